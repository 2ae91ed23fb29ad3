"""A form is had empty, filled in elsewhere, taken back in: each difference is decided on, and the file is kept."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import records
from hsb_desktop.casework.blanks import blank_of_record, drawn_blank
from hsb_desktop.casework.filled_port import CannotTakeIn
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.taking_in import compare_in_case, read_file
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.blank.screen import BlankScreen
from hsb_desktop.ui.screens.library.screen import LibraryScreen
from hsb_desktop.ui.screens.taking_in.lines import KEEP, TAKE
from hsb_desktop.ui.screens.taking_in.screen import TakingInScreen
from tests.papers.filling import by_pypdf
from tests.ui.screens.conftest import Office
from tests.ui.screens.test_panel_and_library import words

Show = Callable[[Screen, Callable[[], None]], None]


def _scripted(services: Services) -> ScriptedAsk:
    assert isinstance(services.ask, ScriptedAsk)
    return services.ask


def test_a_blank_is_reached_from_the_library(services: Services, shown: Show, qtbot: QtBot) -> None:
    screen = LibraryScreen(services)
    shown(screen, lambda: screen.open(Place("library", page="forms")))
    (way,) = [
        b for b in screen.findChildren(QAbstractButton) if b.accessibleName() == "Blank form: Safety plan"
    ]
    with qtbot.waitSignal(screen.go) as went:
        way.click()
    assert went.args == [Place("blank", page="safety_plan")]


def test_from_the_empty_form_to_the_record(
    services: Services, office: Office, case_id: CaseId, shown: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    plan = office.call(lambda desk: records.start_record(desk, case_id, "safety_plan").record_id)
    office.call(lambda desk: records.save_answer(desk, plan, FieldKey("purpose"), Answer("Ours")))
    ask = _scripted(services)
    ask._saves[:] = [tmp_path]
    ask._prints[:] = [True]
    blank = BlankScreen(services)
    shown(blank, lambda: blank.open(Place("blank", case_id, plan)))
    assert "Nothing of it is filled in" in words(blank)
    blank.printing.click()
    qtbot.waitUntil(lambda: bool(ask.printed), timeout=20_000)
    blank.fill_in.click()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*fill-in.pdf"))), timeout=20_000)
    (saved,) = tmp_path.glob("*fill-in.pdf")
    saved.write_bytes(
        by_pypdf(saved.read_bytes(), {"purpose": "Theirs", "interpreter": "Polish", "made_on": "soon"})
    )

    ask._opens[:] = [Path(__file__), saved]
    screen = TakingInScreen(services)
    shown(screen, lambda: screen.open(Place("taking_in", case_id)))
    with qtbot.waitSignal(screen.settled, timeout=30_000):
        screen.take.click()
    assert "This is not a PDF file" in words(screen)
    with qtbot.waitSignal(screen.settled, timeout=30_000):
        screen.take.click()
    _made_on, purpose, _interpreter = screen.lines
    assert [line.decision for line in screen.lines] == [KEEP, "", TAKE], (
        "nothing that stands is given up by itself"
    )
    assert "It cannot be read as a date" in words(screen)
    screen.take.click()
    assert "Decide on each answer that differs" in words(screen)
    purpose.choice.buttons()[0].click()
    assert screen.take.text() == "Take 1 answer and keep the file"
    with qtbot.waitSignal(screen.go, timeout=20_000) as went:
        screen.take.click()
    assert went.args == [Place("record", case_id, plan)]
    answers = office.call(lambda desk: records.open_record(desk, plan)).record.answers
    assert [answers.text(name) for name in ("purpose", "interpreter")] == ["Ours", "Polish"]


def test_a_file_that_was_chosen_for_another_case_comes_to_nothing(
    services: Services, office: Office, case_id: CaseId, shown: Show, tmp_path: Path
) -> None:
    plan = office.call(lambda desk: records.start_record(desk, case_id, "safety_plan").record_id)
    data = office.call(lambda desk: drawn_blank(desk, blank_of_record(desk, plan), fillable=True))
    saved = tmp_path / "filled.pdf"
    saved.write_bytes(by_pypdf(data, {"purpose": "Theirs"}))
    _scripted(services)._opens[:] = [saved, saved]
    screen = TakingInScreen(services)
    shown(screen, lambda: screen.open(Place("taking_in", case_id)))
    screen.take.click()
    turn = screen._turn
    file = office.call(lambda desk: read_file(desk, saved.read_bytes()))
    found = office.call(lambda desk: compare_in_case(desk, case_id, file))
    screen.open(Place("taking_in", CaseId("another")))
    screen._read(turn, file)
    screen._compared(turn, file, found)
    screen._refused(turn, CannotTakeIn("It is about another case."))
    assert not screen.lines
    assert "Theirs" not in words(screen)
    assert "was not taken in" not in words(screen)
    screen.open(Place("taking_in", case_id))
    screen._compared(screen._turn, file, found)
    assert "Theirs" in words(screen)
