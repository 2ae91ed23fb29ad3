"""The journal of a case on paper, for professionals: who did what and when, old and new value, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import professionals_only
from hsb_desktop.documents.compose.frame import composed
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.words import t

JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry in words."""

    when: str
    who: str
    what: str
    detail: str


def compose(copy: CopyDetails, lines: Sequence[EntryLine], standing: str, left_out: str) -> Paper:
    """The journal; `standing` says how the whole journal was found, `left_out` what is not on the paper."""
    title = t("Journal of the case")
    professionals_only(copy.recipient, title)
    rows = tuple(
        (b.Words(one.when), b.Words(one.who), b.Words(one.what), b.Words(one.detail)) for one in lines
    )
    columns = (b.Column.MIDDLE, b.Column.MIDDLE, b.Column.MIDDLE, b.Column.WIDE)
    head = (t("Recorded"), t("Who"), t("What"), t("In detail"))
    parts = [b.Paragraph(b.Words(words)) for words in (standing, left_out) if words]
    table = b.Table(head, rows, title, t("Nothing is recorded yet."), columns)
    blocks = b.Blocks((*parts, table), (title,))
    return composed(copy, JOURNAL, title, copy.case.reference, "", blocks, landscape=True).paper
