"""The book gives the procedure in force on a day, and a form under the exact edition of its pin."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from hsb_desktop.formbook.book import UnknownForm, load_book
from hsb_desktop.formbook.procedure_edition import FaultyForms, UnknownProcedure
from tests.formbook.broken import EDITION, GAUGE, NOTE, TINY, change, copied
from tests.formbook.test_folder_check import second_edition

ON, LATER = date(2020, 5, 4), date(2021, 8, 2)


def test_the_form_in_force_names_its_edition() -> None:
    book = load_book(TINY)
    form = book.form_in_force("note", ON)
    assert form.pin == "riverside/2020-01/note"
    assert book.form(form.pin) is form
    assert book.procedure(ON).edition == "2020-01"
    assert [form.id for form in book.forms_in_force(ON)] == ["gauge", "note"]
    assert [column.id for column in book.picture(ON).columns] == ["all"]


def test_a_record_keeps_the_edition_it_was_made_under(tmp_path: Path) -> None:
    root = copied(tmp_path)
    second_edition(root, "2021-07-01")
    change(root, "riverside/2021-07/forms/note.toml", 'title = "Note"', 'title = "Longer note"')
    book = load_book(root)
    assert book.form_in_force("note", ON).title == "Note"
    assert book.form_in_force("note", LATER).title == "Longer note"
    assert book.form("riverside/2020-01/note").title == "Note"


def test_no_edition_in_force_is_never_the_latest() -> None:
    with pytest.raises(
        UnknownProcedure, match="No edition of “riverside” is in force on Monday 2 August 2021"
    ):
        load_book(TINY).form_in_force("note", LATER)


@pytest.mark.parametrize("pin", ["", "note", "riverside/note", "riverside/2020-01/note/more"])
def test_a_pin_that_is_none(pin: str) -> None:
    with pytest.raises(UnknownForm, match="does not name a form"):
        load_book(TINY).form(pin)


@pytest.mark.parametrize("pin", ["lakeside/2020-01/note", "riverside/2019-01/note", "../riverside/note"])
def test_an_edition_that_is_not_here(pin: str) -> None:
    with pytest.raises((UnknownProcedure, UnknownForm)):
        load_book(TINY).form(pin)


def test_a_form_that_the_edition_has_not() -> None:
    with pytest.raises(UnknownForm, match="Edition 2020-01 of “riverside” has no form “letter”"):
        load_book(TINY).form("riverside/2020-01/letter")


def test_two_procedures_and_none_named(tmp_path: Path) -> None:
    root = copied(tmp_path)
    shutil.copytree(root / "riverside", root / "lakeside")
    for file in (root / "lakeside").rglob("procedure.toml"):
        file.write_text(
            file.read_text(encoding="utf-8").replace('id = "riverside"\ned', 'id = "lakeside"\ned'), "utf-8"
        )
    with pytest.raises(UnknownProcedure, match="lakeside, riverside"):
        load_book(root)
    assert load_book(root, "lakeside").form_in_force("note", ON).pin == "lakeside/2020-01/note"


def test_a_procedure_that_is_not_here() -> None:
    with pytest.raises(UnknownProcedure, match="riverside"):
        load_book(TINY, "islington")


def test_what_came_with_the_program_opens() -> None:
    assert load_book().procedure(date(2026, 12, 23)).id == "islington"


def test_faulty_forms_are_not_used(tmp_path: Path) -> None:
    root = copied(tmp_path)
    change(root, NOTE, 'label = "Is it wet?"', "")
    change(root, GAUGE, 'number = "2"', 'number = "1"')
    with pytest.raises(FaultyForms, match="lists all 2 faults") as raised:
        load_book(root).form_in_force("gauge", ON)
    assert len(raised.value.faults.found) == 2


def test_a_faulty_picture_is_not_used(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / EDITION / "picture.toml").unlink()
    with pytest.raises(FaultyForms, match=r"picture\.toml: The file is missing"):
        load_book(root).picture(ON)
