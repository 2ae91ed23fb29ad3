"""Forms made in a line each, for tests of what a form asks; no words of any council."""

from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.conditions import Condition
from hsb_desktop.procedure.form import (
    Cite,
    Constraint,
    Form,
    Kind,
    Missing,
    Option,
    Question,
    Repeat,
    Section,
    StartRow,
)

HERE = Cite("somewhere", "1")


def ask(
    id: str,  # noqa: A002
    kind: Kind = Kind.LINE,
    *,
    required: bool = False,
    required_when: Condition | None = None,
    show_when: Condition | None = None,
    options: str = "",
    missing: tuple[Missing, ...] = (),
    constraints: tuple[Constraint, ...] = (),
    prefill: str = "",
) -> Question:
    """A question; `options` are ids between spaces."""
    return Question(
        id,
        kind,
        f"Label of {id}",
        HERE,
        required=required,
        required_when=required_when,
        required_message=f"Answer {id}.",
        show_when=show_when,
        options=tuple(Option(one, one.capitalize()) for one in options.split()),
        allow_missing=missing,
        constraints=constraints,
        prefill=prefill,
    )


def rows(
    id: str,  # noqa: A002
    *questions: Question,
    start: tuple[StartRow, ...] = (),
    least: int = 0,
    message: str = "",
    every_row: bool = False,
    show_when: Condition | None = None,
) -> Repeat:
    """A repeat."""
    return Repeat(
        id,
        f"Label of {id}",
        "Row",
        questions,
        HERE,
        start_rows=start,
        least=least,
        least_message=message,
        every_row=every_row,
        show_when=show_when,
    )


def part(id: str, *items: Question | Repeat, show_when: Condition | None = None) -> Section:  # noqa: A002
    """A section."""
    return Section(id, id.capitalize(), items, HERE, show_when=show_when)


def form(*sections: Section) -> Form:
    """A form of those sections."""
    return Form("riverside", "2020-01", "sample", "Sample", sections, HERE)


def given(**values: object) -> AnswerSet:
    """Answers to questions outside rows: a value, or a reason for none."""
    return AnswerSet({FieldKey(name): an_answer(value) for name, value in values.items()})


def cells(answers: AnswerSet, **values: object) -> AnswerSet:
    """More answers, at keys written `repeat__row__question`."""
    for name, value in values.items():
        answers = answers.put(FieldKey.parse(name.replace("__", "/")), an_answer(value))
    return answers


def an_answer(value: object) -> Answer:
    """The answer that a plain value stands for."""
    if isinstance(value, Missing):
        return Answer(missing=value)
    assert isinstance(value, str | int | bool | tuple)
    return Answer(value)
