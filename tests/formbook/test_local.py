"""A council's own settings lie over its editions: words, contacts, limits that are its to set, and nothing else."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from hsb_desktop.formbook.book import load_book
from hsb_desktop.formbook.folder_check import check_folder
from hsb_desktop.procedure.limits import CalendarMonths, ElapsedHours, WorkingDays
from hsb_desktop.procedure.steps import StepRule
from hsb_desktop.support.settings import Settings
from tests.formbook.broken import NOTE, PROCEDURE, STEPS, change, copied

LOCAL = "riverside/local.toml"
CONTACTS = "riverside/2020-01/contacts.toml"
ON = date(2020, 5, 4)
MILLER = (
    '[[contact]]\nid = "miller"\nrole = "The miller"\ntelephone = "1"\npublished = "2020"\nsection = "D"\n'
)


def settled(place: Path, settings: str) -> Path:
    """The tiny procedure with a word, a contact, three local limits and these settings."""
    root = copied(place)
    change(root, PROCEDURE, "[[document]]", '[words]\npanel = "Boat Club"\n\n[[document]]')
    change(root, NOTE, 'label = "Is it wet?"', 'label = "Is it wet at the {words.panel}?"')
    change(root, STEPS, "days = 2 }", 'days = 2, basis = "local" }')
    change(root, STEPS, "hours = 24 }", 'hours = 24, basis = "local" }')
    months = '{ kind = "calendar_months", first = 1, then = 2, basis = "local" }'
    change(root, STEPS, '{ kind = "next_date", fact = "market", field = "day" }', months)
    (root / CONTACTS).write_text(MILLER, encoding="utf-8")
    (root / LOCAL).write_text(settings, encoding="utf-8")
    return root


def step(root: Path, name: str) -> StepRule:
    found = load_book(root).procedure(ON).step_rule(name)
    assert found is not None
    return found


def label_of_wet(root: Path) -> str:
    return load_book(root).form_in_force("note", ON).question("wet").label


def test_without_settings_an_edition_is_as_it_was_released(tmp_path: Path) -> None:
    root = settled(tmp_path, "")
    assert check_folder(root).faults == ()
    assert label_of_wet(root) == "Is it wet at the Boat Club?"
    assert load_book(root).procedure(ON).contacts[0].mark == "published 2020, not confirmed"


def test_a_word_is_said_everywhere(tmp_path: Path) -> None:
    root = settled(tmp_path, '[words]\npanel = "Ferry Table"\n')
    assert check_folder(root).faults == ()
    assert label_of_wet(root) == "Is it wet at the Ferry Table?"
    assert load_book(root).procedure(ON).words["panel"] == "Ferry Table"


def test_a_limit_that_is_local_takes_the_councils_number(tmp_path: Path) -> None:
    root = settled(tmp_path, "[limits]\nfirst_visit = 4\nrest = 12\nmarket = 3\n")
    assert check_folder(root).faults == ()
    lengths = [step(root, name).limit for name in ("first_visit", "rest", "market")]
    assert [limit.length for limit in lengths if limit is not None] == [
        WorkingDays(4),
        ElapsedHours(12),
        CalendarMonths(3, 2),
    ]


def test_a_contact_is_confirmed(tmp_path: Path) -> None:
    root = settled(
        tmp_path,
        '[[contact]]\nid = "miller"\nname = "A. Example"\ntelephone = "2"\nconfirmed_on = 2021-03-01\n',
    )
    assert check_folder(root).faults == ()
    assert load_book(root).procedure(ON).contacts[0].printed == "The miller, A. Example, 2"


@pytest.mark.parametrize(
    ("settings", "at", "words"),
    [
        ('[words]\nclub = "X"\n', "words.club", "No edition has the word"),
        ("[limits]\nswim = 3\n", "limits.swim", "No edition has the step"),
        ("[limits]\ntalk = 3\n", "limits.talk", "not the council’s to set"),
        ("[limits]\nworry = 3\n", "limits.worry", "not the council’s to set"),
        ("[limits]\nrest = 0\n", "limits.rest", "too small"),
        ('[[contact]]\nid = "smith"\n', "contact[0].id", "No edition has the contact"),
        ('[[contact]]\nid = "miller"\nphone = "2"\n', "contact[0].phone", "not known here"),
        ("[colours]\n", "colours", "not known here"),
        ("[words\n", "", "not valid TOML"),
    ],
)
def test_a_setting_that_fits_nothing_is_a_fault(tmp_path: Path, settings: str, at: str, words: str) -> None:
    found = [fault for fault in check_folder(settled(tmp_path, settings)).faults if fault.file == LOCAL]
    assert [fault.at for fault in found] == [at]
    assert words in found[0].what


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_what_one_worker_likes_is_none_of_the_councils(tmp_path: Path, name: str) -> None:
    """And nothing of the council's is among one worker's settings."""
    found = [
        fault for fault in check_folder(settled(tmp_path, f"{name} = 1\n")).faults if fault.file == LOCAL
    ]
    assert [fault.at for fault in found] == [name]
    assert not {"words", "limits", "contact"} & {field.name for field in fields(Settings)}


def test_a_word_that_the_council_has_not_is_a_fault(tmp_path: Path) -> None:
    root = copied(tmp_path)
    change(root, NOTE, 'label = "Is it wet?"', 'label = "Is it wet at the {words.club}?"')
    assert [(fault.file, fault.at) for fault in check_folder(root).faults] == [
        (NOTE, "section[0].item[2].label")
    ]


@pytest.mark.parametrize("broken", ['role = ""', "[[contact]"])
def test_a_directory_with_a_fault(tmp_path: Path, broken: str) -> None:
    root = settled(tmp_path, "")
    (root / CONTACTS).write_text(MILLER.replace('role = "The miller"', broken), encoding="utf-8")
    assert {fault.file for fault in check_folder(root).faults} == {CONTACTS}
