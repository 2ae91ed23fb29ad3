"""Editions: locked by the bytes of their files, compared in words, described beside themselves."""

import shutil
from pathlib import Path

import pytest

from hsb_desktop.app.entry import main
from hsb_desktop.formbook.describe import READING_COPY, describe_edition
from hsb_desktop.formbook.edition_lock import LOCK, lock_faults
from hsb_desktop.formbook.folder_check import check_folder
from hsb_desktop.support.paths import forms_directory
from tests.formbook.broken import EDITION, NOTE, PROCEDURE, STEPS, change, copied

NEXT = "riverside/2021-07"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


def two_editions(root: Path) -> Path:
    """A newer edition beside the first, the same but for its name and days."""
    shutil.copytree(root / EDITION, root / NEXT)
    file = f"{NEXT}/procedure.toml"
    change(root, file, 'edition = "2020-01"', 'edition = "2021-07"')
    change(root, file, "in_force_from = 2020-01-01\nin_force_to = 2021-06-30", "in_force_from = 2021-07-01")
    return root


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[str]:
    assert main(["forms", *words]) == code
    captured = capsys.readouterr()
    return (captured.out if code == 0 else captured.err).splitlines()


def test_what_came_with_the_program_is_as_it_was_locked() -> None:
    assert lock_faults(forms_directory()) == ()


def test_a_locked_edition_is_not_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "lock", EDITION, str(root)) == [f"Locked: {EDITION}, 7 files."]
    assert (root / LOCK).is_file()
    assert lock_faults(root) == ()
    change(root, NOTE, "Is it wet?", "Was it wet?")
    (root / EDITION / "forms" / "extra.toml").write_text("", encoding="utf-8")
    gone = root / EDITION / "picture.toml"
    gone.unlink()
    found = {fault.file: fault.what for fault in lock_faults(root)}
    assert found == {
        NOTE: "The file of a released edition was changed.",
        f"{EDITION}/forms/extra.toml": "The file was added to a released edition.",
        f"{EDITION}/picture.toml": "The file of a released edition is missing.",
    }


def test_the_check_finds_what_the_lock_finds(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "lock", EDITION, str(root))
    change(root, NOTE, "Is it wet?", "Was it wet?")
    lines = said(capsys, "check", str(root), code=2)
    assert lines[0].startswith(f"{NOTE}: The file of a released edition was changed.")
    assert lines[-1] == "1 fault."


def test_only_its_last_day_may_be_added(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root, PROCEDURE, "in_force_to = 2021-06-30\n", "")
    said(capsys, "lock", EDITION, str(root))
    change(
        root, PROCEDURE, "in_force_from = 2020-01-01", "in_force_from = 2020-01-01\nin_force_to = 2021-06-30"
    )
    assert lock_faults(root) == ()
    change(root, PROCEDURE, "in_force_from = 2020-01-01", "in_force_from = 2020-01-02")
    assert [fault.file for fault in lock_faults(root)] == [PROCEDURE]


def test_a_second_edition_is_locked_beside_the_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_editions(root)
    said(capsys, "lock", EDITION, str(root))
    change(root, f"{NEXT}/steps.toml", "days = 2 }", "days = 3 }")
    assert lock_faults(root) == (), "a draft edition may change"
    said(capsys, "lock", NEXT, str(root))
    assert lock_faults(root) == ()
    assert "locked already" in said(capsys, "lock", EDITION, str(root), code=2)[0]


@pytest.mark.parametrize("edition", ["riverside", "riverside/1999-01", "2020-01"])
def test_what_is_no_edition_is_not_locked(
    edition: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "no edition" in said(capsys, "lock", edition, str(root), code=2)[0]


def test_two_editions_that_ask_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_editions(root)
    assert said(capsys, "diff", EDITION, NEXT, str(root)) == [
        "# From riverside 2020-01 to riverside 2021-07",
        "",
        "- 2020-01 is in force from Wednesday 1 January 2020 to Wednesday 30 June 2021",
        "- 2021-07 is in force from Thursday 1 July 2021",
        "",
        "Nothing that they ask for differs.",
    ]


MILLER, FERRY = '{ id = "miller", label = "The miller" }', '{ id = "ferry", label = "The ferry" }'
SEEN_BY, RISES = "section[found].item[seen_by]", "section[river].item[cact_1]"
LONG = "The river rises, and whoever lives beside it wishes to be told before it comes into the lower street"


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("facts", "one_a_day = true\n", "", "gone: `fact[verdict].one_a_day` = `true`"),
        ("steps", "hours = 24", "hours = 24, advice = true", "new: `step[rest].limit.advice` = `true`"),
        ("forms/gauge", 'short = "River"', 'short = "Up"', f'`{RISES}.short`: was `"River"`, now `"Up"`'),
        ("forms/note", f"{MILLER}, ", "", f"gone: `{SEEN_BY}.options[miller]`"),
        ("forms/note", f"{MILLER}, {FERRY}", f"{FERRY}, {MILLER}", f"`{SEEN_BY}.options`: the order differs"),
        ("picture", 'label = "', 'label = "The ', None),
        ("procedure", "[procedure]", '[words]\nbank = "shore"\n[procedure]', "new: `words`"),
    ],
)  # fmt: skip
def test_every_key_that_differs_is_named(
    file: str, old: str, new: str, line: str | None, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two_editions(root)
    change(root, f"{NEXT}/{file}.toml", old, new)
    lines = said(capsys, "diff", EDITION, NEXT, str(root))
    keys = lines[lines.index("## Every key that differs in the files") :]
    assert keys[2] == f"- `{file}.toml`"
    assert len(keys) == 4
    assert keys[3] == f"    - {line}" if line else "label" in keys[3]
    assert "Nothing that they ask for differs." not in lines


def test_a_long_text_is_shown_where_it_differs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_editions(root)
    for edition, end in ((EDITION, "at night."), (NEXT, "by day.")):
        change(root, f"{edition}/forms/note.toml", 'hint = "Today."', f'hint = "{LONG} {end}"')
    (line,) = [one for one in said(capsys, "diff", EDITION, NEXT, str(root)) if "].hint" in one]
    assert "at night" in line
    assert "by day" in line
    assert "The river" not in line


def test_a_form_that_comes_or_goes_is_a_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_editions(root)
    text = (root / NEXT / "forms" / "note.toml").read_text(encoding="utf-8")
    (root / NEXT / "forms" / "later.toml").write_text(
        text.replace('id = "note"', 'id = "later"', 1).replace('record = "note"\n', ""), encoding="utf-8"
    )
    assert said(capsys, "diff", EDITION, NEXT, str(root))[-1] == "- New: `forms/later.toml`"
    assert said(capsys, "diff", NEXT, EDITION, str(root))[-1] == "- Gone: `forms/later.toml`"


def test_the_difference_in_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_editions(root)
    change(root, f"{NEXT}/steps.toml", "days = 2 }", "days = 3 }")
    note = f"{NEXT}/forms/note.toml"
    change(root, note, 'label = "Is it wet?"', 'label = "Was it wet?"')
    change(root, note, 'id = "next_at"', 'id = "next_time"')
    change(
        root,
        note,
        '{ id = "miller", label = "The miller" }, { id = "ferry", label = "The ferry" }',
        '{ id = "ferry", label = "The ferry" }, { id = "miller", label = "The miller" }',
    )
    change(root, note, 'hint = "Today."\n', "")
    lines = said(capsys, "diff", EDITION, NEXT, str(root))
    for line in (
        "## Steps",
        "- Changed: **First visit** (section B)",
        "    - was: Limit: 2 working days.",
        "    - now: Limit: 3 working days.",
        "## Note: What was found",
        "    - was: Today.",
        "- Changed: **Was it wet?** (yes or no; section D)",
        "    - was: Is it wet?",
        "    - now: The ferry · The miller",
        "## Note: Later",
        "- New: **At what time?** (a time; section D)",
        "- Gone: **At what time?** (a time; section D)",
    ):
        assert line in lines, (line, lines)
    assert "## Gauge" not in lines


def test_editions_that_are_not_there_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "diff", EDITION, NEXT, str(root), code=2) == [
        f"There is no edition “{NEXT}”; use two of: {EDITION}."
    ]


def test_the_reading_copy_is_written_beside_its_edition(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(capsys, "describe", "--write", str(root))
    copy = root / EDITION / "READING-COPY.md"
    assert lines == [f"Written: {copy}"]
    assert main(["forms", "describe", str(root)]) == 0
    assert copy.read_text(encoding="utf-8") == capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "describe", "lock", "diff"])
def test_a_faulty_folder_is_refused(command: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root, STEPS, "days = 2 }", "days = 0 }")
    editions = {"lock": [EDITION], "diff": [EDITION, EDITION]}.get(command, [])
    assert said(capsys, command, *editions, str(root), code=2)[-1] == "1 fault."


@pytest.mark.parametrize(
    "words", [[], ["mend"], ["check", "a", "b"], ["diff", EDITION], ["lock"], ["check", "--write", "x"]]
)
def test_a_command_that_is_none(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", *words]) == 2
    assert capsys.readouterr().err.startswith("Say what to do with the forms")


def test_the_reading_copy_of_what_came_with_the_program_is_fresh() -> None:
    root = forms_directory()
    stale = [
        f"{edition.procedure_id}/{edition.edition}"
        for edition in check_folder(root).editions
        if (root / edition.procedure_id / edition.edition / READING_COPY).read_text(encoding="utf-8")
        != describe_edition(edition)
    ]
    assert not stale, "write it again: hsb-desktop forms describe --write"
