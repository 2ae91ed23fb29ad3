"""The worker's own copies: a reminder, a second place, a copy now, and one put back after seeing what it would take."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from hsb_desktop.app.daily_copy import DailyCopy
from hsb_desktop.app.history_check import ClockWatch, HistoryCheck
from hsb_desktop.casework import backups
from hsb_desktop.casework.cases import case_lines, open_case
from hsb_desktop.casework.people import NewPerson, add_person
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.store.attempts import FREE, Attempts
from hsb_desktop.store.kept_copies import FOLDER
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.screens.backups.screen import BackupsScreen
from hsb_desktop.ui.screens.unlock.put_back import PutBackForm
from tests.journeys.conftest import PASSPHRASE, Start
from tests.journeys.program import Program
from tests.journeys.seeding import NEW, Seeded


def _reminder(program: Program) -> str:
    links = program.open(Place("today")).findChildren(LinkLine)
    return next((link.text() for link in links if "cop" in link.text() or "backups" in link.text()), "")


def _rows(page: QWidget) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(ListRow) if row.isVisible()]


def test_a_copy_is_taken_to_a_stick_and_put_back(
    full_store: tuple[Path, Seeded], start: Start, tmp_path: Path
) -> None:
    folder, seeded = full_store
    program = start(folder)
    assert "no second copy" in _reminder(program)
    stick = tmp_path / "stick"
    stick.mkdir()
    program.ask._folders += [None, stick]
    screen = program.open(Place("backups"))
    assert isinstance(screen, BackupsScreen)
    for _ in range(2):  # the first time they think better of it
        screen.overview.choose.click()
        program.settle()
    assert len(list((stick / FOLDER).glob("*/copy-*"))) == 1
    assert _reminder(program) == ""

    program.call(lambda desk: open_case(desk, NEW))
    parent = NewPerson(PersonKind.PARENT, "Toni Ellery", "father")
    program.call(lambda desk: add_person(desk, seeded.case, parent))
    program.open(Place("backups"))
    newest = next(row for row in screen.findChildren(ListRow) if "second place" in row.accessibleName())
    newest.click()
    program.settle()
    assert [line.split(", ", 1) for line in _rows(screen.restore)] == [
        ["C-0001", "1 change"],
        ["C-0004", "The whole case: it was opened after this backup"],
    ]
    locked: list[bool] = []
    program.window.lock_wanted.disconnect()
    program.window.lock_wanted.connect(lambda: locked.append(True))
    for words in ("", "not the words", PASSPHRASE):
        assert not locked
        program.hand.type_into(screen.restore.passphrase, words)
        screen.restore.button.click()
        program.settle()
        assert bool(screen.restore.field.error()) is (words != PASSPHRASE)
    assert locked
    assert screen.restore.passphrase.text() == ""
    here = program.folder
    program.end()

    again = start(here, copied=False)
    assert again.call(lambda desk: [line.reference for line in case_lines(desk)].count("C-0004")) == 0
    assert again.call(lambda desk: list(desk.store.warnings)) == []
    screen = again.open(Place("backups"))
    assert any("before a backup was put back" in row for row in _rows(screen))


def test_the_copy_of_the_day_goes_to_the_second_place_by_itself(
    full_store: tuple[Path, Seeded], start: Start, tmp_path: Path
) -> None:
    program = start(full_store[0], unlocked=False)
    daily, check = DailyCopy(program.session, after_ms=10), HistoryCheck(program.session, after_ms=10)
    clock = ClockWatch(program.session)
    carried: list[bool] = []
    found: list[int] = []
    daily.carried.connect(carried.append)
    check.done.connect(found.append)
    program.unlock(PASSPHRASE)
    program.wait(lambda: bool(carried and found))
    assert (carried, found) == ([False], [0]), "no place is chosen; the records are as they were written"
    stick = tmp_path / "stick"
    program.call(lambda desk: backups.choose_place(desk, stick))
    daily._try()
    program.wait(lambda: len(carried) == 2)
    assert carried[1] is False, "the stick is away"
    assert "not taken a copy yet" in _reminder(program)
    stick.mkdir()
    daily._try()
    program.wait(lambda: len(carried) == 3)
    assert carried[2] is True
    assert _reminder(program) == ""
    assert program.call(backups.backup_view).is_fresh_here
    program.clock.advance(timedelta(days=4))
    assert not program.call(backups.backup_view).is_fresh_here
    assert "Wednesday 30 December 2026" in _reminder(program)

    clock.look()
    program.clock.moment -= timedelta(hours=2)
    clock.look()
    assert "clock of this laptop was set back" in program.window.toast.accessibleName()


def spoil_records(folder: Path) -> None:
    """What was written of them is nothing any more."""
    records = folder / "records.db"
    whole = records.read_bytes()
    records.write_bytes(whole[:16] + bytes(len(whole) - 16))


def lose_records(folder: Path) -> None:
    """The file is gone, its key file is there."""
    for path in folder.glob("records.db*"):
        path.unlink()


def lose_keys(folder: Path) -> None:
    """The key file and its copy are gone, the records are there."""
    for path in folder.glob("keys*.json"):
        path.unlink()


def spoil_keys(folder: Path) -> None:
    """Neither can be read as one."""
    for path in folder.glob("keys*.json"):
        path.write_bytes(b"{")


SPOILT = {
    "file with your records is damaged": spoil_records,
    "file with your records is missing": lose_records,
    "key file of your records is missing": lose_keys,
    "key file of your records is damaged": spoil_keys,
}


def damaged(
    full_store: tuple[Path, Seeded],
    start: Start,
    spoil: Callable[[Path], None] = spoil_records,
    said: str = "",
) -> tuple[Program, PutBackForm]:
    """Records that cannot be opened, and a copy of them; the unlock window asks which copy is put back."""
    before = start(full_store[0])
    before.call(backups.copy_here)
    before.end()
    spoil(before.folder)
    program = start(before.folder, unlocked=False, copied=False)
    unlock = program.session.unlock
    program.hand.type_into(unlock.passphrase, PASSPHRASE)
    unlock.button.click()
    program.wait(lambda: "put a backup back here" in unlock.error, "the sentence")
    assert said in unlock.error
    program.hand.press("Put a backup back")
    form = unlock.form
    assert isinstance(form, PutBackForm)
    program.wait(lambda: len(form.copies.cards()) == 1, "the copy")
    return program, form


def wrongly(program: Program, form: PutBackForm, times: int) -> None:
    """Give a wrong passphrase so often, each once the one before was answered."""
    for _ in range(times):
        form.passphrase.setText("another passphrase")
        form.go()
        program.wait(lambda: form.button.text() != "One moment", "an answer")


def waits_after_wrong_ones(full_store: tuple[Path, Seeded], start: Start) -> None:
    """As many wrong passphrases as unlocking takes, then one more."""
    program, form = damaged(full_store, start)
    wrongly(program, form, FREE)
    assert form.button.text() == "Wait 2 seconds"
    form.go()
    assert form.button.text() == "Wait 2 seconds", "nothing is tried meanwhile"
    form.set_waiting(False)  # as another program would
    form.passphrase.setText(PASSPHRASE)
    form.go()
    program.wait(lambda: "is taken in 2 seconds" in form.error_words(), "the refusal")
    attempts = program.session.composition.vault.attempts
    program.clock.advance(timedelta(seconds=attempts.left))
    form.set_waiting(False)
    form.go()
    program.wait(lambda: program.session.wired is not None, "the window")
    assert attempts.wrong == 0


def test_wrong_passphrases_for_a_backup_are_slowed_as_at_unlocking(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    waits_after_wrong_ones(full_store, start)


def test_tries_that_nobody_counts_are_seen(
    full_store: tuple[Path, Seeded], start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose: a put-back does not ask whether it has to wait."""
    monkeypatch.setattr(Attempts, "begin", lambda _self: None)
    with pytest.raises(AssertionError):
        waits_after_wrong_ones(full_store, start)


@pytest.mark.parametrize("said", SPOILT)
def test_records_that_cannot_be_opened_are_mended_from_the_unlock_window(
    said: str, full_store: tuple[Path, Seeded], start: Start
) -> None:
    program, form = damaged(full_store, start, SPOILT[said], said)
    folder = program.folder
    form.passphrase.setText("another passphrase")
    form.go()
    program.wait(lambda: "does not open your records" in form.error_words(), "the refusal")
    form.passphrase.setText(PASSPHRASE)
    form.go()
    program.wait(lambda: program.session.wired is not None, "the window")
    program.settle()
    assert len(program.call(case_lines)) == 3
    aside = list((folder / "backups").glob("*before-restore*"))
    there = SPOILT[said] is not lose_records
    assert len(aside) == there, "what was there is kept"
