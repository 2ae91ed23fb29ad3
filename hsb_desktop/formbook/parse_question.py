"""Reads one question with its options, checks, source and audience; what could misdirect an answer is a fault."""

from collections.abc import Mapping
from dataclasses import dataclass

from hsb_desktop.formbook.parse_condition import Scope, read_condition
from hsb_desktop.formbook.parse_words import Known, read_cite
from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.facts import FactRule
from hsb_desktop.procedure.form import (
    DATE_RULES,
    PREFILLS,
    RULES,
    About,
    Audience,
    Constraint,
    Kind,
    Missing,
    Option,
    Question,
)
from hsb_desktop.procedure.plain import PlainWords
from hsb_desktop.procedure.words import t

LONGEST_SHORT = 20  # characters; what fits a list at every text size
LONGEST_ID = 60
_CHOOSING = (Kind.CHOICE, Kind.CHOICES)
_NOT_FOR_FAMILIES = (About.CHILD_HARMED, About.THIRD_PARTY)
_RULES_OF = {
    "at_least": (Kind.NUMBER,),
    "at_most": (Kind.NUMBER,),
    "longest": (Kind.LINE, Kind.TEXT),
    "must_be": (Kind.YES_NO, Kind.CHOICE),
}
_DAYS, _CHOICES = (
    ("today", "category_on", "meeting_date"),
    ("category", "plan_status"),
)  # what is filled in before
_COUNTING = ("at_least", "at_most", "longest", "within")


@dataclass(frozen=True, slots=True)
class Around:
    """What an edition offers its forms: documents to cite, and lists of the procedure that options may come from.

    `lists` is None when the procedure itself has faults; what depends on it is then not held against it.
    """

    known: Known
    lists: Mapping[str, tuple[Option, ...]] | None
    indicators: frozenset[str] | None = None
    records: frozenset[str] | None = None
    facts: Mapping[str, FactRule] | None = None
    words: Mapping[str, str] | None = None
    plain: PlainWords | None = None  # the rule of the form for what a child reads


def read_id(table: Table, key: str = "id") -> str:
    """An id: lower-case letters, figures and underscores, since it is part of keys, tokens and field names."""
    found = table.text(key)
    fits = found.isascii() and found.isidentifier() and found == found.lower() and len(found) <= LONGEST_ID
    if found.strip() and not fits:
        table.fault(
            key,
            t("“{id}” is not an id.", id=found),
            t("Use at most {n} lower-case letters, figures and underscores, a letter first.", n=LONGEST_ID),
        )
    return found


def read_question(table: Table, around: Around, scope: Scope) -> Question:
    """One question; `scope` holds what is asked before it."""
    kind = Kind(table.text("kind", one_of=tuple(kind.value for kind in Kind)))
    required = table.truth("required")
    message = table.optional_text("required_message")
    required_when = read_condition(table, "required_when", scope)
    _check_required(table, message, required=required)
    about, audience = _readers(table)
    options = _options(table, kind, around)
    question = Question(
        id=read_id(table),
        kind=kind,
        label=table.text("label"),
        source=read_cite(table, around.known),
        short=_short(table),
        number=table.optional_text("number"),
        hint=table.optional_text("hint"),
        guidance=table.optional_text("guidance"),
        required=required,
        required_message=message,
        options=options,
        allow_missing=_missing(table),
        show_when=read_condition(table, "show_when", scope),
        constraints=tuple(_constraint(item, kind, options) for item in table.tables("constraints")),
        about=about,
        audience=audience,
        note=table.truth("note"),
        prefill=table.optional_text("prefill", one_of=PREFILLS),
        required_when=required_when,
        child_label=_child_label(table, audience),
        person=_person(table, kind),
        plain=around.plain if Audience.CHILD in audience and kind in (Kind.LINE, Kind.TEXT) else None,
    )
    _check_prefill(table, question)
    if kind is Kind.INDICATOR and around.indicators is not None and question.id not in around.indicators:
        table.fault(
            "id",
            t("“{id}” is not an indicator of the matrix.", id=question.id),
            t("Use the id of an indicator of matrix.toml."),
        )
    table.done()
    return question


def _check_prefill(table: Table, question: Question) -> None:
    fitting: tuple[Kind, ...] = (Kind.LINE, Kind.TEXT)
    if question.prefill in _DAYS:
        fitting = (Kind.DATE,)
    elif question.prefill in _CHOICES:
        fitting = (Kind.CHOICE,)
    if question.prefill and question.kind not in fitting:
        table.fault(
            "prefill",
            t("“{prefill}” does not fit this kind of question.", prefill=question.prefill),
            t("It is for: {kinds}.", kinds=", ".join(fitting)),
        )


def _check_required(table: Table, message: str, *, required: bool) -> None:
    if required and table.has("required_when"):
        table.fault("required_when", t("The question is required anyway."), t("Remove one of the two."))
    if (required or table.has("required_when")) and not message.strip():
        table.fault(
            "required_message",
            t("The question is required and has no message."),
            t("Add `required_message`: a sentence that says what to do."),
        )
    if message and not required and not table.has("required_when"):
        table.fault(
            "required_message",
            t("There is a message and the question is not required."),
            t("Add `required = true`, or remove the message."),
        )


def _short(table: Table) -> str:
    short = table.text("short")
    if len(short) > LONGEST_SHORT:
        table.fault(
            "short",
            t("“{short}” has {n} characters.", short=short, n=len(short)),
            t("Use at most {n}.", n=LONGEST_SHORT),
        )
    return short


def _readers(table: Table) -> tuple[About, frozenset[Audience]]:
    given = table.texts("audience", one_of=tuple(audience.value for audience in Audience))
    audience = frozenset(Audience(one) for one in given)
    about = About(
        table.optional_text("about", About.CHILD.value, one_of=tuple(about.value for about in About))
    )
    family = audience & {Audience.CHILD, Audience.FAMILY}
    if not audience:
        table.fault(
            "audience",
            t("It is not said who may read the answer."),
            t("Add `audience` with at least “professional”."),
        )
    elif Audience.PROFESSIONAL not in audience:
        table.fault("audience", t("Professionals could not read it."), t("Add “professional” to `audience`."))
    if family and not table.has("about"):
        table.fault(
            "about",
            t("A family may read the answer, and it is not said whom it speaks of."),
            t("Add `about`: child, parent or professional."),
        )
    if family and about in _NOT_FOR_FAMILIES:
        table.fault(
            "audience",
            t("What is about another child or a third party never goes to a child or family."),
            t("Take “child” and “family” out of `audience`."),
        )
    return about, audience


def _child_label(table: Table, audience: frozenset[Audience]) -> str:
    label = table.optional_text("child_label")
    if label and Audience.CHILD not in audience:
        table.fault(
            "child_label",
            t("The question is not for the child."),
            t("Remove `child_label`, or add “child” to `audience`."),
        )
    return label


def _person(table: Table, kind: Kind) -> bool:
    asked = table.truth("person")
    if asked and kind is not Kind.LINE:
        table.fault(
            "person",
            t("People are offered in a line of text only."),
            t('Use `kind = "line"`, or remove `person`.'),
        )
    return asked


def _missing(table: Table) -> tuple[Missing, ...]:
    return tuple(
        Missing(one)
        for one in table.texts("allow_missing", one_of=tuple(missing.value for missing in Missing))
    )


def _options(table: Table, kind: Kind, around: Around) -> tuple[Option, ...]:
    own = tuple(_option(item) for item in table.tables("options"))
    taken = table.has("options_of")
    if kind not in _CHOOSING:
        if own or taken:
            table.fault(
                "options", t("This kind of question has no options."), t("Remove them, or use “choice”.")
            )
        return ()
    if bool(own) == taken:
        table.fault(
            "options", t("It is not said which options there are."), t("Add `options` or `options_of`.")
        )
    seen: set[str] = set()
    for place, option in enumerate(own):
        if option.id in seen:
            table.fault(
                f"options[{place}].id",
                t("“{id}” stands here twice.", id=option.id),
                t("Give each option its own id."),
            )
        seen.add(option.id)
    return read_list(table, "options_of", around) if taken else own


def read_list(table: Table, key: str, around: Around) -> tuple[Option, ...]:
    """The options of a list of the procedure that is named at `key`."""
    if around.lists is None:
        table.text(key)
        return ()
    return around.lists[table.text(key, one_of=tuple(around.lists))]


def _option(table: Table) -> Option:
    option = Option(table.text("id"), table.text("label"), table.optional_text("hint"))
    table.done()
    return option


def _constraint(table: Table, kind: Kind, options: tuple[Option, ...]) -> Constraint:
    rule = table.text("rule", one_of=RULES)
    if table.values.get("rule") not in RULES:  # told already; what else it needs depends on the rule
        return Constraint("longest", "")
    constraint = Constraint(
        rule=rule,
        message=table.text("message"),
        other=_compared(table, rule, kind, options),
        value=table.integer("value", least=0) if rule in _COUNTING else 0,
        blocks=table.truth("blocks", default=True),
    )
    fitting = _RULES_OF.get(rule, (Kind.DATE,))
    if kind not in fitting:
        table.fault(
            "rule",
            t("“{rule}” does not fit this kind of question.", rule=rule),
            t("It is for: {kinds}.", kinds=", ".join(fitting)),
        )
    table.done()
    return constraint


def _compared(table: Table, rule: str, kind: Kind, options: tuple[Option, ...]) -> str:
    """The date question a check compares with, or the answer it asks for."""
    if rule in DATE_RULES:
        return table.text("other")
    if rule != "must_be":
        return ""
    known = ("yes", "no") if kind is Kind.YES_NO else tuple(option.id for option in options)
    return table.text("is", one_of=known) if known else table.text("is")
