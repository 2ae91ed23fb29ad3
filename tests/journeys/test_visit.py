"""In a family's home: one case, the child's words, and no other name in any window, title or accessible name."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit

from hsb_desktop.app.handover import LOCKED
from hsb_desktop.casework import records
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.visit import sign
from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.signature_pad import SignaturePad
from hsb_desktop.ui.questions.agreement import AgreementField
from hsb_desktop.ui.screens.visit.screen import VisitScreen
from hsb_desktop.ui.shell.main_window import MainWindow
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded
from tests.ui.kit.looking import cut, nameless, small

Full = tuple[Path, Seeded]
OTHERS = ("Kestrel", "Bellamy", "Marlow", "C-0002", "C-0003")  # other cases, and a child linked to this one


def said_anywhere() -> str:
    """All that any widget of ours says, to the eye or to a screen reader, shown or hidden, and every title."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        found += [widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        found += [widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            found.append(widget.placeholderText())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    for window in QApplication.topLevelWidgets():
        found += list(_heard(QAccessible.queryAccessibleInterface(window)))
    return "\n".join(found)


def _heard(one: QAccessibleInterface | None) -> Iterator[str]:
    if one is None:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield one.text(kind)
    for at in range(one.childCount()):
        yield from _heard(one.child(at))


def visiting(full_store: Full, start: Start) -> Program:
    """The program, in a visit of the case that has three others beside it."""
    store, seeded = full_store
    program = start(store)
    for place in (Place("today"), Place("cases"), Place("case", seeded.case, page="people")):
        program.open(place)
    assert all(name in said_anywhere() for name in OTHERS[:3]), "the others can be found before"
    begun: list[bool] = []
    program.window.visits.begun.connect(lambda: begun.append(True))
    program.window.top.visit_button.click()
    program.arrive("visit")
    program.wait(lambda: bool(begun), "the other screens to go")
    program.hand.rest(30)
    return program


def pages(program: Program) -> Iterator[str]:
    """Every page of the visit, gone through; what each says."""
    screen = program.screen
    assert isinstance(screen, VisitScreen)
    yield said_anywhere()
    program.hand.press("My safety plan")
    program.settle()
    while (onward := program.hand.find(QAbstractButton, "Next", screen)) is not None:
        yield said_anywhere()
        onward.click()
        program.settle()
    yield said_anywhere()
    program.open(replace(program.window.here(), page="sign:parent_agreement"))
    yield said_anywhere()


def test_no_other_name_is_anywhere_and_nothing_leads_away(full_store: Full, start: Start) -> None:
    scale = look().scale
    program = visiting(full_store, start)
    program.ask.asked.clear()
    assert look().scale > scale, "larger text and targets"
    for said in pages(program):
        assert not [*cut(program.frame), *small(program.frame), *nameless(program.frame)]
        assert not [name for name in OTHERS if name in said]
    for key, held in ((Qt.Key.Key_K, "C"), (Qt.Key.Key_P, "CS")):
        modifiers = Qt.KeyboardModifier.ControlModifier
        if "S" in held:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(program.frame, key, modifiers)
    for place in (Place("cases"), Place("papers", full_store[1].case), Place("today")):
        program.window.open(place)
    program.settle()
    assert program.window.here().screen == "visit"
    assert not program.window.rail.isVisible()
    assert not program.window.toast.isVisible()
    assert program.ask.asked == [], "nothing is exported or printed"


def _keep_everything(_window: MainWindow, then: Callable[[], None]) -> None:
    """The deliberate break: the other screens stay behind the visit."""
    then()


def test_the_search_finds_a_screen_that_was_left_behind(
    full_store: Full, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "forget_others", _keep_everything)
    visiting(full_store, start)
    assert [name for name in OTHERS if name in said_anywhere()]


def test_a_visit_comes_back_as_a_visit_and_leaving_asks_for_the_passphrase(
    full_store: Full, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = visiting(full_store, start)
    program.hand.press("My safety plan")
    program.settle()
    program.at_rest()
    plan = full_store[1].plan
    folder = program.folder
    again = start(folder.parent / _copied(folder), copied=False)  # as after a kill
    again.arrive("visit")
    assert again.window.visits.on
    assert again.window.here().record_id == plan
    ends: list[int] = []
    monkeypatch.setattr(again.session, "end", ends.append)
    again.hand.press("Leave visit")
    assert ends == [LOCKED]
    assert again.window.here() == Place("case", full_store[1].case)


def _copied(folder: Path) -> str:
    shutil.copytree(folder, folder.parent / "killed")
    return "killed"


def test_a_drawn_signature_is_for_the_wording_that_stood(full_store: Full, start: Start) -> None:
    program = visiting(full_store, start)
    screen, plan = program.screen, full_store[1].plan
    assert isinstance(screen, VisitScreen)
    program.hand.press("My safety plan")
    program.settle()
    program.open(replace(program.window.here(), page="sign:parent_agreement"))
    pad = program.hand.find(SignaturePad)
    assert pad is not None
    name = program.hand.line("Your name")
    program.hand.type_into(name, "Casey Ellery")
    draw(pad, [(0.1, 0.5), (0.5, 0.2), (0.8, 0.6)])
    program.at_rest()
    program.open(replace(program.window.here(), page="agree"))
    program.open(replace(program.window.here(), page="sign:parent_agreement"))
    pad = program.hand.find(SignaturePad)
    assert pad is not None
    assert len(pad.strokes()) == 1, "what was drawn and not signed yet is kept"
    program.hand.press("Sign")
    program.at_rest()
    held = _agreement(program, plan)
    assert held.by == "Casey Ellery"
    assert held.strokes.startswith("100,")
    program.settle()
    assert "for an earlier wording" not in said_anywhere()
    program.call(lambda desk: records.save_answer(desk, plan, FieldKey("purpose"), Answer("Another purpose")))
    program.open(replace(program.window.here(), page="agree"))
    assert "for an earlier wording" in said_anywhere()
    assert _agreement(program, plan) == held, "it stays what it was given for"
    program.open(replace(program.window.here(), page="sign:parent_agreement"))
    assert program.hand.line("Your name").text() == "", "nothing of the earlier signature is taken over"
    program.hand.type_into(program.hand.line("Your name"), "Casey Ellery")
    program.hand.press("Sign")
    program.at_rest()
    anew = _agreement(program, plan)
    assert (anew.by, anew.wording != held.wording) == ("Casey Ellery", True), "the same name, signed again"


def test_the_record_shows_what_was_drawn_and_asks_again_in_one_step(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program, plan, key = start(store), seeded.plan, FieldKey("parent_agreement")
    given = Agreement(agreed=True, by="Casey Ellery", on="2026-12-30", strokes="100,200 500,80 800,240")
    program.call(lambda desk: sign(desk, plan, key, given))
    program.call(lambda desk: records.save_answer(desk, plan, FieldKey("purpose"), Answer("Another purpose")))
    screen = program.open(Place("record", seeded.case, plan, "agreements"))
    field = next(one for one in screen.findChildren(AgreementField) if one.key == key)
    assert field.drawn.isVisible()
    assert "for an earlier wording" in field.said.text()
    field.again.click()
    program.at_rest()
    view = program.call(lambda desk: records.open_record(desk, plan))
    assert Agreement.of(view.record.answers.get(key)) is None
    field.group.press(1)
    program.hand.type_into(field._by, "Casey Ellery")
    field.settle()
    program.at_rest()
    anew = _agreement(program, plan)
    assert (anew.by, anew.strokes) == ("Casey Ellery", "")
    assert not field.standing.isVisible()


def _agreement(program: Program, plan: object) -> Agreement:
    view = program.call(lambda desk: records.open_record(desk, plan))  # type: ignore[arg-type]
    held = Agreement.of(view.record.answers.of("parent_agreement"))
    assert held is not None
    return held


def draw(pad: SignaturePad, points: list[tuple[float, float]]) -> None:
    """With a finger, which Qt hands on as the mouse."""
    places = [QPointF(pad.width() * across, pad.height() * down) for across, down in points]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0].toPoint())
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    for place in places[1:]:
        there = pad.mapToGlobal(place)
        move = QMouseEvent(QEvent.Type.MouseMove, place, there, none, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(pad, move)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(int(places[-1].x()), int(places[-1].y())))
