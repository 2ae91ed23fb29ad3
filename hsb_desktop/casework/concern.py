"""What a concern is recorded with: how it can have come, and which plans a child may have, in the procedure's words."""

from dataclasses import dataclass

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.facts import FieldRule

ROUTE, STATUS = "route", "status"  # the fields of the fact that opens a case


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer: its value, its words, a line of help."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ConcernChoices:
    """`plans` is empty where the procedure knows no plan of the child. `source` is the section of the concern."""

    routes: tuple[Offered, ...]
    plans: tuple[Offered, ...]
    source: str


def concern_choices(desk: Desk) -> ConcernChoices:
    """What the procedure in force offers."""
    procedure = procedure_of(desk)
    rule = procedure.fact_rule(procedure.meaning.concern)
    if rule is None:
        return ConcernChoices((), (), "")
    return ConcernChoices(
        _offered(rule.field(ROUTE)),
        _offered(rule.field(STATUS)),
        section_words(rule.cite) if rule.cite is not None else "",
    )


def _offered(field: FieldRule | None) -> tuple[Offered, ...]:
    choices = field.choices if field is not None else ()
    return tuple(Offered(str(choice.value), capital(choice.label), choice.hint) for choice in choices)
