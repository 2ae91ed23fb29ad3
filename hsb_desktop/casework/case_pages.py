"""The risk matrix and the picture of the work flow in words and places, for paper: of a case or of the procedure."""

from hsb_desktop.casework.form_shape import indicators
from hsb_desktop.casework.picture import NOT_REQUIRED
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.casework.views import PathColumn, PathLink, PathNode
from hsb_desktop.documents.inputs import MatrixColumn, MatrixSummary, PictureBox, PictureSummary
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.dates_in_words import capital, long_date
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.matrix import Cell, Finding
from hsb_desktop.procedure.picture import Picture
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.words import t


def matrix_summary(procedure: Procedure, record: Record | None) -> MatrixSummary:
    """The matrix of the procedure with the answers of this assessment, or blank."""
    matrix = procedure.matrix
    rows = [row for row in matrix.rows if procedure.category(row.category) is not None]
    numbers = {q.id: (q.number, q.label) for q in indicators(record.form)} if record is not None else {}
    answered = record.answers if record is not None else None
    columns = []
    for row in rows:
        mine = [known for known in matrix.indicators if known.category == row.category]
        cells = []
        for known in mine:
            number, words = numbers.get(known.id, ("", known.text))
            answer = _finding(answered, known.id) if answered is not None else ""
            cells.append((number, words, answer))
        columns.append(MatrixColumn(capital(row.label), tuple(cells)))
    usual = (
        (matrix.heads.level, tuple(_cell(row.levels_text) for row in rows)),
        (matrix.heads.colour, tuple(_cell(row.colours_text) for row in rows)),
        (matrix.heads.lead_agency, tuple("\n".join(map(_cell, row.lead_agency)) for row in rows)),
        (matrix.heads.response, tuple("\n".join(map(_cell, row.response)) for row in rows)),
    )
    filled = ""
    if record is not None:
        day = record.completed_on
        filled = (
            t("{form} of {day}", form=record.form.title, day=long_date(day)) if day else record.form.title
        )
    return MatrixSummary(
        tuple(columns),
        usual,
        filled,
        _decided_words(procedure, record),
        t(
            "[local]: a default of this product, to be confirmed locally. The tool suggests; the worker decides."
        ),
    )


def _finding(answers: AnswerSet, indicator: str) -> str:
    """What was answered of an indicator; empty where it was not."""
    answer = answers.of(indicator)
    return Finding.NOT_KNOWN if answer.missing is Missing.NOT_KNOWN else answers.text(indicator)


def _decided_words(procedure: Procedure, record: Record | None) -> str:
    chosen = record.answers.text(procedure.meaning.category) if record is not None else ""
    category = next((known for known in procedure.categories if str(known.value) == chosen), None)
    return t("Decided: {category}", category=capital(category.label)) if category is not None else ""


def _cell(cell: Cell) -> str:
    mark = {Basis.LOCAL: t("[local]"), Basis.NATIONAL: t("[national]")}.get(cell.basis, "")
    return " ".join(part for part in (cell.text, mark or section_words(cell.cite)) if part)


def whole(picture: Picture) -> tuple[tuple[PathColumn, ...], tuple[PathLink, ...]]:
    """The picture of the procedure itself, every box of it, for no case."""
    columns = tuple(
        PathColumn(
            part.id,
            part.title,
            section_words(part.cite),
            tuple(PathNode(box.id, box.label, box.line, "", box.row, group=part.group) for box in part.boxes),
        )
        for part in picture.columns
    )
    return columns, tuple(PathLink(start, end, "") for start, end in picture.links)


def picture_summary(
    columns: tuple[PathColumn, ...], links: tuple[PathLink, ...], stands: str = ""
) -> PictureSummary:
    """The picture as the screen positions it, for paper."""
    states = {
        "done": t("Done"),
        "now": t("Now"),
        "possible": t("May come next"),
        NOT_REQUIRED: t("Not required"),
    }
    nodes = [(place, node) for place, column in enumerate(columns) for node in column.nodes]
    where = {node.id: at for at, (_, node) in enumerate(nodes)}
    boxes = tuple(
        PictureBox(
            place,
            node.row,
            node.label,
            node.line,
            node.state or "possible",
            states.get(node.state, ""),
            node.here,
            node.group,
        )
        for place, node in nodes
    )
    return PictureSummary(
        tuple((column.title, column.section) for column in columns),
        boxes,
        tuple((where[link.start], where[link.end], link.state or "possible") for link in links),
        stands,
    )
