"""Who looked at what, and what was refused: entered in the journal beside the changes, which the store enters itself.

One entry for each arrival at a place of a case; coming back to it within some minutes is the same look. A refusal is
entered where the worker was; what the disk refuses cannot be.
"""

import contextlib
import re
from collections.abc import Callable
from typing import TypeVar

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import JournalEntry, Place
from hsb_desktop.procedure.errors import HsbError

T = TypeVar("T")
_JOURNAL = "journal"  # the screen of the journal, which is looked at like anything else
_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def arrive(desk: Desk, place: Place) -> None:
    """Remember where the worker is, and enter that they look at this place of a case."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        unit.put_place(place)
        desk.seen.case_id = place.case_id
        if place.case_id is None:
            if place.screen == _JOURNAL and desk.seen.is_new((_JOURNAL,), now):
                unit.journal(JournalEntry("journal.viewed"), now)
            return
        look = (place.screen, place.case_id, place.record_id or "", place.page)
        if desk.seen.is_new(look, now):
            content = {"screen": place.screen, "page": place.page}
            subject = place.record_id or place.case_id
            unit.journal(JournalEntry("case.viewed", place.case_id, subject, content=content), now)


def with_refusals_entered(desk: Desk, work: Callable[[Desk], T]) -> T:
    """What `work` gives; where it is refused, that is entered and the refusal goes on to whoever asked."""
    try:
        return work(desk)
    except HsbError as refused:
        if isinstance(desk, Desk):
            with contextlib.suppress(HsbError):  # such as a full disk; the refusal itself is what counts
                _enter(desk, refused)
        raise


def _enter(desk: Desk, refused: HsbError) -> None:
    now, kind = desk.clock.now(), _WORD.sub("_", type(refused).__name__).lower()
    if desk.seen.is_new(("refused", desk.seen.case_id or "", kind, refused.sentence), now):
        content = {"kind": kind, "sentence": refused.sentence}
        with desk.store.unit() as unit:
            unit.journal(JournalEntry("work.refused", desk.seen.case_id, content=content), now)
