"""A wrong passphrase and a damaged store: one sentence in the unlock window, nothing changed on disk."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsb_desktop.app.tour.hand import Hand
from hsb_desktop.app.window import Session
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.support.clock import SystemClock
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from tests.faults.program_stage import PASSPHRASE, Stage, make_stage


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """The store every test copies."""
    return make_stage(tmp_path_factory.mktemp("stage") / "store")


@pytest.fixture
def stage(template: Stage, tmp_path: Path) -> Stage:
    """The store of this test."""
    return template.copied(tmp_path / "store")


@pytest.fixture
def session(stage: Stage, qtbot: QtBot) -> Iterator[Session]:
    """The program at its unlock window."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = Session(application, stage.folder, SystemClock(), ScriptedAsk())
    session.show()
    qtbot.waitExposed(session.frame)
    yield session
    session.composition.close()
    session.frame.may_close = True
    session.frame.close()
    session.frame.deleteLater()
    session.deleteLater()


def digests(folder: Path) -> dict[str, str]:
    """What the files hold; an empty lock file says nothing, nor does the number of wrong passphrases."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.suffix != ".lock" and path.name != "attempts.json"
    }


def attempt(session: Session, passphrase: str) -> str:
    """Type a passphrase, press the button, and read what the window says; empty when it opened."""
    hand = Hand(session.frame)
    hand.type_into(session.unlock.passphrase, passphrase)
    session.unlock.button.click()
    hand.wait(lambda: session.wired is not None or session.unlock.button.isEnabled(), "an answer")
    if session.wired is not None:
        runner = session.wired.runner
        hand.wait(lambda: not runner.busy, "the first place")
        return ""
    said = [words.text() for words in session.frame.findChildren(Words) if words.isVisible()]
    error = session.unlock.error
    assert said.count(error) == 1, "it is said once"
    assert error in session.unlock.passphrase.accessibleDescription()
    return error


def test_a_wrong_passphrase_changes_nothing_and_the_right_one_opens(session: Session, stage: Stage) -> None:
    before = digests(stage.folder)
    said = attempt(session, "not the sentence at all")
    assert "This passphrase does not open your records; nothing was changed" in said
    assert digests(stage.folder) == before
    assert session.unlock.passphrase.hasFocus()  # so that typing replaces what is selected
    assert session.unlock.passphrase.hasSelectedText()
    assert attempt(session, PASSPHRASE) == ""


@pytest.mark.parametrize("damage", ["records", "keys", "records cut short"])
def test_a_damaged_store_is_one_sentence_and_stays_as_it_is(
    session: Session, stage: Stage, damage: str
) -> None:
    files = StoreFolder(stage.folder)
    if damage == "keys":
        files.keys.write_bytes(b"{}")
        files.keys_copy.write_bytes(b"")
    elif damage == "records":
        content = bytearray(files.records.read_bytes())
        content[100:9000] = bytes(8900)
        files.records.write_bytes(content)
    else:
        files.records.write_bytes(files.records.read_bytes()[:5000])
    before = digests(stage.folder)
    said = attempt(session, PASSPHRASE)
    assert said.count(".") <= 3
    assert said
    assert "Traceback" not in said
    assert digests(stage.folder) == before
