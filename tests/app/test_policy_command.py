"""The council's policy file looked at from the terminal, and what a worker is told of a fault in it."""

from pathlib import Path

import pytest

from hsb_desktop.app.entry import main
from hsb_desktop.app.key_notices import unsettled
from hsb_desktop.app.policy_command import remedy
from hsb_desktop.casework.key_ports import KeysStanding
from hsb_desktop.support.paths import resources_directory
from hsb_desktop.support.policy import FILE, Fault, Wrong

KEY = "0123456789abcdef" * 4
Printed = pytest.CaptureFixture[str]


def test_it_says_what_holds(tmp_path: Path, capsys: Printed) -> None:
    assert main(["policy", str(tmp_path)]) == 0
    assert str(tmp_path / FILE) in capsys.readouterr().out
    (tmp_path / FILE).write_text(
        f'[recovery]\ncouncil = "Riverside"\npublic_key = "{KEY}"\n[lock]\nafter_minutes = 4\n'
        '[backups]\nfolder = "/srv/copies"\n'
    )
    assert main(["policy", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "no faults" in said
    assert "(Riverside)" in said
    assert "4 minutes at the latest" in said
    assert "/srv/copies" in said
    assert KEY not in said, "its words are what is compared"


def test_it_lists_every_fault_with_place_and_remedy(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / FILE).write_text('[lock]\nafter_minutes = "5"\n[backup]\nfolder = "x"\n')
    assert main(["policy", str(tmp_path)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["lock.after_minutes", "backup"]
    assert "from 1 to 15" in lines[0]
    assert main(["policy", "a", "b"]) == 2


@pytest.mark.parametrize("wrong", list(Wrong))
def test_each_kind_of_fault_has_its_remedy(wrong: Wrong) -> None:
    said = remedy(Fault("lock.after_minutes", wrong, "at line 3, column 5"))
    assert said.endswith(".")
    assert "{" not in said


def test_a_fault_is_one_sentence_at_the_opening() -> None:
    (said,) = unsettled(KeysStanding(policy_faults=("lock.after_minutes", "backup")))
    assert "(lock.after_minutes, backup)" in said
    assert said.count(". ") == 0
    assert unsettled(KeysStanding()) == []
    (said,) = unsettled(KeysStanding(policy_faults=tuple("abcdefgh")))
    assert "(a, b, c…)" in said


def test_the_page_for_it_staff_shows_the_example_whole() -> None:
    page = (resources_directory() / "help" / "machine-policy.md").read_text(encoding="utf-8")
    example = (resources_directory() / "help" / "policy.example.toml").read_text(encoding="utf-8")
    for line in example.splitlines():
        assert not line or f"    {line}" in page.splitlines(), "the page shows the example as it is"
