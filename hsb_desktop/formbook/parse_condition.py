"""Reads a condition such as `{ question = "x", is = "yes" }`, held against what is asked before it."""

from collections.abc import Mapping
from dataclasses import dataclass

from hsb_desktop.formbook.reading import Table, one_of_these
from hsb_desktop.procedure.conditions import All, Answered, Any, AtLeast, Condition, Is, Named, Not
from hsb_desktop.procedure.form import Kind, Missing, Question
from hsb_desktop.procedure.predicates import PREDICATES
from hsb_desktop.procedure.words import t

DEEPEST = 20  # no form needs more; arbitrary input must not exhaust the stack
_SHAPES = ("all", "any", "not", "answered", "question", "predicate")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition may ask about: the questions that stand before it, those of its own row included."""

    questions: Mapping[str, Question]


def read_condition(table: Table, key: str, scope: Scope) -> Condition | None:
    """The condition at `key`; None when it is left out or faulty."""
    if not table.has(key):
        return None
    return _condition(table.table(key), scope, 0)


def _condition(table: Table, scope: Scope, depth: int) -> Condition | None:
    shapes = [shape for shape in _SHAPES if table.has(shape)]
    found: Condition | None = None
    if len(shapes) != 1:
        table.fault(
            "", t("A condition says exactly one thing."), t("Give one of: {known}.", known=", ".join(_SHAPES))
        )
    elif depth >= DEEPEST:
        table.fault("", t("The condition is nested too deeply."), t("Flatten it."))
    elif shapes[0] in {"all", "any"}:
        found = _several(table, shapes[0], scope, depth)
    elif shapes[0] == "not":
        inner = _condition(table.table("not"), scope, depth + 1)
        found = Not(inner) if inner is not None else None
    elif shapes[0] == "answered":
        asked = _question(table, "answered", scope)
        found = Answered(asked.id) if asked is not None else None
    elif shapes[0] == "predicate":
        found = Named(table.text("predicate", one_of=tuple(PREDICATES)))
    else:
        found = _of_question(table, scope)
    table.done()
    return found


def _several(table: Table, key: str, scope: Scope, depth: int) -> Condition | None:
    parts = [_condition(part, scope, depth + 1) for part in table.tables(key, required=True)]
    if not parts:
        table.fault(key, t("There is no condition in the list."), t("Add at least one."))
    whole = tuple(part for part in parts if part is not None)
    if len(whole) != len(parts):
        return None
    return All(whole) if key == "all" else Any(whole)


def _question(table: Table, key: str, scope: Scope) -> Question | None:
    name = table.text(key)
    asked = scope.questions.get(name)
    if name and asked is None:
        table.fault(
            key,
            t("“{name}” is not asked before this.", name=name),
            t("Name a question that stands earlier in this form, or earlier in the same row."),
        )
    return asked


def _of_question(table: Table, scope: Scope) -> Condition | None:
    asked = _question(table, "question", scope)
    if table.has("at_least") == table.has("is"):
        table.fault(
            "", t("It is not said what the answer must be."), t("Add `is` or `at_least`, and not both.")
        )
        return None
    if table.has("at_least"):
        least = table.integer("at_least")
        if asked is not None and asked.kind is not Kind.NUMBER:
            table.fault(
                "at_least", t("“{name}” is not a number.", name=asked.id), t("Use `is` or `answered`.")
            )
        return AtLeast(asked.id, least) if asked is not None else None
    given = table.raw("is")
    if isinstance(given, bool):
        table.fault("is", t("An answer is written in quotation marks."), t('Write `is = "yes"` or `"no"`.'))
        return None
    value = table.text("is")
    if asked is None or not isinstance(given, str):
        return None
    possible = answers_of(asked)
    lists_are_faulty = asked.kind in {Kind.CHOICE, Kind.CHOICES} and not asked.options
    if value not in possible and not lists_are_faulty:
        table.fault(
            "is",
            t("“{value}” is never an answer to “{name}”.", value=value, name=asked.id),
            one_of_these(possible) if possible else t("It has no answers by name; use `answered`."),
        )
    return Is(asked.id, value)


def answers_of(question: Question) -> tuple[str, ...]:
    """Every answer to a question that a condition can ask for by name."""
    own: tuple[str, ...] = ()
    if question.kind in {Kind.CHOICE, Kind.CHOICES}:
        own = tuple(option.id for option in question.options)
    elif question.kind is Kind.YES_NO:
        own = ("yes", "no")
    elif question.kind is Kind.INDICATOR:
        own = ("present", "not_present", Missing.NOT_KNOWN.value)
    return own + tuple(missing.value for missing in question.allow_missing if missing.value not in own)
