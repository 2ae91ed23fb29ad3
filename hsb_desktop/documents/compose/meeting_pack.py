"""The pack for a meeting, as one paper for one recipient: cover, contents, agenda, attendance, assessment, plans.

Each part begins a page. Parts that are for professionals are left out of a family or child pack, and named as left out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose import risk_assessment
from hsb_desktop.documents.compose.frame import (
    child_rows,
    composed,
    edition_of,
    reading,
    subtitle_of,
    title_of,
)
from hsb_desktop.documents.inputs import AssessmentSummary, CopyDetails, MeetingSummary
from hsb_desktop.documents.paper import Composed, PaperKind
from hsb_desktop.documents.record_blocks import record_blocks
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class PackParts:
    """The records that go into the pack, None where there is none yet."""

    assessment: Record | None = None
    assessment_summary: AssessmentSummary | None = None
    safety_plan: Record | None = None
    diversion_plan: Record | None = None


def compose(copy: CopyDetails, meeting: MeetingSummary, parts: PackParts) -> Composed:
    """The whole pack as its recipient may read it."""
    inside = _agenda(copy, meeting) + _attendance(copy, meeting) + _assessment(copy, parts)
    for record in (parts.safety_plan, parts.diversion_plan):
        if record is not None:
            inside += _record_part(copy, record, lambda r: record_blocks(r.form, r.answers, reading(copy)))
    whole = _cover(copy, meeting) + _contents(inside) + inside
    records = (parts.assessment, parts.safety_plan, parts.diversion_plan)
    edition = next((edition_of(record.form) for record in records if record is not None), "")
    subtitle = " · ".join(part for part in (copy.case.child.name, _when(meeting)) if part)
    return composed(copy, PaperKind.MEETING_PACK, t("Meeting pack"), subtitle, edition, whole)


def _for_professionals(copy: CopyDetails) -> bool:
    return copy.recipient.audience is Audience.PROFESSIONAL


def _when(meeting: MeetingSummary) -> str:
    day = long_date(meeting.on) if meeting.on is not None else ""
    if day and meeting.at:
        return t("{date}, {time}", date=day, time=meeting.at)
    return day or meeting.at


def _cover(copy: CopyDetails, meeting: MeetingSummary) -> b.Blocks:
    rows = [b.KeyValue(t("Meeting"), b.Words(meeting.title))]
    for label, text in (
        (t("When"), _when(meeting)),
        (t("Where"), meeting.place),
        (t("Chair"), meeting.chair),
    ):
        rows.append(b.KeyValue(label, b.Words(text) if text else b.Words(t("Not set yet"), b.Tone.ABSENT)))
    if meeting.clock and _for_professionals(copy):
        rows.append(b.KeyValue(t("Time limit"), b.Words(meeting.clock)))
    found: list[b.Block] = [b.KeyValues(tuple(rows), t("The meeting"))]
    if _for_professionals(copy):
        found += child_rows(copy).blocks
        if meeting.quorum:
            found.append(b.Notice(meeting.quorum, source=meeting.quorum_source))
    found.append(
        b.Notice(
            t("This copy is for {name} only", name=copy.recipient.name),
            t("Keep it with you, do not copy it, and hand it back at the end of the meeting or destroy it."),
        )
    )
    return b.Blocks(tuple(found), (t("Cover"),))


def _contents(inside: b.Blocks) -> b.Blocks:
    """The list of the parts; none where this reader's copy is the cover alone."""
    title = t("In this pack")
    return b.Blocks((b.Contents(title),), (t("Contents"),)) if inside.blocks else b.Blocks()


def _agenda(copy: CopyDetails, meeting: MeetingSummary) -> b.Blocks:
    """For professionals: the items speak of other children and of prosecution, and may be typed by hand."""
    title = t("Agenda")
    if not _for_professionals(copy):
        return b.Blocks(left_out=(b.LeftOut(title, t("professionals only")),))
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
    source = (b.Paragraph(b.Words(meeting.agenda_source, b.Tone.QUIET)),) if meeting.agenda_source else ()
    heading = b.Heading(title, 1, new_page=True)
    return b.Blocks((heading, table, *source, *_not_attending(meeting)), (title,))


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
    if not _for_professionals(copy):
        return b.Blocks(left_out=(b.LeftOut(title, t("professionals only")),))
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


def _assessment(copy: CopyDetails, parts: PackParts) -> b.Blocks:
    record = parts.assessment
    if record is None:
        return b.Blocks()
    if not _for_professionals(copy):
        return b.Blocks(left_out=(b.LeftOut(record.form.title, t("professionals only")),))
    summary = parts.assessment_summary or AssessmentSummary()
    return _record_part(copy, record, lambda r: risk_assessment.body(copy, r, summary))


def _record_part(copy: CopyDetails, record: Record, blocks_of: Callable[[Record], b.Blocks]) -> b.Blocks:
    """A record as a part of the pack, under its own title."""
    body = blocks_of(record)
    title = title_of(record.form, copy)
    if not body.blocks:
        return b.Blocks(left_out=body.left_out)
    lead = b.Paragraph(b.Words(subtitle_of(record, copy), b.Tone.QUIET))
    return b.Blocks((b.Heading(title, 1, new_page=True), lead, *body.blocks), (title,), body.left_out)
