"""Invitations to a meeting as calendar files, and calling it off. Nothing in a file tells of the case or the child.

Which versions were saved stands in the meeting's own record, where its form has room for that: a change of day, time
or place is then a new version of the same entry, and the screen can say that people have an older one.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.completing import draft_head
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.invitation_words import (
    BECAUSE,
    SAVED,
    SAVED_FOR,
    SAVED_ON,
    VERSION,
    keeps_versions,
    said_of,
    saved_versions,
)
from hsb_desktop.casework.meetings import as_typed
from hsb_desktop.casework.new_ids import new_row_id
from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.casework.record_lines import meeting_day
from hsb_desktop.casework.records import read_record
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.work_views import CALLED_OFF
from hsb_desktop.documents.invitation import Invitation
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

_USUAL = timedelta(hours=1)  # how long a meeting is entered for while nobody said until when


@dataclass(frozen=True, slots=True)
class InvitationFile:
    """A calendar file with the neutral name it is offered under; `said` is what it says, to tell versions apart."""

    name: str
    said: str
    version: int
    data: bytes = field(repr=False)


def invitation_file(desk: Desk, meeting_id: RecordId) -> InvitationFile:
    """The invitation as the meeting is arranged now; NotReady while it has no day or time."""
    with desk.store.unit() as unit:
        meeting = as_typed(unit, read_record(desk, unit, meeting_id))
    day, starts = meeting_day(meeting.answers), _clock(meeting.answers.text("time"))
    if day is None or starts is None:
        raise NotReady(t("Enter the date and the time of the meeting first; the invitation is for then."))
    begins = datetime.combine(day, starts, london())
    until = _clock(meeting.answers.text("until"))
    ends = datetime.combine(day, until, london()) if until is not None and until > starts else begins + _USUAL
    place, off = meeting.answers.text("place").strip(), bool(meeting.answers.text(CALLED_OFF))
    said = said_of(meeting)
    saved = saved_versions(meeting)
    version = saved[-1][0] + (saved[-1][1] != said) if saved else _unsaved(desk, meeting)
    invitation = Invitation(
        uid=str(uuid.uuid5(uuid.NAMESPACE_OID, meeting.id)),
        sequence=version,
        title=t("Meeting"),
        place=place,
        starts=begins,
        ends=ends,
        stamp=desk.clock.now(),
        called_off=off,
    )
    name = f"meeting-{day.isoformat()}{'-called-off' if off else ''}.ics"
    return InvitationFile(name, said, version, desk.writer.calendar_file(invitation))


def note_saved(desk: Desk, meeting_id: RecordId, file: InvitationFile) -> Changes:
    """Keep in the meeting's record which version was saved, once for each version; each saving is entered."""
    with desk.store.unit() as unit:
        head = draft_head(unit, meeting_id)
        meeting = read_record(desk, unit, meeting_id)
        entry = JournalEntry("invitation.saved", head.case_id, meeting_id, content={"version": file.version})
        unit.journal(entry, desk.clock.now())
        if not keeps_versions(meeting) or (file.version, file.said) in saved_versions(meeting):
            return of_case(head.case_id, meeting_id)
        row = new_row_id()
        rows = meeting.answers.rows(SAVED)
        answers = {
            FieldKey(SAVED): Answer((*rows, row)),
            FieldKey(SAVED_ON, SAVED, row): Answer(desk.clock.today().isoformat()),
            FieldKey(VERSION, SAVED, row): Answer(file.version),
            FieldKey(SAVED_FOR, SAVED, row): Answer(file.said),
        }
        unit.add_answers(meeting_id, answers, desk.clock.now())
    return of_case(head.case_id, meeting_id)


def call_off(desk: Desk, meeting_id: RecordId, reason: str) -> Changes:
    """Say that a planned meeting does not take place; its record and what was arranged stay."""
    if not reason.strip():
        raise NotReady(t("Say why the meeting is called off; the reason stays with it."))
    return _put_off(desk, meeting_id, Answer(desk.clock.today().isoformat()), Answer(reason.strip()))


def take_place(desk: Desk, meeting_id: RecordId) -> Changes:
    """It takes place after all."""
    return _put_off(desk, meeting_id, Answer(), Answer())


def _unsaved(desk: Desk, meeting: Record) -> int:
    """The version where none is kept: it grows by itself, so that a later file is the newer one to every calendar."""
    if keeps_versions(meeting):
        return 0
    return max(0, int((desk.clock.now() - meeting.started_at).total_seconds()))


def _put_off(desk: Desk, meeting_id: RecordId, on: Answer, because: Answer) -> Changes:
    with desk.store.unit() as unit:
        head = draft_head(unit, meeting_id)
        form = desk.book.form(head.pin)
        if not any(item.id == CALLED_OFF for item in form.items()):
            raise NotReady(t("This kind of meeting cannot be called off here; change its date instead."))
        answers = {FieldKey(CALLED_OFF): on, FieldKey(BECAUSE): because}
        unit.add_answers(meeting_id, answers, desk.clock.now())
    return of_case(head.case_id, meeting_id)


def _clock(words: str) -> time | None:
    try:
        return time.fromisoformat(words)
    except ValueError:
        return None
