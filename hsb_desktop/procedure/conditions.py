"""The closed language in which a form says when something is asked: seven kinds of condition, never an expression.

`evaluate` gives a verdict with its reasons, so that a screen can say why a question opened. An eighth kind is not
added here: it is a named predicate, written in Python and tested by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hsb_desktop.procedure.answers import Answer, AnswerSet


@dataclass(frozen=True, slots=True)
class All:
    """True when each part is true; no parts: true."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    """True when at least one part is true; no parts: false."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """True when the part is false."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Answered:
    """True when the question has an answer, *not known* included."""

    question: str


@dataclass(frozen=True, slots=True)
class Is:
    """True when the answer of a question is `value`, or holds it among several choices.

    `value` may be "yes" or "no", and the name of a reason for no value ("not_known", "declined", "not_applicable").
    """

    question: str
    value: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """True when the answer of a question is a whole number of at least `value`."""

    question: str
    value: int


@dataclass(frozen=True, slots=True)
class Named:
    """True when the predicate of that name says so; its name is listed by `forms check`."""

    predicate: str


Condition = All | Any | Not | Answered | Is | AtLeast | Named


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds, and the question ids and predicate names that made it so."""

    holds: bool
    reasons: tuple[str, ...] = ()


Predicate = Callable[["AnswerSet"], bool]


def evaluate(condition: Condition, answers: "AnswerSet", predicates: Mapping[str, Predicate]) -> Verdict:
    """Whether `condition` holds for `answers`; an unknown predicate raises KeyError (the loader prevents it)."""
    match condition:
        case All(parts):
            verdicts = [evaluate(part, answers, predicates) for part in parts]
            return Verdict(all(v.holds for v in verdicts), _merge(verdicts, only=None))
        case Any(parts):
            verdicts = [evaluate(part, answers, predicates) for part in parts]
            holds = any(v.holds for v in verdicts)
            return Verdict(holds, _merge(verdicts, only=True if holds else None))
        case Not(part):
            inner = evaluate(part, answers, predicates)
            return Verdict(not inner.holds, inner.reasons)
        case Answered(question):
            return Verdict(answers.of(question).given, (question,))
        case Is(question, value):
            return Verdict(_is_answer(answers.of(question), value), (question,))
        case AtLeast(question, least):
            number = answers.of(question).value
            return Verdict(
                isinstance(number, int) and not isinstance(number, bool) and number >= least, (question,)
            )
        case _:
            return Verdict(predicates[condition.predicate](answers), (condition.predicate,))


def _is_answer(answer: "Answer", value: str) -> bool:
    if answer.missing is not None:
        return answer.missing.value == value
    given = answer.value
    if isinstance(given, tuple):
        return value in given
    if isinstance(given, bool):
        return value == ("yes" if given else "no")
    return given == value


def _merge(verdicts: list[Verdict], only: bool | None) -> tuple[str, ...]:
    names = [name for v in verdicts if only is None or v.holds is only for name in v.reasons]
    return tuple(dict.fromkeys(names))
