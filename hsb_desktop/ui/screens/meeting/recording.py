"""Recording the outcome in one go: what is still missing is gathered first, so that all of it is said at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from hsb_desktop.casework import meetings, records
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.dates_in_words import both
from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.screens.meeting.attendance import STATE


@dataclass(frozen=True, slots=True)
class Lack:
    """Something to put right, in the meeting's record or in its minutes."""

    of_minutes: bool
    key: FieldKey
    message: str
    known_wrong: bool = False  # it is answered, and the answer cannot stand

    @property
    def of_presence(self) -> bool:
        """Whether it is how somebody of the list stands, which is said during the meeting."""
        return bool(self.key.row) and self.key.question == STATE


@dataclass(frozen=True, slots=True)
class Recorded:
    """The outcome stands, or `lacks` says what is missing and nothing was stored."""

    lacks: tuple[Lack, ...] = ()
    changes: Changes = Changes()


def record(desk: Desk, meeting: RecordId) -> Recorded:
    """Record the outcome. What is only prose in the minutes can still be written after it."""
    minutes = meetings.minutes_of(desk, meeting).record_id
    needed = meetings.meeting_view(desk, meeting).kind.needed
    lacks = [Lack(False, fault.key, fault.message) for fault in records.faults(desk, meeting) if fault.blocks]
    lacks += [
        Lack(True, fault.key, fault.message)
        for fault in records.faults(desk, minutes)
        if fault.blocks and not fault.key.repeat and fault.key.question in needed
    ]
    day = meetings.day_to_correct(desk, meeting)
    if day is not None:
        lacks.append(Lack(day[0] != meeting, day[1].key, day[1].message, known_wrong=True))
    if lacks:
        return Recorded(tuple(lacks))
    return Recorded(changes=meetings.record_outcome(desk, meeting))


def grouped(lacks: tuple[Lack, ...]) -> list[tuple[Lack, ...]]:
    """What is missing for several people of the list is one thing to do, told once; the order stays."""
    found: dict[object, list[Lack]] = {}
    for lack in lacks:
        alike = (lack.key.repeat, lack.key.question, lack.message) if lack.key.row else lack
        found.setdefault(alike, []).append(lack)
    return [tuple(group) for group in found.values()]


def in_words(group: tuple[Lack, ...], roles: Mapping[RowId, str]) -> str:
    """A group as a sentence that says for whom."""
    whose = [roles[lack.key.row] for lack in group if lack.key.row in roles]
    if not whose:
        return group[0].message
    if len(whose) == 1:
        return t("{role}: {message}", role=whose[0], message=group[0].message)
    return t(
        "{message} It is open for {n} people: {roles}.",
        message=group[0].message,
        n=len(whose),
        roles=both(whose),
    )
