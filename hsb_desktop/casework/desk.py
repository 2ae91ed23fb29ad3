"""What every casework function works with: the open store, clock, book of procedures, drawing of papers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hsb_desktop.casework.ports import Book, PaperWriter, Store, StoredFact, Worker
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.casework.standing import Memo, Standing, stand_refused
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import Clock

_SAME_LOOK = timedelta(minutes=10)
_MOST_LOOKS = 500


@dataclass(slots=True)
class Seen:
    """What was looked at or refused a moment ago, so that it is entered once; `case_id` is the case in front."""

    case_id: CaseId | None = None
    looks: dict[tuple[str, ...], datetime] = field(default_factory=dict)

    def is_new(self, look: tuple[str, ...], now: datetime) -> bool:
        """Whether this was not seen within some minutes; from now on it was."""
        before, self.looks[look] = self.looks.get(look), now
        if len(self.looks) > _MOST_LOOKS:
            self.looks = {look: now}
        return before is None or not timedelta(0) <= now - before < _SAME_LOOK


@dataclass(frozen=True)
class Desk:
    """A worker's desk. It lives on the store's thread; a window only ever passes it on."""

    store: Store
    clock: Clock
    book: Book
    writer: PaperWriter
    worker: Worker
    memo: Memo = field(default_factory=Memo, repr=False, compare=False)
    seen: Seen = field(default_factory=Seen, repr=False, compare=False)


def procedure_of(desk: Desk) -> Procedure:
    """The procedure in force today."""
    return desk.memo.procedure_on(desk.book, desk.clock.today())


def procedure_words(desk: Desk) -> str:
    """The procedure and its edition, in words."""
    procedure = procedure_of(desk)
    return t("{title}, {edition}", title=procedure.title, edition=procedure.edition)


def stand_today(desk: Desk, stored: Sequence[StoredFact]) -> Standing:
    """How a case with these facts stands today."""
    return desk.memo.stand(procedure_of(desk), stored)


def stand_anyway(desk: Desk, stored: Sequence[StoredFact]) -> Standing:
    """The same also where the procedure refuses the facts: a blank pathway with the refusal, so that the case opens."""
    try:
        return stand_today(desk, stored)
    except NotAccepted as refused:
        return stand_refused(procedure_of(desk), stored, desk.clock.today(), refused)
