"""The council's key on the command line: two people make it, two people open a copied store with it (P13)."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hsb_desktop.app import entry, recovery_command
from hsb_desktop.store.council_key import council_fingerprint
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from hsb_desktop.support.policy import read_policy
from tests.store.samples import NAME, PASSPHRASE, ROLE

ONE, OTHER = "first person has these words", "the second person has others"


def answers(*words: str) -> Callable[[str], str]:
    given = iter(words)
    return lambda _question: next(given)


def test_two_people_make_a_key_and_open_a_copied_store_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ceremony, folder = tmp_path / "ceremony", tmp_path / "store"
    refused: list[tuple[str, ...]] = [("too short",), (ONE, "other words than before"), (ONE, ONE, ONE, ONE)]
    for said in refused:
        assert recovery_command.new(str(ceremony), answers(*said), Stretching()) == 2
        assert not ceremony.exists()
    assert recovery_command.new(str(ceremony), answers(ONE, ONE, OTHER, OTHER), Stretching()) == 0
    public = read_policy(ceremony).recovery_key
    words = " ".join(council_fingerprint(public))
    assert words in capsys.readouterr().out
    assert recovery_command.new(str(ceremony), answers(), Stretching()) == 2, "a key is never written over"
    for path in ceremony.iterdir():
        assert ONE not in path.read_text()
        assert OTHER not in path.read_text()

    monkeypatch.setenv("HSB_DESKTOP_POLICY", str(ceremony))
    monkeypatch.setattr("hsb_desktop.store.sealing.calibrated", lambda _seconds: Stretching())
    vault = FolderVault(folder, SystemClock(), Stretching())
    vault.create(PASSPHRASE, NAME, ROLE)
    vault.accept_council(public)
    vault.close()
    copied = str(shutil.copytree(folder, tmp_path / "copied"))
    first, second = (str(ceremony / name) for name in recovery_command.PARTS)
    for second_part, given_words in ((second, (ONE, "not these")), (first, (ONE, ONE)), (copied, (ONE, ONE))):
        assert recovery_command.open_store(copied, (first, second_part), answers(*given_words)) == 2
    assert recovery_command.open_store(str(tmp_path), (first, second), answers()) == 2
    capsys.readouterr()
    assert recovery_command.open_store(copied, (second, first), answers(OTHER, ONE)) == 0
    out = capsys.readouterr().out
    assert words in out
    given = out.split("chooses another: ")[1].split("\n")[0]
    assert ONE not in out
    opened = FolderVault(Path(copied), SystemClock(), Stretching())
    assert opened.open(given).warnings == ()
    assert [by_council for by_council, _ in opened.standing().opened_unseen] == [True]
    opened.close()


def test_the_command_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["recovery"]) == 2
    assert "recovery open STORE PART PART" in capsys.readouterr().err
