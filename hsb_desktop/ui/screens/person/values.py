"""A person as the texts of a form, and back. Texts that the form does not show stay as they were."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from hsb_desktop.procedure.case import BirthKind, Details, Person, PersonKind, Role
from hsb_desktop.procedure.words import t

ROLES = ("second", "third")  # further roles that the form offers; a person may have more
TICKED = "yes"
_DETAILS = tuple(field.name for field in fields(Details))


def texts_of(person: Person) -> dict[str, str]:
    """Every text of the form for this person."""
    texts = {
        "name": person.name,
        "kind": person.kind.value,
        "relation": person.relation,
        "agency": person.agency,
        "contact": person.contact,
        "known": person.birth_kind.value if person.born is not None else "",
    }
    for box in ("day", "month", "year"):
        texts[f"born.{box}"] = str(getattr(person.born, box)) if person.born is not None else ""
    for slot, role in zip(ROLES, person.also, strict=False):
        texts |= {
            f"{slot}.kind": role.kind.value,
            f"{slot}.relation": role.relation,
            f"{slot}.agency": role.agency,
        }
    for name, value in person.details.filled().items():
        texts[name] = value if isinstance(value, str) else TICKED
    return texts


def faults_of(texts: Mapping[str, str], born: date | None, *, child: bool) -> list[tuple[str, str]]:
    """What keeps these texts from being saved, as the field's name and a sentence; `born` is the day they give."""
    half = any(texts[f"born.{box}"] for box in ("day", "month", "year"))
    wrong = []
    if not texts["name"].strip():
        wrong.append(("name", t("Enter the person's name")))
    if not child and not texts["kind"]:
        wrong.append(("kind", t("Say how the person belongs to the case")))
    if half and born is None:
        wrong.append(("born", t("Enter the date of birth as day, month and year, or leave it empty")))
    if half and not texts["known"]:
        wrong.append(("known", t("Say how the date of birth is known")))
    return wrong


def person_of(before: Person, texts: Mapping[str, str], born: date | None) -> Person:
    """The person that these texts describe, over what was known before."""
    kind = before.kind if before.kind is PersonKind.CHILD else PersonKind(texts["kind"])
    roles = [
        Role(PersonKind(texts[f"{slot}.kind"]), texts[f"{slot}.relation"], texts[f"{slot}.agency"])
        for slot in ROLES
        if texts.get(f"{slot}.kind")
    ]
    details: dict[str, Any] = {name: texts[name] for name in _DETAILS if name in texts}
    if "address_shown" in details:
        details["address_shown"] = texts["address_shown"] == TICKED
    return replace(
        before,
        kind=kind,
        name=texts["name"],
        relation=texts.get("relation", before.relation),
        agency=texts.get("agency", before.agency),
        contact=texts["contact"],
        born=born,
        birth_kind=BirthKind(texts["known"] or BirthKind.EXACT.value),
        also=(*roles, *before.also[len(ROLES) :]),
        details=replace(before.details, **details),
    )
