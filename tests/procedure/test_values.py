"""Which values fit which kind of question, and the checks on them."""

from datetime import date

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from hsb_desktop.procedure.answers import Agreement, Value
from hsb_desktop.procedure.form import Constraint, Kind
from hsb_desktop.procedure.values import broken, misfit, read_day
from tests.procedure.forms import ask, given

ON = date(2026, 12, 30)
FITTING: dict[Kind, tuple[Value, ...]] = {
    Kind.LINE: ("", "x"),
    Kind.TEXT: ("x\ny",),
    Kind.CHOICE: ("one",),
    Kind.CHOICES: ((), ("one",), ("two", "one")),
    Kind.INDICATOR: ("present", "not_present", "not_known"),
    Kind.DATE: ("2026-12-30", "2024-02-29"),
    Kind.TIME: ("00:00", "23:59"),
    Kind.NUMBER: (0, -3, 10**9),
    Kind.YES_NO: (True, False),
    Kind.AGREEMENT: (
        Agreement(agreed=True, by="R.E.", on="2026-12-30").value,
        Agreement(agreed=False, because="Later").value,
    ),
}
OTHER: dict[Kind, tuple[Value, ...]] = {
    Kind.LINE: (3, True, ("x",)),
    Kind.TEXT: (3,),
    Kind.CHOICE: ("three", "", 1, ("one",)),
    Kind.CHOICES: (("one", "three"), "one"),
    Kind.INDICATOR: ("yes", True, ""),
    Kind.DATE: ("2026-02-29", "20261230", "2026-W53-1", "30.12.2026", "٢٠٢٦-12-30", "", 3),
    Kind.TIME: ("24:00", "9:00", "09:60", "", 900),
    Kind.NUMBER: (True, "3", ()),
    Kind.YES_NO: ("yes", 1, 0),
    Kind.AGREEMENT: (
        ("agreed",),
        Agreement(agreed=True, by="R.E.", on="2026-13-01").value,
        Agreement(agreed=True, by="R.E.").value,
        Agreement(agreed=False).value,
        "agreed",
    ),
}


def test_every_kind_is_looked_at() -> None:
    assert set(FITTING) == set(OTHER) == set(Kind)


@pytest.mark.parametrize(
    ("kind", "value"), [(kind, value) for kind, values in FITTING.items() for value in values]
)
def test_these_fit(kind: Kind, value: Value) -> None:
    assert misfit(ask("q", kind, options="one two"), value) == ""


@pytest.mark.parametrize(
    ("kind", "value"), [(kind, value) for kind, values in OTHER.items() for value in values]
)
def test_these_do_not_and_the_sentence_says_what_to_do(kind: Kind, value: Value) -> None:
    sentence = misfit(ask("q", kind, options="one two"), value)
    assert sentence.split()[0] in {"Write", "Choose", "Enter"}
    assert sentence.endswith(".")


@hypothesis_given(st.dates())
def test_a_day_reads_back(day: date) -> None:
    assert read_day(day.isoformat()) == day


def check(rule: str, *, other: str = "", value: int = 0) -> Constraint:
    return Constraint(rule, "Message.", other, value)


@pytest.mark.parametrize(
    ("rule", "given_day", "breaks"),
    [
        ("not_after", "2026-12-31", True),
        ("not_after", "2026-12-30", False),
        ("not_before", "2026-12-29", True),
        ("not_before", "2026-12-30", False),
        ("after", "2026-12-30", True),
        ("after", "2026-12-31", False),
    ],
)
@pytest.mark.parametrize("other", ["today", "start"])
def test_dates_against_today_and_against_another_answer(
    rule: str, given_day: str, breaks: bool, other: str
) -> None:
    question = ask("q", Kind.DATE, constraints=(check(rule, other=other),))
    on = ON if other == "today" else date(2016, 1, 1)
    found = broken(question, given_day, given(start="2026-12-30"), on)
    assert (found is not None) is breaks


@pytest.mark.parametrize("start", ["", "soon"])
def test_a_date_that_is_not_there_yet_breaks_nothing(start: str) -> None:
    question = ask("q", Kind.DATE, constraints=(check("after", other="start"),))
    assert broken(question, "2026-12-30", given(start=start), ON) is None
    assert broken(question, "no day", given(start="2026-12-30"), ON) is None


@pytest.mark.parametrize(
    ("rule", "limit", "value", "breaks"),
    [
        ("at_least", 1, 0, True),
        ("at_least", 1, 1, False),
        ("at_most", 9, 10, True),
        ("at_most", 9, 9, False),
        ("at_least", 1, "0", False),
        ("at_least", 1, False, False),
        ("longest", 3, "four", True),
        ("longest", 3, "abc", False),
        ("longest", 3, 4444, False),
    ],
)
def test_numbers_and_lengths(rule: str, limit: int, value: Value, breaks: bool) -> None:
    question = ask("q", Kind.NUMBER, constraints=(check(rule, value=limit),))
    assert (broken(question, value, given(), ON) is not None) is breaks


@pytest.mark.parametrize(
    ("given_day", "breaks"),
    [("2026-12-27", True), ("2026-12-28", False), ("2027-01-01", False), ("2027-01-02", True)],
)
def test_a_date_within_days_of_another(given_day: str, breaks: bool) -> None:
    question = ask("q", Kind.DATE, constraints=(check("within", other="today", value=2),))
    assert (broken(question, given_day, given(), ON) is not None) is breaks


@pytest.mark.parametrize(
    ("given_day", "breaks"),
    [
        ("2026-12-25", False),
        ("2026-12-26", True),
        ("2026-12-27", True),
        ("2026-12-28", False),
        ("soon", False),
    ],
)
def test_a_day_at_the_weekend(given_day: str, breaks: bool) -> None:
    question = ask("q", Kind.DATE, constraints=(check("not_weekend"),))
    assert (broken(question, given_day, given(), ON) is not None) is breaks


@pytest.mark.parametrize(
    ("wanted", "value", "breaks"),
    [
        ("yes", True, False),
        ("yes", False, True),
        ("no", False, False),
        ("held", "held", False),
        ("held", "no", True),
    ],
)
def test_an_answer_that_must_be_given(wanted: str, value: Value, breaks: bool) -> None:
    question = ask("q", Kind.YES_NO, constraints=(check("must_be", other=wanted),))
    assert (broken(question, value, given(), ON) is not None) is breaks


def test_the_first_check_that_breaks_speaks() -> None:
    first, second = check("at_least", value=1), check("at_least", value=5)
    question = ask("q", Kind.NUMBER, constraints=(first, second))
    assert broken(question, 0, given(), ON) is first
    assert broken(question, 3, given(), ON) is second
    assert broken(question, 7, given(), ON) is None
