"""The work flow and the risk matrix of the procedure itself as pages, about nobody: to print, or to fill in by hand."""

from hsb_desktop.casework.case_pages import matrix_summary, picture_summary, whole
from hsb_desktop.casework.contacts import whom_to_ask
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.documents.blocks import Blocks, Heading
from hsb_desktop.documents.compose import matrix_page, workflow
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t

_FLOW, _MATRIX = "workflow_whole", "risk_matrix"  # as the same papers are called in a case


def flow_paper(desk: Desk) -> Paper:
    """The whole work flow as a picture, and again in words."""
    columns, links = whole(desk.book.picture(desk.clock.today()))
    title, asked = t("The whole work flow"), t("Whom to ask")
    with desk.store.unit() as unit:
        contacts = workflow.contacts(whom_to_ask(desk, unit), asked)
    if contacts.blocks:
        contacts = Blocks((Heading(asked, 2), *contacts.blocks), contacts.included)
    parts = workflow.body(picture_summary(columns, links), title) + contacts
    return _paper(desk, _FLOW, title, parts, landscape=True)


def matrix_paper(desk: Desk) -> Paper:
    """The risk matrix as one page, blank."""
    summary = matrix_summary(procedure_of(desk), None)
    return _paper(desk, _MATRIX, t("Risk matrix"), matrix_page.body(summary), one_page=True)


def library_file(desk: Desk, paper: Paper) -> bytes:
    """Its pages. It asks nothing of the store."""
    return desk.writer.draw(paper)


def library_file_name(paper: Paper) -> str:
    """The name offered for the file."""
    return f"{paper.kind.replace('_', '-')}-{paper.edition.rpartition(' ')[2]}.pdf"


def _paper(
    desk: Desk, kind: str, title: str, parts: Blocks, *, landscape: bool = False, one_page: bool = False
) -> Paper:
    procedure = procedure_of(desk)
    return Paper(
        kind=kind,
        title=title,
        marking=t("OFFICIAL"),
        case_reference="",
        recipient=Recipient(desk.worker.name, desk.worker.role, Audience.PROFESSIONAL),
        copy_number=1,
        copies=1,
        edition=t("{council} {edition}", council=procedure.council, edition=procedure.edition),
        printed_on=desk.clock.today(),
        blocks=parts.blocks,
        subtitle=procedure.title,
        landscape=landscape,
        one_page=one_page,
    )
