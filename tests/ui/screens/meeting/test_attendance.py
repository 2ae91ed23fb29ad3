"""Attendance: by the keyboard alone, kept as it is clicked and typed, with the warning that comes and goes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import meetings
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import AttendanceRow, MeetingView
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.meeting.people_row import PeopleRow
from hsb_desktop.ui.screens.meeting.presence_row import PresenceRow
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
ROOM = ("police", "health", "social_worker")


@pytest.fixture
def screen(services: Services, case_id: CaseId, meeting_id: RecordId, shown: Show) -> MeetingScreen:
    """The meeting of today, during."""
    made = MeetingScreen(services)
    shown(made, lambda: made.open(Place("meeting", case_id, meeting_id)))
    return made


def stored(office: Office, meeting_id: RecordId) -> MeetingView:
    """The meeting as it is on disk."""
    return office.call(lambda desk: meetings.meeting_view(desk, meeting_id))


def line(view: MeetingView, row: str) -> AttendanceRow:
    """One person of the list."""
    return next(entry for entry in view.rows if entry.row == row)


def presence(screen: MeetingScreen, row: str) -> PresenceRow:
    """The row of a person during the meeting."""
    assert screen.during is not None
    found = screen.during.table.row(RowId(row))
    assert isinstance(found, PresenceRow)
    return found


def people(screen: MeetingScreen, row: str) -> PeopleRow:
    """The row of a person before the meeting."""
    assert screen.before is not None
    found = screen.before.table.row(RowId(row))
    assert isinstance(found, PeopleRow)
    return found


def focused() -> QWidget:
    """The widget with the keyboard."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def in_sight(widget: QWidget) -> bool:
    """Whether all of a widget is on the screen."""
    return widget.visibleRegion().boundingRect().size() == widget.size()


def at_rest(qtbot: QtBot, services: Services) -> None:
    """Wait until nothing is on its way."""
    qtbot.waitUntil(lambda: services.autosave.clean and not services.runner.busy, timeout=10_000)


def test_the_meeting_of_today_opens_at_its_attendance(screen: MeetingScreen) -> None:
    assert screen.part == "during"
    assert screen.during is not None
    assert [row.row_id for row in screen.during.table.rows()][:2] == ["referrer", "education"]


def test_who_is_meant_stands_at_each_role_and_what_asks_for_it_over_them(
    qtbot: QtBot,
    screen: MeetingScreen,
    office: Office,
    services: Services,
    case_id: CaseId,
    meeting_id: RecordId,
) -> None:
    screen.open(Place("meeting", case_id, meeting_id, "before"))
    qtbot.waitUntil(lambda: screen.part == "before" and not services.runner.busy)
    assert screen.before is not None
    qtbot.waitUntil(lambda: screen.pages.whole)
    words = {label.text() for label in screen.before.findChildren(QLabel) if not label.isHidden()}
    roles = office.call(lambda desk: desk.book.procedure(desk.clock.today()).roles)
    hints = {role.hint for role in roles}
    assert {"If appropriate", "Unless this would place the child at more risk"} < hints <= words
    (asked,) = (text for text in words if text.startswith("These are the roles the procedure lists."))
    assert asked.endswith("§5.3")


def test_attendance_is_taken_with_the_keyboard_alone(
    qtbot: QtBot, screen: MeetingScreen, office: Office, services: Services, meeting_id: RecordId
) -> None:
    screen.activateWindow()
    presence(screen, "referrer").person.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)  # invited
    QTest.keyClick(focused(), Qt.Key.Key_Right)  # attended
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)  # the report was sent
    at_rest(qtbot, services)
    entry = line(stored(office, meeting_id), "referrer")
    assert (entry.state, entry.report_sent) == ("attended", True)


def test_a_name_typed_and_left_by_changing_the_part_is_kept(
    qtbot: QtBot, screen: MeetingScreen, office: Office, services: Services, meeting_id: RecordId
) -> None:
    screen.show_part("before")
    cell = people(screen, "police").cells["person"]
    cell.setFocus()
    QTest.keyClicks(cell, "DC B. Marsh")
    screen.show_part("during")
    at_rest(qtbot, services)
    assert line(stored(office, meeting_id), "police").name == "DC B. Marsh"
    qtbot.waitUntil(lambda: presence(screen, "police").person.text() == "DC B. Marsh", timeout=5000)


def test_a_name_typed_and_left_in_the_middle_is_there_again(
    qtbot: QtBot,
    services: Services,
    screen: MeetingScreen,
    case_id: CaseId,
    meeting_id: RecordId,
    shown: Show,
) -> None:
    screen.show_part("before")
    cell = people(screen, "health").cells["person"]
    cell.setFocus()
    QTest.keyClicks(cell, "S. Farr")
    place = screen.here()
    screen.leave()
    at_rest(qtbot, services)
    assert FieldKey.parse(place.key) == FieldKey("person", "attendance", RowId("health"))
    assert place.caret == len("S. Farr")
    again = MeetingScreen(services)
    shown(again, lambda: again.open(place))
    found = people(again, "health").cells["person"]
    assert again.part == "before"
    assert found.text() == "S. Farr"
    assert found.cursorPosition() == len("S. Farr")


def test_typing_that_was_never_left_is_on_disk_within_a_second(
    qtbot: QtBot, services: Services, screen: MeetingScreen, office: Office, meeting_id: RecordId
) -> None:
    screen.show_part("before")
    cell = people(screen, "health").cells["agency"]
    cell.setFocus()
    QTest.keyClicks(cell, "Nursing")
    qtbot.waitUntil(lambda: line(stored(office, meeting_id), "health").agency == "Nursing", timeout=1000)


def test_the_warning_comes_and_goes_with_the_people_in_the_room(
    qtbot: QtBot, screen: MeetingScreen, services: Services
) -> None:
    assert screen.during is not None
    warning = screen.during.side.quorum
    for row in ROOM[1:]:
        presence(screen, row).states.buttons()[1].click()
    at_rest(qtbot, services)
    assert warning.isVisible()
    assert "police" in warning.accessibleName()
    assert "Working Together" in warning.accessibleName()
    presence(screen, "police").states.buttons()[1].click()
    at_rest(qtbot, services)
    assert not warning.isVisible()
    presence(screen, "police").states.buttons()[2].click()
    at_rest(qtbot, services)
    assert warning.isVisible()


def test_not_invited_asks_why_and_who_decided_and_says_it_under_the_row(
    qtbot: QtBot, screen: MeetingScreen, office: Office, services: Services, meeting_id: RecordId
) -> None:
    row = presence(screen, "parent_carer")
    assert not row.reason.isVisible()
    row.states.buttons()[3].click()
    at_rest(qtbot, services)
    because, decided = list(row.reason.fields())
    assert because.isVisible()
    because.take_focus()
    QTest.keyClicks(focused(), "the chair agrees first what can be shared")
    decided.take_focus()
    QTest.keyClicks(focused(), "M. Adeyemi")
    screen.leave()
    at_rest(qtbot, services)
    entry = line(stored(office, meeting_id), "parent_carer")
    assert (entry.reason, entry.decided_by) == ("the chair agrees first what can be shared", "M. Adeyemi")
    assert not entry.reason_missing
    row.reason.close_fields()
    assert row.reason.sentence().change.isVisible()
    row.states.buttons()[0].click()
    at_rest(qtbot, services)
    assert not row.reason.isVisible()


def test_a_person_who_is_added_gets_a_row_and_the_keyboard(
    qtbot: QtBot, screen: MeetingScreen, office: Office, services: Services, meeting_id: RecordId
) -> None:
    before = len(stored(office, meeting_id).rows)
    screen.foot.add.click()
    at_rest(qtbot, services)
    view = stored(office, meeting_id)
    assert len(view.rows) == before + 1
    row = presence(screen, view.rows[-1].row)
    assert row.isAncestorOf(focused())
    qtbot.waitUntil(lambda: in_sight(focused()), timeout=5000)
    assert [entry.row for entry in view.rows[:before]] == [
        found.row_id for found in (screen.during.table.rows() if screen.during else [])[:before]
    ]


def _in_sight(field: QWidget) -> bool:
    return not field.visibleRegion().isEmpty()


def test_tab_goes_through_the_reason_under_a_row_and_then_on(
    qtbot: QtBot, screen: MeetingScreen, services: Services
) -> None:
    screen.activateWindow()
    row = presence(screen, "health")
    next(button for button in row.states.buttons() if button.segment.id == "not_invited").click()
    at_rest(qtbot, services)
    qtbot.waitUntil(row.reason.isVisible, timeout=5000)
    row.report.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)  # who may read the reason
    for question in ("not_invited_because", "not_invited_decided_by"):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        field = next(one for one in row.reason.fields() if one.key.question == question)
        assert field.isAncestorOf(focused()), question
        qtbot.waitUntil(partial(_in_sight, field))
    QTest.keyClick(focused(), Qt.Key.Key_Tab)  # done
    assert row.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is presence(screen, "social_worker").person
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert row.reason.isAncestorOf(focused())


def test_tab_leaves_the_list_behind_its_last_row(
    qtbot: QtBot, screen: MeetingScreen, services: Services
) -> None:
    screen.activateWindow()
    row = presence(screen, "young_person")
    next(button for button in row.states.buttons() if button.segment.id == "not_invited").click()
    at_rest(qtbot, services)
    qtbot.waitUntil(row.reason.isVisible, timeout=5000)
    row.report.setFocus()
    for _ in range(5):  # who may read the reason, its two fields, done, on
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert screen.during is not None
    assert not screen.during.table.isAncestorOf(focused())
    assert screen.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert row.reason.isAncestorOf(focused()), "back into the list at its end"


def test_the_family_is_asked_for_no_agency(screen: MeetingScreen) -> None:
    for role, family in (("young_person", True), ("parent_carer", True), ("health", False)):
        row = presence(screen, role)
        row.open_details()
        asked = {field.key.question for field in row.fields() if not field.isHidden()}
        assert asked.isdisjoint({"agency", "can_commit"}) is family, role
        assert "person" in asked
        assert people(screen, role).cells["agency"].isHidden() is family


def test_invited_is_a_warning_during_the_meeting_only(screen: MeetingScreen) -> None:
    def shape(row: PeopleRow | PresenceRow) -> State | None:
        return next(one.segment.state for one in row.states.buttons() if one.segment.id == "invited")

    assert (shape(people(screen, "health")), shape(presence(screen, "health"))) == (
        State.NOW,
        State.ATTENTION,
    )


@pytest.mark.parametrize(
    "left_out", [(), ("not_invited_decided_by",), ("not_invited_because", "not_invited_decided_by")]
)
def test_what_a_council_does_not_ask_of_a_person_is_not_offered(
    screen: MeetingScreen, qtbot: QtBot, left_out: tuple[str, ...]
) -> None:
    """A report, why somebody is not invited, who decided it: each only where its form has the question."""
    assert screen.during is not None
    parts = screen.during.parts
    kept = [one for one in parts.attendance.questions if one.id not in (*left_out, "report_sent")]
    bare = replace(parts, attendance=replace(parts.attendance, questions=tuple(kept)))
    no = ("", "", "", "", "", False, False, "", "", False, False)
    police = AttendanceRow(RowId("police"), "police", "Police officer", *no)
    for form, asked in ((parts, True), (bare, False)):
        row = PresenceRow(form, police, extra=False)
        qtbot.addWidget(row)
        key = form.key(police.row, "attendance")
        row.show_entry(police, AnswerSet({key: Answer("not_invited")}), {key})
        assert row.report.isHidden() is not asked
        assert row.reason.isHidden() is (not asked and len(left_out) == 2)
