"""Whom to ask for advice, by role (section 9): as the procedure published it until somebody confirms or changes it.

What is confirmed is kept in this store with the day and who confirmed it; an unconfirmed contact prints as its role.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.step_words import source_words
from hsb_desktop.procedure.contacts import Contact
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.words import t

KIND = "contact"


@dataclass(frozen=True, slots=True)
class ContactView:
    """A role of the directory. `mark` says how far it can be relied on, `source` where the role is named."""

    id: str
    role: str
    asked: str
    name: str
    telephone: str
    email: str
    mark: str
    confirmed: bool
    source: str
    confirmed_by: str = ""
    changed_here: bool = False
    draft: Mapping[str, str] = field(default_factory=dict)  # what is being typed, by field


def draft_of(contact_id: str) -> str:
    """The place of the form that changes this contact."""
    return f"contact:{contact_id}"


def contacts(desk: Desk) -> tuple[ContactView, ...]:
    """The directory in the order of the procedure."""
    procedure = procedure_of(desk)
    with desk.store.unit() as unit:
        kept = unit.council(KIND)
        drafts = {contact.id: unit.drafts(draft_of(contact.id)) for contact in procedure.contacts}
    found = []
    for contact in procedure.contacts:
        own = kept.get(contact.id)
        now = _with(contact, own) if own is not None else contact
        found.append(
            ContactView(
                id=now.id,
                role=now.role,
                asked=now.asked,
                name=now.name,
                telephone=now.telephone,
                email=now.email,
                mark=now.mark,
                confirmed=now.confirmed,
                source=source_words(now.cite, Basis.SOURCE, procedure),
                confirmed_by=str(own.get("by", "")) if own is not None else "",
                changed_here=own is not None,
                draft=drafts[now.id],
            )
        )
    return tuple(found)


def known_contacts(desk: Desk, unit: Unit) -> tuple[Contact, ...]:
    """The directory as papers may print it, inside a transaction that others began."""
    kept = unit.council(KIND)
    return tuple(
        _with(contact, kept[contact.id]) if contact.id in kept else contact
        for contact in procedure_of(desk).contacts
    )


def whom_to_ask(desk: Desk, unit: Unit) -> tuple[tuple[str, str], ...]:
    """Each contact as a paper may print it, with what they are asked about."""
    return tuple((contact.printed, contact.asked) for contact in known_contacts(desk, unit))


def confirm_contact(desk: Desk, contact_id: str, name: str, telephone: str, email: str) -> Changes:
    """These are right today; at least one way to reach the role is needed."""
    _must_exist(desk, contact_id)
    values = {"name": name.strip(), "telephone": telephone.strip(), "email": email.strip()}
    if not values["telephone"] and not values["email"]:
        raise NotReady(t("Enter a telephone number or an e-mail address; nothing was changed."))
    said = values | {"confirmed_on": desk.clock.today().isoformat(), "by": desk.worker.name}
    with desk.store.unit() as unit:
        unit.put_council(KIND, contact_id, said, desk.clock.now())
        unit.drop_drafts(draft_of(contact_id))
    return Changes()


def as_published(desk: Desk, contact_id: str) -> Changes:
    """Take back what was changed here; the contact is again as the procedure and the council's settings have it."""
    _must_exist(desk, contact_id)
    with desk.store.unit() as unit:
        unit.put_council(KIND, contact_id, None, desk.clock.now())
    return Changes()


def _with(contact: Contact, own: Mapping[str, object]) -> Contact:
    return replace(
        contact,
        name=str(own.get("name", "")),
        telephone=str(own.get("telephone", "")),
        email=str(own.get("email", "")),
        confirmed_on=date.fromisoformat(str(own["confirmed_on"])),
    )


def _must_exist(desk: Desk, contact_id: str) -> None:
    if all(contact.id != contact_id for contact in procedure_of(desk).contacts):
        raise NotReady(t("This role is not in the directory any more; look at it again."))
