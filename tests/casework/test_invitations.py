"""Invitations: the same entry in every version, a newer one once something changed, nothing in it of the case."""

from datetime import date, timedelta

import pytest

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.invitations import InvitationFile, call_off, invitation_file, note_saved, take_place
from hsb_desktop.casework.meetings import meeting_view, plan_meeting, record_outcome, set_up
from hsb_desktop.casework.records import save_answer
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import rowan


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """The case of an invented child."""
    return rowan(desk)


@pytest.fixture
def meeting(desk: Desk, case_id: CaseId) -> RecordId:
    """A strategy meeting with everything that could tell of the case."""
    planned = plan_meeting(
        desk,
        case_id,
        "strategy_meeting",
        date(2026, 12, 23),
        "15:30",
        place="Room 2",
        chair_name="M. Adeyemi",
    ).record_id
    save_answer(desk, planned, FieldKey("reason"), Answer("HSB 2 was decided."))
    return planned


def said(file: InvitationFile, name: str) -> str:
    """The value of a line of the file."""
    lines = file.data.decode("utf-8").split("\r\n")
    return next(line.removeprefix(f"{name}:") for line in lines if line.startswith(f"{name}:"))


def test_an_invitation_says_nothing_of_the_case(desk: Desk, case_id: CaseId, meeting: RecordId) -> None:
    file = invitation_file(desk, meeting)
    case = case_view(desk, case_id).case
    whole = f"{file.name}\n{file.data.decode('utf-8')}".lower()
    told = [
        case.reference,
        case.id,
        meeting,
        "HSB",
        "strategy",
        "Adeyemi",
        "harm",
        "Marlow",
        "safeguard",
        "police",
    ]
    told += [word for person in (case.child, *case.people) for word in person.name.split() if len(word) > 2]
    assert not [word for word in told if word.lower() in whole]
    assert said(file, "SUMMARY") == "Meeting"
    assert (said(file, "DTSTART"), said(file, "DTEND")) == ("20261223T153000Z", "20261223T163000Z")


def test_a_change_is_a_newer_version_of_the_same_entry(
    desk: Desk, clock: FixedClock, meeting: RecordId
) -> None:
    assert meeting_view(desk, meeting).invitation == "It was not saved yet."
    first = invitation_file(desk, meeting)
    note_saved(desk, meeting, first)
    note_saved(desk, meeting, first)
    assert meeting_view(desk, meeting).invitation == "It was saved as the meeting stands."
    clock.advance(timedelta(hours=1))
    again = invitation_file(desk, meeting)
    assert (again.version, said(again, "SEQUENCE")) == (0, "0")
    save_answer(desk, meeting, FieldKey("until"), Answer("17:00"))
    assert meeting_view(desk, meeting).invitation.startswith("The meeting was changed since")
    changed = invitation_file(desk, meeting)
    assert (said(changed, "SEQUENCE"), said(changed, "DTEND")) == ("1", "20261223T170000Z")
    assert said(changed, "UID") == said(first, "UID")
    note_saved(desk, meeting, changed)
    assert invitation_file(desk, meeting).version == 1


def test_a_meeting_is_called_off_for_a_reason_and_may_take_place_after_all(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    note_saved(desk, meeting, invitation_file(desk, meeting))
    with pytest.raises(NotReady, match="Say why"):
        call_off(desk, meeting, "  ")
    call_off(desk, meeting, "The chair is ill.")
    view = meeting_view(desk, meeting)
    assert (view.called_off, view.called_off_because) == (True, "The chair is ill.")
    assert [line.state_word for line in case_view(desk, case_id).meetings] == ["Called off"]
    file = invitation_file(desk, meeting)
    assert (said(file, "METHOD"), said(file, "SEQUENCE")) == ("CANCEL", "1")
    assert file.name == "meeting-2026-12-23-called-off.ics"
    with pytest.raises(NotReady, match="called off"):
        record_outcome(desk, meeting)
    assert set_up(desk, case_id, "strategy_meeting").record_id != meeting, "another is set up in its place"
    take_place(desk, meeting)
    assert not meeting_view(desk, meeting).called_off


def test_without_a_day_there_is_nothing_to_invite_to(desk: Desk, case_id: CaseId) -> None:
    planned = plan_meeting(desk, case_id, "risk_discussion_review").record_id
    with pytest.raises(NotReady, match="Enter the date and the time"):
        invitation_file(desk, planned)
