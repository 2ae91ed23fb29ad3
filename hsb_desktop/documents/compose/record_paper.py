"""Any record as a paper for one recipient: its form says which questions stand on it and who may read each of them.

A form of which the family may read nothing prints the numbers of its questions too, and running text under them.
"""

from dataclasses import dataclass

from hsb_desktop.documents.audience import is_for_family, must_be_among, readers_of
from hsb_desktop.documents.blocks import Blocks, Column, Heading, Notice, Table, Words
from hsb_desktop.documents.compose import assessment
from hsb_desktop.documents.compose.frame import (
    child_rows,
    composed,
    edition_of,
    in_a_sentence,
    reading,
    subtitle_of,
    title_of,
)
from hsb_desktop.documents.inputs import AssessmentSummary, CopyDetails, MeetingSummary
from hsb_desktop.documents.paper import Composed
from hsb_desktop.documents.record_blocks import record_blocks
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.form import Audience, Form
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Beside:
    """What a record's paper says besides its answers, for professionals: what a matrix led to, who was at the meeting.

    `insert`: the plan this record is put into ("Child in need (CIN) plan"), empty for a paper that stands alone.
    """

    assessment: AssessmentSummary | None = None
    meeting: MeetingSummary | None = None
    insert: str = ""


def kind_of(form: Form) -> str:
    """The kind of paper a record of this form makes: the record of the procedure, else the form itself."""
    return form.record or form.id


def compose(copy: CopyDetails, record: Record, beside: Beside | None = None) -> Composed:
    """The record as its recipient may read it; NotForThisReader where that is nothing."""
    form, found = record.form, beside or Beside()
    title = title_of(form, copy)
    must_be_among(copy.recipient, readers_of(form), form.title)
    parts = _insert(found, copy.recipient.audience) + child_rows(copy) + body(copy, record, found)
    return composed(copy, kind_of(form), title, subtitle_of(record, copy), edition_of(form), parts)


def body(copy: CopyDetails, record: Record, beside: Beside) -> Blocks:
    """The record without its title: also as a part of a pack. What is beside it is for professionals alone."""
    form = record.form
    own = record_blocks(form, record.answers, reading(copy, full=not is_for_family(form)))
    if copy.recipient.audience is not Audience.PROFESSIONAL:
        return own
    if beside.assessment is not None:
        own = assessment.result(record, beside.assessment) + own + assessment.history(beside.assessment)
    return attendance(beside.meeting) + own if beside.meeting is not None else own


def attendance(meeting: MeetingSummary) -> Blocks:
    """Who was invited and who came, and the warning about who was missing."""
    title = t("Attendance")
    head = (t("Role"), t("Name"), t("Agency"), t("Attendance"))
    rows = tuple(
        (Words(one.role), Words(one.name), Words(one.agency), Words(one.state)) for one in meeting.attendees
    )
    columns = (Column.MIDDLE, Column.MIDDLE, Column.MIDDLE, Column.WIDE)
    table = Table(head, rows, title, t("Nobody is on the attendance list"), columns, row_heads=True)
    warning = (Notice(meeting.quorum, source=meeting.quorum_source),) if meeting.quorum else ()
    return Blocks((Heading(title, 2), *warning, table), (title,))


def _insert(beside: Beside, audience: Audience) -> Blocks:
    if not beside.insert:
        return Blocks()
    if audience is Audience.CHILD:
        return Blocks((Notice(t("This is part of a bigger plan"), t("Keep both plans together.")),))
    notice = Notice(
        t("Insert to the {plan}", plan=in_a_sentence(beside.insert)),
        t("Keep it with that plan. Both are looked at together, and a new copy takes the place of this one."),
    )
    return Blocks((notice,))
