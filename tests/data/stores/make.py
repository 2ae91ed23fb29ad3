"""Makes the store of the program that is on the path, as a worker would have left it, for the suite to open for ever.

Run once for each version of the schema, with the program of that time, before the next step of the schema is added:

    PYTHONPATH=. python tests/data/stores/make.py tests/data/stores/0005

Everybody in it is invented. The passphrase stands below; a store here holds nothing else worth knowing.
"""

import hashlib
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

PASSPHRASE = "copper kettle on the hob"
NAME, ROLE = "Ada Morrow", "Social worker"
WHEN = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
PLAN = "tiny/2026-01/plan"
PAPER = b"%PDF-1.7 the bytes of a paper as it was issued"


def make(folder: Path) -> None:
    """A case with people, facts, a draft with two wordings of an answer, text on its way, an issued paper."""
    from hsb_desktop.store.sealing import Stretching
    from hsb_desktop.store.vault import FolderVault
    from hsb_desktop.support.clock import FixedClock

    vault = FolderVault(folder, FixedClock(WHEN), Stretching())
    with vault.create(PASSPHRASE, NAME, ROLE).unit() as unit:
        fill(unit)
    vault.close()
    for lock in folder.glob("*.lock"):
        lock.unlink()


def fill(unit: Any) -> None:
    """Only what the store could do from its first schema on."""
    from hsb_desktop.casework.ports import IssuedPaper, JournalEntry, Place, RecordHead, StoredFact, Typing
    from hsb_desktop.procedure.answers import Answer, FieldKey
    from hsb_desktop.procedure.case import BirthKind, Case, Person, PersonKind, RecordStatus
    from hsb_desktop.procedure.ids import CaseId, FactId, PaperId, PersonId, RecordId

    case, record = CaseId("case-1"), RecordId("record-1")
    child = Person(PersonId("child"), PersonKind.CHILD, "Alex Example", born=date(2012, 5, 15))
    parent = Person(
        PersonId("parent"), PersonKind.PARENT, "Robin Example", relation="mother", birth_kind=BirthKind.EXACT
    )
    unit.add_case(Case(case, unit.next_reference(), child, WHEN.date(), people=(parent,)))
    unit.add_fact(StoredFact(FactId("fact-1"), case, {"fact": "began", "on": "2026-11-02"}, WHEN))
    unit.add_record(RecordHead(record, case, PLAN, RecordStatus.DRAFT, WHEN, WHEN, author=NAME))
    for words in ("What was agreed first", "What was agreed in the end"):
        unit.add_answers(record, {FieldKey("purpose"): Answer(words)}, WHEN)
    unit.put_typing(Typing(record, FieldKey("people"), "on its way", 5, WHEN))
    digest = hashlib.sha256(PAPER).hexdigest()
    paper = IssuedPaper(
        PaperId("paper-1"), case, record, "plan", "Plan", "Robin Example", "family", 1, WHEN, digest, 2
    )
    unit.add_paper(paper, PAPER)
    unit.journal(JournalEntry("paper.printed", case, "paper-1"), WHEN)
    unit.put_place(Place("case", case))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
