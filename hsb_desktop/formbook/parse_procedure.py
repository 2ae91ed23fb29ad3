"""Reads one edition of a procedure: procedure.toml, the facts, steps and matrix beside it, the calendar it names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from hsb_desktop.formbook.parse_calendar import parse_calendar
from hsb_desktop.formbook.parse_facts import parse_facts
from hsb_desktop.formbook.parse_grounds import read_ground
from hsb_desktop.formbook.parse_local import Local, parse_local, with_own_contacts, with_own_limits
from hsb_desktop.formbook.parse_matrix import parse_matrix
from hsb_desktop.formbook.parse_meetings import parse_meetings
from hsb_desktop.formbook.parse_steps import parse_steps, read_match
from hsb_desktop.formbook.parse_words import Known, read_basis, read_cite
from hsb_desktop.formbook.reading import Faults, Table, read_toml, with_words
from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.contacts import Contact
from hsb_desktop.procedure.definition import (
    SEATS,
    Category,
    Column,
    FlagRule,
    Forum,
    Outcome,
    PlanStatus,
    Principle,
    Procedure,
    Quorum,
    RecordKind,
    Role,
)
from hsb_desktop.procedure.facts import Choice, FactRule
from hsb_desktop.procedure.source import Document
from hsb_desktop.procedure.steps import FactMatch, StepRule
from hsb_desktop.procedure.words import t

CALENDARS = "calendar"
PROCEDURE, FACTS, STEPS, MATRIX = "procedure.toml", "facts.toml", "steps.toml", "matrix.toml"
FILES = (PROCEDURE, FACTS, STEPS, MATRIX)
CONTACTS = "contacts.toml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which edition a folder holds and when it is in force, readable without the rest of it."""

    id: str
    edition: str
    title: str
    council: str
    document: str
    calendar: str
    in_force_from: date
    in_force_to: date | None


def parse_identity(table: Table) -> Identity:
    """The [procedure] table."""
    found = Identity(
        id=table.text("id"),
        edition=table.text("edition"),
        title=table.text("title"),
        council=table.text("council"),
        document=table.text("document"),
        calendar=table.text("calendar"),
        in_force_from=table.date("in_force_from"),
        in_force_to=table.optional_date("in_force_to"),
    )
    table.done()
    return found


def parse_procedure(folder: Path, root: Path, faults: Faults) -> Procedure | None:
    """The edition in `folder`, below the forms folder `root`; None when it has faults, all of which are reported."""
    before = len(faults.found)
    local = parse_local(folder.parent, root, faults)
    top = read_toml(folder / PROCEDURE, root, faults)
    words = words_of(top, local)
    facts, steps, matrix = (read_toml(folder / name, root, faults, words) for name in FILES[1:])
    if top is None:
        return None
    top = with_words(top, words)
    identity = parse_identity(top.table("procedure", required=True))
    calendar = _calendar(top, identity, root, faults)
    documents = _documents(top, identity)
    known = Known(identity.document, tuple(document.id for document in documents))
    lists = _lists(top, known)
    if facts is None or steps is None or matrix is None:
        return None  # told already; what is in this file was looked at all the same
    meaning, fact_rules = parse_facts(facts, known)
    step_rules = parse_steps(steps, known)
    the_matrix = parse_matrix(matrix, known)
    flags = _each(top, "flag", lambda item: _flag(item, known))
    quorum = _each(top, "quorum", lambda item: _quorum(item, known, lists.roles))
    principles = _each(top, "principle", lambda item: _principle(item, known))
    contacts = _contacts(folder, root, known, words, faults)
    meetings = parse_meetings(
        folder,
        root,
        known,
        words,
        faults,
        facts=fact_rules,
        steps=step_rules,
        roles=lists.roles,
        quorum=quorum,
    )
    _words(top.table("words"))
    top.done()
    _check_references(facts, fact_rules, step_rules, known)
    _check_plans(top, lists.plans, lists.forums)
    if calendar is None or len(faults.found) > before:
        return None
    return Procedure(
        id=identity.id, edition=identity.edition, title=identity.title, council=identity.council,
        in_force_from=identity.in_force_from, in_force_to=identity.in_force_to, document=identity.document,
        documents=documents, calendar=calendar, meaning=meaning, categories=lists.categories, plans=lists.plans,
        forums=lists.forums, outcomes=lists.outcomes, records=lists.records, roles=lists.roles, quorum=quorum,
        columns=lists.columns, facts=fact_rules, steps=with_own_limits(step_rules, local), flags=flags,
        matrix=the_matrix, words=words, contacts=with_own_contacts(contacts, local),
        meetings=meetings, principles=principles,
    )  # fmt: skip


def _calendar(top: Table, identity: Identity, root: Path, faults: Faults) -> Calendar | None:
    if not identity.calendar:
        return None  # told already
    table = read_toml(root / CALENDARS / f"{Path(identity.calendar).name}.toml", root, faults)
    calendar = parse_calendar(table) if table is not None else None
    if calendar is not None and calendar.id != identity.calendar:
        top.fault(
            "procedure.calendar",
            t("There is no calendar of that id."),
            t("Name the `id` of a calendar file."),
        )
    for key, day in (("in_force_from", identity.in_force_from), ("in_force_to", identity.in_force_to)):
        if calendar is not None and day is not None and not calendar.first <= day <= calendar.last:
            top.fault(
                f"procedure.{key}",
                t("The calendar does not hold that day."),
                t("Extend `first` and `last` of the calendar, or correct the date."),
            )
    return calendar


def _documents(top: Table, identity: Identity) -> tuple[Document, ...]:
    documents = _each(top, "document", _document)
    if identity.document and identity.document not in [document.id for document in documents]:
        top.fault(
            "procedure.document",
            t("This document is not in the list."),
            t("Add a [[document]] with that id."),
        )
    return documents


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of an edition that facts, steps and the matrix draw their values from."""

    categories: tuple[Category, ...]
    plans: tuple[PlanStatus, ...]
    forums: tuple[Forum, ...]
    outcomes: tuple[Outcome, ...]
    records: tuple[RecordKind, ...]
    columns: tuple[Column, ...]
    roles: tuple[Role, ...]


def _lists(top: Table, known: Known) -> _Lists:
    """Each list, its values made known to the files read after it."""
    lists = _Lists(
        categories=_each(top, "category", lambda item: _category(item, known)),
        plans=_each(top, "plan", _plan),
        forums=_each(top, "forum", lambda item: Forum(item.text("id"), item.text("label"))),
        outcomes=_each(top, "outcome", lambda item: _outcome(item, known)),
        records=_each(top, "record", lambda item: _record(item, known)),
        columns=_each(top, "column", lambda item: Column(item.text("id"), item.text("label"))),
        roles=_each(top, "role", lambda item: _role(item, known)),
    )
    known.columns = tuple(column.id for column in lists.columns)
    known.choices = {
        "category": tuple(Choice(category.value, category.label) for category in lists.categories),
        "plan": tuple(Choice(plan.id, plan.label) for plan in lists.plans),
        "forum": tuple(Choice(forum.id, forum.label) for forum in lists.forums),
        "outcome": tuple(Choice(outcome.id, outcome.label) for outcome in lists.outcomes),
        "record": tuple(Choice(record.id, record.label) for record in lists.records),
    }
    return lists


def _each(top: Table, key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
    """Each table of an array, read to its end; an id that stands twice is a fault."""
    found: list[T] = []
    seen: set[object] = set()
    for table in top.tables(key):
        found.append(read(table))
        table.done()
        name = table.values.get("id", table.values.get("value"))
        if isinstance(name, str | int):
            mark = (type(name), name)
            if mark in seen:
                table.fault("id", t("“{id}” stands here twice.", id=name), t("Give each its own id."))
            seen.add(mark)
    return tuple(found)


def _document(table: Table) -> Document:
    return Document(
        table.text("id"), table.text("title"), table.text("short"), table.optional_text("address")
    )


def _category(table: Table, known: Known) -> Category:
    given = table.raw("value")
    if isinstance(given, bool) or not isinstance(given, str | int):
        table.fault("value", t("A category is a text or a whole number."), t("Write its value."))
        given = ""
    return Category(given, table.text("label"), table.text("name"), read_cite(table, known))


def _plan(table: Table) -> PlanStatus:
    return PlanStatus(table.text("id"), table.text("label"), table.text("short"), table.texts("forums"))


def _outcome(table: Table, known: Known) -> Outcome:
    return Outcome(table.text("id"), table.text("label"), table.text("meaning"), read_cite(table, known))


def _principle(table: Table, known: Known) -> Principle:
    return Principle(table.text("id"), table.text("title"), table.text("text"), read_cite(table, known))


def _record(table: Table, known: Known) -> RecordKind:
    return RecordKind(
        table.text("id"),
        table.text("label"),
        read_basis(table),
        read_cite(table, known),
        table.optional_text("form"),
        table.texts("also"),
    )


def _role(table: Table, known: Known) -> Role:
    return Role(
        table.text("id"),
        table.text("label"),
        table.optional_text("hint"),
        read_cite(table, known),
        table.truth("reason_needed"),
        table.optional_text("seat", one_of=SEATS),
    )


def _quorum(table: Table, known: Known, roles: tuple[Role, ...]) -> Quorum:
    ids = tuple(role.id for role in roles)
    return Quorum(
        table.text("id"),
        table.text("label"),
        table.texts("roles", required=True, one_of=ids or ("",)),
        read_basis(table),
        read_cite(table, known),
    )


def _flag(table: Table, known: Known) -> FlagRule:
    flag = FlagRule(
        id=table.text("id"),
        sentence=table.text("sentence"),
        cite=read_cite(table, known),
        while_open=read_ground(table.table("while_open"), known) if table.has("while_open") else None,
        fact=_flag_fact(table, known) if table.has("fact") else None,
        after=table.optional_date("after"),
    )
    if [flag.while_open, flag.fact, flag.after].count(None) != 2:
        table.fault("", t("A flag is raised by one thing."), t("Give one of: while_open, fact, after."))
    return flag


def _flag_fact(table: Table, known: Known) -> FactMatch:
    inner = table.table("fact")
    match = read_match(inner, known)
    inner.done()
    return match


def words_of(top: Table | None, local: Local) -> Mapping[str, str]:
    """The words of an edition, and over them the council's own for those it has."""
    table = top.values.get("words") if top is not None else None
    own = {key: str(word) for key, word in table.items()} if isinstance(table, dict) else {}
    return MappingProxyType({key: local.words.get(key, word) for key, word in own.items()})


def _contacts(
    folder: Path, root: Path, known: Known, words: Mapping[str, str], faults: Faults
) -> tuple[Contact, ...]:
    """The directory by role; a procedure may be without one."""
    if not (folder / CONTACTS).is_file():
        return ()
    top = read_toml(folder / CONTACTS, root, faults, words)
    found = _each(top, "contact", lambda item: _contact(item, known)) if top is not None else ()
    if top is not None:
        top.done()
    return found


def _contact(table: Table, known: Known) -> Contact:
    return Contact(
        id=table.text("id"),
        role=table.text("role"),
        cite=read_cite(table, known),
        asked=table.optional_text("asked"),
        telephone=table.optional_text("telephone"),
        published=table.optional_text("published"),
    )


def _words(table: Table) -> MappingProxyType[str, str]:
    found = {key: table.text(key) for key in table.keys()}  # noqa: SIM118  # a Table is not a mapping
    return MappingProxyType(found)


def _check_references(
    table: Table, facts: tuple[FactRule, ...], steps: tuple[StepRule, ...], known: Known
) -> None:
    """What only the whole edition can tell: steps that facts need, statuses that facts set."""
    ids = {step.id for step in steps}
    plans = known.values("plan")
    for place, fact in enumerate(facts):
        if fact.needs_open_step and fact.needs_open_step not in ids:
            table.fault(f"fact[{place}].needs_open_step", t("There is no such step."), t("Correct the id."))
        field = fact.field(fact.plan_field) if fact.plan_field else None
        for choice in field.choices if field is not None else ():
            if fact.plan_of.get(str(choice.value), choice.value) not in plans:
                table.fault(
                    f"fact[{place}].sets_plan.statuses",
                    t("“{value}” leads to no status of the plan.", value=choice.value),
                    t("Add it under `statuses`."),
                )


def _check_plans(top: Table, plans: tuple[PlanStatus, ...], forums: tuple[Forum, ...]) -> None:
    if not plans:
        top.fault(
            "plan", t("There is no status of the child's plan."), t("Add [[plan]], the first being: none.")
        )
    ids = {forum.id for forum in forums}
    for place, plan in enumerate(plans):
        for forum in plan.forums:
            if forum not in ids:
                top.fault(
                    f"plan[{place}].forums", t("“{id}” is not a forum.", id=forum), t("Add a [[forum]].")
                )
