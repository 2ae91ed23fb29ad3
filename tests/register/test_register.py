"""The register holds: each id once, each shown by something that exists, or with a sentence why not yet."""

from collections import Counter

import pytest

from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.procedure.pathway import Status
from tests.register.register import Entry, entries, missing

ALL = entries()


@pytest.mark.parametrize("entry", ALL, ids=[entry.id for entry in ALL])
def test_each_entry_is_shown_by_something_that_exists_or_says_why_not_yet(entry: Entry) -> None:
    assert bool(entry.shows) != bool(entry.not_yet), "an entry has either `shows` or `not_yet`"
    assert entry.shows or not entry.still_to_come, "what is still to come stands beside what is there"
    for sentence in filter(None, (entry.not_yet, entry.still_to_come)):
        assert len(sentence.split()) >= 5, "say why, in a sentence"
        assert sentence.endswith(".")
    for target in entry.shows:
        assert missing(target) == ""


def test_no_id_stands_twice() -> None:
    twice = [name for name, times in Counter(entry.id for entry in ALL).items() if times > 1]
    assert twice == []


@pytest.mark.parametrize(
    "broken",
    [
        "test:tests/nowhere.py::test_x",
        "test:tests/register/test_register.py::test_x",
        "test:tests/register/test_register.py",
        "form:no_such_form",
        "paper:no_such_paper",
        "command:no_such_command",
        "screen:hsb_desktop/ui/none.py",
        "rumour:x",
    ],
)
def test_what_does_not_exist_is_named(broken: str) -> None:
    assert missing(broken) != ""


def test_every_line_of_the_procedures_tables_is_registered() -> None:
    procedure = load_procedure("islington")
    ids = {entry.id for entry in ALL}
    wanted = {f"fact:{fact.id}" for fact in procedure.facts}
    wanted |= {f"step:{step.id}" for step in procedure.steps}
    wanted |= {f"outcome:{outcome.id}" for outcome in procedure.outcomes}
    wanted |= {f"status:{status}" for status in Status}
    wanted |= {f"flag:{flag.id}" for flag in procedure.flags}
    wanted |= {f"record:{record.id}" for record in procedure.records}
    wanted |= {f"role:{role.id}" for role in procedure.roles}
    assert wanted - ids == set()
