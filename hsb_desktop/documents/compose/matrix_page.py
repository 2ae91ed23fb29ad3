"""The risk matrix on one page, blank or with the answers of an assessment, for professionals (procedure section 3)."""

from itertools import zip_longest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.inputs import MatrixSummary
from hsb_desktop.procedure.words import t


def filled(matrix: MatrixSummary) -> str:
    """From which assessment the answers are, else that somebody is to fill it in."""
    return matrix.filled or t("to fill in by hand")


def body(matrix: MatrixSummary) -> b.Blocks:
    """Categories side by side with their indicators, then what usually goes with each."""
    marks = _marks()
    key = t(
        "{present} present · {absent} not present · {not_known} not known · {open} not answered",
        present=marks["present"],
        absent=marks["not_present"],
        not_known=marks["not_known"],
        open=marks[""],
    )
    told = tuple(column for column in matrix.columns if column.indicators)
    head = tuple(column.label for column in told)
    rows = tuple(
        tuple(_cell(cell) for cell in row) for row in zip_longest(*(column.indicators for column in told))
    )
    found: list[b.Block] = [b.Table(head, rows, t("Indicators"))]
    if matrix.filled:  # what the signs mean is heard before they are
        found.insert(0, b.Paragraph(b.Words(key, b.Tone.QUIET)))
    included = [t("Indicators")]
    if matrix.rows:
        usual = t("What usually goes with each category")
        included.append(usual)
        found += [b.Heading(usual, 2), _usual(matrix, usual)]
    if matrix.source:
        found.append(b.Paragraph(b.Words(matrix.source, b.Tone.QUIET)))
    return b.Blocks(tuple(found), tuple(included))


def _usual(matrix: MatrixSummary, name: str) -> b.Table:
    """A row for each category; the last two columns have the most words."""
    head = (t("Category"), *(label for label, _ in matrix.rows))
    wide = len(matrix.rows) - 1
    columns = tuple(b.Column.WIDE if at >= wide else b.Column.MIDDLE for at in range(len(head)))
    rows = tuple(
        (b.Words(column.label), *(b.Words(cells[at]) for _, cells in matrix.rows))
        for at, column in enumerate(matrix.columns)
    )
    return b.Table(head, rows, name, columns=columns, row_heads=True)


def _marks() -> dict[str, str]:
    """The sign before an indicator: each has its own shape."""
    return {"present": "☑", "not_present": "–", "not_known": "?", "": "☐"}


def _cell(indicator: tuple[str, str, str] | None) -> b.Words:
    if indicator is None:
        return b.Words("")
    number, words, answer = indicator
    tone = b.Tone.STRONG if answer == "present" else b.Tone.PLAIN
    mark = _marks().get(answer, answer)  # of one that is withheld, that word
    return b.Words(f"{mark} {number} {words}", tone)
