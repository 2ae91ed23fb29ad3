"""Reads a council's own settings, `forms/<procedure>/local.toml`: labels, contacts, and limits that are its to set.

They lie over every edition and change none: an edition stays as it was released. What the procedure's own text or the
law sets cannot be changed here. The file may be missing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from hsb_desktop.formbook.reading import Faults, Table, read_toml
from hsb_desktop.procedure.contacts import Contact
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.limits import CalendarMonths, ElapsedHours, Length, WorkingDays
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.steps import StepRule
from hsb_desktop.procedure.words import t

LOCAL = "local.toml"


@dataclass(frozen=True, slots=True)
class OwnContact:
    """What a council says of one contact."""

    id: str
    name: str
    telephone: str
    email: str
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class Local:
    """A council's settings; `limits` are numbers by step id, in the unit that the step's limit has."""

    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    contacts: tuple[OwnContact, ...] = ()


NOTHING = Local()


def parse_local(folder: Path, root: Path, faults: Faults) -> Local:
    """The settings of the procedure in `folder`; nothing where there is no such file."""
    if not (folder / LOCAL).is_file():
        return NOTHING
    top = read_toml(folder / LOCAL, root, faults)
    if top is None:
        return NOTHING
    words, limits = top.table("words"), top.table("limits")
    local = Local(
        words=MappingProxyType({key: words.text(key) for key in words.keys()}),  # noqa: SIM118  # a Table
        limits=MappingProxyType({key: limits.integer(key, least=1) for key in limits.keys()}),  # noqa: SIM118
        contacts=tuple(_contact(table) for table in top.tables("contact")),
    )
    top.done()
    return local


def _contact(table: Table) -> OwnContact:
    found = OwnContact(
        table.text("id"),
        table.optional_text("name"),
        table.optional_text("telephone"),
        table.optional_text("email"),
        table.optional_date("confirmed_on"),
    )
    table.done()
    return found


def with_own_limits(steps: tuple[StepRule, ...], local: Local) -> tuple[StepRule, ...]:
    """The steps with the council's numbers where the limit is local."""
    return tuple(
        _with_limit(step, local.limits[step.id]) if step.id in local.limits and may_set(step) else step
        for step in steps
    )


def may_set(step: StepRule) -> bool:
    """Whether a council may set the number of the step's limit: it is local, and has a number."""
    limit = step.limit
    if limit is None or type(limit.length) not in _WITH:
        return False
    return (limit.basis or step.basis) is Basis.LOCAL


def _with_limit(step: StepRule, number: int) -> StepRule:
    limit = step.limit
    assert limit is not None, "asked only of a step that has one"
    return replace(step, limit=replace(limit, length=_WITH[type(limit.length)](limit.length, number)))


def _months(length: Length, number: int) -> Length:
    assert isinstance(length, CalendarMonths), "the table below gives no other"
    return CalendarMonths(number, length.then)


_WITH: Mapping[type, Callable[[Length, int], Length]] = {
    WorkingDays: lambda _length, number: WorkingDays(number),
    ElapsedHours: lambda _length, number: ElapsedHours(number),
    CalendarMonths: _months,
}


def with_own_contacts(contacts: tuple[Contact, ...], local: Local) -> tuple[Contact, ...]:
    """The directory with what the council says of each role."""
    own = {one.id: one for one in local.contacts}
    return tuple(
        _together(contact, own[contact.id]) if contact.id in own else contact for contact in contacts
    )


def _together(contact: Contact, own: OwnContact) -> Contact:
    return replace(
        contact,
        name=own.name,
        telephone=own.telephone or contact.telephone,
        email=own.email,
        confirmed_on=own.confirmed_on,
    )


def check_local(folder: Path, root: Path, editions: Sequence[Procedure], faults: Faults) -> None:
    """Each setting of the procedure in `folder` that fits nothing in any of its sound editions is a fault."""
    local = parse_local(folder, root, Faults())  # its own faults were told with each edition
    file = f"{folder.name}/{LOCAL}"
    for at, what, remedy in _strangers(local, editions) if editions else ():
        faults.add(file, at, what, remedy)


def _strangers(local: Local, editions: Sequence[Procedure]) -> Iterator[tuple[str, str, str]]:
    words = {word for edition in editions for word in edition.words}
    steps = {step.id: step for edition in editions for step in edition.steps}
    contacts = {contact.id for edition in editions for contact in edition.contacts}
    for key in local.words:
        if key not in words:
            yield f"words.{key}", t("No edition has the word “{key}”.", key=key), _known(words)
    for key in local.limits:
        step = steps.get(key)
        if step is None:
            yield f"limits.{key}", t("No edition has the step “{key}”.", key=key), _known(_settable(steps))
        elif not may_set(step):
            what = t("The limit of “{label}” is not the council’s to set.", label=step.label)
            yield f"limits.{key}", what, _known(_settable(steps))
    for place, one in enumerate(local.contacts):
        if one.id not in contacts:
            what = t("No edition has the contact “{id}”.", id=one.id)
            yield f"contact[{place}].id", what, _known(contacts)


def _settable(steps: Mapping[str, StepRule]) -> set[str]:
    return {step.id for step in steps.values() if may_set(step)}


def _known(ids: set[str]) -> str:
    return t("Use one of: {known}.", known=", ".join(sorted(ids))) if ids else t("Remove it.")
