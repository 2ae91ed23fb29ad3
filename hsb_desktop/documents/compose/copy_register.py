"""The register of copies as a list, for professionals: number, paper, to whom and how, what became of it, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import professionals_only
from hsb_desktop.documents.compose.frame import composed
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t

COPY_REGISTER = "copy_register"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One copy, in words; `reason` is why it went although something on it has no tie to its reader."""

    number: int
    paper: str
    reader: str
    how: str
    state: str
    reason: str = ""


def compose(copy: CopyDetails, lines: Sequence[RegisterLine]) -> Composed:
    """The register of a case; NotForThisReader for anybody but a professional."""
    title = t("Register of copies")
    professionals_only(copy.recipient, title)
    until = t("until {date}", date=long_date(copy.printed_on))
    subtitle = " · ".join((copy.case.child.name, copy.case.reference, until))
    head = (t("No."), t("Paper"), t("For"), t("Handed over"), t("Now"))
    columns = (b.Column.NUMBER, b.Column.WIDE, b.Column.MIDDLE, b.Column.WIDE, b.Column.WIDE)
    rows = tuple(
        tuple(b.Words(text) for text in (str(one.number), one.paper, one.reader, one.how, one.state))
        for one in lines
    )
    table = b.Table(head, rows, title, t("No copy was issued yet."), columns)
    found: list[b.Block] = [table]
    reasons = tuple(
        b.KeyValue(t("{paper}, copy {n}", paper=one.paper, n=one.number), b.Words(one.reason))
        for one in lines
        if one.reason
    )
    if reasons:
        name = t("Why a copy went although somebody on it has no tie to its reader")
        found += [b.Heading(name, 2), b.KeyValues(reasons, name)]
    parts = b.Blocks(tuple(found), (title,))
    return composed(copy, COPY_REGISTER, title, subtitle, "", parts, landscape=True)
