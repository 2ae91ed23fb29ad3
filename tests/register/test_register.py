"""The register holds: each id once, each shown by something that exists, or with a sentence why not yet."""

from collections import Counter

import pytest

from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.procedure.pathway import Status
from tests.register.hazard_log import PAGE, page
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


# What the store and a family's home can do to a record: each is answered, or said to be open.
STORE_AND_HOME = (
    *(f"H{n:02d}" for n in (*range(1, 28), *range(64, 79), *range(85, 92), *range(93, 102))),
    *("H106", "H108", "P1", "P2", "P3", "P4", "P5", "P6", "P10", "P13"),
)


def test_each_hazard_says_how_grave_it_is_and_what_is_done() -> None:
    ids = {entry.id for entry in ALL}
    assert set(STORE_AND_HOME) <= ids
    for entry in (entry for entry in ALL if entry.file == "hazards"):
        assert 1 <= entry.severity <= 5, entry.id
        assert bool(entry.done) != bool(entry.not_yet), entry.id
        assert not entry.done or entry.done.endswith("."), entry.id


def test_the_hazard_log_that_people_read_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.register.hazard_log"


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
