"""The ways into the records as a worker meets them: the first run, a forgotten passphrase, a colleague's store."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from hsb_desktop.app.composition import Composition
from hsb_desktop.casework.backups import choose_place
from hsb_desktop.casework.ports import Place
from hsb_desktop.store.council_key import new_parts, private_key
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.screens.keys.screen import KeysScreen
from hsb_desktop.ui.screens.unlock.code import ByCodeForm, CodeForm
from hsb_desktop.ui.screens.unlock.others import CouncilForm, OwnPassphraseForm
from hsb_desktop.ui.screens.unlock.passphrase import PassphraseForm
from hsb_desktop.ui.screens.unlock.set_up import SetUpForm
from hsb_desktop.ui.screens.unlock.step import Step
from tests.journeys.conftest import PASSPHRASE, TODAY
from tests.journeys.program import Program
from tests.proving import prove_code

NEW = "four other plain words"


@pytest.fixture
def running(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Program]]:
    """Every program that was started; passphrases cost the least that is allowed."""
    monkeypatch.setattr("hsb_desktop.store.sealing.calibrated", lambda _seconds: Stretching())
    programs: list[Program] = []
    yield programs
    for program in programs:
        program.close()


def begin(running: list[Program], folder: Path) -> Program:
    """A fresh start over that folder; the one before it is gone."""
    for program in running:
        program.close()
    running[:] = [Program(folder, FixedClock(TODAY))]
    return running[0]


def at_step(program: Program, kind: type[Step]) -> Step:
    """The step that is shown, once it is of that kind."""
    program.wait(lambda: isinstance(program.session.unlock.form, kind), kind.__name__)
    program.hand.rest(20)
    form = program.session.unlock.form
    assert isinstance(form, kind)
    return form


def give(program: Program, words: str) -> None:
    """Type a passphrase at the unlock window."""
    program.hand.type_into(program.session.unlock.passphrase, words)
    program.session.unlock.button.click()


def type_back(program: Program, code: str) -> None:
    """Type the code from the paper, which is not on the screen any more."""
    form = at_step(program, CodeForm)
    assert isinstance(form, CodeForm)
    form.button.click()
    shown = " ".join(label.text() for label in form.findChildren(Words) if label.isVisible())
    assert form.code.split("-")[0] not in shown
    program.hand.type_into(form.field, code)
    form.button.click()


def code_of(program: Program) -> str:
    form = at_step(program, CodeForm)
    assert isinstance(form, CodeForm)
    return form.code


def opened(program: Program) -> list[str]:
    """What the window says once it is open."""
    program.wait(lambda: program.session.wired is not None, "the window")
    program.settle()
    program.wait(lambda: program.window.shown is not None, "the first place")
    return [label.text() for label in program.window.toast.findChildren(QLabel) if label.isVisible()]


def test_the_store_takes_no_case_before_the_code_was_typed_back_and_an_interruption_leads_on(
    running: list[Program], tmp_path: Path
) -> None:
    program = begin(running, tmp_path / "store")
    form = at_step(program, SetUpForm)
    assert isinstance(form, SetUpForm)
    program.hand.type_into(form.name, "Ada Morrow")
    program.hand.type_into(form.role, "Social worker")
    program.hand.press("Suggest four words")
    offered = form.passphrase.text()
    assert len(offered.split()) == 4
    program.hand.type_into(form.again, offered)
    form.button.click()
    first = code_of(program)
    program.ask._saves[:] = [tmp_path / "store", tmp_path]
    program.hand.press("Save as a page")
    program.wait(lambda: "beside your records" in program.session.unlock.error, "a refusal")
    program.hand.press("Save as a page")
    program.wait((tmp_path / "page-1.pdf").exists, "the page")
    assert b"Morrow" not in (tmp_path / "page-1.pdf").read_bytes()
    assert program.session.wired is None
    program.session._way.left_alone.emit()  # nobody went on for a quarter of an hour
    assert not program.frame.isVisible()

    program = begin(running, tmp_path / "store")  # as after a kill between the steps
    give(program, offered)
    second = code_of(program)
    assert second != first
    type_back(program, first)
    program.wait(lambda: "not the code that was printed" in program.session.unlock.error, "a refusal")
    assert program.session.wired is None
    program.hand.press("Show the code again")
    type_back(program, second.lower().replace("-", " "))
    assert opened(program) == []


def test_a_forgotten_passphrase_and_the_notice_that_stays_until_it_is_seen(
    running: list[Program], tmp_path: Path
) -> None:
    composition = Composition(tmp_path / "store", FixedClock(TODAY), Stretching())
    composition.create("Ada Morrow", "Social worker", PASSPHRASE).result(timeout=60)
    code = prove_code(composition)
    composition.close()

    program = begin(running, tmp_path / "store")
    program.hand.press("Use the recovery code")
    form = at_step(program, ByCodeForm)
    assert isinstance(form, ByCodeForm)
    program.hand.type_into(form.field, code)
    for field in form.secrets():
        program.hand.type_into(field, NEW)
    form.button.click()
    type_back(program, code_of(program))
    assert any(
        "opened with the recovery code on Wednesday 30 December 2026" in words for words in opened(program)
    )

    program = begin(running, tmp_path / "store")
    give(program, NEW)
    assert any("opened with the recovery code" in words for words in opened(program))
    program.hand.press("I know about this")
    program.settle()
    program = begin(running, tmp_path / "store")
    give(program, NEW)
    assert opened(program) == []


def test_wrong_passphrases_are_waited_for_also_after_a_restart(
    empty_store: Path, running: list[Program], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(empty_store, tmp_path / "store"))
    (folder / "attempts.json").write_text('{"wrong": 5}')
    program = begin(running, folder)
    button = program.session.unlock.button
    program.wait(lambda: button.text().startswith("Wait"), "the wait")
    assert not button.isEnabled()
    form = program.session.unlock.form
    assert isinstance(form, PassphraseForm)
    program.clock.advance(timedelta(seconds=8))
    form._countdown._left = 1
    form._countdown._tick()
    give(program, PASSPHRASE)
    assert opened(program) == []


def test_two_workers_on_one_laptop_see_a_word_each_and_no_name(
    empty_store: Path, running: list[Program], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(empty_store, tmp_path / "store"))
    program = begin(running, folder)
    program.hand.press("Set up another worker on this laptop")
    form = at_step(program, SetUpForm)
    assert isinstance(form, SetUpForm)
    program.hand.type_into(form.name, "Petra Lindqvist")
    program.hand.type_into(form.role, "Social worker")
    for field in form.secrets():
        program.hand.type_into(field, NEW)
    form.button.click()
    type_back(program, code_of(program))
    opened(program)

    program = begin(running, folder)
    asking = program.session.unlock.form
    assert isinstance(asking, PassphraseForm)
    words = [button.segment.word for button in asking.whose.words.buttons()]
    assert len(set(words)) == 2
    seen = " ".join(label.text() for label in program.frame.findChildren(QLabel))
    for name in ("Ada", "Morrow", "Petra", "Lindqvist"):
        assert name not in seen
    for name in ("Morrow", "Petra", "Lindqvist"):  # three letters come about in what is encrypted
        assert not any(name in path.read_text("latin-1") for path in folder.rglob("*") if path.is_file())
    give(
        program, PASSPHRASE
    )  # the other worker's records are in front: they do not open with this one's words
    program.wait(lambda: bool(program.session.unlock.error), "a refusal")
    program.hand.press(words[1])
    give(program, PASSPHRASE)
    opened(program)
    assert program.session.data == folder
    assert program.session.composition.on_keys(lambda keys: keys.label()).result(timeout=30) == words[1]


def test_the_councils_key_is_confirmed_once_and_a_recovery_asks_for_an_own_passphrase(
    empty_store: Path, running: list[Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, policy = Path(shutil.copytree(empty_store, tmp_path / "store")), tmp_path / "policy"
    policy.mkdir()
    parts = new_parts("one person", "the other person", Stretching())
    (policy / "policy.toml").write_text(
        f'[recovery]\ncouncil = "Riverside"\npublic_key = "{parts[0].public}"\n'
    )
    monkeypatch.setenv("HSB_DESKTOP_POLICY", str(policy))
    program = begin(running, folder)
    give(program, PASSPHRASE)
    form = at_step(program, CouncilForm)
    form.back.click()
    assert any("recovery key is not confirmed" in words for words in opened(program))
    program = begin(running, folder)
    give(program, PASSPHRASE)
    form = at_step(program, CouncilForm)
    form.button.click()
    assert opened(program) == []

    begin(running, tmp_path / "nothing")  # the store is closed
    given = FolderVault(folder, FixedClock(TODAY), Stretching()).recover(
        private_key(parts[0], "one person", parts[1], "the other person")
    )
    program = begin(running, folder)
    give(program, given)
    own = at_step(program, OwnPassphraseForm)
    assert isinstance(own, OwnPassphraseForm)
    for field in own.secrets():
        program.hand.type_into(field, NEW)
    own.button.click()
    type_back(program, code_of(program))
    assert any(
        "Your council opened these records with its recovery key" in words for words in opened(program)
    )


def shows(program: Program, words: str) -> bool:
    return any(words in label.text() for label in program.frame.findChildren(QLabel) if label.isVisible())


def keys_screen(program: Program) -> KeysScreen:
    program.open(Place("settings"))
    program.hand.press("Opening your records")
    screen = program.arrive("keys")
    assert isinstance(screen, KeysScreen)
    return screen


def test_settings_change_the_passphrase_and_make_a_new_code(
    empty_store: Path, running: list[Program], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(empty_store, tmp_path / "store"))
    program = begin(running, folder)
    program.unlock(PASSPHRASE)
    screen = keys_screen(program)
    program.hand.press("Change the passphrase")
    part = screen.passphrase
    program.hand.type_into(part.old, "not these words")
    for field in part.new.secrets():
        program.hand.type_into(field, NEW)
    part.change.click()
    program.wait(lambda: "does not open" in part.row.error(), "a refusal")
    part.old.clear()
    program.hand.type_into(part.old, PASSPHRASE)
    part.change.click()
    program.wait(lambda: shows(program, "The passphrase is changed."), "the change")
    program.hand.press("Make a new code")
    program.wait(lambda: hasattr(screen.code, "proof"), "the code")
    code = screen.code.proof.code
    program.ask._saves[:] = [folder, tmp_path]
    for _ in range(2):
        program.hand.press("Save as a page")
        program.settle()
    program.wait((tmp_path / "page-1.pdf").exists, "the page")
    assert [asked[1] for asked in program.ask.asked if asked[0] == "tell"] == ["The page was not saved"]
    screen.code.on.click()
    program.hand.type_into(screen.code.proof.field, code[:-1])
    screen.code.on.click()
    program.wait(lambda: "wrong character" in screen.code.proof.row.error(), "a refusal")
    program.hand.type_into(screen.code.proof.field, code[-1])
    screen.code.on.click()
    program.wait(lambda: shows(program, "The new code opens your records"), "the code")

    program = begin(running, folder)
    give(program, PASSPHRASE)
    program.wait(lambda: bool(program.session.unlock.error), "a refusal")
    give(program, NEW)
    assert opened(program) == []


def test_retiring_asks_for_the_passphrase_takes_a_last_copy_and_ends_the_program(
    empty_store: Path, running: list[Program], tmp_path: Path
) -> None:
    folder, stick = Path(shutil.copytree(empty_store, tmp_path / "store")), tmp_path / "stick"
    stick.mkdir()
    program = begin(running, folder)
    program.unlock(PASSPHRASE)
    assert program.session.wired is not None
    program.session.wired.runner.tell(program.window, lambda desk: choose_place(desk, stick))
    screen = keys_screen(program)
    part = screen.retire
    program.hand.press("Retire these records")
    for words in ("not these words", PASSPHRASE):
        part.passphrase.clear()
        program.hand.type_into(part.passphrase, words)
        part.on.click()
        program.wait(lambda: part.on.isEnabled() or not program.frame.isVisible(), "an answer")
    assert not program.frame.isVisible()
    assert not (folder / "keys.json").exists()
    assert not (folder / "records.db").exists()
    assert ("tell", "The records on this laptop are retired") in [asked[:2] for asked in program.ask.asked]
    (copy,) = (path for path in stick.rglob("keys.json"))
    elsewhere = FolderVault(copy.parent, FixedClock(TODAY), Stretching())
    elsewhere.open(PASSPHRASE)
    elsewhere.close()
