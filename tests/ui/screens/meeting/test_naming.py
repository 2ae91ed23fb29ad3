"""A seat is named from the people of the case, agency and contact in one step; linked children are not offered."""

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import cases, meetings
from hsb_desktop.casework.cases import NewPerson
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.meeting.attendance_table import AnyRow
from hsb_desktop.ui.screens.meeting.people_row import PeopleRow
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from tests.ui.screens.conftest import Office
from tests.ui.screens.meeting.test_attendance import Show, at_rest

TEACHER = NewPerson(PersonKind.PROFESSIONAL, "Petra Lindqvist", "teacher", "Hillside School", "front office")


@pytest.fixture
def screen(
    office: Office, services: Services, case_id: CaseId, meeting_id: RecordId, shown: Show
) -> MeetingScreen:
    """The meeting, with a teacher and a linked child among the people of its case."""
    for person in (TEACHER, NewPerson(PersonKind.LINKED_CHILD, "Petra Kestrel")):
        office.call(lambda desk, person=person: cases.add_person(desk, case_id, person))  # type: ignore[misc]
    made = MeetingScreen(services)
    shown(made, lambda: made.open(Place("meeting", case_id, meeting_id)))
    return made


def test_a_seat_is_named_from_the_people_of_the_case(
    qtbot: QtBot, screen: MeetingScreen, office: Office, services: Services, meeting_id: RecordId
) -> None:
    at_rest(qtbot, services)
    assert screen.before is not None
    row = screen.before.table.row(RowId("education"))
    assert isinstance(row, PeopleRow)
    row.cells["person"].setText("petra")
    assert row.naming.suggestions().offered() == ["Petra Lindqvist, teacher, Hillside School"]
    row.naming.suggestions().chosen.emit(next(one.id for one in row._people if one.name == TEACHER.name))
    at_rest(qtbot, services)
    view = office.call(lambda desk: meetings.meeting_view(desk, meeting_id))
    seat = next(entry for entry in view.rows if entry.row == "education")
    assert (seat.name, seat.agency, seat.contact) == ("Petra Lindqvist", "Hillside School", "front office")


def _left_out(row: AnyRow) -> QAbstractButton:
    """The button that says the person is not invited."""
    return next(one for one in row.states.buttons() if one.text() == "Not invited")


def test_who_decided_not_to_invite_somebody_is_offered_too(
    qtbot: QtBot, screen: MeetingScreen, services: Services
) -> None:
    at_rest(qtbot, services)
    for part in ("before", "during"):
        screen.show_part(part)
        page = screen.before if part == "before" else screen.during
        assert page is not None
        row = page.table.row(RowId("parent_carer"))
        assert row is not None
        _left_out(row).click()
        at_rest(qtbot, services)
        field = next(one for one in row.reason.fields() if one.key.question == "not_invited_decided_by")
        assert isinstance(field, TextField)
        assert isinstance(field.input, TextLine)
        field.input.setText("petra")
        assert field._suggestions is not None
        assert [words for words in field._suggestions.offered() if TEACHER.name in words]
        field.input.clear()
