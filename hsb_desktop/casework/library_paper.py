"""The work flow and the risk matrix of the procedure itself as pages, about nobody: to print, or to fill in by hand."""

from dataclasses import replace

from hsb_desktop.casework.contacts import whom_to_ask
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.paper_of_case import matrix_summary, picture_summary, whole
from hsb_desktop.documents.blocks import Blocks
from hsb_desktop.documents.compose import matrix_page, workflow
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t


def flow_paper(desk: Desk) -> Paper:
    """The whole work flow as a picture, and again in words."""
    procedure = procedure_of(desk)
    columns, links = whole(desk.book.picture(desk.clock.today()))
    title = t("The whole work flow")
    with desk.store.unit() as unit:
        contacts = whom_to_ask(desk, unit)
    summary = replace(picture_summary(title, procedure, columns, links, ""), of_case=False, contacts=contacts)
    return _paper(desk, summary.kind, title, workflow.body(summary), landscape=True)


def matrix_paper(desk: Desk) -> Paper:
    """The risk matrix as one page, blank."""
    summary = matrix_summary(procedure_of(desk), None)
    return _paper(desk, matrix_page.RISK_MATRIX, t("Risk matrix"), matrix_page.body(summary), one_page=True)


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
