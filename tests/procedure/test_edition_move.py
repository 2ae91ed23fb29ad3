"""What becomes of a draft's answers in another edition of its form: carried over, to answer again, set aside."""

from dataclasses import replace

from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import start_answers
from hsb_desktop.procedure.edition_move import Move, move
from hsb_desktop.procedure.form import Form, Kind, Missing, StartRow
from hsb_desktop.procedure.ids import RowId
from tests.procedure.forms import ask, cells, form, given, part, rows

DUE = ask("due", Kind.DATE)
TASK = ask("task", required=True)


def said(keys: tuple[FieldKey, ...]) -> list[str]:
    return [key.text for key in keys]


def after(moved: Move, answers: AnswerSet) -> AnswerSet:
    """The answers with what the move writes."""
    for key, answer in moved.changes.items():
        answers = answers.put(key, answer)
    return answers


def one_question(*questions: object, **answers: object) -> tuple[Form, AnswerSet]:
    return form(part("one", *questions)), given(**answers)  # type: ignore[arg-type]


def test_an_answer_goes_with_its_id() -> None:
    old, answers = one_question(ask("a"), ask("b", Kind.NUMBER), ask("c"), a="text", b=3, c="")
    new = form(part("other", ask("b", Kind.NUMBER), ask("a", required=True)))
    moved = move(old, new, answers)
    assert (said(moved.carried), moved.again, moved.set_aside, moved.new) == (["a", "b"], (), (), ())
    assert moved.changes == {}


def test_what_the_new_edition_cannot_hold_is_answered_again() -> None:
    old, answers = one_question(
        ask("kind", Kind.CHOICE, options="red blue"),
        ask("count", Kind.NUMBER),
        ask("seen", Kind.YES_NO, missing=(Missing.NOT_KNOWN,)),
        ask("heard", Kind.YES_NO, missing=(Missing.NOT_KNOWN,)),
        kind="red",
        count=3,
        seen=Missing.NOT_KNOWN,
        heard=Missing.NOT_KNOWN,
    )
    new = form(
        part(
            "one",
            ask("kind", Kind.CHOICE, options="blue green"),
            ask("count", Kind.LINE),
            ask("seen", Kind.YES_NO),
            ask("heard", Kind.YES_NO, missing=(Missing.NOT_KNOWN,)),
        )
    )
    moved = move(old, new, answers)
    assert (said(moved.carried), said(moved.again)) == (["heard"], ["kind", "count", "seen"])
    assert all(answer == Answer() for answer in moved.changes.values())
    assert after(moved, answers).of("kind") == Answer()


def test_what_is_asked_no_more_is_set_aside_and_stays() -> None:
    old, answers = one_question(replace(ask("a"), note=True), ask("b"), a="text", b="more")
    answers = answers.put(FieldKey("a", note=True), Answer("a note"))
    moved = move(old, form(part("one", ask("a"))), answers)
    assert (said(moved.carried), said(moved.set_aside)) == (["a"], ["a#note", "b"])
    assert moved.changes == {}
    kept = move(old, old, answers)
    assert said(kept.carried) == ["a", "a#note", "b"]


def test_a_key_that_the_old_edition_never_had_is_nothing() -> None:
    old, answers = one_question(ask("a"), a="text", stranger="x")
    assert said(move(old, old, answers).carried) == ["a"]


def test_new_questions_are_those_required_as_the_answers_stand() -> None:
    old, answers = one_question(ask("a"), a="text")
    new = form(part("one", ask("a"), ask("b", required=True), ask("c"), ask("a2", Kind.DATE, required=True)))
    assert said(move(old, new, answers).new) == ["b", "a2"]
    required_before = form(part("one", ask("a", required=True)))
    assert move(required_before, required_before, given()).new == ()


def test_rows_go_over_with_their_cells() -> None:
    old = form(part("one", rows("tasks", TASK, DUE)), part("two", ask("z")))
    answers = cells(given(tasks=("r2", "r1"), z="last"), tasks__r1__task="first", tasks__r2__task="second")
    answers = cells(answers, tasks__r2__due="2026-12-30", tasks__gone__task="removed")
    moved = move(old, form(part("one", rows("tasks", TASK), ask("z"))), answers)
    assert said(moved.carried) == ["tasks/r2/task", "tasks/r1/task", "z"]
    assert said(moved.set_aside) == ["tasks/r2/due"]
    assert moved.new == ()
    assert after(moved, answers).rows("tasks") == ("r2", "r1")


def test_a_repeat_that_is_gone_is_set_aside_and_a_new_one_begins() -> None:
    starts = (StartRow("home", "At home", (("task", "At home"),)),)
    old = form(part("one", rows("tasks", TASK)))
    new = form(part("one", rows("places", TASK, ask("who", required=True), start=starts, every_row=True)))
    answers = cells(given(tasks=("r1",)), tasks__r1__task="first")
    moved = move(old, new, answers)
    assert said(moved.set_aside) == ["tasks/r1/task"]
    assert moved.changes == start_answers(new, {})
    assert said(moved.new) == ["places/home/who"]


def test_a_start_row_that_is_new_is_added_after_those_that_stand() -> None:
    first, second = StartRow("one", "One", (("task", "One"),)), StartRow("two", "Two", (("task", "Two"),))
    old = form(part("one", rows("tasks", TASK, start=(first,))))
    new = form(part("one", rows("tasks", TASK, start=(first, second))))
    answers = cells(given(tasks=("mine",)), tasks__mine__task="My own")
    moved = move(old, new, answers)
    assert after(moved, answers).rows("tasks") == ("mine", "two")
    assert after(moved, answers).cell_text("tasks", RowId("two"), "task") == "Two"
    assert move(old, old, answers).changes == {}
