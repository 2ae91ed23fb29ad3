"""Letters as they are compared: two writings of one name are one, and a word of two alphabets is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_desktop.procedure.letters import as_compared, of_two_alphabets


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Łukasz Żak", "Lukasz Zak"),
        ("Ayşe Işık", "Ayse Isik"),
        ("Þóra Weiß", "Thora Weiss"),
        ("STRAẞE", "STRASSE"),
        ("Ọláńrewájú", "Olanrewaju"),
        ("Rоwаn Еllеrу", "Rowan Ellery"),  # half of them Cyrillic
        ("Κate ΑΝΝΑ", "Kate ANNA"),  # Greek capitals
        ("plain, as it is", "plain, as it is"),
    ],
)
def test_what_looks_alike_is_compared_alike(typed: str, compared: str) -> None:
    assert as_compared(typed) == compared


@given(st.text(alphabet="АаВвОоРрЖжαΑνΝσłŁøØßéÉ abc"))
def test_capitals_never_decide(typed: str) -> None:
    assert as_compared(typed.upper()).casefold() == as_compared(typed.casefold()).casefold()


def test_a_word_of_two_alphabets_is_named_once() -> None:
    assert of_two_alphabets("Аnna met Аnna and Мaria") == ("Аnna", "Мaria")
    assert of_two_alphabets("Anna and Maria") == ()
    assert of_two_alphabets("Anna, Анна, Ελένη, Zoë and Łukasz; Анна-Maria, 5µm") == ()
