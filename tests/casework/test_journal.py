"""The journal as it is read: in words, newest first, one case apart from the other, narrowed, a page at a time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hsb_desktop.casework import visit
from hsb_desktop.casework.blanks import blank_of_record
from hsb_desktop.casework.cases import case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.destroying import destroy_case
from hsb_desktop.casework.journal import PAGE, Asked, JournalLine, Show, journal_page
from hsb_desktop.casework.journal_paper import happened_words
from hsb_desktop.casework.looking import arrive, with_refusals_entered
from hsb_desktop.casework.ports import JournalEntry, Place
from hsb_desktop.casework.records import add_row, save_answer, start_record
from hsb_desktop.casework.who_may_read import choose_readers
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import ROWAN, rowan
from tests.casework.test_destroying import DECISION


def _all(desk: Desk, asked: Asked) -> list[JournalLine]:
    found, page = list[JournalLine](), journal_page(desk, asked)
    while True:
        found += page.lines
        if page.before is None:
            return found
        page = journal_page(desk, replace(asked, before=page.before))


def _worked(desk: Desk, clock: FixedClock) -> tuple[CaseId, CaseId]:
    first, other = rowan(desk), open_case(desk, replace(ROWAN, name="Theo Quist")).case_id
    plan = start_record(desk, first, "safety_plan").record_id
    question = next(iter(desk.book.form_in_force("safety_plan", desk.clock.today()).questions())).id
    clock.moment += timedelta(days=1)
    for words in ("Quince agreed first", "Quince agreed in the end"):
        save_answer(desk, plan, FieldKey(question), Answer(words))
    arrive(desk, Place("case", first))
    with pytest.raises(HsbError, match="who decided"):
        with_refusals_entered(
            desk, lambda desk: destroy_case(desk, first, replace(DECISION, decided_by=""), "C-1")
        )
    visit.begin(desk, first)
    visit.left(desk, first)
    return first, other


def test_a_case_reads_newest_first_with_old_and_new_and_nothing_of_another(
    desk: Desk, clock: FixedClock
) -> None:
    first, other = _worked(desk, clock)
    lines = _all(desk, Asked(first))
    assert [line.seq for line in lines] == sorted((line.seq for line in lines), reverse=True)
    assert [line.what for line in lines[:4]] == ["A visit was left", "A visit began", "Refused", "Looked at"]
    assert lines[4].changes[0][1:] == ("Quince agreed first", "Quince agreed in the end")
    assert all(line.who == desk.worker.name for line in lines)
    assert "Quist" not in " ".join(line.text for line in lines)
    assert "Quince" not in " ".join(line.text for line in _all(desk, Asked(other)))
    whole = _all(desk, Asked())
    assert {"C-0001", "C-0002"} <= {line.case for line in whole}
    assert "Quince" not in " ".join(line.text for line in whole), "the store's own journal tells no content"


def test_it_is_narrowed_by_kind_by_day_and_by_words(desk: Desk, clock: FixedClock) -> None:
    first, _other = _worked(desk, clock)
    kinds = {show: {line.seq for line in _all(desk, Asked(first, show))} for show in Show}
    parts = [kinds[show] for show in (Show.LOOKS, Show.CHANGES, Show.PAPERS, Show.REFUSALS)]
    assert sum(map(len, parts)) == len(kinds[Show.ALL]) == len(set.union(*parts))
    assert len(kinds[Show.REFUSALS]) == 1
    assert len(kinds[Show.LOOKS]) == 3
    today = _all(desk, Asked(first, on=desk.clock.today()))
    assert {line.at.date() for line in today} == {desk.clock.today()}
    assert 0 < len(today) < len(kinds[Show.ALL])
    assert _all(desk, Asked(first, on=date(2020, 1, 1))) == []
    assert len(_all(desk, Asked(first, words="QUINCE end"))) == 1


def test_looking_at_the_journal_is_entered_and_reading_it_writes_nothing(desk: Desk) -> None:
    first = rowan(desk)
    arrive(desk, Place("journal"))
    arrive(desk, Place("journal", first))
    before = desk.store.head  # type: ignore[attr-defined]
    assert [line.what for line in _all(desk, Asked())[:2]] == [
        "Looked at",
        "The journal of these records was looked at",
    ]
    assert desk.store.head == before  # type: ignore[attr-defined]


def test_of_a_destroyed_case_the_journal_keeps_that_it_was(desk: Desk) -> None:
    first = rowan(desk)
    destroy_case(desk, first, replace(DECISION, decided_on=desk.clock.today() - timedelta(days=2)), "C-0001")
    newest, *earlier = _all(desk, Asked())
    assert newest.what == "Case destroyed"
    assert happened_words(newest).startswith("decided "), (
        "that day it was decided; it was done when it was recorded"
    )
    assert "Records manager" in newest.about
    assert {line.case for line in earlier if line.destroyed} == {"C-0001"}


def test_a_long_journal_is_read_a_page_at_a_time(desk: Desk) -> None:
    """More than four pages of entries: one page is read of them at a time, and a search goes on to the oldest."""
    first = rowan(desk)
    with desk.store.unit() as unit:
        for number in range(4 * PAGE):
            unit.journal(
                JournalEntry("case.viewed", first, first, content={"page": str(number)}), desk.clock.now()
            )
    page = journal_page(desk, Asked(first))
    assert len(page.lines) == PAGE
    assert page.before is not None
    assert page.total > 4 * PAGE
    rare = _all(desk, Asked(first, words="case opened"))
    assert [line.what for line in rare] == ["Case opened"]


def test_who_may_read_and_filled_forms_are_told_in_words(desk: Desk, clock: FixedClock) -> None:
    first = rowan(desk)
    plan = start_record(desk, first, "safety_plan").record_id
    mother = next(one.id for one in case_view(desk, first).case.people)
    key = FieldKey("purpose")
    add_row(desk, plan, "helpers")
    ordered, *_ = _all(desk, Asked(first))
    assert ordered.changes == (("The order of the rows", "", "Person"),), "a row by its name, never by its id"
    choose_readers(desk, plan, key, frozenset({Audience.CHILD}), frozenset({mother}))
    blank_of_record(desk, plan)
    made, narrowed, *_ = _all(desk, Asked(first))
    assert made.what == "Empty form made to fill in elsewhere"
    assert narrowed.what == "Who may read something changed"
    ((_label, was, now),) = narrowed.changes
    assert (was, now) == ("Everybody whom the question allows", "Not for the family, not for 1 person")
    assert mother not in narrowed.text
    with desk.store.unit() as unit:
        for action in ("form.file", "form.taken_in", "form.opened", "enclosure.kept"):
            unit.journal(JournalEntry(action, first, "file"), clock.now())
    assert not any("." in line.what for line in _all(desk, Asked(first)))
