"""Two writings of one child are found across spelling, accents and order; two children are not taken for one."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_desktop.procedure.likeness import Sketch, few_edits, likeness, words_of

BORN = date(2012, 5, 4)
FAR = date(2009, 11, 23)
NAME, ALIKE, PART = "The name is the same.", "The names are spelt alike.", "One of the names is the same."


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Rowan Ellery", "Rowan Ellery", NAME),
        ("Siân O’Neill", "ONEILL Sian", NAME),
        ("Łukasz Żak", "Zak Lukasz", NAME),
        ("Nguyễn Thị Đào", "Thi Dao Nguyen", NAME),
        ("Ayşe Işık", "Ayse Isik", NAME),
        ("Anna Smith-Jones", "Smith Jones Anna", NAME),
        ("Abdul Rahman Aziz", "Aziz Abdulrahman", NAME),
        ("Rahman Abdul Aziz", "Aziz Abdulrahman", NAME),
        ("Mohammed Hassan", "Hasan Muhammad", ALIKE),
        ("Stephen Marlow", "Stefan Marlow", ALIKE),
        ("Katie Marlow", "Katy Marlow", ALIKE),
        ("Rowan James Ellery", "Rowan Ellery", ALIKE),
        ("Rowan Ellrey", "Rowan Ellery", ALIKE),
        ("Robin", "Robbin", ALIKE),
        ("Rowan Ellery", "Rowan Kestrel", PART),
        ("Rowan", "Rowan Kestrel", PART),
        ("Rowan Ellery", "Sam Kestrel", ""),
        ("Ann Lee", "Ian Lea", ""),
        ("Jo Li", "Ro Li", ""),
        ("Abdul Rahman Aziz", "Rahmanabdulx Aziz", PART),
        ("", "Rowan Ellery", ""),
    ],
)
def test_names_with_the_same_date_of_birth(one: str, other: str, said: str) -> None:
    found = likeness(Sketch(one, BORN), Sketch(other, BORN))
    assert found == ((said, "The date of birth is the same.") if said else ())
    assert likeness(Sketch(other, BORN), Sketch(one, BORN)) == found


@pytest.mark.parametrize(
    ("born", "exactly", "said"),
    [
        (date(2012, 5, 6), True, "a few days apart"),
        (date(2012, 4, 5), True, "order of day and month"),
        (date(2012, 5, 14), True, "only in the day, the month or the year"),
        (date(2002, 5, 4), True, "only in the day, the month or the year"),
        (date(2012, 9, 15), False, "one is estimated"),
        (FAR, True, ""),
        (FAR, False, ""),
        (None, True, "not known"),
    ],
)
def test_dates_of_birth_of_names_spelt_alike(born: date | None, exactly: bool, said: str) -> None:
    found = likeness(Sketch("Katie Marlow", BORN), Sketch("Katy Marlow", born, exactly))
    assert said in " ".join(found)
    assert bool(found) is bool(said)


def test_the_same_name_or_number_is_enough() -> None:
    assert likeness(Sketch("Rowan Ellery", BORN), Sketch("Ellery Rowan", FAR)) == (
        NAME,
        "The dates of birth differ.",
    )
    assert likeness(
        Sketch("Rowan Ellery", BORN, number="lcs17 "), Sketch("Sam Kestrel", FAR, number="LCS17")
    ) == (
        "The council's number is the same.",
        "The dates of birth differ.",
    )
    assert likeness(Sketch("Rowan Ellery"), Sketch("Rowan Kestrel")) == ()


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("", "", 0),
        ("ab", "ba", 1),
        ("abc", "ab", 1),
        ("abc", "xbc", 1),
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ],
)
def test_edits_are_counted(one: str, other: str, edits: int) -> None:
    assert few_edits(one, other, edits)
    assert edits == 0 or not few_edits(one, other, edits - 1)


@given(
    st.lists(st.text("abcdeéłøßI’- ", min_size=1, max_size=8), max_size=4), st.randoms(use_true_random=False)
)
def test_a_name_is_like_itself_in_any_order(words: list[str], chance: Random) -> None:
    shuffled = list(words)
    chance.shuffle(shuffled)
    one, other = " ".join(words), " ".join(shuffled).upper()
    assert bool(likeness(Sketch(one), Sketch(other))) is bool(words_of(one))
