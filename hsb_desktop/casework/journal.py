"""The journal as it is read: a page of lines, newest first, of one case or of the whole store. It only reads.

A case's journal holds entries of that case alone. The store's own says what was done to which case by its reference,
and leaves out what was typed there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.journal_port import Checked, Sought, StoredEntry
from hsb_desktop.casework.journal_words import JournalWords
from hsb_desktop.casework.other_children import plain
from hsb_desktop.casework.ports import Unit
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import london

PAGE = 40  # lines
_SCANNED = 800  # entries that one call reads at most, so that saves come between
_LOOKS = ("case.viewed", "journal.viewed", "visit.")
_PAPERS = ("paper.", "invitation.", "overview.", "panel.", "copy.", "journal.saved")
_REFUSED = ("work.refused",)


class Show(StrEnum):
    """Which kind of entries."""

    ALL = "all"
    LOOKS = "looks"
    CHANGES = "changes"
    PAPERS = "papers"
    REFUSALS = "refusals"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines are wanted; `before` goes on after a page."""

    case_id: CaseId | None = None
    show: Show = Show.ALL
    on: date | None = None
    words: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry in words. `happened` is empty where it happened as it was recorded; `decided`: what happened that day
    was the decision, and it was carried out as it was recorded."""

    seq: int
    at: datetime
    who: str
    what: str
    case: str = ""
    happened: date | None = None
    about: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()  # what, old value, new value
    destroyed: bool = False
    decided: bool = False

    @property
    def text(self) -> str:
        """Everything a search looks through."""
        said = (part for change in self.changes for part in change)
        return " ".join((self.who, self.what, self.case, self.about, *said))


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some lines; `before` is where the next ones begin, None at the end. A page may be empty and yet go on."""

    lines: tuple[JournalLine, ...]
    before: int | None
    total: int  # entries of this kind and day, whatever the words
    checked: Checked | None
    reference: str = ""
    child: str = ""
    today: date = date.min


def journal_page(desk: Desk, asked: Asked) -> JournalPage:
    """The next lines that are asked for."""
    sought = _sought(asked)
    with desk.store.unit() as unit:
        words = JournalWords(desk, unit, with_content=asked.case_id is not None)
        total = unit.journal_count(replace(sought, before=None))
        lines, before = _lines(unit, words, sought, plain(asked.words).split())
        case = unit.case(asked.case_id) if asked.case_id is not None else None
    return JournalPage(
        tuple(lines),
        before,
        total,
        desk.store.checked,
        case.reference if case is not None else "",
        case.child.name if case is not None else "",
        desk.clock.today(),
    )


def _lines(
    unit: Unit, words: JournalWords, sought: Sought, wanted: Sequence[str]
) -> tuple[list[JournalLine], int | None]:
    """A page of lines and where the next begins."""
    found, read = list[JournalLine](), 0
    while read < _SCANNED:
        entries = unit.journal_entries(sought, PAGE)
        words.learn(entries)
        for entry in entries:
            line = _line(words, entry)
            sought = replace(sought, before=entry.seq)
            said = plain(line.text) if wanted else ""
            if all(word in said for word in wanted):
                found.append(line)
            if len(found) == PAGE:
                return found, sought.before
        read += len(entries)
        if len(entries) < PAGE:
            return found, None
    return found, sought.before


def _line(words: JournalWords, entry: StoredEntry) -> JournalLine:
    at = entry.at.astimezone(london())
    other_day = entry.happened_on is not None and entry.happened_on != at.date()
    return JournalLine(
        seq=entry.seq,
        at=at,
        who=words.who(entry),
        what=words.what(entry),
        case=words.case(entry),
        happened=entry.happened_on if other_day else None,
        about=words.about(entry),
        changes=words.changes(entry),
        destroyed=entry.content is None,
        decided=entry.action == "case.destroyed",
    )


def _sought(asked: Asked) -> Sought:
    since = until = None
    if asked.on is not None:
        since = datetime(asked.on.year, asked.on.month, asked.on.day, tzinfo=london())
        after = asked.on + timedelta(days=1)
        until = datetime(after.year, after.month, after.day, tzinfo=london())
    actions = {
        Show.LOOKS: _LOOKS,
        Show.PAPERS: _PAPERS,
        Show.REFUSALS: _REFUSED,
        Show.CHANGES: (*_LOOKS, *_PAPERS, *_REFUSED),
    }.get(asked.show, ())
    return Sought(asked.case_id, asked.before, actions, asked.show is Show.CHANGES, since, until)
