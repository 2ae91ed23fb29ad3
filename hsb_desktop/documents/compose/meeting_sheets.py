"""What goes to a meeting beside its pack: a short pack to carry, a blank outcome sheet, the list of copies handed out.

The short pack holds cover, agenda, the plans as they stand and what is asked of its reader, and nothing else. The
outcome sheet and the list are for professionals; what is written on them by hand belongs into the record afterwards.
"""

from dataclasses import dataclass, replace

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import professionals_only
from hsb_desktop.documents.compose import meeting_pack as pack
from hsb_desktop.documents.compose.frame import child_rows, composed, edition_of
from hsb_desktop.documents.inputs import ActionLine, CopyDetails, MeetingSummary
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.words import t

SHORT_PACK, OUTCOME_SHEET, COLLECTION_LIST = "meeting_pack_short", "outcome_sheet", "collection_list"
SHEETS = frozenset({SHORT_PACK, OUTCOME_SHEET, COLLECTION_LIST})
_ACTION_ROWS, _REASON_LINES, _SPARE_COPIES = 5, 6, 4


@dataclass(frozen=True, slots=True)
class ToDecide:
    """What the meeting may decide: the form of its minutes, and of its questions those that the meeting answers."""

    form: Form
    asked: tuple[b.WriteIn, ...]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One issued copy: its number, for whom, which kind it is, its pages, and the days that are known, in words."""

    number: int
    name: str
    kind: str
    pages: int
    handed: str = ""
    returned: str = ""
    destroyed: str = ""


def compose_short(copy: CopyDetails, meeting: MeetingSummary, parts: pack.PackParts) -> Composed:
    """What somebody carries who does not take the whole pack along."""
    plans = tuple(part for part in parts.records if part.beside.assessment is None)
    whole = pack.cover(copy, meeting) + pack.agenda(copy, meeting) + _asked_of(copy, parts.actions)
    for plan in plans:
        whole += pack.record_part(copy, plan)
    edition = edition_of(plans[0].record.form) if plans else ""
    return composed(
        copy, SHORT_PACK, t("Short meeting pack"), pack.subtitle(copy, meeting), edition, _whole(whole)
    )


def _whole(found: b.Blocks) -> b.Blocks:
    """The agenda has room under the cover where it is short."""
    first = next((one for one in found.blocks if isinstance(one, b.Heading) and one.new_page), None)
    moved = tuple(replace(one, new_page=False, whole=True) if one is first else one for one in found.blocks)
    return replace(found, blocks=moved)


def _asked_of(copy: CopyDetails, actions: tuple[ActionLine, ...]) -> b.Blocks:
    """Of what was agreed before, that which this reader does."""
    title = t("What is asked of you")
    if not pack.for_professionals(copy):
        return pack.not_for(title) if actions else b.Blocks()
    mine = tuple(line for line in actions if _is_mine(copy, line))
    none = b.Paragraph(b.Words(t("Nothing that was agreed before is for you."), b.Tone.ABSENT))
    found = pack.action_table(mine, "") if mine else none
    return b.Blocks((b.Heading(title, 1, whole=True), found), (title,))


def _is_mine(copy: CopyDetails, line: ActionLine) -> bool:
    who = copy.recipient
    agency = line.agency.strip().casefold()
    return line.owner.strip().casefold() == who.name.strip().casefold() or (
        bool(agency) and agency in who.relation.casefold()
    )


def compose_outcome(copy: CopyDetails, meeting: MeetingSummary, decide: ToDecide) -> Composed:
    """A sheet to write on in the meeting: what it may decide, its reasons, its actions."""
    title = t("Outcome sheet")
    professionals_only(copy.recipient, title)
    notice = b.Notice(
        t("This sheet is not the minutes"),
        t("Enter what is written here in the minutes the same day, then destroy the sheet."),
    )
    said = t("Reasons, and what anybody saw differently")
    reasons = b.WriteIn("", said, (b.Space("reasons", b.Room.TEXT, said, lines=_REASON_LINES),))
    blocks: list[b.Block] = [notice, b.Heading(t("What the meeting decides")), b.WriteIns(decide.asked)]
    blocks += [b.WriteIns((reasons,)), b.Heading(t("Actions")), _action_rows()]
    blocks.append(b.SignatureLines((b.SignatureLine(t("Chair"), b.Words(meeting.chair)),)))
    found = child_rows(copy) + b.Blocks(tuple(blocks), (t("What the meeting decides"), t("Actions")))
    when = pack.subtitle(copy, meeting)
    edition = edition_of(decide.form)
    return composed(copy, OUTCOME_SHEET, title, f"{meeting.title} · {when}", edition, found)


def _action_rows() -> b.WriteInTable:
    head = (t("Action"), t("Owner"), t("Agency"), t("By when"))
    rows = tuple(
        tuple(
            b.Space(f"action{n}", b.Room.TEXT, t("{what}, line {n}", what=name, n=n), lines=2)
            for name in head
        )
        for n in range(1, _ACTION_ROWS + 1)
    )
    return b.WriteInTable(head, rows, (b.Column.WIDE, b.Column.MIDDLE, b.Column.MIDDLE, b.Column.NARROW))


def compose_collection(copy: CopyDetails, meeting: MeetingSummary, lines: tuple[CopyLine, ...]) -> Composed:
    """Which copies went out for the meeting, with room for the day each was handed out, came back, was destroyed."""
    title = t("Collection list")
    professionals_only(copy.recipient, title)
    lead = t("Tick off every copy as it comes back. Write the day in each box.")
    none = () if lines else (b.Paragraph(b.Words(t("No copy was issued yet."), b.Tone.ABSENT)),)
    head = (t("Copy"), t("For whom"), t("Handed out"), t("Returned"), t("Destroyed"))
    rows = tuple(_copy_row(line, head) for line in lines)
    spare = tuple(
        tuple(b.Space(f"copy{n}", b.Room.LINE, t("{what}, line {n}", what=name, n=n)) for name in head)
        for n in range(1, _SPARE_COPIES + 1)
    )
    columns = (b.Column.NARROW, b.Column.WIDE, *(b.Column.NARROW,) * 3)
    table = b.WriteInTable(head, rows + spare, columns)
    found = b.Blocks((b.Paragraph(b.Words(lead, b.Tone.QUIET)), *none, table), (title,))
    subtitle = f"{meeting.title} · {pack.subtitle(copy, meeting)}"
    return composed(copy, COLLECTION_LIST, title, subtitle, "", found)


def _copy_row(line: CopyLine, head: tuple[str, ...]) -> tuple[b.Space, ...]:
    who = t("{name}, {kind}, pages: {pages}", name=line.name, kind=line.kind, pages=line.pages)
    held = (str(line.number), who, line.handed, line.returned, line.destroyed)
    return tuple(
        b.Space("", b.Room.LINE, t("{what}, copy {n}", what=name, n=line.number), held=words)
        for name, words in zip(head, held, strict=True)
    )
