"""The register holds: each id once, each shown by something that exists, or with a sentence why not yet."""

from collections import Counter

import pytest

from hsb_desktop.formbook.procedure_edition import load_procedure
from tests.register.register import Entry, entries, missing

ALL = entries()


@pytest.mark.parametrize("entry", ALL, ids=[entry.id for entry in ALL])
def test_each_entry_is_shown_by_something_that_exists_or_says_why_not_yet(entry: Entry) -> None:
    assert bool(entry.shows) != bool(entry.not_yet), "an entry has either `shows` or `not_yet`"
    if entry.not_yet:
        assert len(entry.not_yet.split()) >= 3, "say why, in a sentence"
    for target in entry.shows:
        assert missing(target) == ""


def test_no_id_stands_twice() -> None:
    twice = [name for name, times in Counter(entry.id for entry in ALL).items() if times > 1]
    assert twice == []


@pytest.mark.parametrize(
    "broken", ["test:tests/nowhere.py::test_x", "form:no_such_form", "rumour:x", "screen:ui/none"]
)
def test_what_does_not_exist_is_named(broken: str) -> None:
    assert missing(broken) != ""


def test_every_fact_step_and_record_of_the_procedure_is_registered() -> None:
    procedure = load_procedure("islington")
    ids = {entry.id for entry in ALL}
    wanted = {f"fact:{fact}" for fact in procedure.fact_ids()}
    wanted |= {f"step:{step}" for step in procedure.step_ids()}
    wanted |= {f"record:{record}" for record in procedure.record_ids()}
    assert wanted - ids == set()
