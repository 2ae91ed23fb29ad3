"""Conditions hold as a truth table says, whatever is nested in what; and say which answers made it so."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.conditions import (
    All,
    Answered,
    Any,
    AtLeast,
    Condition,
    Is,
    Named,
    Not,
    Predicate,
    Verdict,
    evaluate,
)
from hsb_desktop.procedure.form import Missing
from tests.procedure.forms import given as answers_given

IDS = ("a", "b", "c")
PREDICATES: Mapping[str, Predicate] = {"always": lambda _: True, "never": lambda _: False}
ANSWER = st.one_of(
    st.sampled_from(["x", "y", ""]).map(Answer),
    st.integers(-3, 3).map(Answer),
    st.booleans().map(Answer),
    st.lists(st.sampled_from(["x", "y"]), unique=True).map(lambda value: Answer(tuple(value))),
    st.sampled_from(Missing).map(lambda why: Answer(missing=why)),
)
SETS = st.dictionaries(st.sampled_from(IDS).map(FieldKey), ANSWER).map(AnswerSet)
LEAVES: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Answered, st.sampled_from(IDS)),
    st.builds(Is, st.sampled_from(IDS), st.sampled_from(["x", "y", "yes", "no", "not_known", "declined"])),
    st.builds(AtLeast, st.sampled_from(IDS), st.integers(-3, 3)),
    st.sampled_from(["always", "never"]).map(Named),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Any(tuple(parts))),
        st.builds(Not, inner),
    ),
    max_leaves=12,
)


def by_hand(condition: Condition, answers: AnswerSet) -> bool:
    """The same question answered another way: by what a value would print as."""
    match condition:
        case All(parts):
            return not [part for part in parts if not by_hand(part, answers)]
        case Any(parts):
            return bool([part for part in parts if by_hand(part, answers)])
        case Not(part):
            return not by_hand(part, answers)
        case Named(name):
            return name == "always"
        case Answered(question):
            answer = answers.of(question)
            return answer.missing is not None or answer.value not in (None, "", ())
        case Is(question, value):
            return value in spoken(answers.of(question))
        case AtLeast(question, least):
            number = answers.of(question).value
            return type(number) is int and number >= least


def spoken(answer: Answer) -> set[str]:
    """Every text that `is` may name for an answer."""
    if answer.missing is not None:
        return {str(answer.missing)}
    if isinstance(answer.value, bool):
        return {"yes"} if answer.value else {"no"}
    if isinstance(answer.value, tuple):
        return set(answer.value)
    return {answer.value} if isinstance(answer.value, str) else set()


@given(CONDITIONS, SETS)
def test_a_condition_holds_as_the_truth_table_says(condition: Condition, answers: AnswerSet) -> None:
    assert evaluate(condition, answers, PREDICATES).holds is by_hand(condition, answers)


@given(CONDITIONS, SETS)
def test_not_turns_it_round_and_keeps_the_reasons(condition: Condition, answers: AnswerSet) -> None:
    plain, turned = evaluate(condition, answers, PREDICATES), evaluate(Not(condition), answers, PREDICATES)
    assert turned == Verdict(not plain.holds, plain.reasons)


@given(st.lists(CONDITIONS, max_size=3), SETS)
def test_not_any_is_all_not(parts: list[Condition], answers: AnswerSet) -> None:
    one = evaluate(Not(Any(tuple(parts))), answers, PREDICATES)
    other = evaluate(All(tuple(Not(part) for part in parts)), answers, PREDICATES)
    assert one.holds is other.holds


@given(CONDITIONS, SETS)
def test_reasons_name_each_question_or_predicate_once(condition: Condition, answers: AnswerSet) -> None:
    reasons = evaluate(condition, answers, PREDICATES).reasons
    assert len(set(reasons)) == len(reasons)
    assert set(reasons) <= {*IDS, *PREDICATES}


@given(CONDITIONS, SETS)
def test_what_is_no_reason_decides_nothing(condition: Condition, answers: AnswerSet) -> None:
    verdict = evaluate(condition, answers, PREDICATES)
    reasons = AnswerSet({key: answers.get(key) for key in answers if key.question in verdict.reasons})
    assert evaluate(condition, reasons, PREDICATES).holds is verdict.holds


def test_any_names_only_the_parts_that_held() -> None:
    condition = Any((Is("a", "x"), Is("b", "x")))
    assert evaluate(condition, answers_given(a="x", b="y"), {}) == Verdict(True, ("a",))
    assert evaluate(condition, answers_given(a="z", b="y"), {}) == Verdict(False, ("a", "b"))


def test_no_parts() -> None:
    assert evaluate(All(()), AnswerSet(), {}).holds
    assert not evaluate(Any(()), AnswerSet(), {}).holds


def test_truth_is_no_number() -> None:
    assert not evaluate(AtLeast("a", 0), answers_given(a=True), {}).holds


def test_a_reason_for_no_value_can_be_asked_for_by_name() -> None:
    assert evaluate(Is("a", "declined"), answers_given(a=Missing.DECLINED), {}).holds
    assert not evaluate(Is("a", "declined"), answers_given(a=Missing.NOT_KNOWN), {}).holds


def test_an_unknown_predicate_is_a_bug() -> None:
    with pytest.raises(KeyError, match="unheard_of"):
        evaluate(Named("unheard_of"), AnswerSet(), PREDICATES)


def test_is_looks_into_several_choices_and_says_yes_and_no() -> None:
    answers = answers_given(a=("x", "y"), b=True, c=False)
    held = [Is("a", "y"), Is("b", "yes"), Is("c", "no")]
    not_held = [Is("a", "z"), Is("b", "no"), Is("c", "yes"), Is("d", "x")]
    assert [evaluate(one, answers, {}).holds for one in held + not_held] == [True] * 3 + [False] * 4
