"""The wizard of the risk matrix: the grid and the single questions are one record; every line leads to its question."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import records
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import SectionProgress, SectionState
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.assessment.check_page import CheckPage
from hsb_desktop.ui.screens.assessment.grid_page import GridPage
from hsb_desktop.ui.screens.assessment.question_page import QuestionPage
from hsb_desktop.ui.screens.assessment.screen import AssessmentScreen
from hsb_desktop.ui.screens.assessment.steps import pages_of, steps_of
from tests.ui.screens.conftest import Office

W = TypeVar("W", bound=QWidget)
Show = Callable[[Screen, Callable[[], None]], None]


@pytest.fixture
def record_id(office: Office, case_id: CaseId) -> RecordId:
    """An assessment in which two answers contradict each other and one is not known."""

    def seed(desk: Desk) -> RecordId:
        made = records.start_record(desk, case_id, "risk_assessment").record_id
        for key, answer in {
            "c0_4": Answer("present"),
            "c2_5": Answer("present"),
            "c1_4": Answer(missing=Missing.NOT_KNOWN),
        }.items():
            records.save_answer(desk, made, FieldKey(key), answer)
        return made

    return office.call(seed)


@pytest.fixture
def screen(services: Services, shown: Show, case_id: CaseId, record_id: RecordId) -> AssessmentScreen:
    """The wizard on the fifth indicator of the second group."""
    made = AssessmentScreen(services)
    shown(made, lambda: made.open(Place("assessment", case_id, record_id, "c1_5")))
    return made


def focus() -> QWidget:
    """What has the focus."""
    held = QApplication.focusWidget()
    assert held is not None
    return held


def front(screen: AssessmentScreen, kind: type[W]) -> W:
    """The page in front, which is of that kind."""
    found = [page for page in screen.findChildren(kind) if page.isVisible()]
    assert len(found) == 1
    return found[0]


def press(key: Qt.Key) -> None:
    """A key, where the focus is."""
    QTest.keyClick(focus(), key)


def focused() -> str:
    """What has the focus, as it is heard."""
    return f"{focus().accessibleDescription()} {focus().accessibleName()}"


def test_the_grid_and_the_questions_are_two_views_of_one_place(
    screen: AssessmentScreen, services: Services, office: Office, record_id: RecordId, qtbot: QtBot
) -> None:
    screen.grid.click()
    grid = front(screen, GridPage)
    assert focused().startswith("1.5 ")
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Down)
    assert focused().startswith("1.6 ")
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    assert focused().startswith("2.1 ")
    press(Qt.Key.Key_2)
    here = screen.here()
    assert (here.page, here.key) == ("grid", "c2_1")
    qtbot.waitUntil(lambda: services.autosave.clean)
    kept = office.call(lambda desk: records.open_record(desk, record_id)).record.answers
    assert kept.of("c1_5").missing is Missing.NOT_KNOWN
    assert [kept.of(name).value for name in ("c1_6", "c2_1")] == ["present", "not_present"]
    screen.grid.click()
    page = front(screen, QuestionPage)
    assert page.choice.key.question == "c2_1"
    assert page.choice.group.value() == "not_present"
    assert page.choice.isAncestorOf(focus())
    assert len(grid.findChildren(QAbstractButton)) == 20 * 3


def test_coming_back_to_the_grid_is_coming_back_to_the_row(
    screen: AssessmentScreen, shown: Show, case_id: CaseId, record_id: RecordId
) -> None:
    place = Place("assessment", case_id, record_id, "grid", "c3_4")
    shown(screen, lambda: screen.open(place))
    assert focused().startswith("3.4 ")
    assert screen.here() == place


def test_each_gap_and_contradiction_leads_to_its_own_indicator(
    screen: AssessmentScreen, qtbot: QtBot
) -> None:
    screen.show_page("decision")

    def ways() -> set[str]:
        names = [b.accessibleName() for b in screen.findChildren(QAbstractButton) if b.isVisible()]
        return {name.split(",")[0] for name in names if name.startswith("Open ")}

    qtbot.waitUntil(lambda: bool(ways()))
    opens = ways()
    assert {"Open 0.4", "Open 2.5", "Open 1.4", "Open 3.4"} <= opens
    assert len(opens) == 20, "all that is open, not known or in contradiction"
    button = next(
        b for b in screen.findChildren(QAbstractButton) if b.accessibleName().startswith("Open 3.4,")
    )
    button.click()
    page = front(screen, QuestionPage)
    assert page.choice.key.question == "c3_4"


def test_a_line_of_the_summary_works_at_the_first_click_and_takes_the_first_letter(
    screen: AssessmentScreen, services: Services, qtbot: QtBot
) -> None:
    screen.show_page("check")
    screen.forward.click()
    check = front(screen, CheckPage)
    qtbot.waitUntil(lambda: bool(check.summary.links()))
    line = next(link for link in check.summary.links() if isinstance(link, LinkLine) and "why" in link.text())
    window = screen.window().windowHandle()
    spot = line.mapTo(screen.window(), QPoint(8, line.height() // 2))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    qtbot.wait(30)
    assert line.mapTo(screen.window(), QPoint(8, line.height() // 2)) == spot, (
        "the page moved under the pointer"
    )
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QTest.keyClicks(focus(), "Because")
    qtbot.waitUntil(lambda: not services.runner.busy)
    QTest.keyClicks(focus(), " of this")
    field = screen.field(FieldKey("rationale"))
    assert isinstance(field, TextField)
    assert field.input.text() == "Because of this"


def test_why_a_question_is_asked_stands_beside_it_and_f1_goes_there_and_back(
    screen: AssessmentScreen,
) -> None:
    view = screen.session.view
    assert view is not None
    question = view.record.form.question("c1_5")
    said = screen.guidance.accessibleDescription()
    assert said
    assert question.guidance in said or not question.guidance
    worked_in = focus()
    press(Qt.Key.Key_F1)
    assert screen.guidance.isVisible()
    assert focus() is screen.guidance
    press(Qt.Key.Key_F1)
    assert focus() is worked_in


def test_in_a_note_enter_makes_a_line_and_the_button_says_which_key_goes_on(
    screen: AssessmentScreen,
) -> None:
    screen.activateWindow()
    page = front(screen, QuestionPage)
    assert screen.forward.keycap() == "Enter"
    note = next(field for field in page.fields() if isinstance(field, TextField))
    note.take_focus()
    assert screen.forward.keycap() == "Ctrl Enter"
    QTest.keyClicks(focus(), "School")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focus(), "nurse")
    assert note.input.text() == "School\nnurse"
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.here().page == "c1_6"
    assert screen.forward.keycap() == "Enter"
    kept = screen.session.answers.get(note.key).value
    assert kept == "School\nnurse"


def test_what_the_program_filled_in_is_no_beginning(office: Office, record_id: RecordId) -> None:
    record = office.call(lambda desk: records.open_record(desk, record_id)).record
    filled = {FieldKey("decided_on"): Answer("2026-12-23")}
    progress = {"decision": SectionProgress("decision", SectionState.IN_PROGRESS, 0, 2, 0)}
    written = {FieldKey("rationale"): Answer("It rests on this.")}
    cases: tuple[tuple[dict[FieldKey, Answer], State], ...] = (({}, State.AHEAD), (written, State.HALF))
    for more, state in cases:
        steps = steps_of(pages_of(record.form), AnswerSet({**filled, **more}), "", progress)
        assert next(step.state for step in steps if step.id == "decision") is state


def test_a_section_of_questions_that_may_be_left_out_is_complete_once_all_are_answered(
    office: Office, record_id: RecordId
) -> None:
    form = office.call(lambda desk: records.open_record(desk, record_id)).record.form
    asked = next(section for section in form.sections if section.id == "the_child").questions
    progress = {"the_child": SectionProgress("the_child", SectionState.COMPLETE, 0, 0, 0)}
    for given, state in ((1, State.HALF), (len(asked), State.DONE)):
        answers = AnswerSet({FieldKey(one.id): Answer("Written.") for one in asked[:given]})
        steps = steps_of(pages_of(form), answers, "", progress)
        assert next(step.state for step in steps if step.id == "the_child") is state
