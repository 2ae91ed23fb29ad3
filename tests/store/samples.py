"""Invented cases and records for the store's tests."""

import hashlib
from datetime import UTC, date, datetime

from hsb_desktop.casework.ports import IssuedPaper, RecordHead, StoredFact
from hsb_desktop.procedure.case import BirthKind, Case, Person, PersonKind, RecordStatus
from hsb_desktop.procedure.ids import CaseId, FactId, PaperId, PersonId, RecordId

PASSPHRASE = "maple lantern quiet otter"
NAME = "Sam Placeholder-Jones"
ROLE = "Social worker"
NOW = datetime(2026, 11, 23, 9, 30, 0, 123456, tzinfo=UTC)
CASE = CaseId("case-1")
RECORD = RecordId("record-1")
PIN = "tiny/2026-01/plan"


def person(number: int, kind: PersonKind = PersonKind.PARENT, name: str = "Robin Example") -> Person:
    """A person with everything filled in."""
    return Person(
        PersonId(f"person-{number}"),
        kind,
        name,
        relation="mother",
        agency="School",
        contact="at school",
        born=date(1984, 2, 29),
        birth_kind=BirthKind.EXACT,
    )


def case(case_id: CaseId = CASE, reference: str = "C-0001") -> Case:
    """A case with a child and two other people."""
    child = Person(
        PersonId("child"),
        PersonKind.CHILD,
        "Alex Example",
        born=date(2012, 5, 15),
        birth_kind=BirthKind.ESTIMATED,
    )
    return Case(
        case_id,
        reference,
        child,
        date(2026, 11, 20),
        people=(person(2), person(1, PersonKind.LINKED_CHILD, "Kim Example")),
        system_id="LCS 17",
    )


def record(record_id: RecordId = RECORD, case_id: CaseId = CASE) -> RecordHead:
    """A draft."""
    return RecordHead(record_id, case_id, PIN, RecordStatus.DRAFT, NOW, NOW, author="Sam Placeholder-Jones")


def fact(number: int = 1, case_id: CaseId = CASE) -> StoredFact:
    """A fact of the pathway."""
    values = {"fact": "concern_received", "on": "2026-11-20", "route": "new", "count": number, "agreed": True}
    return StoredFact(FactId(f"fact-{number}"), case_id, values, NOW, RECORD)


def paper(data: bytes, number: int = 1, case_id: CaseId = CASE) -> IssuedPaper:
    """An issued paper of these bytes."""
    digest = hashlib.sha256(data).hexdigest()
    return IssuedPaper(
        PaperId(f"paper-{number}"),
        case_id,
        None,
        "safety_plan",
        "Safety plan",
        "Robin Example",
        "family",
        number,
        NOW,
        digest,
        4,
        "1A2B3-C4D5E",
    )
