"""The panel, the meetings and the library as a worker uses them: dates set, actions marked, contacts confirmed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import facts, panel_days
from hsb_desktop.casework.contacts import contacts
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.panel import panel_view
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.library.screen import LibraryScreen
from hsb_desktop.ui.screens.meetings.screen import MeetingsScreen
from hsb_desktop.ui.screens.panel.attendance_card import AttendanceCard
from hsb_desktop.ui.screens.panel.days_page import DaysPage
from hsb_desktop.ui.screens.panel.screen import PanelScreen
from tests.casework.panel_work import heard, nominated
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
DAY = date(2027, 1, 14)


def words(widget: QWidget) -> str:
    """Everything that is written on what is shown."""
    QApplication.processEvents()  # what was just put into a layout is shown
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    chips = [chip.accessibleName() for chip in widget.findChildren(Chip) if chip.isVisible()]
    rows = [row.accessibleName() for row in widget.findChildren(ListRow) if row.isVisible()]
    return " | ".join((*labels, *chips, *rows))


def button(widget: QWidget, word: str) -> QAbstractButton:
    """The button in sight with these words or this name."""
    QApplication.processEvents()
    for found in widget.findChildren(QAbstractButton):
        if found.isVisible() and word in (found.text(), found.accessibleName()):
            return found
    raise AssertionError(f"no button {word}: {words(widget)}")


@pytest.fixture
def linked(office: Office, case_id: CaseId) -> CaseId:
    """A case that the procedure asks to nominate."""

    def link(desk: Desk) -> CaseId:
        decision = {"fact": "category_decided", "on": "2026-12-30", "category": 2, "cse_linked": True}
        facts.record_fact(desk, case_id, decision)
        return case_id

    return office.call(link)


def test_a_date_is_set_and_the_nomination_is_due_by_it(
    services: Services, office: Office, linked: CaseId, shown: Show, qtbot: QtBot
) -> None:
    screen = PanelScreen(services)
    services.runner.changed.connect(screen.refresh)
    shown(screen, lambda: screen.open(Place("panel", page="dates")))
    days = screen.pages["dates"]
    assert isinstance(days, DaysPage)
    days.save.click()
    assert "Enter the day on which the panel meets." in words(days)
    days.field.set_value(DAY)
    days.save.click()
    qtbot.waitUntil(lambda: "Thursday 14 January 2027" in words(screen))
    with qtbot.waitSignal(screen.settled):
        button(screen, "Agenda of Thursday 14 January 2027").click()
    assert screen.here().page.startswith("agenda:")
    assert "By Thursday 14 January 2027" in words(screen)
    assert "Ellery" not in words(screen)
    with qtbot.waitSignal(screen.go) as went:
        next(row for row in screen.findChildren(ListRow) if "R.E." in row.text()).click()
    assert (went.args[0].screen, went.args[0].case_id) == ("record", linked)
    assert len(office.call(panel_view).asked) == 1


def test_who_attends_is_said_and_taken_back_by_hand(
    services: Services, office: Office, shown: Show, qtbot: QtBot
) -> None:
    office.call(lambda desk: panel_days.set_panel_day(desk, DAY))
    key = office.call(lambda desk: panel_view(desk).days[0].key)

    def police() -> str:
        view = office.call(lambda desk: panel_view(desk, key))
        return next(seat.state for seat in view.seats if seat.id == "police")

    screen = PanelScreen(services)
    shown(screen, lambda: screen.open(Place("panel", page=f"agenda:{key}")))
    card = screen.findChildren(AttendanceCard)[0]
    unsaid, _invited, attended, _apologies = card.states["police"].buttons()
    assert unsaid.isChecked()
    attended.click()
    qtbot.waitUntil(lambda: police() == "attended")
    qtbot.waitUntil(lambda: not services.runner.busy)
    assert attended.isVisible(), "the list is not painted anew under the hand"
    screen.tabs.chosen.emit("tracker")
    screen.tabs.chosen.emit("agenda")
    QApplication.processEvents()
    (again,) = [c for c in screen.findChildren(AttendanceCard) if c.isVisible()]
    assert again.states["police"].value() == "attended", "what was said is there when the page is turned back"
    again.states["police"].buttons()[0].click()
    qtbot.waitUntil(lambda: not police())
    assert again.states["police"].value() == "unsaid"


def test_an_action_is_marked_as_done_in_the_tracker(
    services: Services, office: Office, linked: CaseId, shown: Show, qtbot: QtBot
) -> None:
    def seed(desk: Desk) -> RecordId:
        nominated(desk, office.clock, linked, None)
        return heard(desk, office.clock, linked)

    office.call(seed)
    screen = PanelScreen(services)
    services.runner.changed.connect(screen.refresh)
    shown(screen, lambda: screen.open(Place("panel", page="tracker")))
    assert "Meet the school" in words(screen)
    with qtbot.waitSignal(screen.settled):
        button(screen, "Mark as done: Meet the school").click()
    assert "Done Wed 30 December" in words(screen)
    assert office.call(panel_view).actions[0].done_on == date(2026, 12, 30)


def test_the_overview_says_every_number_and_can_be_read_in_words(
    services: Services, linked: CaseId, shown: Show
) -> None:
    screen = PanelScreen(services)
    shown(screen, lambda: screen.open(Place("panel", page="overview")))
    assert "Counts of 1 to 5 are shown as a range" in words(screen)
    button(screen, "Locations: in words").click()
    assert "Jun 0, Jul 0, Aug 0, Sep 0, Oct 0, Nov 0; total 0" in words(screen)
    button(screen, "Locations: as bars").click()
    assert "Jun 0, Jul 0" not in words(screen)


def test_meetings_of_every_case_are_listed_without_names(
    services: Services, meeting_id: RecordId, shown: Show, qtbot: QtBot
) -> None:
    screen = MeetingsScreen(services)
    shown(screen, lambda: screen.open(Place("meetings")))
    assert "R.E. · C-0001" in words(screen)
    assert "Ellery" not in words(screen)
    row = next(row for row in screen.findChildren(ListRow) if "15:30" in row.accessibleName())
    with qtbot.waitSignal(screen.go) as went:
        row.click()
    assert went.args[0].record_id == meeting_id


def test_the_guidance_is_found_and_a_box_says_what_is_asked(services: Services, shown: Show) -> None:
    screen = LibraryScreen(services)
    shown(screen, lambda: screen.open(Place("library")))
    assert "The procedure is due for review" in words(screen)
    screen.guidance.finder.setText("police protection 72")
    screen.guidance.look_for("police protection 72")
    assert "Police protection ends" in words(screen)
    screen.guidance.look_for("nothing of the kind")
    assert "Nothing found" in words(screen)
    screen.tabs.chosen.emit("flow")
    screen.flow.picture.drawing.box("strategy").click()
    assert "§5.3" in words(screen)


def test_a_contact_is_confirmed(services: Services, office: Office, shown: Show, qtbot: QtBot) -> None:
    screen = LibraryScreen(services)
    shown(screen, lambda: screen.open(Place("library", page="contacts")))
    role = office.call(contacts)[0].role
    with qtbot.waitSignal(screen.settled):
        button(screen, f"Confirm or change: {role}").click()
    button(screen, "They are right today").click()
    qtbot.waitUntil(lambda: "Enter a telephone number or an e-mail address" in words(screen))
    phone = next(one for one in screen.findChildren(TextLine) if one.accessibleName() == "Telephone")
    phone.setText("01632 960001")
    with qtbot.waitSignal(screen.settled):
        button(screen, "They are right today").click()
    assert office.call(contacts)[0].telephone == "01632 960001"
    assert "confirmed Wednesday 30 December 2026 by Ada Morrow" in words(screen)
    assert office.call(lambda desk: panel_days.panel_of(desk) is not None)


def test_what_is_being_typed_is_there_again_in_another_window(
    services: Services, office: Office, linked: CaseId, shown: Show, qtbot: QtBot
) -> None:
    panel, library = PanelScreen(services), LibraryScreen(services)
    services.runner.changed.connect(panel.refresh)
    shown(panel, lambda: panel.open(Place("panel", page="dates")))
    days = panel.pages["dates"]
    assert isinstance(days, DaysPage)
    day = days.field.boxes()[0]
    day.setFocus()
    QTest.keyClicks(day, "1")
    services.autosave.flush()
    qtbot.waitUntil(lambda: services.autosave.clean)
    QTest.keyClicks(day, "4")  # the field is the same one: keeping it takes nobody out of it
    assert day.hasFocus()
    shown(library, lambda: library.open(Place("library", page="contacts")))
    role = office.call(contacts)[0].role
    with qtbot.waitSignal(library.settled):
        button(library, f"Confirm or change: {role}").click()
    QApplication.processEvents()
    phone = next(one for one in library.findChildren(TextLine) if one.accessibleName() == "Telephone")
    QTest.keyClicks(phone, "01632")
    services.autosave.flush()
    qtbot.waitUntil(lambda: services.autosave.clean)
    again, shelf = PanelScreen(services), LibraryScreen(services)
    shown(again, lambda: again.open(Place("panel", page="dates")))
    page = again.pages["dates"]
    assert isinstance(page, DaysPage)
    assert page.field.parts() == ("14", "", "")
    shown(shelf, lambda: shelf.open(Place("library", page="contacts")))
    QApplication.processEvents()
    assert "01632" in [one.text() for one in shelf.findChildren(TextLine)]
