"""A meeting is shown in slices: its other pages when they come to the front, the rows out of sight a moment later.

Whoever is quicker than that loses nothing and never sees another meeting.
"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import meetings, records
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.ui.kit.slices import Slices
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.meeting.before_page import BeforePage
from hsb_desktop.ui.screens.meeting.cells import TextCell
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from tests.ui.screens.conftest import Office
from tests.ui.screens.meeting.test_attendance import Show, at_rest, focused


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """No slice comes by itself: whatever a test does comes before the rows that were put off."""
    monkeypatch.setattr(Slices, "_turn", lambda self: None)


@pytest.fixture
def screen(services: Services, case_id: CaseId, meeting_id: RecordId, qtbot: QtBot) -> MeetingScreen:
    """The meeting before, as its first rows stand."""
    made = MeetingScreen(services)
    qtbot.addWidget(made)
    made.resize(1274, 636)
    made.show()
    made.activateWindow()
    made.open(Place("meeting", case_id, meeting_id, "before"))
    qtbot.waitUntil(lambda: made.part == "before" and not made.pages.isHidden(), timeout=10_000)
    return made


def page_of(screen: MeetingScreen) -> BeforePage:
    """What is done before."""
    assert screen.before is not None
    return screen.before


def cell(screen: MeetingScreen, row: str, question: str = "person") -> TextCell:
    """A cell of a row, made now where it does not stand."""
    assert screen.before is not None
    found = screen.before.field(FieldKey(question, screen.before.parts.attendance.id, RowId(row)))
    assert isinstance(found, TextCell)
    return found


def test_the_rows_come_in_their_order_and_only_then_it_is_settled(
    qtbot: QtBot, services: Services, case_id: CaseId, meeting_id: RecordId, shown: Show
) -> None:
    made = MeetingScreen(services)
    stood: list[int] = []
    made.settled.connect(lambda: stood.append(len(page_of(made).table._rows)))
    shown(made, lambda: made.open(Place("meeting", case_id, meeting_id, "before")))
    rows = page_of(made).table.rows()
    assert stood == [len(rows)]
    assert len(rows) > 3
    tops = [row.mapTo(made, row.rect().topLeft()).y() for row in rows]
    assert tops == sorted(tops)
    view = services.runner  # the store answered once; nothing is asked again for the rows
    assert not view.busy


@pytest.mark.usefixtures("slow")
def test_what_is_typed_and_left_before_all_rows_stand_is_kept(
    qtbot: QtBot, screen: MeetingScreen, office: Office, services: Services, meeting_id: RecordId
) -> None:
    table = page_of(screen).table
    assert not table.whole
    first, last = cell(screen, "referrer"), list(table._entries)[-1]
    first.take_focus()
    QTest.keyClicks(first, "Sam")
    assert not table.whole, "typing waits for no row"
    screen.leave()
    at_rest(qtbot, services)
    late = cell(screen, last)
    late.take_focus()
    QTest.keyClicks(late, "Kim")
    assert last in table._rows
    screen.leave()
    at_rest(qtbot, services)
    rows = office.call(lambda desk: meetings.meeting_view(desk, meeting_id)).rows
    names = {row.row: row.name for row in rows}
    assert (names[RowId("referrer")], names[last][-3:]) == ("Sam", "Kim")


def test_a_screen_that_goes_in_the_middle_of_it_goes_in_peace(
    qtbot: QtBot, services: Services, case_id: CaseId, meeting_id: RecordId
) -> None:
    """As when the program locks: the window goes while rows are still to come."""
    made = MeetingScreen(services)
    made.show()
    made.open(Place("meeting", case_id, meeting_id, "before"))
    qtbot.waitUntil(lambda: not made.pages.isHidden(), timeout=10_000)
    assert not made.pages.whole
    gone: list[bool] = []
    made.destroyed.connect(lambda: gone.append(True))
    made.leave()
    made.deleteLater()
    qtbot.waitUntil(lambda: bool(gone), timeout=5000)
    qtbot.wait(60)  # a slice that was left over would come by now, and be an error


@pytest.mark.usefixtures("slow")
def test_tab_from_the_last_row_that_stands_goes_on_in_the_list(qtbot: QtBot, screen: MeetingScreen) -> None:
    table = page_of(screen).table
    standing = list(table._rows.values())
    standing[-1].last_of_line().setFocus()
    for _ in range(3):  # its states may be still to come
        if standing[-1].isAncestorOf(focused()):
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert table.rows()[len(standing)].isAncestorOf(focused())


@pytest.mark.usefixtures("slow")
def test_the_caret_comes_back_into_a_row_that_was_put_off(
    qtbot: QtBot, screen: MeetingScreen, services: Services, case_id: CaseId, meeting_id: RecordId
) -> None:
    table = page_of(screen).table
    last = list(table._entries)[-1]
    key = FieldKey("person", table._parts.attendance.id, RowId(last))
    assert RowId(last) not in table._rows
    screen.open(Place("meeting", case_id, meeting_id, "before", key=key.text, caret=2))
    qtbot.waitUntil(lambda: screen.here().key == key.text, timeout=10_000)
    assert screen.here().caret == 2
    assert cell(screen, last) is focused()


def test_another_meeting_never_shows_the_one_before_on_a_page_that_was_put_off(
    qtbot: QtBot,
    screen: MeetingScreen,
    office: Office,
    services: Services,
    case_id: CaseId,
    meeting_id: RecordId,
) -> None:
    key = cell(screen, "referrer").key
    office.call(lambda desk: records.save_answer(desk, meeting_id, key, Answer("Only of the first")))
    screen.session.load()
    at_rest(qtbot, services)
    other = office.call(
        lambda desk: meetings.plan_meeting(desk, case_id, "strategy_meeting", date(2027, 1, 4), at="10:00")
    ).record_id
    screen.open(Place("meeting", case_id, other, "before"))
    screen.show_part("during")  # pressed while the other one comes
    assert screen.pages.isHidden()
    qtbot.waitUntil(lambda: not screen.pages.isHidden(), timeout=10_000)
    assert screen.part == "during"
    assert screen.during is not None
    said = "\n".join(label.text() for label in screen.findChildren(QLabel))
    assert "Only of the first" not in said
    assert all("Only of the first" not in row.person.text() for row in screen.during.table.rows())  # type: ignore[union-attr]
    assert cell(screen, "referrer").text() == ""
