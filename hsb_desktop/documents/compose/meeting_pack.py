"""The pack for a meeting of any kind, as one paper for one recipient.

Cover and contents, agenda, chronology, what was agreed, attendance sheet, the records of the case, earlier minutes.
The attendance sheet, which is passed round, and each record begin a page; short parts follow each other where they have
room. Parts that are for professionals are left out of a family or child pack, and named as left out.
"""

from dataclasses import dataclass, field

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import readers_of
from hsb_desktop.documents.compose import record_paper
from hsb_desktop.documents.compose.chronology import chronology_table
from hsb_desktop.documents.compose.frame import child_rows, composed, edition_of, subtitle_of, title_of
from hsb_desktop.documents.compose.record_paper import Beside
from hsb_desktop.documents.enclosure import Enclosure, enclosed
from hsb_desktop.documents.inputs import ActionLine, ChronologyLine, CopyDetails, MeetingSummary
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Audience, Form
from hsb_desktop.procedure.words import t

MEETING_PACK = "meeting_pack"


@dataclass(frozen=True, slots=True)
class PackRecord:
    """A record as a part of the pack; `title` where it is called otherwise than its form."""

    record: Record
    beside: Beside = field(default_factory=Beside)
    title: str = ""


@dataclass(frozen=True, slots=True)
class PackParts:
    """What goes into the pack besides cover, agenda and attendance: records in their order, minutes after them.

    `drafts` are the forms of what stays out because it is not finished; the cover names them. Other agencies' papers
    stand at the end.
    """

    records: tuple[PackRecord, ...] = ()
    minutes: tuple[PackRecord, ...] = ()
    chronology: tuple[ChronologyLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    drafts: tuple[Form, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


def compose(copy: CopyDetails, meeting: MeetingSummary, parts: PackParts) -> Composed:
    """The whole pack as its recipient may read it."""
    inside = agenda(copy, meeting) + _chronology(copy, parts) + _actions(copy, parts)
    inside += _attendance(copy, meeting)
    for part in (*parts.records, *parts.minutes):
        inside += record_part(copy, part)
    for enclosure in parts.enclosures:
        inside += enclosed(copy.recipient, enclosure)
    whole = cover(copy, meeting) + _contents(inside) + _unfinished(copy, parts) + inside
    edition = next((edition_of(part.record.form) for part in (*parts.records, *parts.minutes)), "")
    return composed(copy, MEETING_PACK, t("Meeting pack"), subtitle(copy, meeting), edition, whole)


def subtitle(copy: CopyDetails, meeting: MeetingSummary) -> str:
    """Whose case it is, and when the meeting is where this reader may know."""
    return " · ".join(part for part in (copy.case.child.name, _when(copy, meeting)) if part)


def action_table(actions: tuple[ActionLine, ...], empty: str) -> b.Table:
    """What was agreed, who does it, by when, how far it is."""
    head = (t("Action"), t("Owner"), t("Agency"), t("Due"), t("How far"))
    columns = (b.Column.WIDE, b.Column.MIDDLE, b.Column.MIDDLE, b.Column.MIDDLE, b.Column.MIDDLE)
    rows = tuple(
        tuple(b.Words(text) for text in (line.what, line.owner, line.agency, line.due, line.state))
        for line in actions
    )
    return b.Table(head, rows, t("Actions"), empty, columns)


def for_professionals(copy: CopyDetails) -> bool:
    """Whether this copy is a professional’s."""
    return copy.recipient.audience is Audience.PROFESSIONAL


def not_for(title: str) -> b.Blocks:
    """A part that stays out of this copy because it is for professionals."""
    return b.Blocks(left_out=(b.LeftOut(title, t("professionals only")),))


def _when(copy: CopyDetails, meeting: MeetingSummary) -> str:
    who = copy.recipient.audience
    day = long_date(meeting.on) if meeting.on is not None and meeting.tells("on", who) else ""
    at = meeting.at if meeting.tells("at", who) else ""
    return t("{date}, {time}", date=day, time=at) if day and at else day or at


def cover(copy: CopyDetails, meeting: MeetingSummary) -> b.Blocks:
    """What meeting it is, about whom, and for whom this copy is."""
    who = copy.recipient.audience
    rows = [b.KeyValue(t("Meeting"), b.Words(meeting.title))]
    left_out = []
    for part, label, text in (
        ("on", t("When"), _when(copy, meeting)),
        ("place", t("Where"), meeting.place),
        ("chair", t("Chair"), meeting.chair),
    ):
        if meeting.tells(part, who):
            rows.append(
                b.KeyValue(label, b.Words(text) if text else b.Words(t("Not set yet"), b.Tone.ABSENT))
            )
        elif text:
            left_out.append(b.LeftOut(label, t("not on the list of this copy")))
    for line in meeting.told:
        if for_professionals(copy) or who in line.readers:
            rows.append(b.KeyValue(line.label, b.Words(line.text)))
        else:
            left_out.append(b.LeftOut(line.label, t("professionals only")))
    if meeting.clock and for_professionals(copy):
        rows.append(b.KeyValue(t("Time limit"), b.Words(meeting.clock)))
    found: list[b.Block] = [b.KeyValues(tuple(rows), t("The meeting"))]
    if for_professionals(copy):
        found += child_rows(copy).blocks
        if meeting.quorum:
            found.append(b.Notice(meeting.quorum, source=meeting.quorum_source))
    found.append(
        b.Notice(
            t("This copy is for {name} only", name=copy.recipient.name),
            t("Keep it with you, do not copy it, and hand it back at the end of the meeting or destroy it."),
        )
    )
    return b.Blocks(tuple(found), (t("Cover"),), tuple(left_out))


def _contents(inside: b.Blocks) -> b.Blocks:
    """The list of the parts; none where this reader's copy is the cover alone."""
    title = t("In this pack")
    return b.Blocks((b.Contents(title),), (t("Contents"),)) if inside.blocks else b.Blocks()


def _unfinished(copy: CopyDetails, parts: PackParts) -> b.Blocks:
    """What this reader will not find because it is still a draft, so that nobody takes it for forgotten."""
    found = b.Blocks()
    held = {record_paper.kind_of(part.record.form) for part in parts.records}
    for form in parts.drafts:
        title = title_of(form, copy)
        if copy.recipient.audience in readers_of(form):
            said = t("{title}: still a draft, so it is not in this pack.", title=title)
            if record_paper.kind_of(form) in held:
                said = t("{title}: another one is still a draft, so it is not in this pack.", title=title)
            line = b.Paragraph(b.Words(said, b.Tone.QUIET))
            found += b.Blocks((line,), left_out=(b.LeftOut(title, t("still a draft")),))
        else:
            found += not_for(title)
    return found


def agenda(copy: CopyDetails, meeting: MeetingSummary) -> b.Blocks:
    """For professionals: the items speak of other children and of prosecution, and may be typed by hand."""
    title = t("Agenda")
    if not for_professionals(copy):
        return not_for(title)
    rows = tuple(
        (b.Words(str(n)), b.Words(line.title), b.Words(line.detail))
        for n, line in enumerate(meeting.agenda, start=1)
    )
    detailed = any(line.detail for line in meeting.agenda)
    head = (t("No."), t("Item"), t("Led by"))
    columns = (b.Column.NUMBER, b.Column.WIDE, b.Column.MIDDLE)
    width = 3 if detailed else 2
    table = b.Table(
        head[:width], tuple(row[:width] for row in rows), title, t("No agenda yet"), columns[:width]
    )
    source = t("The items are those of {source}.", source=meeting.agenda_source)
    said = (b.Paragraph(b.Words(source, b.Tone.QUIET)),) if meeting.agenda_source else ()
    heading = b.Heading(title, 1, new_page=True)
    return b.Blocks((heading, table, *said, *_not_attending(meeting)), (title,))


def _not_attending(meeting: MeetingSummary) -> tuple[b.Block, ...]:
    """Who will not be there and why: beside the agenda, since the attendance sheet is passed round."""
    rows = tuple(
        (b.Words(one.role), b.Words(one.name), b.Words(one.agency), b.Words(one.state))
        for one in meeting.attendees
        if not one.signs
    )
    head = (t("Role"), t("Name"), t("Agency"), t("Attendance"))
    columns = (b.Column.MIDDLE, b.Column.MIDDLE, b.Column.MIDDLE, b.Column.WIDE)
    name = t("Not attending")
    return (b.Heading(name, 2), b.Table(head, rows, name, columns=columns, row_heads=True)) if rows else ()


def _attendance(copy: CopyDetails, meeting: MeetingSummary) -> b.Blocks:
    title = t("Attendance sheet")
    if not for_professionals(copy):
        return not_for(title)
    seats = tuple(b.Seat(one.role, one.name, one.agency) for one in meeting.attendees if one.signs)
    lead = b.Paragraph(
        b.Words(
            t(
                "By signing you confirm that you were present and that what is said here stays with those who need it."
            ),
            b.Tone.QUIET,
        )
    )
    return b.Blocks((b.Heading(title, 1, new_page=True), lead, b.AttendanceSheet(seats)), (title,))


def _chronology(copy: CopyDetails, parts: PackParts) -> b.Blocks:
    title = t("Chronology")
    if not parts.chronology:
        return b.Blocks()
    if not for_professionals(copy):
        return not_for(title)
    table = chronology_table(parts.chronology, title)
    return b.Blocks((b.Heading(title, 1, whole=True), table), (title,))


def _actions(copy: CopyDetails, parts: PackParts) -> b.Blocks:
    title = t("What was agreed before")
    if not parts.actions:
        return b.Blocks()
    if not for_professionals(copy):
        return not_for(title)
    found: list[b.Block] = [b.Heading(title, 1, whole=True)]
    for agreed in dict.fromkeys(line.agreed for line in parts.actions):
        mine = tuple(line for line in parts.actions if line.agreed == agreed)
        found += [b.Heading(agreed, 2)] if agreed else []
        found.append(action_table(mine, ""))
    return b.Blocks(tuple(found), (title,))


def record_part(copy: CopyDetails, part: PackRecord) -> b.Blocks:
    """A record as a part of the pack, under its own title."""
    record = part.record
    title = part.title or title_of(record.form, copy)
    if copy.recipient.audience not in readers_of(record.form):
        return not_for(title)
    body = record_paper.body(copy, record, part.beside)
    if not body.blocks:
        return b.Blocks(left_out=body.left_out)
    lead = b.Paragraph(b.Words(subtitle_of(record, copy), b.Tone.QUIET))
    return b.Blocks((b.Heading(title, 1, new_page=True), lead, *body.blocks), (title,), body.left_out)
