"""The list of a meeting in the real window: what is typed after a choice is kept, and who is in the case is offered."""

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget

from hsb_desktop.casework import cases, meetings, records
from hsb_desktop.casework.cases import NewPerson
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.text_area import TextArea
from hsb_desktop.ui.questions.choices import ChoiceField
from hsb_desktop.ui.screens.meeting.attendance_table import AnyRow
from hsb_desktop.ui.screens.meeting.people_row import PeopleRow
from hsb_desktop.ui.screens.meeting.presence_row import PresenceRow
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded

WHY = "Not safe for the child"
LATER = (
    NewPerson(PersonKind.PROFESSIONAL, "Iris Vale", "named nurse", "Health visiting"),
    NewPerson(PersonKind.PROFESSIONAL, "Tom Averill", "police officer", "Police"),
)


def test_what_is_typed_after_not_invited_is_the_reason(full_store: tuple[Path, Seeded], start: Start) -> None:
    """By the mouse in both lists, the last row of the list included, and by the arrows."""
    store, seeded = full_store
    program = start(store)
    screen = _meeting(program, seeded, "during")
    for part, seat in (("during", "young_person"), ("before", "health"), ("during", "social_work_manager")):
        row = _row(program, screen, part, seat)
        button = _button(row, "Not invited")
        screen.pages.currentWidget().page.ensureWidgetVisible(button, 0, 0)  # type: ignore[union-attr]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        _type(WHY)
        assert _held(program, seeded, seat) == ("not_invited", WHY), (part, seat)
        _in_sight(screen, program)
    row = _row(program, screen, "during", "other")
    row.states.take_focus()
    QTest.keyClick(_focus(), Qt.Key.Key_Space)  # the first is chosen, the arrows choose on
    while _focus() is not _button(row, "Not invited"):
        QTest.keyClick(_focus(), Qt.Key.Key_Right)
    _type(WHY)
    assert _held(program, seeded, "other") == ("not_invited", WHY)


def test_what_is_typed_after_a_choice_goes_where_the_choice_opened(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    """Somebody else takes the chair: why, is written without a press between."""
    store, seeded = full_store
    program = start(store)
    screen = _meeting(program, seeded, "before")
    assert screen.before is not None
    chair = next(one for one in screen.before.fields() if one.key.question == "chair")
    assert isinstance(chair, ChoiceField)
    QTest.mouseClick(chair.group.cards()[-1], Qt.MouseButton.LeftButton)
    _type(WHY)
    _focus().clearFocus()
    program.at_rest()
    held = program.call(lambda desk: records.open_record(desk, seeded.meeting)).record
    assert held.answers.text("chair_because") == WHY


def test_who_is_in_the_case_is_offered_where_a_seat_is_named(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    """Also who was added while the meeting was left; whose role fits the seat comes first."""
    store, seeded = full_store
    program = start(store)
    _meeting(program, seeded, "before")
    program.open(Place("case", seeded.case, page="people"))
    program.call(lambda desk: [cases.add_person(desk, seeded.case, one) for one in LATER])
    screen = _meeting(program, seeded, "before")
    for part, seat, first in (("before", "police", "Tom Averill"), ("during", "health", "Iris Vale")):
        row = _row(program, screen, part, seat)
        if isinstance(row, PresenceRow):
            QTest.mouseClick(row.person, Qt.MouseButton.LeftButton)
        program.settle()
        line = row.cells["person"] if isinstance(row, PeopleRow) else program.frame.focusWidget()
        program.frame.activateWindow()  # a list that closed leaves none in front here
        assert isinstance(line, QLineEdit)
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Down)
        shown = _list(line)
        words = [str(shown.model().index(place, 0).data()) for place in range(shown.model().rowCount())]
        assert words[0].startswith(first), (part, words)
        assert len(words) == 5, part
        shown.hide()
        QTest.keyClicks(line, first[:4])
        shown = _list(line)
        QTest.keyClick(shown, Qt.Key.Key_Down)
        QTest.keyClick(shown, Qt.Key.Key_Return)
        program.settle()
        assert not shown.isVisible()
        program.at_rest()
        seated = next(one for one in _view(program, seeded).rows if one.row == seat)
        assert (seated.name, seated.agency) in {(one.name, one.agency) for one in LATER}, part


def test_a_meeting_without_a_day_asks_for_it_before_it_starts(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    """In one sentence; the present moment is offered, and what was entered stays."""
    store, seeded = full_store
    program = start(store)
    bare = program.call(lambda desk: records.start_record(desk, seeded.case, "strategy_meeting")).record_id
    screen = program.open(Place("meeting", seeded.case, bare, page="before"))
    assert isinstance(screen, MeetingScreen)
    program.hand.press("Start the meeting", screen)
    assert screen.before is not None
    assert (screen.part, screen.before.when.isVisible()) == ("before", True)
    assert screen.before.when.isAncestorOf(_focus())
    for one in screen.before.fields():
        if one.key.question == "time":
            one.take_focus()
            _type("9:40")
    program.hand.press("It starts now", screen)
    program.settle()
    assert screen.part == "during"
    program.at_rest()
    held = program.call(lambda desk: meetings.meeting_view(desk, bare))
    assert (str(held.on), held.at) == ("2026-12-30", "09:40")


def _meeting(program: Program, seeded: Seeded, part: str) -> MeetingScreen:
    screen = program.open(Place("meeting", seeded.case, seeded.meeting, page=part))
    assert isinstance(screen, MeetingScreen)
    return screen


def _row(program: Program, screen: MeetingScreen, part: str, seat: str) -> AnyRow:
    screen.show_part(part)
    page = screen.before if part == "before" else screen.during
    assert page is not None
    page.table.fill()
    program.settle()
    row = page.table.row(RowId(seat))
    assert isinstance(row, PeopleRow | PresenceRow)
    return row


def _button(row: AnyRow, word: str) -> QAbstractButton:
    return next(one for one in row.states.buttons() if one.text() == word)


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _type(words: str) -> None:
    """At once, before anything is read again."""
    for letter in words:
        QTest.keyClicks(_focus(), letter)


def _in_sight(screen: MeetingScreen, program: Program) -> None:
    """The whole field that is written in, with its label, stands over the foot."""
    field = _focus()
    assert isinstance(field, TextArea | QLineEdit)
    whole: QWidget | None = field
    while whole is not None and not isinstance(whole, FormRow):
        whole = whole.parentWidget()
    assert whole is not None
    program.hand.rest(30)
    assert whole.visibleRegion().boundingRect() == QRect(0, 0, whole.width(), whole.height())


def _list(line: QLineEdit) -> QAbstractItemView:
    """What stands under the line."""
    shown = line.completer().popup()
    assert shown is not None
    assert shown.isVisible()
    return shown


def _view(program: Program, seeded: Seeded) -> MeetingView:
    return program.call(lambda desk: meetings.meeting_view(desk, seeded.meeting))


def _held(program: Program, seeded: Seeded, seat: str) -> tuple[str, str]:
    """What the store has of a seat once everything is saved."""
    widget = _focus()
    program.hand.rest(10)
    widget.clearFocus()
    program.at_rest()
    found = next(one for one in _view(program, seeded).rows if one.row == seat)
    widget.setFocus()
    program.settle()
    return found.state, found.reason
