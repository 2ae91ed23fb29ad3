"""A filled form taken into its record: each difference beside what the record holds, and only what is chosen is taken.

What is empty on the paper takes nothing away. The file is kept whole in the journal, which is encrypted, holds it under
the chain of its entries, and is destroyed with its case; two entries are made of it, so that a list reads no file.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hsb_desktop.casework.agreeing import with_wording
from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.completing import draft_head, settle_typing
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.filled_answers import written
from hsb_desktop.casework.filled_choice import chosen
from hsb_desktop.casework.filled_differences import Difference, differences
from hsb_desktop.casework.filled_port import CannotTakeIn, FilledForm
from hsb_desktop.casework.form_identity import Identity, read_identity
from hsb_desktop.casework.meeting_copies import follow
from hsb_desktop.casework.new_ids import new_paper_id
from hsb_desktop.casework.ports import JournalEntry, RecordHead, Unit
from hsb_desktop.documents.compose.blank import CASE, FORM
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t

TAKEN_IN, FILE = "form.taken_in", "form.file"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a filled form says that its record does not. `seen` is a digest of both sides as they were shown."""

    record_id: RecordId
    title: str
    differences: tuple[Difference, ...]
    same: int
    seen: str
    no_case: bool = False  # the paper does not say which case it is about
    before: str = ""  # when the very same file was taken in before, in words


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was taken in: when, by whom, and how many answers of it were taken."""

    id: str
    record_id: RecordId
    at: datetime
    by: str
    sha256: str
    pages: int
    taken: int
    kept: int


@dataclass(frozen=True, slots=True)
class FilledFile:
    """A file on its way in: its bytes and what was read out of it."""

    data: bytes = field(repr=False)
    filled: FilledForm = field(repr=False)

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def read_file(desk: Desk, data: bytes) -> FilledFile:
    """Read the file, apart from everything else. It asks nothing of the store."""
    return FilledFile(data, desk.writer.read_filled(data))


def compare(desk: Desk, record_id: RecordId, file: FilledFile) -> Comparison:
    """Hold the file against the record; CannotTakeIn where it is another form's, edition's, case's or record's."""
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        settle_typing(desk, unit, head)
        return _compare(desk, unit, head, file)


def compare_in_case(desk: Desk, case_id: CaseId, file: FilledFile) -> Comparison:
    """The same for a case: the file says which record it is for, else it is for the newest draft of its form."""
    with desk.store.unit() as unit:
        identity = read_identity(file.filled.fields.get(FORM, ""))
        named = identity.reference or file.filled.fields.get(CASE, "").strip()
        _must_be_about(named, unit.case(case_id).reference)
        heads = unit.records(case_id)
        its_own = [head for head in heads if head.id == identity.record]
        drafts = [head for head in heads if head.pin == identity.pin and head.status is RecordStatus.DRAFT]
        found = its_own or ([] if identity.record else drafts[-1:])
    if not found:
        raise CannotTakeIn(
            t(
                "No record of this form ({form}) is being written in this case. Begin it first.",
                form=identity.pin,
            )
        )
    return compare(desk, found[-1].id, file)


def take_in(desk: Desk, record_id: RecordId, file: FilledFile, taken: frozenset[str], seen: str) -> Changes:
    """Take what was chosen and keep the file, in one transaction; CannotTakeIn when the record changed since."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        settle_typing(desk, unit, head)
        shown = _compare(desk, unit, head, file)
        if shown.seen != seen:
            raise CannotTakeIn(t("The record changed since this was shown. Look at it again."))
        able = {one.key for one in shown.differences if not one.why_not}
        if not taken <= able:
            raise CannotTakeIn(t("Something was chosen that cannot be taken."))
        form = desk.book.form(head.pin)
        before = unit.answers(head.id)
        answers = chosen(form, before, written(form, _answers_only(file.filled)), taken)
        if answers:
            unit.add_answers(head.id, with_wording(desk, unit, head, answers), now)
            for key in answers:
                unit.drop_typing(head.id, key)
        _keep(desk, unit, head, file, taken, len(shown.differences))
        copies = follow(desk, unit, head, before)
    return of_case(head.case_id, record_id) | copies


def taken_in(desk: Desk, case_id: CaseId) -> tuple[TakenIn, ...]:
    """The files that were taken in in a case, in their order."""
    with desk.store.unit() as unit:
        return _taken_in(unit, case_id)


def taken_file(desk: Desk, case_id: CaseId, taken_id: str) -> bytes:
    """The bytes of such a file as they came; that they were fetched is entered in the journal."""
    with desk.store.unit() as unit:
        (entry,) = unit.journaled(case_id, FILE, taken_id)
        unit.journal(JournalEntry("form.opened", case_id, taken_id), desk.clock.now())
    return base64.b64decode(str(entry.content["bytes"]))


# --------------------------------------------------------------------------------------------------------- inside


def _answers_only(filled: FilledForm) -> Mapping[str, str]:
    return {name: value for name, value in filled.fields.items() if name not in {FORM, CASE}}


def _compare(desk: Desk, unit: Unit, head: RecordHead, file: FilledFile) -> Comparison:
    fields = file.filled.fields
    identity = read_identity(fields.get(FORM, ""))
    form = desk.book.form(head.pin)
    reference = unit.case(head.case_id).reference
    _must_be_of(desk, identity, head, reference, fields.get(CASE, "").strip())
    standing = unit.answers(head.id)
    found = written(form, _answers_only(file.filled))
    listed, same = differences(form, standing, found)
    sides = repr([(one.key, one.holds, one.says, one.why_not) for one in listed])
    before = [
        one for one in _taken_in(unit, head.case_id) if one.sha256 == file.sha256 and one.record_id == head.id
    ]
    return Comparison(
        record_id=head.id,
        title=form.title,
        differences=tuple(listed),
        same=same,
        seen=hashlib.sha256(f"{file.sha256} {sides}".encode()).hexdigest(),
        no_case=not identity.reference and not fields.get(CASE, "").strip(),
        before=short_date(before[-1].at.date()) if before else "",
    )


def _must_be_about(named: str, reference: str) -> None:
    """Another case is refused; a file that names none is not."""
    if named and named.casefold() != reference.casefold():
        raise CannotTakeIn(
            t("The file is about case {theirs}; this is {ours}.", theirs=named, ours=reference)
        )


def _must_be_of(desk: Desk, identity: Identity, head: RecordHead, reference: str, by_hand: str) -> None:
    """Another form, edition, case or record is refused by name."""
    ours, theirs = head.pin.split("/"), identity.pin.split("/")
    if ours[-1] != theirs[-1] or ours[0] != theirs[0]:
        form = desk.book.form(head.pin).title
        raise CannotTakeIn(
            t("The file is another form ({theirs}); this record is “{form}”.", theirs=identity.pin, form=form)
        )
    if ours != theirs:
        raise CannotTakeIn(
            t("The file is of edition {theirs}; this record is of {ours}.", theirs=theirs[1], ours=ours[1])
        )
    named = identity.reference or by_hand
    _must_be_about(named, reference)
    if identity.record and identity.record != head.id:
        raise CannotTakeIn(t("The file was made for another record of this case. Open that record first."))


def _keep(
    desk: Desk, unit: Unit, head: RecordHead, file: FilledFile, taken: frozenset[str], listed: int
) -> None:
    taken_id, now = new_paper_id(), desk.clock.now()
    data = base64.b64encode(file.data).decode("ascii")
    unit.journal(JournalEntry(FILE, head.case_id, taken_id, content={"bytes": data}), now)
    said = {
        "record": head.id,
        "by": desk.worker.name,
        "sha256": file.sha256,
        "pages": file.filled.pages,
        "taken": sorted(taken),
        "kept": listed - len(taken),
    }
    unit.journal(JournalEntry(TAKEN_IN, head.case_id, taken_id, content=said), now)


def _taken_in(unit: Unit, case_id: CaseId) -> tuple[TakenIn, ...]:
    found = []
    for entry in unit.journaled(case_id, TAKEN_IN):
        said = entry.content
        taken = said["taken"]
        found.append(
            TakenIn(
                id=entry.subject,
                record_id=RecordId(str(said["record"])),
                at=entry.at,
                by=str(said["by"]),
                sha256=str(said["sha256"]),
                pages=int(str(said["pages"])),
                taken=len(taken) if isinstance(taken, list) else 0,
                kept=int(str(said["kept"])),
            )
        )
    return tuple(found)
