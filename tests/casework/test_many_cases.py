"""Where a store holds very many cases only what is shown is worked out, and the others are found by their words."""

from datetime import date

import pytest

from hsb_desktop.casework import many_cases
from hsb_desktop.casework.cases import NewCase, case_lines, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.many_cases import case_page, in_work
from hsb_desktop.casework.today import today

CONCERN = date(2026, 12, 18)


def test_beyond_a_number_the_newest_open_ones_stand_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("Rowan Ellery", "Sam Kestrel", "Noor Bellamy", "Wren Okafor")
    ids = [open_case(desk, NewCase(n, date(2012, 1, 2), "new_referral", CONCERN)).case_id for n in names]
    record_fact(desk, ids[3], {"fact": "case_closed", "on": CONCERN})
    page = case_page(desk)
    assert (page.lines, page.total) == (case_lines(desk), 4)
    monkeypatch.setattr(many_cases, "MOST_SORTED", 3)
    monkeypatch.setattr(many_cases, "A_PAGE", 2)
    page = case_page(desk)
    assert [line.case_id for line in page.lines] == [ids[2], ids[1]]
    assert page.total == 4
    found = case_page(desk, "RÓWAN c-0001")
    assert ([line.case_id for line in found.lines], found.total) == ([ids[0]], 1)
    assert found.lines[0].next_step is not None
    with desk.store.unit() as unit:
        cases, facts, heads = in_work(unit)
        assert [case.id for case in cases] == ids[:3]
        assert set(facts) == set(ids[:3])
        assert heads == ()
        assert unit.has_case(ids[3])
    assert {line.case_id for line in today(desk).next} <= set(ids[:3])
