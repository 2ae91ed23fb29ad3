"""A form finds its own parts and names its edition."""

import pytest

from hsb_desktop.procedure.form import Kind
from tests.procedure.forms import ask, form, part, rows

FORM = form(
    part("one", ask("a"), rows("r", ask("b"), ask("c"))), part("two", ask("d", Kind.CHOICE, options="x y"))
)


def test_it_is_pinned_to_its_exact_edition() -> None:
    assert FORM.pin == "riverside/2020-01/sample"


def test_questions_come_in_order_those_of_rows_included() -> None:
    assert [question.id for question in FORM.questions()] == ["a", "b", "c", "d"]
    assert [item.id for item in FORM.items()] == ["a", "r", "d"]
    assert [question.id for question in FORM.sections[0].questions] == ["a"]


def test_a_question_and_a_repeat_are_found_by_id() -> None:
    assert FORM.question("c").id == "c"
    assert FORM.repeat("r").row_label == "Row"


@pytest.mark.parametrize("wrong", ["r", "nothing"])
def test_what_is_no_question_is_not_found_as_one(wrong: str) -> None:
    with pytest.raises(KeyError, match=wrong):
        FORM.question(wrong)


@pytest.mark.parametrize("wrong", ["a", "nothing"])
def test_what_is_no_repeat_is_not_found_as_one(wrong: str) -> None:
    with pytest.raises(KeyError, match=wrong):
        FORM.repeat(wrong)


def test_an_option_is_found_by_id() -> None:
    question = FORM.question("d")
    found = question.option("y")
    assert found is not None
    assert found.label == "Y"
    assert question.option("z") is None
