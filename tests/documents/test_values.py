"""Answers in words: the four ways of having no answer are four different words."""

from datetime import date

import pytest

from hsb_desktop.documents.blocks import Tone, Words
from hsb_desktop.documents.compose.frame import born_words
from hsb_desktop.documents.values import agreement_words, answer_words
from hsb_desktop.procedure.answers import UNANSWERED, Agreement, Answer, Value
from hsb_desktop.procedure.case import BirthKind, Person, PersonKind
from hsb_desktop.procedure.form import Kind, Missing
from hsb_desktop.procedure.ids import PersonId
from tests.documents.samples import YES_OR_NO, question


def test_no_answer_prints_as_four_different_words() -> None:
    answers = [UNANSWERED, *(Answer(missing=missing) for missing in Missing)]
    words = [answer_words(question("x"), answer) for answer in answers]
    assert [w.text for w in words] == ["Not answered", "Not known", "Declined to answer", "Not applicable"]
    assert {w.tone for w in words} == {Tone.ABSENT}
    assert answer_words(question("x"), Answer("")).text == "Not answered"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.TEXT, "one\ntwo", "one\ntwo"),
        (Kind.DATE, "2026-12-23", "Wednesday 23 December 2026"),
        (Kind.DATE, "soon", "soon"),
        (Kind.TIME, "10:00", "10:00"),
        (Kind.NUMBER, 3, "3"),
        (Kind.YES_NO, True, "Yes"),
        (Kind.YES_NO, False, "No"),
        (Kind.YES_NO, "no", "No"),
        (Kind.CHOICE, "yes", "Yes, it is"),
        (Kind.CHOICE, "gone", "gone"),
        (Kind.CHOICES, ("no", "yes"), "It is not; Yes, it is"),
        (Kind.INDICATOR, "present", "Present"),
        (Kind.INDICATOR, "not_present", "Not present"),
        (Kind.INDICATOR, "not_known", "Not known"),
        (Kind.INDICATOR, "odd", "odd"),
    ],
)
def test_values_in_words(kind: Kind, value: Value, text: str) -> None:
    assert answer_words(question("x", kind, options=YES_OR_NO), Answer(value)) == Words(text)


@pytest.mark.parametrize(
    ("agreement", "text"),
    [
        (Agreement(agreed=True, by="Rowan", on="2026-12-29"), "Agreed by Rowan on Tuesday 29 December 2026"),
        (Agreement(agreed=True, by="Rowan"), "Agreed by Rowan"),
        (Agreement(agreed=True), "Agreed"),
        (Agreement(agreed=False, because="wants to wait"), "Declined, because: wants to wait"),
        (Agreement(agreed=False), "Declined, because: Not answered"),
    ],
)
def test_agreements_in_words(agreement: Agreement, text: str) -> None:
    assert agreement_words(agreement).text == text


def test_a_child_reads_of_an_agreement_in_words_of_their_own() -> None:
    given, earlier = Agreement(agreed=True, by="Rowan"), True
    said = agreement_words(given, earlier=earlier, for_child=True).text
    assert said == "Agreed by Rowan. The words have changed since then. Please sign again."
    declined = [Agreement(agreed=False, because=because) for because in ("I am not sure", "")]
    words = [agreement_words(one, for_child=True).text for one in declined]
    assert words == ["Does not agree, because: I am not sure", "Does not agree"]


@pytest.mark.parametrize(
    ("born", "kind", "text"),
    [
        (date(2012, 5, 3), BirthKind.EXACT, "Thursday 3 May 2012"),
        (date(2012, 5, 15), BirthKind.ESTIMATED, "May 2012 (estimated)"),
        (date(2027, 5, 3), BirthKind.UNBORN, "Expected Monday 3 May 2027"),
        (None, BirthKind.EXACT, "Not known"),
    ],
)
def test_a_date_of_birth_is_as_certain_as_it_is_known(born: date | None, kind: BirthKind, text: str) -> None:
    assert born_words(Person(PersonId("p"), PersonKind.CHILD, "A", born=born, birth_kind=kind)) == text
