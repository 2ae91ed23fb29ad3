"""Reads the closed language of grounds: one key says which kind, and an unknown key is a fault, never an expression."""

from hsb_desktop.formbook.parse_words import Known, read_values
from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.grounds import (
    AllOf,
    AnyOf,
    CategoryIs,
    CategorySinceConcern,
    ConcernIs,
    Decided,
    Ground,
    NewestOutcome,
    NotThat,
    PlanIs,
)
from hsb_desktop.procedure.words import t

KINDS = ("all", "any", "not", "category", "decided", "plan", "concern", "category_since_concern", "newest")
_NEVER = AnyOf(())


def read_ground(table: Table, known: Known) -> Ground:
    """The ground that a table says; after a fault, one that never holds."""
    given = [kind for kind in KINDS if table.has(kind)]
    if len(given) != 1:
        table.fault("", t("A ground is said by one key."), t("Use one of: {kinds}.", kinds=", ".join(KINDS)))
        return _NEVER
    ground = _read(given[0], table, known)
    table.done()
    return ground


def _read(kind: str, table: Table, known: Known) -> Ground:
    match kind:
        case "all":
            return AllOf(tuple(read_ground(part, known) for part in table.tables("all")))
        case "any":
            return AnyOf(tuple(read_ground(part, known) for part in table.tables("any")))
        case "not":
            return NotThat(read_ground(table.table("not"), known))
        case "category":
            return CategoryIs(_words(table, "category", known.values("category")))
        case "category_since_concern":
            return CategorySinceConcern(_words(table, "category_since_concern", known.values("category")))
        case "plan":
            return PlanIs(tuple(str(value) for value in _words(table, "plan", known.values("plan"))))
        case "decided":
            return Decided(table.text("decided", one_of=known.decided_truths()))
        case "concern":
            field = table.text("concern", one_of=known.facts.get(known.concern, ()))
            return ConcernIs(field, _words(table, "values", known.allowed_in((known.concern,), field)))
        case _:
            return _newest(table, known)


def _newest(table: Table, known: Known) -> Ground:
    facts = table.texts("newest", one_of=tuple(known.facts))
    field = table.text("field")
    if any(field not in known.facts[fact] for fact in facts):
        table.fault(
            "field", t("“{field}” is not a field of each of them.", field=field), t("Correct the name.")
        )
    return NewestOutcome(
        facts,
        field,
        _words(table, "values", known.allowed_in(facts, field)),
        read_ground(table.table("since", required=True), known),
    )


def _words(table: Table, key: str, allowed: tuple[str | int | bool, ...] = ()) -> tuple[str | int, ...]:
    return read_values(table, key, allowed)
