"""Whether a value is one that its question can hold, and which of the question's own checks it breaks."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from hsb_desktop.procedure.answers import Agreement, Answer, AnswerSet, Value
from hsb_desktop.procedure.form import DATE_RULES, Constraint, Kind, Question
from hsb_desktop.procedure.words import t

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
SATURDAY = 5  # as `date.weekday` counts
INDICATOR_ANSWERS = ("present", "not_present", "not_known")


def read_day(value: object) -> date | None:
    """The day of an ISO text, None for anything else."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def misfit(question: Question, value: Value) -> str:
    """What to do about a value that its question cannot hold; empty when it can."""
    fits, sentence = _FITS[question.kind]
    return "" if fits(question, value) else sentence()


def broken(question: Question, value: Value, beside: AnswerSet, on: date) -> Constraint | None:
    """The first check that the value breaks on the day `on`; other dates are looked for in `beside`."""
    return next((check for check in question.constraints if _breaks(check, value, beside, on)), None)


def _breaks(check: Constraint, value: Value, beside: AnswerSet, on: date) -> bool:
    if check.rule in DATE_RULES:
        return _breaks_date(check, value, beside, on)
    if check.rule == "longest":
        return isinstance(value, str) and len(value) > check.value
    if check.rule == "must_be":
        return value != {"yes": True, "no": False}.get(check.other, check.other)
    if check.rule == "not_weekend":
        day = read_day(value)
        return day is not None and day.weekday() >= SATURDAY
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return value < check.value if check.rule == "at_least" else value > check.value


def _breaks_date(check: Constraint, value: Value, beside: AnswerSet, on: date) -> bool:
    day = read_day(value)
    other = on if check.other == "today" else read_day(beside.of(check.other).value)
    if day is None or other is None:
        return False
    if check.rule == "within":
        return abs((day - other).days) > check.value
    if check.rule == "not_before":
        return day < other
    return day > other if check.rule == "not_after" else day <= other


def _is_number(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_option(question: Question, value: Value) -> bool:
    return isinstance(value, str) and question.option(value) is not None


def _are_options(question: Question, value: Value) -> bool:
    return isinstance(value, tuple) and all(question.option(one) is not None for one in value)


def _is_agreement(value: Value) -> bool:
    agreement = Agreement.of(Answer(value))
    return (
        agreement is not None
        and agreement.complete
        and (not agreement.agreed or read_day(agreement.on) is not None)
    )


_FITS: Mapping[Kind, tuple[Callable[[Question, Value], bool], Callable[[], str]]] = MappingProxyType(
    {
        Kind.LINE: (lambda _, value: isinstance(value, str), lambda: t("Write it as text.")),
        Kind.TEXT: (lambda _, value: isinstance(value, str), lambda: t("Write it as text.")),
        Kind.CHOICE: (_is_option, lambda: t("Choose one of the answers shown.")),
        Kind.CHOICES: (_are_options, lambda: t("Choose from the answers shown.")),
        Kind.INDICATOR: (
            lambda _, value: value in INDICATOR_ANSWERS,
            lambda: t("Choose present, not present or not known."),
        ),
        Kind.DATE: (
            lambda _, value: read_day(value) is not None,
            lambda: t("Enter a real date, such as 12 1 2027."),
        ),
        Kind.TIME: (
            lambda _, value: isinstance(value, str) and bool(_TIME.fullmatch(value)),
            lambda: t("Enter a time, such as 15:30."),
        ),
        Kind.NUMBER: (lambda _, value: _is_number(value), lambda: t("Enter a whole number.")),
        Kind.YES_NO: (lambda _, value: isinstance(value, bool), lambda: t("Choose yes or no.")),
        Kind.AGREEMENT: (
            lambda _, value: _is_agreement(value),
            lambda: t("Enter who agreed and on which date, or why they did not."),
        ),
    }
)
