"""A disk that takes nothing while somebody types: the words stay, one sentence says so, another try takes them.

The faults are those of the database's own engine and of the system: no room for another page, a database that may not
be written, a write the system refuses, a folder that is not where it was.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from hsb_desktop.app.giving_up import GivingUp
from hsb_desktop.app.handover import LOCKED
from hsb_desktop.app.tour.hand import type_words
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.ui.runtime.autosave import OLDEST_UNSAVED_MS, TRY_AGAIN_MS, Autosave
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded

Full = tuple[Path, Seeded]
LONG = "They walk home together. " * 900  # more than the pages that are free hold
WALK = LONG + "And they ring before they leave"


@dataclass(frozen=True)
class Fault:
    """`begin` makes the disk refuse and `end` makes it well; `said` is in the sentence that tells of it."""

    said: str
    begin: Callable[[Program], object]
    end: Callable[[Program], object]


def pragma(words: str) -> Callable[[Program], object]:
    """Set something of the database, on its own connection."""

    def do(desk: Desk) -> None:
        desk.store._connection.connection.driver_connection.execute(f"PRAGMA {words}")  # type: ignore[attr-defined]

    return lambda program: program.call(do)


def refuse_writes(_program: Program) -> None:
    """The system refuses every write behind the first pages of a file."""
    _limit(8192)


def take_writes(_program: Program) -> None:
    """No limit."""
    _limit(None)


def _limit(size: int | None) -> None:
    """The largest file that this process may write, in bytes; None for any."""
    if sys.platform == "win32":
        raise OSError("a limit on the size of files is POSIX")
    else:  # so that the types of each platform see only what is theirs
        import resource

        whole = resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_FSIZE, (whole if size is None else size, whole))


def away(folder: Path) -> Path:
    """Where a folder stands that is not in its place."""
    return folder.with_name(f"{folder.name}-away")


FAULTS = {
    "full": Fault("The disk is full", pragma("max_page_count = 1"), pragma("max_page_count = 1000000")),
    "read-only": Fault("cannot be written to", pragma("query_only = 1"), pragma("query_only = 0")),
    "refused": Fault("The disk reported an error", refuse_writes, take_writes),
    "gone": Fault(
        "not where it was",
        lambda program: program.folder.rename(away(program.folder)),
        lambda program: away(program.folder).rename(program.folder),
    ),
}


def typed_while(program: Program, seeded: Seeded, fault: Fault) -> QPlainTextEdit:
    """Type into a plan while the disk refuses; what is said meanwhile is true."""
    program.open(Place("record", seeded.case, seeded.plan, "settings_parts"))
    area = next(area for area in program.screen.findChildren(QPlainTextEdit) if area.isVisible())
    area.setFocus()
    top, toast = program.window.top.saved, program.window.toast
    fault.begin(program)
    area.insertPlainText(LONG)
    type_words(area, "And they ring")
    kept = "What you typed stands here and is kept."
    program.wait(lambda: toast.accessibleName().endswith(kept), "the sentence")
    page = program.window.stack
    program.wait(
        lambda: page.mapTo(program.window, page.rect().bottomLeft()).y() < toast.y(), "the page to make room"
    )
    assert toast.isVisible()
    assert fault.said in toast.accessibleName()
    type_words(area, " before they leave")
    assert top.words() == "Not saved yet", "nothing is promised while the disk takes nothing"
    program.hand.rest(OLDEST_UNSAVED_MS + 50)
    assert top.words() == "Not saved yet"
    assert area.toPlainText() == WALK
    return area


def plan_holds(program: Program, seeded: Seeded) -> bool:
    """Whether what was typed is in the store, in the plan it was typed into."""

    def look(desk: Desk) -> bool:
        with desk.store.unit() as unit:
            texts = [typed.text for typed in unit.typing(seeded.plan)]
            answers = unit.answers(seeded.plan)
            return WALK in [*texts, *(answers.get(key).value for key in answers)]

    return program.call(look)


@pytest.mark.parametrize("name", FAULTS)
def test_typing_stays_and_is_saved_when_the_disk_takes_it_again(
    name: str, full_store: Full, start: Start
) -> None:
    store, seeded = full_store
    program, fault = start(store), FAULTS[name]
    top, toast = program.window.top.saved, program.window.toast
    try:
        area = typed_while(program, seeded, fault)
        if name == "gone":  # whoever closes the window now loses nothing: it waits for the disk
            program.frame.close()
            program.hand.rest(100)
            assert program.frame.isVisible()
    finally:
        fault.end(program)
    if name == "gone":
        program.wait(lambda: not program.frame.isVisible(), "the window to end by itself")
        program = start(program.folder, copied=False)
        assert plan_holds(program, seeded)
        return
    program.hand.press("Try again", toast)
    program.wait(lambda: top.words().startswith("Saved"), "the save")
    assert not toast.isVisible()
    assert plan_holds(program, seeded)
    assert area.toPlainText() == WALK


def test_a_refused_text_that_is_forgotten_is_seen(
    full_store: Full, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose: what the disk refused is not kept."""
    store, seeded = full_store
    program, fault = start(store), FAULTS["read-only"]
    keep = Autosave._not_written

    def forget(self: Autosave, field: tuple[str, ...], *why: object) -> None:
        keep(self, field, *why)  # type: ignore[arg-type]
        self._newest.pop(field, None)
        self._waiting.pop(field, None)

    monkeypatch.setattr(Autosave, "_not_written", forget)
    typed_while(program, seeded, fault)
    fault.end(program)
    program.hand.rest(TRY_AGAIN_MS // 4)
    assert program.window.services.autosave.clean
    assert not plan_holds(program, seeded)


def closed_while_gone(program: Program, seeded: Seeded) -> None:
    """The folder went while somebody typed; the window is closed and asked about."""
    typed_while(program, seeded, FAULTS["gone"])
    program.ask._confirms[:] = [False, True]
    program.ask.asked.clear()
    program.session._giving_up._timer.setInterval(50)
    program.frame.close()
    program.wait(lambda: bool(asked_about(program)) or not program.frame.isVisible(), "the question")


def asked_about(program: Program) -> list[tuple[str, str, str]]:
    return [one for one in program.ask.asked if one[1] == "What you typed last is not on disk"]


def test_a_folder_that_never_comes_back_lets_the_window_close_with_the_words_shown(
    full_store: Full, start: Start
) -> None:
    store, seeded = full_store
    program = start(store)
    closed_while_gone(program, seeded)
    assert [WALK in said for _kind, _title, said in asked_about(program)] == [True], "whole, to be copied"
    assert program.frame.isVisible(), "it goes on trying"
    program.frame.close()
    program.wait(lambda: not program.frame.isVisible(), "the window to go")
    assert len(asked_about(program)) == 2
    assert not program.session.stuck
    away(program.folder).rename(program.folder)


def test_a_disk_that_does_not_answer_is_not_waited_for(
    full_store: Full, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsb_desktop.app.giving_up.THREADS_WAIT", 0.05)
    program = start(full_store[0])
    answers = Event()
    program.session.composition.thread.call(answers.wait)
    try:
        program.ask._confirms[:] = [True]
        program.frame.close()
        program.hand.rest(50)
        assert program.frame.isVisible()
        program.session._giving_up.ask()
        assert not program.frame.isVisible()
        assert program.session.stuck, "the process ends without that thread"
    finally:
        answers.set()


def test_locked_while_the_disk_is_gone_nothing_is_seen_and_nothing_leads_back(
    full_store: Full, start: Start
) -> None:
    store, seeded = full_store
    program = start(store)
    typed_while(program, seeded, FAULTS["gone"])
    program.session.end(LOCKED)
    program.session._giving_up.ask()
    buttons = [one for one in program.frame.findChildren(QAbstractButton) if one.isVisible()]
    assert [one.text() for one in buttons] == ["Lock now and lose what is not saved"]
    program.window.lift_cover()
    assert not [one for one in program.frame.findChildren(QPlainTextEdit) if one.isVisible()]
    buttons[0].click()
    assert not program.frame.isVisible()
    away(program.folder).rename(program.folder)


def test_words_that_are_given_up_unasked_are_seen(
    full_store: Full, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose: the window gives up by itself."""
    monkeypatch.setattr(GivingUp, "ask", GivingUp._decide)
    program = start(full_store[0])
    closed_while_gone(program, full_store[1])
    assert not program.frame.isVisible()
    assert not asked_about(program)
    away(program.folder).rename(program.folder)


def test_words_that_were_refused_for_good_are_asked_about_before_the_window_goes(
    full_store: Full, start: Start
) -> None:
    program = start(full_store[0])

    def refuse(_desk: Desk) -> None:
        raise NotReady("This record is complete.")

    autosave = program.window.services.autosave
    autosave.keep(("draft", "somewhere"), refuse, WALK)
    autosave.flush()
    program.wait(lambda: autosave.holds, "the refusal")
    program.ask._confirms[:] = [False, True]
    program.frame.close()
    program.hand.rest(100)
    assert program.frame.isVisible()
    assert not program.session.ending, "work goes on"
    assert WALK in program.ask.asked[-1][2]
    program.ask._confirms[:] = [False]
    program.window.visits.on = True
    program.frame.close()
    program.hand.rest(100)
    program.window.visits.on = False
    assert "They walk" not in program.ask.asked[-1][2], "a family looks on"
    program.ask._confirms[:] = [True]
    program.frame.close()
    program.wait(lambda: not program.frame.isVisible(), "the window to go")
