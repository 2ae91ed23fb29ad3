"""`forms/README.md` alone must be enough to write a council's folder: every word of the language stands in it."""

import re
import tomllib

import pytest

from hsb_desktop.formbook.check_conventions import COMPLETED, DECIDED_ON, RATIONALE, ROUTE, STATUS
from hsb_desktop.formbook.parse_calendar import HOLIDAYS
from hsb_desktop.formbook.parse_grounds import KINDS
from hsb_desktop.formbook.parse_procedure import CONTACTS, FILES
from hsb_desktop.formbook.parse_steps import LIMITS
from hsb_desktop.procedure.facts import FieldKind
from hsb_desktop.procedure.form import LAYOUTS, PREFILLS, RULES, About, Audience, Kind, Missing
from hsb_desktop.procedure.paper_layout import Cover, Part
from hsb_desktop.procedure.predicates import PREDICATES
from hsb_desktop.support.paths import forms_directory

README = (forms_directory() / "README.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"[\w.]+", README))
LANGUAGE = {
    "files": (
        *FILES,
        CONTACTS,
        "meetings.toml",
        "panel.toml",
        "papers.toml",
        "picture.toml",
        "local.toml",
        "editions.lock",
    ),
    "kinds of question": tuple(Kind),
    "checks": RULES,
    "prefills": PREFILLS,
    "layouts": LAYOUTS,
    "audiences": tuple(Audience),
    "whom it is about": tuple(About),
    "reasons for no value": tuple(Missing),
    "fields of a fact": tuple(FieldKind),
    "grounds": KINDS,
    "limits": LIMITS,
    "holidays": HOLIDAYS,
    "parts of a paper of the case": tuple(Part),
    "under its title": tuple(Cover),
    "conventions": (ROUTE, STATUS, COMPLETED, *DECIDED_ON, RATIONALE),
}
_FREE = {
    "hard",
    "words",
    "limits",
    "where",
    "where_not",
    "choices",
    "statuses",
    "fields",
    "begins",
    "values",
    "facts",
}


@pytest.mark.parametrize("part", LANGUAGE)
def test_every_word_of_the_language_is_explained(part: str) -> None:
    assert not [word for word in LANGUAGE[part] if str(word) not in WORDS]


def test_at_least_one_predicate_is_shown() -> None:
    assert WORDS & set(PREDICATES)


def test_every_key_that_the_shipped_files_use_is_explained() -> None:
    keys: set[str] = set()

    def walk(value: object, inside: str) -> None:
        if isinstance(value, dict):
            if inside not in _FREE:
                keys.update(value)
            for key, one in value.items():
                walk(one, key)
        elif isinstance(value, list):
            for one in value:
                walk(one, inside)

    for path in sorted(forms_directory().rglob("*.toml")):
        walk(tomllib.loads(path.read_text(encoding="utf-8")), "")
    assert not sorted(key for key in keys if key not in WORDS)


def test_the_commands_it_names_are_those_there_are() -> None:
    assert set(re.findall(r"hsb-desktop forms (\w+)", README)) == {"check", "describe", "diff", "lock"}
