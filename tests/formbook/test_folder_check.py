"""A whole folder: names, dates in force, files that nothing reads, and folders that are none."""

import shutil
from pathlib import Path

import pytest

from hsb_desktop.formbook.folder_check import check_folder
from tests.formbook.broken import EDITION, NOTE, PROCEDURE, change, copied

FACTS = f"{EDITION}/facts.toml"
LATER = "riverside/2021-07"


def second_edition(root: Path, begins: str, ends: str = "") -> None:
    """Another edition beside the first, in force from `begins`."""
    shutil.copytree(root / EDITION, root / LATER)
    file = f"{LATER}/procedure.toml"
    change(root, file, 'edition = "2020-01"', 'edition = "2021-07"')
    change(root, file, "in_force_from = 2020-01-01", f"in_force_from = {begins}")
    change(root, file, "in_force_to = 2021-06-30", f"in_force_to = {ends}" if ends else "")


def told(root: Path) -> list[tuple[str, str]]:
    """File and place of each fault."""
    return [(fault.file, fault.at) for fault in check_folder(root).faults]


def test_it_counts_what_it_read(tmp_path: Path) -> None:
    (edition,) = check_folder(copied(tmp_path)).editions
    assert (edition.procedure_id, edition.edition, edition.faults) == ("riverside", "2020-01", 0)
    assert [form.id for form in edition.forms] == ["gauge", "note"]
    assert edition.questions == 19


def test_editions_that_follow_each_other_are_sound(tmp_path: Path) -> None:
    root = copied(tmp_path)
    second_edition(root, "2021-07-01")
    assert told(root) == []
    assert [edition.edition for edition in check_folder(root).editions] == ["2020-01", "2021-07"]


def test_two_editions_in_force_on_one_day(tmp_path: Path) -> None:
    root = copied(tmp_path)
    second_edition(root, "2021-06-30")
    (fault,) = check_folder(root).faults
    assert (fault.file, fault.at) == (f"{LATER}/procedure.toml", "procedure.in_force_from")
    assert fault.what == "Edition 2020-01 is still in force on Wednesday 30 June 2021."


def test_an_edition_without_end_before_another(tmp_path: Path) -> None:
    root = copied(tmp_path)
    second_edition(root, "2021-07-01")
    change(root, PROCEDURE, "in_force_to = 2021-06-30", "")
    assert told(root) == [(f"{LATER}/procedure.toml", "procedure.in_force_from")]


def test_an_edition_that_ends_before_it_begins(tmp_path: Path) -> None:
    root = copied(tmp_path)
    second_edition(root, "2021-07-01", "2021-06-30")
    assert told(root) == [(f"{LATER}/procedure.toml", "procedure.in_force_to")]


def test_a_folder_and_its_file_name_two_things(tmp_path: Path) -> None:
    root = copied(tmp_path)
    shutil.move(root / EDITION, root / "riverside" / "2020-02")
    shutil.move(root / "riverside", root / "lakeside")
    file = "lakeside/2020-02/procedure.toml"
    assert told(root) == [(file, "procedure.id"), (file, "procedure.edition")]


def test_a_file_that_nothing_reads(tmp_path: Path) -> None:
    root = copied(tmp_path)
    shutil.copy(root / EDITION / "forms" / "note.toml", root / EDITION / "note.toml")
    assert told(root) == [(f"{EDITION}/note.toml", "")]


def test_a_folder_called_like_a_form_and_a_form_that_is_not_text(tmp_path: Path) -> None:
    root = copied(tmp_path)
    forms = root / EDITION / "forms"
    (forms / "a.toml").mkdir()
    (forms / "b.toml").write_bytes(b"\xff\xfe")
    assert [(fault.file, fault.what) for fault in check_folder(root).faults] == [
        (f"{EDITION}/forms/a.toml", "The file cannot be read."),
        (f"{EDITION}/forms/b.toml", "The file is not UTF-8 text."),
    ]


def test_files_that_are_not_toml_are_left_alone(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "README.md").write_text("How to.", encoding="utf-8")
    (root / ".git").mkdir()
    assert told(root) == []


def test_an_edition_without_its_files(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "riverside" / "2022-01").mkdir()
    assert told(root) == [
        (f"riverside/2022-01/{name}.toml", "") for name in ("procedure", "facts", "steps", "matrix")
    ]


@pytest.mark.parametrize(("place", "what"), [("riverside", "one procedure"), (EDITION, "one edition")])
def test_a_folder_too_deep_is_told_once(place: str, what: str, tmp_path: Path) -> None:
    (fault,) = check_folder(copied(tmp_path) / place).faults
    assert what in fault.what
    assert "calendar" in fault.remedy


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for name in (NOTE, PROCEDURE):
        (root / name).write_bytes(b"\xef\xbb\xbf" + (root / name).read_bytes())
    assert told(root) == []


def test_a_table_that_is_missing_is_told_once(tmp_path: Path) -> None:
    root = copied(tmp_path)
    change(root, FACTS, "[meaning]", "[meanings]")
    change(root, NOTE, "[form]", "[forms]")
    assert sorted(told(root)) == [(FACTS, "meaning"), (FACTS, "meanings"), (NOTE, "form"), (NOTE, "forms")]


def test_a_procedure_without_an_edition(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "lakeside").mkdir()
    assert told(root) == [("lakeside", "")]


def test_a_procedure_whose_head_is_broken_is_told_once(tmp_path: Path) -> None:
    root = copied(tmp_path)
    change(root, PROCEDURE, 'council = "Riverside"', "")
    assert told(root) == [(PROCEDURE, "procedure.council")]
    change(root, PROCEDURE, "[procedure]", "[procedures]")
    assert (PROCEDURE, "procedure") in told(root)


def test_a_calendar_shared_by_two_editions_is_told_once(tmp_path: Path) -> None:
    root = copied(tmp_path)
    second_edition(root, "2021-07-01")
    change(root, "calendar/plain.toml", "title =", "titel =")
    assert [place for file, place in told(root) if file == "calendar/plain.toml"].count("calendar.title") == 1


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    (missing,) = check_folder(tmp_path / "nowhere").faults
    assert missing.what == "There is no such folder."
    (empty,) = check_folder(tmp_path).faults
    assert empty.what == "There is no procedure here."
