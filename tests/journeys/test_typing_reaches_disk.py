"""Whatever is typed, wherever the program lets a person type, is on the disk within half a second of its first letter.

Every field that can be typed into on a page is typed into, without leaving any of them, so that nothing but the timer
writes it. Searches and secrets are meant to be forgotten.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import cast

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy import text

from hsb_desktop.app.tour.filling import press_card
from hsb_desktop.app.tour.hand import type_words
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.questions.agreement import AgreementField
from hsb_desktop.ui.runtime.autosave import OLDEST_UNSAVED_MS, Autosave
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded

DURABLE_MS, NEVER_MS = 500, 1_000
KEPT = "SELECT text FROM typing UNION ALL SELECT text FROM drafts UNION ALL SELECT value FROM answers"
FORGOTTEN = {"Find a case by name or reference", "Find what happened", "Find in the guidance", "Words"}
"""Searches, by their accessible names."""

Full = tuple[Path, Seeded]
Typed = QLineEdit | QPlainTextEdit


@dataclass(frozen=True)
class Form:
    """A place with fields, and what opens those that are folded away. `fields` is the least it must have."""

    name: str
    place: Place
    fields: int
    unfold: Callable[[Program], object] = lambda _program: None


def forms(seeded: Seeded) -> list[Form]:
    """One of each kind of field: texts, notes, rows, attendance, agreements, facts, people, contacts, dates."""
    case, plan, meeting = seeded.case, seeded.plan, seeded.meeting
    return [
        Form("texts", Place("record", case, plan, "settings_parts"), 3),
        Form("agreements", Place("record", case, plan, "agreements"), 4, agree_to_all),
        Form("notes", Place("assessment", seeded.new_case, seeded.draft, "c1_5"), 1),
        Form("the decision's reasons", Place("assessment", seeded.new_case, seeded.draft, "decision"), 1),
        Form("attendance", Place("meeting", case, meeting, "before"), 6),
        Form("outcome", Place("meeting", case, meeting, "after"), 1),
        Form("concern", Place("new_case"), 8),
        Form("person", Place("person", case, page="new"), 5),
        Form("link", Place("link", case), 1),
        Form("fact", Place("fact", case, page="emergency_action"), 4),
        Form("contacts", Place("library", page="contacts"), 3, press("Confirm or change")),
        Form("days of the panel", Place("panel", page="dates"), 3),
    ]


def press(words: str) -> Callable[[Program], object]:
    """Press what says so."""
    return lambda program: program.hand.press(words, program.screen)


def agree_to_all(program: Program) -> None:
    """Every agreement is given, so that it asks who and when."""
    for field in program.screen.findChildren(AgreementField):
        press_card(cast(AnswerGroup, field.findChild(AnswerGroup)), 0)


def writable(screen: QWidget) -> Iterator[Typed]:
    """What a person could type into now, but for searches."""
    lines: list[Typed] = [*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit)]
    for field in lines:
        shown = field.isVisible() and field.isEnabled() and not field.isReadOnly()
        if shown and field.accessibleName() not in FORGOTTEN:
            yield field


def kept(program: Program) -> str:
    """Every text the store holds, in one."""

    def look(desk: Desk) -> str:
        with desk.store.unit() as unit:
            rows = unit._connection.execute(text(KEPT)).scalars()  # type: ignore[attr-defined]
            return "\n".join(str(row) for row in rows)

    return program.call(look)


def took(program: Program, field: Typed, mark: str) -> int:
    """Milliseconds from the first letter until it was on the disk, while somebody types on and on; 1,000 is never."""
    clock = QElapsedTimer()
    clock.start()
    type_words(field, mark)
    while clock.elapsed() < NEVER_MS and mark not in kept(program):
        QTest.qWait(20)
        type_words(field, "q")
    return clock.elapsed()


def opened(program: Program, form: Form) -> list[Typed]:
    """The fields of a form, once it stands."""
    program.open(form.place)
    form.unfold(program)
    program.settle()
    fields = list(writable(program.screen))
    assert len(fields) >= form.fields, f"{form.name}: {[field.accessibleName() for field in fields]}"
    return fields


def never_kept(program: Program, fields: list[Typed], letter: str) -> list[str]:
    """The fields whose text is not on the disk half a second after it was typed, and not soon after it."""
    marks = {f"{letter}{place}z": field for place, field in enumerate(fields)}
    for mark, field in marks.items():
        type_words(field, mark)
    clock = QElapsedTimer()
    clock.start()
    QTest.qWait(OLDEST_UNSAVED_MS)
    while clock.elapsed() < NEVER_MS:
        held = kept(program)
        marks = {mark: field for mark, field in marks.items() if mark not in held}
        if not marks:
            break
        QTest.qWait(50)
    return [field.accessibleName() for field in marks.values()]


def test_every_kind_of_field_is_on_the_disk_within_half_a_second(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    lost, late = [], []
    for letter, form in zip(ascii_lowercase, forms(seeded), strict=False):
        fields = opened(program, form)
        best = took(program, fields[0], f"{letter}az")
        if best > DURABLE_MS:  # perhaps the machine was busy
            best = took(program, fields[0], f"{letter}bz")
        if best > DURABLE_MS:
            late.append((form.name, best))
        lost += [f"{form.name}: {name}" for name in never_kept(program, fields, letter)]
    assert not lost
    assert not late


def never_flush(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed waits for the field to be left."""
    monkeypatch.setattr(Autosave, "flush", lambda self: None)


def restart_the_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a pause in typing lets anything be written."""
    keep = Autosave.keep

    def restarting(self: Autosave, *what: object) -> None:
        keep(self, *what)  # type: ignore[arg-type]
        self._timer.start(OLDEST_UNSAVED_MS)

    monkeypatch.setattr(Autosave, "keep", restarting)


@pytest.mark.parametrize(("broken", "name"), [(never_flush, "texts"), (restart_the_timer, "link")])
def test_broken_on_purpose_it_is_seen(
    broken: Callable[[pytest.MonkeyPatch], None],
    name: str,
    full_store: Full,
    start: Start,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, seeded = full_store
    broken(monkeypatch)
    program = start(store)
    form = next(form for form in forms(seeded) if form.name == name)
    assert took(program, opened(program, form)[0], "zzz") > DURABLE_MS
    monkeypatch.undo()
    program.window.services.autosave.flush()


def test_a_reason_half_written_in_a_dialog_is_there_again(
    full_store: Full, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, seeded = full_store
    program = start(store)
    before: list[str] = []

    def half(_title: str, _text: str, *, so_far: str, typed: Callable[[str], None]) -> None:
        before.append(so_far)
        typed("The school has")

    monkeypatch.setattr(program.ask, "reason", half)
    for place, button in (
        (Place("record", seeded.case, seeded.done_plan), "Open it again as a new version"),
        (Place("meeting", seeded.case, seeded.meeting, "before"), "Call the meeting off"),
    ):
        for _ in range(2):
            program.open(place)
            program.hand.press(button, program.screen)
            program.settle()
    assert before == ["", "The school has", "", "The school has"]
    assert kept(program).splitlines().count("The school has") == 2
    monkeypatch.undo()
    program.open(place)
    program.hand.press(button, program.screen)
    program.settle()
    assert kept(program).splitlines().count("The school has") == 1, "the other has served"
