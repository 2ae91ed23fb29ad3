"""The part of a unit for issued papers, the place to return to, the worker, and entries that casework makes itself."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Row, insert, select, update

from hsb_desktop.casework.ports import IssuedPaper, Journaled, JournalEntry, Place, Worker
from hsb_desktop.procedure.ids import CaseId, PaperId, RecordId, WorkerId
from hsb_desktop.store.errors import NotInStore
from hsb_desktop.store.journal import Action, short_seal
from hsb_desktop.store.rows import JournalContentRow, JournalRow, PaperFileRow, PaperRow, PlaceRow, WorkerRow
from hsb_desktop.store.unit_base import UnitBase


class PapersUnit(UnitBase):
    """An issued paper's bytes come back as they were, for ever."""

    def add_paper(self, paper: IssuedPaper, data: bytes) -> None:
        """Keep a paper that was issued, with its bytes."""
        if hashlib.sha256(data).hexdigest() != paper.sha256:
            raise ValueError("the digest of an issued paper is that of its bytes")
        content: dict[str, object] = {
            "record_id": paper.record_id,
            "kind": paper.kind,
            "title": paper.title,
            "recipient": paper.recipient,
            "copy_type": paper.copy_type,
            "copy_number": paper.copy_number,
            "sha256": paper.sha256,
            "pages": paper.pages,
            "seal": paper.seal,
            "content": paper.content,
        }
        entry = self._enter(Action.PAPER_ISSUED, paper.case_id, paper.id, content)
        columns = {"id": paper.id, "case_id": paper.case_id, "issued_at": paper.issued_at, "entry": entry}
        self._connection.execute(insert(PaperRow), content | columns)
        self._connection.execute(insert(PaperFileRow), {"paper_id": paper.id, "content": data})
        self.wants_anchor = True  # its seal is on paper from now on

    def papers(self, case_id: CaseId) -> tuple[IssuedPaper, ...]:
        """The papers issued in a case, in the order of their issue."""
        statement = select(*PaperRow.__table__.c).where(PaperRow.case_id == case_id).order_by(PaperRow.entry)
        return tuple(_paper(row) for row in self._connection.execute(statement))

    def paper_bytes(self, paper_id: PaperId) -> bytes:
        """The bytes of an issued paper."""
        data = self._connection.scalar(select(PaperFileRow.content).where(PaperFileRow.paper_id == paper_id))
        if data is None:
            raise NotInStore
        return bytes(data)

    def put_place(self, place: Place) -> None:
        """Remember where the worker is."""
        columns = {
            "screen": place.screen,
            "case_id": place.case_id,
            "record_id": place.record_id,
            "page": place.page,
            "key": place.key,
            "caret": place.caret,
        }
        here = PlaceRow.worker_id == self._worker_id
        if not self._connection.execute(update(PlaceRow).where(here).values(columns)).rowcount:
            self._connection.execute(insert(PlaceRow), columns | {"worker_id": self._worker_id})

    def place(self) -> Place:
        """Where the worker was last; the first screen when that is not known."""
        statement = select(*PlaceRow.__table__.c).where(PlaceRow.worker_id == self._worker_id)
        row = self._connection.execute(statement).first()
        if row is None:
            return Place()
        return Place(
            screen=row.screen,
            case_id=None if row.case_id is None else CaseId(row.case_id),
            record_id=None if row.record_id is None else RecordId(row.record_id),
            page=row.page,
            key=row.key,
            caret=row.caret,
        )

    def worker(self) -> Worker:
        """Whose store this is."""
        row = self._connection.execute(
            select(WorkerRow.id, WorkerRow.name, WorkerRow.role).where(WorkerRow.id == self._worker_id)
        ).one()
        return Worker(WorkerId(row.id), row.name, row.role)

    def journal(self, entry: JournalEntry, at: datetime) -> None:
        """Enter what is not a change of the store: a view, a print, an export, a refusal."""
        self._enter(entry.action, entry.case_id, entry.subject, entry.content, entry.happened_on, at)

    def journaled(self, case_id: CaseId, action: str, subject: str = "") -> tuple[Journaled, ...]:
        """The entries of a case by the name of what was done, in their order; of one thing alone where it is named."""
        statement = (
            select(JournalRow.subject, JournalRow.at, JournalContentRow.content)
            .join(JournalContentRow, JournalContentRow.seq == JournalRow.seq)
            .where((JournalRow.case_id == case_id) & (JournalRow.action == action))
            .order_by(JournalRow.seq)
        )
        if subject:
            statement = statement.where(JournalRow.subject == subject)
        return tuple(Journaled(*row) for row in self._connection.execute(statement))

    def note_history(self, found: Mapping[str, object]) -> None:
        """Enter that the journal did not match its anchor or its rows, so that the gap stays named from here on."""
        self._enter(Action.HISTORY_DIFFERS, content=found)

    def last_history(self) -> Mapping[str, object] | None:
        """What such an entry said last."""
        statement = (
            select(JournalContentRow.content)
            .join(JournalRow, JournalContentRow.seq == JournalRow.seq)
            .where(JournalRow.case_id.is_(None) & (JournalRow.action == str(Action.HISTORY_DIFFERS)))
            .order_by(JournalRow.seq.desc())
            .limit(1)
        )
        found: Mapping[str, object] | None = self._connection.scalar(statement)
        return found

    def journal_seal(self) -> str:
        """The journal's short seal as it stands."""
        return short_seal(self.head)


def _paper(row: Row[tuple[PaperRow]]) -> IssuedPaper:
    return IssuedPaper(
        id=PaperId(row.id),
        case_id=CaseId(row.case_id),
        record_id=None if row.record_id is None else RecordId(row.record_id),
        kind=row.kind,
        title=row.title,
        recipient=row.recipient,
        copy_type=row.copy_type,
        copy_number=row.copy_number,
        issued_at=row.issued_at,
        sha256=row.sha256,
        pages=row.pages,
        seal=row.seal,
        content=row.content,
    )
