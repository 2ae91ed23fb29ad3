"""What may be recorded as a fact: the kinds of fact of a procedure, their fields, and a fact that has been read (3.1).

The definitions are data (`forms/.../facts.toml`); the kinds of field are the closed set here. Reading and refusing is
in `fact_reading`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.form import Cite


class FieldKind(StrEnum):
    """The closed set of kinds of field."""

    CHOICE = "choice"  # one of the choices
    CHOICES = "choices"  # a list of them
    TRUTH = "truth"  # true or false; left out it is false
    DATE = "date"
    COUNT = "count"  # a whole number of at least `least`
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a field may have (a text, or a whole number), and the words a person sees for it; `hint` helps."""

    value: str | int
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Needed:
    """A field is needed once `field` has one of `values`; with no values, once it is given at all."""

    field: str
    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field of a kind of fact. `said` is the sentence that gives a truth as a reason; `note` ends a refusal."""

    id: str
    label: str
    kind: FieldKind
    choices: tuple[Choice, ...] = ()
    required: bool = False
    needed_with: Needed | None = None
    least: int = 0
    after_fact: bool = False  # a date later than the fact's own
    not_after_fact: bool = False  # a date no later than the fact's own
    within_calendar: bool = False
    said: str = ""
    note: str = ""
    cite: Cite | None = None

    def label_of(self, value: object) -> str:
        """The words for a value of this field."""
        for choice in self.choices:
            if choice.value == value and isinstance(value, bool) is isinstance(choice.value, bool):
                return choice.label
        return spoken(value) if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class FactRule:
    """One kind of fact. `said` is its sentence as a reason, with `{on}` and fields in braces."""

    id: str
    label: str
    said: str
    fields: tuple[FieldRule, ...] = ()
    timed: bool = False  # may have `at` instead of `on`
    time_needed: Needed | None = None
    one_a_day: bool = False
    needs_concern: bool = False  # a concern must stand on or before it, in an open case
    needs_open_step: str = ""
    plan_field: str = ""  # the field that sets the plan status, if any
    plan_of: Mapping[str, str] = field(
        default_factory=dict
    )  # its value to the status; left out: the same word
    plan_rank: int = 0  # of two that set it on one day, the one with the higher rank stands
    cite: Cite | None = None

    def field(self, name: str) -> FieldRule | None:
        """The field of that name."""
        return next((rule for rule in self.fields if rule.id == name), None)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Which facts and fields carry what every pathway turns on; `protection`: what is done at once, empty for none."""

    concern: str
    decision: str
    category: str
    clock_from: str
    closure: str
    protection: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A fact that stands and was found in order. `values` holds dates as dates; what was left out is left out."""

    kind: str
    on: date
    at: datetime | None = None
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    place: int = 0  # its index among the facts as they were given

    def get(self, name: str) -> object | None:
        """A value, or None where it was left out."""
        return self.values.get(name)

    def is_true(self, name: str) -> bool:
        """Whether a truth was given as true; left out it is false."""
        return self.values.get(name) is True

    def day(self, name: str) -> date | None:
        """A date among the values."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    @property
    def order(self) -> tuple[date, bool, datetime, int]:
        """Its place in time: by day, those with a time after those without, then in the order they were given."""
        if self.at is None:
            return (self.on, False, _NO_TIME, self.place)
        return (self.on, True, self.at, self.place)


_NO_TIME = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


def sentence(fact: Fact, rule: FactRule) -> str:
    """What happened, for a reason: the rule's `said` with the day and the words for its values."""
    text = rule.said.replace("{on}", spoken(fact.at or fact.on))
    for field_rule in rule.fields:
        mark = "{" + field_rule.id + "}"
        if mark in text:
            value = fact.get(field_rule.id)
            text = text.replace(mark, "" if value is None else field_rule.label_of(value))
    return text[:1].upper() + text[1:]
