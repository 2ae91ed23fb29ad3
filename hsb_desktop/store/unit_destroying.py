"""The part of a unit that destroys one case alone: its rows and what its journal entries say are gone, in one
transaction. The entries themselves stay, with the commitments to what they said, so that the chain still verifies.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sqlalchemy import delete, func, insert, select, update

from hsb_desktop.casework.destroying_port import DestroyedCase, Holdings
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.store.errors import NotInStore
from hsb_desktop.store.journal import Action
from hsb_desktop.store.rows import (
    ActionMarkRow,
    AnswerRow,
    CaseLinkRow,
    CaseRow,
    CopyEntryRow,
    CounterRow,
    DestroyedCaseRow,
    DraftRow,
    FactEndRow,
    FactRow,
    JournalContentRow,
    JournalRow,
    LeavingRow,
    PaperFileRow,
    PaperRow,
    PersonRow,
    PlaceRow,
    RecordRow,
    TypingRow,
)
from hsb_desktop.store.rows.base import moment_text
from hsb_desktop.store.sweeping import ASKED, NAME
from hsb_desktop.store.unit_base import UnitBase

_PARTS = re.compile("[:/]")  # between the parts of a place


class DestroyingUnit(UnitBase):
    """What is gone is gone from the tables; that no page of the file keeps it is the store's `sweep`."""

    def holdings(self, case_id: CaseId) -> Holdings:
        """How much there is of a case."""
        records = select(RecordRow.id).where(RecordRow.case_id == case_id)
        counted = (
            select(func.count()).where(PersonRow.case_id == case_id),
            select(func.count()).where(RecordRow.case_id == case_id),
            select(func.count()).where(AnswerRow.record_id.in_(records)),
            select(func.count()).where(FactRow.case_id == case_id),
            select(func.count()).where(PaperRow.case_id == case_id),
            select(func.count()).where(JournalRow.case_id == case_id),
        )
        return Holdings(*(self._connection.scalar(one) or 0 for one in counted))

    def destroy_case(
        self, case_id: CaseId, said: Mapping[str, object], decided_on: date, at: datetime
    ) -> None:
        """Destroy everything of a case but that it was; `said` is by whose decision, and names nobody of the case."""
        reference = self._connection.scalar(select(CaseRow.reference).where(CaseRow.id == case_id))
        if reference is None:
            raise NotInStore
        content = {"reference": reference, **said, "papers": list(self._numbers(case_id))}
        entry = self._enter(Action.CASE_DESTROYED, case_id, case_id, content, decided_on, at)
        gone = {"case_id": case_id, "reference": reference, "entry": entry}
        self._connection.execute(insert(DestroyedCaseRow), gone)
        self._drop_typed(case_id)
        self._drop_rows(case_id)
        contents = (JournalContentRow.case_id == case_id) & (JournalContentRow.seq < entry)
        self._connection.execute(delete(JournalContentRow).where(contents))
        here = CounterRow.name == NAME
        if not self._connection.execute(update(CounterRow).where(here).values(last=ASKED)).rowcount:
            self._connection.execute(insert(CounterRow), {"name": NAME, "last": ASKED})
        self.wants_anchor = True

    def destroyed_cases(self) -> tuple[DestroyedCase, ...]:
        """The cases that were destroyed, in that order."""
        rows = self._connection.execute(
            select(DestroyedCaseRow.case_id, DestroyedCaseRow.reference, JournalRow.at)
            .join(JournalRow, JournalRow.seq == DestroyedCaseRow.entry)
            .order_by(DestroyedCaseRow.entry)
        )
        return tuple(DestroyedCase(CaseId(row.case_id), row.reference, row.at) for row in rows)

    def _numbers(self, case_id: CaseId) -> Iterator[dict[str, object]]:
        """What stays known of the papers issued: numbers, which tell one that turns up from a forged one."""
        rows = self._connection.execute(
            select(PaperRow.copy_number, PaperRow.issued_at, PaperRow.pages, PaperRow.seal, PaperRow.sha256)
            .where(PaperRow.case_id == case_id)
            .order_by(PaperRow.entry)
        )
        for row in rows:
            yield {
                "copy": row.copy_number,
                "issued_at": moment_text(row.issued_at),
                "pages": row.pages,
                "seal": row.seal,
                "sha256": row.sha256,
            }

    def _drop_typed(self, case_id: CaseId) -> None:
        """Forms that were begun for this case, which are kept under its id or that of one of its records."""
        records = self._connection.scalars(select(RecordRow.id).where(RecordRow.case_id == case_id))
        known = {case_id, *records}
        places = self._connection.scalars(select(DraftRow.place).distinct()).all()
        for place in places:
            if not known.isdisjoint(_PARTS.split(place)):
                self._connection.execute(delete(DraftRow).where(DraftRow.place == place))
        self._connection.execute(delete(PlaceRow).where(PlaceRow.case_id == case_id))

    def _drop_rows(self, case_id: CaseId) -> None:
        """Whatever points at something goes before it."""
        records = select(RecordRow.id).where(RecordRow.case_id == case_id)
        facts = select(FactRow.id).where(FactRow.case_id == case_id)
        papers = select(PaperRow.id).where(PaperRow.case_id == case_id)
        for statement in (
            delete(TypingRow).where(TypingRow.record_id.in_(records)),
            delete(ActionMarkRow).where(ActionMarkRow.record_id.in_(records)),
            delete(AnswerRow).where(AnswerRow.record_id.in_(records)),
            delete(CopyEntryRow).where(CopyEntryRow.paper_id.in_(papers)),
            delete(PaperFileRow).where(PaperFileRow.paper_id.in_(papers)),
            delete(PaperRow).where(PaperRow.case_id == case_id),
            delete(RecordRow).where(RecordRow.case_id == case_id),
            delete(FactEndRow).where(FactEndRow.fact_id.in_(facts)),
            delete(FactRow).where(FactRow.case_id == case_id),
            delete(LeavingRow).where(LeavingRow.case_id == case_id),
            delete(CaseLinkRow).where(CaseLinkRow.case_id == case_id),
            delete(PersonRow).where(PersonRow.case_id == case_id),
            delete(CaseRow).where(CaseRow.id == case_id),
        ):
            self._connection.execute(statement)
