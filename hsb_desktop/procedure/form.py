"""What a form is: sections of questions and repeats, written once in `forms/`, then shown, checked, stored and printed.

A form knows no screen, store or paper. A record names the exact edition it was made under (`Form.pin`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hsb_desktop.procedure.conditions import Condition
from hsb_desktop.procedure.plain import PlainWords


class Kind(StrEnum):
    """The closed set of kinds of question; each has one widget, one stored value and one way to print."""

    LINE = "line"  # a short text
    TEXT = "text"  # a long text
    CHOICE = "choice"  # one option, stored by id
    CHOICES = "choices"  # several options, stored by id in the form's order
    INDICATOR = "indicator"  # present, not present or not known, of the risk matrix
    DATE = "date"
    TIME = "time"  # HH:MM, London time
    NUMBER = "number"  # a whole number
    YES_NO = "yes_no"
    AGREEMENT = "agreement"  # agreed (by whom, on which date), or declined because


class Audience(StrEnum):
    """Who may read an answer on paper; an answer reaches only the audiences it lists."""

    CHILD = "child"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    PANEL = "panel"


class About(StrEnum):
    """Whom an answer speaks of; what is about another child or a third party never reaches a family copy."""

    CHILD = "child"
    CHILD_HARMED = "child_harmed"
    PARENT = "parent"
    THIRD_PARTY = "third_party"
    PROFESSIONAL = "professional"


class Missing(StrEnum):
    """Why there is no value. *Unanswered* is a fifth thing: no answer at all."""

    NOT_KNOWN = "not_known"
    DECLINED = "declined"
    NOT_APPLICABLE = "not_applicable"


LAYOUTS = ("cards", "table", "attendance")
DATE_RULES = ("not_before", "not_after", "after", "within")  # each compares with another date
RULES = (*DATE_RULES, "not_weekend", "at_least", "at_most", "longest", "must_be")
PREFILLS = (
    "today",
    "worker",
    "worker_name",
    "worker_role",
    "child_name",
    "case_reference",
    "category",
    "category_on",
    "plan_status",
    "meeting_date",
    "meeting_chair",
    "meeting_minute_taker",
)


@dataclass(frozen=True, slots=True)
class Cite:
    """Where something is asked for: `document` is an id of the procedure's documents, `section` may be empty."""

    document: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice; `hint` is one line of help."""

    id: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Constraint:
    """A check on a value with its own message; it warns where `blocks` is false and stops completion where true.

    `rule` is one of: not_before, not_after, after, within (compare with the date question `other`, or "today"; within:
    at most `value` days from it), not_weekend, at_least, at_most (whole numbers in `value`), longest (characters in
    `value`), must_be (the answer `other`: "yes", "no" or an option).
    """

    rule: str
    message: str
    other: str = ""
    value: int = 0
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `short` (at most 20 characters) names it in lists; `number` is the same on screen and paper."""

    id: str
    kind: Kind
    label: str
    source: Cite
    short: str = ""
    number: str = ""
    hint: str = ""
    guidance: str = ""
    required: bool = False
    required_message: str = ""
    options: tuple[Option, ...] = ()
    allow_missing: tuple[Missing, ...] = ()
    show_when: Condition | None = None
    constraints: tuple[Constraint, ...] = ()
    about: About = About.CHILD
    audience: frozenset[Audience] = frozenset({Audience.PROFESSIONAL})
    note: bool = False  # whether an optional note may be added
    prefill: str = ""  # what it begins with, one of `PREFILLS`; empty for none
    required_when: Condition | None = None  # required only where this holds; `required` is false then
    child_label: str = ""  # the label on the child's own version; empty: the label
    person: bool = False  # asks for somebody by name: people of the case are offered, any text is taken
    plain: PlainWords | None = None  # what to remark on as it is written, where a child reads the answer

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None when the edition has no such option."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True)
class StartRow:
    """A row that a repeat begins with: `id` is stable (a role of the attendance), `values` answers by question id."""

    id: str
    label: str
    values: tuple[tuple[str, str], ...] = ()
    source: Cite | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A group of questions answered once for each row (attendance, actions, settings, sessions)."""

    id: str
    label: str
    row_label: str  # one row in words: "Person", "Action"
    questions: tuple[Question, ...]
    source: Cite
    hint: str = ""
    guidance: str = ""
    start_rows: tuple[StartRow, ...] = ()
    least: int = 0
    show_when: Condition | None = None
    layout: str = "cards"  # one of `LAYOUTS`
    every_row: bool = False  # whether each start row must be answered; else a row left empty is passed over
    least_message: str = ""  # what to say when there are fewer than `least` rows
    child_label: str = ""  # the label on the child's own version; empty: the label
    child_row_label: str = ""  # one row in words there; empty: the row label


@dataclass(frozen=True, slots=True)
class Section:
    """A page or part of a form."""

    id: str
    title: str
    items: tuple[Question | Repeat, ...]
    source: Cite
    hint: str = ""
    guidance: str = ""
    show_when: Condition | None = None
    child_title: str = ""  # the title on the child's own version; empty: the title
    child_draws: str = ""  # the words over room to draw, on the child's own version; empty: no room

    @property
    def questions(self) -> tuple[Question, ...]:
        """The section's own questions, those inside repeats left out."""
        return tuple(item for item in self.items if isinstance(item, Question))


@dataclass(frozen=True, slots=True)
class Gives:
    """A fact that a completed record gives rise to, once its date question `on` is asked and answered.

    `fields` are pairs: a field of the fact, and the question whose answer it takes. `at` is the question of the time of
    day, for a fact that is known to the minute; empty for none.
    """

    fact: str
    on: str
    fields: tuple[tuple[str, str], ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one edition of one procedure."""

    procedure: str
    edition: str
    id: str
    title: str
    sections: tuple[Section, ...]
    source: Cite
    about: str = ""  # one sentence on what the form is for
    record: str = ""  # the record of the procedure it completes (procedure section 8), empty for none
    marking: str = ""  # protective marking, empty for the council's default
    belongs_to: str = (
        ""  # the form whose record this one belongs to (minutes to their meeting), empty for none
    )
    child_title: str = ""  # the title of the child's own version; empty: the title
    gives: tuple[Gives, ...] = ()  # the facts it gives rise to besides that of its record
    word_copy: bool = False  # minutes or a plan: once issued, offered as a file that can be changed too

    @property
    def pin(self) -> str:
        """The exact edition a record is held to: procedure/edition/form."""
        return f"{self.procedure}/{self.edition}/{self.id}"

    def items(self) -> Iterator[Question | Repeat]:
        """Every question and repeat in order."""
        for section in self.sections:
            yield from section.items

    def questions(self) -> Iterator[Question]:
        """Every question in order, those of repeats included."""
        for item in self.items():
            if isinstance(item, Repeat):
                yield from item.questions
            else:
                yield item

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError when the edition has none."""
        for question in self.questions():
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def repeat(self, repeat_id: str) -> Repeat:
        """The repeat with this id; KeyError when the edition has none."""
        for item in self.items():
            if isinstance(item, Repeat) and item.id == repeat_id:
                return item
        raise KeyError(repeat_id)
