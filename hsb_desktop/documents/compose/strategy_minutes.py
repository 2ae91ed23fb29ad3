"""The strategy minutes with attendance, for professionals only: nothing of them enters a family copy."""

from hsb_desktop.documents.audience import professionals_only
from hsb_desktop.documents.blocks import Blocks, Column, Heading, Notice, Table, Words
from hsb_desktop.documents.compose.frame import child_rows, composed, edition_of, reading, subtitle_of
from hsb_desktop.documents.inputs import CopyDetails, MeetingSummary
from hsb_desktop.documents.paper import Composed, PaperKind
from hsb_desktop.documents.record_blocks import record_blocks
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.words import t


def compose(copy: CopyDetails, record: Record, meeting: MeetingSummary) -> Composed:
    """The minutes; NotForThisReader for anybody but a professional."""
    form = record.form
    professionals_only(copy.recipient, form.title)
    parts = (
        child_rows(copy) + attendance(meeting) + record_blocks(form, record.answers, reading(copy, full=True))
    )
    subtitle = subtitle_of(record, copy)
    return composed(copy, PaperKind.STRATEGY_MINUTES, form.title, subtitle, edition_of(form), parts)


def attendance(meeting: MeetingSummary) -> Blocks:
    """Who was invited and who came, and the warning about who was missing."""
    title = t("Attendance")
    head = (t("Role"), t("Name"), t("Agency"), t("Attendance"))
    rows = tuple(
        (Words(one.role), Words(one.name), Words(one.agency), Words(one.state)) for one in meeting.attendees
    )
    columns = (Column.MIDDLE, Column.MIDDLE, Column.MIDDLE, Column.MIDDLE)
    table = Table(head, rows, title, t("Nobody is on the attendance list"), columns, row_heads=True)
    warning = (Notice(meeting.quorum, source=meeting.quorum_source),) if meeting.quorum else ()
    return Blocks((Heading(title, 2), *warning, table), (title,))
