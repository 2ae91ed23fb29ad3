"""What a form asks as answers stand, what is still missing, how far each section is."""

from datetime import date

import pytest

from hsb_desktop.procedure.answers import Agreement, Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import (
    AnswerFault,
    SectionProgress,
    SectionState,
    answered,
    faults,
    progress,
    row_is_blank,
    rows_of,
    shown,
    start_answers,
)
from hsb_desktop.procedure.conditions import Answered, Is, Named, Not
from hsb_desktop.procedure.form import Constraint, Form, Kind, Missing, StartRow
from hsb_desktop.procedure.ids import RowId
from tests.procedure.forms import ask, cells, form, given, part, rows

ON = date(2026, 12, 30)
NO_ANSWERS = AnswerSet()


def messages(form_: Form, answers: AnswerSet) -> list[str]:
    """What is to be put right, in order."""
    return [fault.message for fault in faults(form_, answers, ON)]


# ------------------------------------------------------------------------------------------------------ what is shown

CHAIN = form(
    part("one", ask("a", Kind.YES_NO), ask("b", Kind.YES_NO, show_when=Is("a", "yes"))),
    part("two", ask("c", required=True, show_when=Is("b", "yes")), ask("d", show_when=Not(Answered("b")))),
    part("three", ask("e"), show_when=Is("b", "yes")),
)


def test_a_hidden_answer_is_kept_and_does_not_count() -> None:
    answers = given(a=False, b=True, c="Kept")
    now = shown(CHAIN, answers)
    assert now.items == {"a", "d"}
    assert now.sections == ("one", "two")
    assert set(now.answers) == {FieldKey("a")}
    assert answers.text("c") == "Kept"


def test_shown_again_it_counts_again_and_says_why() -> None:
    now = shown(CHAIN, given(a=True, b=True, c="Kept"))
    assert now.items == {"a", "b", "c", "e"}
    assert now.why == {"a": (), "b": ("a",), "c": ("b",), "e": ("b",)}
    assert now.answers.text("c") == "Kept"


def test_notes_count_with_their_question() -> None:
    note = FieldKey("b", note=True)
    answers = given(a=True).put(note, Answer("A note"))
    assert note in set(shown(CHAIN, answers).answers)
    assert note not in set(shown(CHAIN, answers.put(FieldKey("a"), Answer(False))).answers)


def test_a_predicate_sees_only_what_counts_before_it() -> None:
    sample = form(
        part("one", ask("a", Kind.YES_NO), ask("b", show_when=Is("a", "yes"))),
        part("two", ask("c", show_when=Named("something_not_known")), ask("d")),
    )
    unknown = given(a=True, b=Missing.NOT_KNOWN)
    assert "c" in shown(sample, unknown).items
    assert "c" not in shown(sample, unknown.put(FieldKey("a"), Answer(False))).items
    assert "c" not in shown(sample, given(d=Missing.NOT_KNOWN)).items


def test_predicates_can_be_given() -> None:
    sample = form(part("one", ask("a", show_when=Named("full_moon"))))
    assert shown(sample, NO_ANSWERS, {"full_moon": lambda _: True}).items == {"a"}


# --------------------------------------------------------------------------------------------------------------- rows

PEOPLE = form(
    part(
        "one",
        ask("kind"),
        rows(
            "people",
            ask("role", Kind.CHOICE, options="parent other"),
            ask("came", Kind.CHOICE, options="yes no", required=True),
            ask("why", Kind.TEXT, show_when=Is("came", "no"), required_when=Is("role", "parent")),
            start=(
                StartRow("p", "Parent", (("role", "parent"),)),
                StartRow("o", "Other", (("role", "other"),)),
            ),
            every_row=True,
        ),
    )
)


def begun(form_: Form) -> AnswerSet:
    return AnswerSet(start_answers(form_, {}))


def test_a_new_record_begins_with_rows_and_what_is_known() -> None:
    sample = form(
        part("one", ask("on", Kind.DATE, prefill="today"), ask("who", prefill="worker_name"), ask("free")),
        part("two", *PEOPLE.sections[0].items),
    )
    assert start_answers(sample, {"today": "2026-12-30", "worker_name": "", "free": "x"}) == {
        FieldKey("on"): Answer("2026-12-30"),
        FieldKey("people"): Answer(("p", "o")),
        FieldKey("role", "people", RowId("p")): Answer("parent"),
        FieldKey("role", "people", RowId("o")): Answer("other"),
    }


def test_a_repeat_without_rows_to_begin_with_begins_empty() -> None:
    assert start_answers(form(part("one", rows("r", ask("a")))), {}) == {}


def test_rows_are_those_put_or_those_it_begins_with() -> None:
    people = PEOPLE.repeat("people")
    assert rows_of(people, NO_ANSWERS) == ("p", "o")
    assert rows_of(people, given(people=("o", "x"))) == ("o", "x")
    assert rows_of(people, given(people=())) == ()


def test_a_row_is_blank_until_somebody_answers_in_it() -> None:
    people = PEOPLE.repeat("people")
    assert row_is_blank(people, RowId("p"), begun(PEOPLE))
    assert not row_is_blank(people, RowId("p"), cells(begun(PEOPLE), people__p__role="other"))
    assert not row_is_blank(people, RowId("o"), cells(begun(PEOPLE), people__o__why=Missing.DECLINED))
    note = FieldKey("why", "people", RowId("o"), note=True)
    assert not row_is_blank(people, RowId("o"), begun(PEOPLE).put(note, Answer("A note")))


def test_a_cell_is_asked_by_its_own_row() -> None:
    answers = cells(begun(PEOPLE), people__p__came="no", people__o__came="yes")
    keys = shown(PEOPLE, answers).keys
    assert FieldKey("why", "people", RowId("p")) in keys
    assert FieldKey("why", "people", RowId("o")) not in keys


def test_a_cell_may_be_required_in_some_rows_only() -> None:
    answers = cells(begun(PEOPLE), people__p__came="no", people__o__came="no")
    assert faults(PEOPLE, answers, ON) == (
        AnswerFault("one", FieldKey("why", "people", RowId("p")), "Answer why."),
    )


def test_each_start_row_may_be_wanted() -> None:
    assert messages(PEOPLE, begun(PEOPLE)) == ["Answer came.", "Answer came."]
    answers = cells(begun(PEOPLE).put(FieldKey("people"), Answer(("p", "o", "new"))), people__p__came="yes")
    assert [str(fault.key.row) for fault in faults(PEOPLE, answers, ON)] == ["o"]


TASKS = form(
    part(
        "one",
        ask("start", Kind.DATE),
        rows(
            "tasks",
            ask("task", required=True),
            ask(
                "due",
                Kind.DATE,
                required=True,
                constraints=(Constraint("not_before", "Too early.", "start"),),
            ),
            ask("done", Kind.DATE, constraints=(Constraint("not_before", "Before due.", "due"),)),
            start=(StartRow("a", "A"),),
            least=1,
            message="Add a task.",
        ),
    )
)


def test_a_row_left_empty_is_passed_over_and_does_not_fill_a_least_number() -> None:
    assert messages(TASKS, begun(TASKS)) == ["Add a task."]


def test_a_row_begun_is_to_be_finished() -> None:
    assert messages(TASKS, cells(begun(TASKS), tasks__a__task="Call")) == ["Answer due."]
    assert messages(TASKS, cells(begun(TASKS), tasks__a__task="Call", tasks__a__due="2026-12-31")) == []


def test_a_cell_compares_with_its_row_first_and_then_with_the_form() -> None:
    answers = cells(begun(TASKS).put(FieldKey("start"), Answer("2026-12-30")), tasks__a__task="Call")
    assert messages(TASKS, cells(answers, tasks__a__due="2026-12-29")) == ["Too early."]
    late = cells(answers, tasks__a__due="2026-12-31", tasks__a__done="2026-12-30")
    assert messages(TASKS, late) == ["Before due."]


def test_a_least_number_without_words_of_its_own_has_a_sentence() -> None:
    sample = form(part("one", rows("r", ask("a"), least=2)))
    assert messages(sample, NO_ANSWERS) == ["“Label of r” needs at least 2."]


def test_a_hidden_repeat_asks_nothing() -> None:
    sample = form(part("one", ask("a"), rows("r", ask("b", required=True), least=1, show_when=Answered("a"))))
    assert messages(sample, NO_ANSWERS) == []
    assert messages(sample, given(a="x")) == ["“Label of r” needs at least 1."]
    hidden = cells(given(r=("1",)), r__1__b="Kept")
    assert set(shown(sample, hidden).answers) == set()


def test_cells_of_two_repeats_do_not_see_each_other() -> None:
    sample = form(
        part("one", rows("r", ask("a")), rows("s", ask("b", show_when=Answered("a")), ask("c"))),
    )
    answers = cells(given(r=("1",), s=("1",)), r__1__a="x", s__1__c="y")
    assert FieldKey("b", "s", RowId("1")) not in shown(sample, answers).keys


# --------------------------------------------------------------------------------------------------- what is missing


def test_required_and_unanswered() -> None:
    sample = form(part("one", ask("a", required=True), ask("b")), part("two", ask("c", required=True)))
    assert faults(sample, given(a="   "), ON) == (
        AnswerFault("one", FieldKey("a"), "Answer a."),
        AnswerFault("two", FieldKey("c"), "Answer c."),
    )


def test_a_reason_for_no_value_settles_only_a_question_that_allows_it() -> None:
    sample = form(part("one", ask("a", required=True, missing=(Missing.DECLINED,))))
    assert messages(sample, given(a=Missing.DECLINED)) == []
    assert messages(sample, given(a=Missing.NOT_APPLICABLE)) == ["Answer a."]


def test_an_indicator_may_always_be_not_known() -> None:
    assert answered(ask("a", Kind.INDICATOR), Answer(missing=Missing.NOT_KNOWN))
    assert not answered(ask("a", Kind.INDICATOR), Answer(missing=Missing.DECLINED))


@pytest.mark.parametrize("value", [0, False])
def test_nought_and_no_are_answers(value: int | bool) -> None:
    assert answered(ask("a"), Answer(value))


def test_a_value_that_is_none_of_its_kind_is_said_even_where_nothing_is_required() -> None:
    sample = form(part("one", ask("a", Kind.DATE)))
    assert messages(sample, given(a="2026-02-30")) == ["Enter a real date, such as 12 1 2027."]


def test_an_agreement_half_made_is_to_be_finished() -> None:
    sample = form(part("one", ask("a", Kind.AGREEMENT)))
    half = given(a=Agreement(agreed=True, by="R.E.").value)
    assert messages(sample, half) == ["Enter who agreed and on which date, or why they did not."]


def test_checks_are_read_on_a_day_and_may_only_warn() -> None:
    checks = (Constraint("not_after", "In the future.", "today", blocks=False),)
    sample = form(part("one", ask("a", Kind.DATE, constraints=checks)))
    answers = given(a="2026-12-31")
    assert faults(sample, answers, ON) == (AnswerFault("one", FieldKey("a"), "In the future.", blocks=False),)
    assert faults(sample, answers, date(2026, 12, 31)) == ()


def test_faults_come_in_the_forms_order() -> None:
    sample = form(
        part("one", rows("r", ask("a"), least=1, message="Add one.")), part("two", ask("b", required=True))
    )
    assert messages(sample, NO_ANSWERS) == ["Add one.", "Answer b."]


# ---------------------------------------------------------------------------------------------------------- how far

MATRIX = form(part("m", ask("i1", Kind.INDICATOR), ask("i2", Kind.INDICATOR), ask("more")))


def far(form_: Form, answers: AnswerSet) -> SectionProgress:
    return progress(form_, answers, ON)[0]


def test_a_section_not_started() -> None:
    assert far(MATRIX, NO_ANSWERS) == SectionProgress("m", SectionState.NOT_STARTED, 0, 2, 0)


def test_a_section_in_progress() -> None:
    assert far(MATRIX, given(i1="present")) == SectionProgress("m", SectionState.IN_PROGRESS, 1, 2, 0)
    assert far(MATRIX, given(more="x")) == SectionProgress("m", SectionState.IN_PROGRESS, 0, 2, 0)


def test_a_section_complete() -> None:
    assert far(MATRIX, given(i1="present", i2="not_present")) == SectionProgress(
        "m", SectionState.COMPLETE, 2, 2, 0
    )


def test_what_is_not_known_needs_attention_once_all_is_answered() -> None:
    assert far(MATRIX, given(i1=Missing.NOT_KNOWN)) == SectionProgress("m", SectionState.IN_PROGRESS, 1, 2, 1)
    assert far(MATRIX, given(i1=Missing.NOT_KNOWN, i2="present")) == SectionProgress(
        "m", SectionState.NEEDS_ATTENTION, 2, 2, 1
    )


def test_a_wrong_value_needs_attention_at_once() -> None:
    sample = form(part("one", ask("a", required=True), ask("b", Kind.NUMBER)))
    assert far(sample, given(b="many")) == SectionProgress("one", SectionState.NEEDS_ATTENTION, 0, 1, 1)


def test_a_section_that_wants_nothing_is_complete_once_something_is_there() -> None:
    sample = form(part("one", ask("a"), ask("b")))
    assert far(sample, NO_ANSWERS).state is SectionState.NOT_STARTED
    assert far(sample, given(b="x")).state is SectionState.COMPLETE


def test_rows_count_and_what_they_begin_with_does_not() -> None:
    assert far(PEOPLE, begun(PEOPLE)) == SectionProgress("one", SectionState.NOT_STARTED, 0, 2, 0)
    half = cells(begun(PEOPLE), people__p__came="yes")
    assert far(PEOPLE, half) == SectionProgress("one", SectionState.IN_PROGRESS, 1, 2, 0)


def test_a_least_number_of_rows_counts_as_one() -> None:
    assert far(TASKS, begun(TASKS)) == SectionProgress("one", SectionState.NOT_STARTED, 0, 1, 0)
    full = cells(begun(TASKS), tasks__a__task="Call", tasks__a__due="2026-12-31")
    assert far(TASKS, full) == SectionProgress("one", SectionState.COMPLETE, 3, 3, 0)


def test_hidden_sections_and_questions_are_left_out() -> None:
    found = progress(CHAIN, given(a=False, c="Kept"), ON)
    assert [(one.section, one.state, one.expected) for one in found] == [
        ("one", SectionState.COMPLETE, 0),
        ("two", SectionState.NOT_STARTED, 0),
    ]
