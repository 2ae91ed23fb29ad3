"""The papers of a whole case by the layouts that come with the program, from given summaries."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from hsb_desktop.documents.blocks import Blocks
from hsb_desktop.documents.compose import (
    case_paper,
    chronology,
    copy_register,
    current_position,
    matrix_page,
    workflow,
)
from hsb_desktop.documents.compose.case_paper import MadePart, part_readers
from hsb_desktop.documents.compose.copy_register import RegisterLine
from hsb_desktop.documents.inputs import (
    ChronologyLine,
    CopyDetails,
    MatrixSummary,
    PictureSummary,
    PositionSummary,
)
from hsb_desktop.documents.paper import Composed
from hsb_desktop.formbook.parse_papers import shipped_papers
from hsb_desktop.procedure.paper_layout import Cover, PaperLayout, Part, PartLayout

LAYOUTS = {layout.id: layout for layout in shipped_papers()}
Body = Callable[[str], Blocks]


def composed(
    copy: CopyDetails, layout: PaperLayout, bodies: Mapping[Part, Body], says: Mapping[Cover, str]
) -> Composed:
    """A paper of this layout with these parts, all of one edition."""
    parts = tuple(_made(part, bodies[part.kind], says) for part in layout.parts)
    return case_paper.compose(layout, parts, "Sample 2026-01", copy)


def _made(part: PartLayout, body: Body, says: Mapping[Cover, str]) -> MadePart:
    return MadePart(part, part_readers(part, None), lambda _, name: body(name), says)


def position(copy: CopyDetails, summary: PositionSummary) -> Composed:
    """Where a case stands."""
    bodies: dict[Part, Body] = {
        Part.STANDING: partial(current_position.standing, summary),
        Part.OPEN_STEPS: partial(current_position.open_steps, summary),
        Part.AGREED_ACTIONS: partial(current_position.agreed_actions, summary),
        Part.PEOPLE: partial(current_position.people, summary),
    }
    return composed(copy, LAYOUTS["current_position"], bodies, {})


def history(copy: CopyDetails, lines: Sequence[ChronologyLine]) -> Composed:
    """What happened."""
    return composed(
        copy, LAYOUTS["chronology"], {Part.CHRONOLOGY: lambda name: chronology.body(lines, name)}, {}
    )


def matrix(copy: CopyDetails, summary: MatrixSummary) -> Composed:
    """The matrix on a page."""
    says = {Cover.ASSESSMENT: matrix_page.filled(summary), Cover.DECIDED: summary.decided}
    return composed(
        copy, LAYOUTS["risk_matrix"], {Part.RISK_MATRIX: lambda _: matrix_page.body(summary)}, says
    )


def way(copy: CopyDetails, picture: PictureSummary) -> Composed:
    """The way of the case through the procedure."""
    bodies: dict[Part, Body] = {Part.CASE_PICTURE: lambda name: workflow.body(picture, name)}
    return composed(copy, LAYOUTS["workflow"], bodies, {Cover.STANDS: picture.stands})


def procedure(
    copy: CopyDetails, picture: PictureSummary, contacts: tuple[tuple[str, str], ...] = ()
) -> Composed:
    """The procedure itself."""
    bodies: dict[Part, Body] = {
        Part.PROCEDURE_PICTURE: lambda name: workflow.body(picture, name),
        Part.CONTACTS: lambda name: workflow.contacts(contacts, name),
    }
    return composed(copy, LAYOUTS["workflow_whole"], bodies, {})


def register(copy: CopyDetails, lines: Sequence[RegisterLine]) -> Composed:
    """The register of copies."""
    bodies: dict[Part, Body] = {Part.COPY_REGISTER: lambda name: copy_register.body(lines, name)}
    return composed(copy, LAYOUTS["copy_register"], bodies, {})
