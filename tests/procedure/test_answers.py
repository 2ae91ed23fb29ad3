"""Answers keep their place and their kind of absence; nothing that was given is mixed up with what was not."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_desktop.procedure.answers import UNANSWERED, Agreement, Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.ids import RowId

NAMES = st.text(string.ascii_lowercase + string.digits + "_-", min_size=1, max_size=12)
KEYS = st.one_of(
    st.builds(FieldKey, NAMES, note=st.booleans()),
    st.builds(FieldKey, NAMES, NAMES, NAMES.map(RowId), note=st.booleans()),
)
VALUES = st.one_of(st.text(), st.integers(), st.booleans(), st.lists(st.text(), max_size=4).map(tuple))
ANSWERS = st.one_of(st.builds(Answer, VALUES), st.sampled_from(Missing).map(lambda why: Answer(missing=why)))


@given(KEYS)
def test_a_key_reads_back_from_its_writing(key: FieldKey) -> None:
    assert FieldKey.parse(key.text) == key


@given(st.text(string.ascii_letters + "/#", max_size=20))
def test_a_text_is_a_key_or_refused_and_never_two_things(text: str) -> None:
    try:
        key = FieldKey.parse(text)
    except ValueError:
        return
    assert key.text == text


@pytest.mark.parametrize(
    "wrong", ["", "a/b", "a/b/c/d", "/b/c", "a//c", "a#", "a#other", "#note", "a#note#note"]
)
def test_other_writing_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{wrong}$"):
        FieldKey.parse(wrong)


@pytest.mark.parametrize(
    "answer",
    [Answer("x"), Answer(0), Answer(False), Answer(("a",)), *(Answer(missing=m) for m in Missing)],
)
def test_these_are_answers(answer: Answer) -> None:
    assert answer.given


@pytest.mark.parametrize("answer", [UNANSWERED, Answer(""), Answer(()), Answer(None)])
def test_these_are_not(answer: Answer) -> None:
    assert not answer.given


@given(st.dictionaries(KEYS, ANSWERS, max_size=6), KEYS, ANSWERS)
def test_putting_changes_one_place_and_leaves_the_old_set_as_it_was(
    before: dict[FieldKey, Answer], key: FieldKey, answer: Answer
) -> None:
    old = AnswerSet(dict(before))
    new = old.put(key, answer)
    assert new.get(key) == answer
    assert {other: new.get(other) for other in old if other != key} == {
        other: value for other, value in before.items() if other != key
    }
    assert dict(old.answers) == before
    assert set(new) == set(before) | {key}


def test_short_ways_in_give_texts_rows_and_notes() -> None:
    row = RowId("r1")
    answers = AnswerSet(
        {
            FieldKey("name"): Answer("Text"),
            FieldKey("name", note=True): Answer("A note"),
            FieldKey("count"): Answer(3),
            FieldKey("count", note=True): Answer(4),
            FieldKey("list"): Answer(("r1", "r2")),
            FieldKey("cell", "list", row): Answer("In a row"),
        }
    )
    assert (answers.text("name"), answers.text("count"), answers.text("none")) == ("Text", "", "")
    assert (answers.note("name"), answers.note("count"), answers.note("none")) == ("A note", "", "")
    assert (answers.rows("list"), answers.rows("name")) == (("r1", "r2"), ())
    assert answers.cell("list", row, "cell") == Answer("In a row")
    assert (answers.cell_text("list", row, "cell"), answers.cell_text("list", row, "other")) == (
        "In a row",
        "",
    )
    assert answers.of("none") is UNANSWERED


def test_keys_have_an_order() -> None:
    assert min(FieldKey("b"), FieldKey("a", "r", RowId("1")), FieldKey("a")) == FieldKey("a")


@given(st.text(), st.text())
def test_an_agreement_reads_back_from_its_value(one: str, two: str) -> None:
    for agreement in (Agreement(agreed=True, by=one, on=two), Agreement(agreed=False, because=one)):
        assert Agreement.of(Answer(agreement.value)) == agreement


@pytest.mark.parametrize(
    "value", [None, "agreed", ("agreed",), ("agreed", "a"), ("declined",), ("other", "a"), 3]
)
def test_other_values_are_no_agreement(value: str | int | tuple[str, ...] | None) -> None:
    assert Agreement.of(Answer(value)) is None


@pytest.mark.parametrize(
    ("agreement", "complete"),
    [
        (Agreement(agreed=True, by="M. Adeyemi", on="2026-12-30"), True),
        (Agreement(agreed=True, by=" ", on="2026-12-30"), False),
        (Agreement(agreed=True, by="M. Adeyemi"), False),
        (Agreement(agreed=False, because="Wants to read it first"), True),
        (Agreement(agreed=False, because=" "), False),
    ],
)
def test_an_agreement_says_who_and_when_or_why_not(agreement: Agreement, complete: bool) -> None:
    assert agreement.complete is complete
