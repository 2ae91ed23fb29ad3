"""The register of copies as a list, for professionals: number, paper, to whom and how, what became of it, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_desktop.documents import blocks as b
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One copy, in words; `reason` is why it went although something on it has no tie to its reader."""

    number: int
    paper: str
    reader: str
    how: str
    state: str
    reason: str = ""


def body(lines: Sequence[RegisterLine], name: str) -> b.Blocks:
    """The register of a case, and under it why a copy went all the same."""
    head = (t("No."), t("Paper"), t("For"), t("Handed over"), t("Now"))
    columns = (b.Column.NUMBER, b.Column.WIDE, b.Column.MIDDLE, b.Column.WIDE, b.Column.WIDE)
    rows = tuple(
        tuple(b.Words(text) for text in (str(one.number), one.paper, one.reader, one.how, one.state))
        for one in lines
    )
    table = b.Table(head, rows, name, t("No copy was issued yet."), columns)
    found: list[b.Block] = [table]
    reasons = tuple(
        b.KeyValue(t("{paper}, copy {n}", paper=one.paper, n=one.number), b.Words(one.reason))
        for one in lines
        if one.reason
    )
    if reasons:
        why = t("Why a copy went although somebody on it has no tie to its reader")
        found += [b.Heading(why, 2), b.KeyValues(reasons, why)]
    return b.Blocks(tuple(found), (name,))
