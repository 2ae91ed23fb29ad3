"""The ports that adapters satisfy: the encrypted store, the drawing of papers, the book of procedures.

Values only: no row, session or connection crosses a port. Every method of `Unit` runs on the store's thread inside one
transaction, which commits when the caller's block ends and is undone when it raises.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from hsb_desktop.casework.backup_port import Backups
from hsb_desktop.casework.copy_values import CopyEntry
from hsb_desktop.casework.destroying_port import DestroyedCase, Holdings
from hsb_desktop.casework.filled_port import FilledForm
from hsb_desktop.casework.foreign_port import ForeignPages
from hsb_desktop.casework.journal_port import AnswerChange, Checked, Sought, StoredEntry
from hsb_desktop.documents.invitation import Invitation
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.case import Case, Leaving, Link, Person, RecordStatus
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import CaseId, FactId, PaperId, PersonId, RecordId, RowId, WorkerId
from hsb_desktop.procedure.narrowing import Narrowing
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.paper_layout import PaperLayout
from hsb_desktop.procedure.pathway import Procedure
from hsb_desktop.procedure.picture import Picture


@dataclass(frozen=True, slots=True)
class Worker:
    """Whose store this is; `name` and `role` print as the author of records."""

    id: WorkerId
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact of the pathway as it stands: `values` is the contract's JSON object (`fact`, `on` or `at`, fields)."""

    id: FactId
    case_id: CaseId
    values: Mapping[str, object]
    recorded_at: datetime
    record_id: RecordId | None = None  # the record that gave rise to it


@dataclass(frozen=True, slots=True)
class RecordHead:
    """A record without its answers; `pin` names procedure/edition/form."""

    id: RecordId
    case_id: CaseId
    pin: str
    status: RecordStatus
    started_at: datetime
    changed_at: datetime
    completed_on: date | None = None
    version: int = 1
    belongs_to: RecordId | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One wording of an answer: when it was given, and in which version of its record."""

    answer: Answer
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Typing:
    """Text on its way: typed into a field and durable, but not yet settled as an answer."""

    record_id: RecordId
    key: FieldKey
    text: str
    caret: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where the worker was: `screen` and ids only, never content. `key` and `caret` lead back into a field."""

    screen: str = "today"
    case_id: CaseId | None = None
    record_id: RecordId | None = None
    page: str = ""
    key: str = ""
    caret: int = 0


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper given to somebody. Its bytes stay in the store and are handed out again unchanged."""

    id: PaperId
    case_id: CaseId
    record_id: RecordId | None
    kind: str
    title: str
    recipient: str
    copy_type: str
    copy_number: int
    issued_at: datetime
    sha256: str
    pages: int
    seal: str = ""  # the journal's short seal at the time of issue, printed on the paper
    content: str = ""  # a digest of what it says, so that the same copy is not issued twice


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the journal: what was done to which thing; `content` (old and new values) stays encrypted."""

    action: str
    case_id: CaseId | None = None
    subject: str = ""  # id of the thing
    happened_on: date | None = None
    content: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Journaled:
    """An entry of the journal as it was made, with its content."""

    subject: str
    at: datetime
    content: Mapping[str, object] = field(repr=False)


class Unit(Protocol):
    """One transaction on the store."""

    # cases and people
    def add_case(self, case: Case) -> None: ...
    def cases(self) -> tuple[Case, ...]: ...
    def case(self, case_id: CaseId) -> Case: ...
    def case_count(self) -> int: ...
    def has_case(self, case_id: CaseId) -> bool: ...
    def newest_cases(self, most: int) -> tuple[CaseId, ...]: ...
    def open_cases(self) -> tuple[CaseId, ...]: ...
    def searched(self) -> tuple[tuple[CaseId, str], ...]: ...
    def save_person(self, case_id: CaseId, person: Person) -> None: ...
    def put_leaving(
        self, case_id: CaseId, person_id: PersonId, leaving: Leaving | None, at: datetime
    ) -> None: ...
    def put_link(self, case_id: CaseId, link: Link) -> None: ...
    def drop_link(self, case_id: CaseId, reference: str) -> None: ...
    def close_case(self, case_id: CaseId, closed: bool) -> None: ...
    def next_reference(self) -> str: ...

    # one case destroyed: its rows and what its journal entries say
    def holdings(self, case_id: CaseId) -> Holdings: ...
    def destroy_case(
        self, case_id: CaseId, said: Mapping[str, object], decided_on: date, at: datetime
    ) -> None: ...
    def destroyed_cases(self) -> tuple[DestroyedCase, ...]: ...

    # facts of the pathway
    def add_fact(self, fact: StoredFact) -> None: ...
    def facts(self, case_id: CaseId) -> tuple[StoredFact, ...]: ...
    def facts_of_all(self) -> Mapping[CaseId, tuple[StoredFact, ...]]: ...
    def correct_fact(self, fact_id: FactId, by: StoredFact, reason: str) -> None: ...
    def withdraw_fact(self, fact_id: FactId, reason: str, at: datetime) -> None: ...

    # records and answers
    def add_record(self, record: RecordHead) -> None: ...
    def record(self, record_id: RecordId) -> RecordHead: ...
    def records(self, case_id: CaseId) -> tuple[RecordHead, ...]: ...
    def first_pin(self) -> str: ...
    def records_of_all(self) -> tuple[RecordHead, ...]: ...
    def update_record(self, record: RecordHead) -> None: ...
    def answers(self, record_id: RecordId) -> AnswerSet: ...
    def answers_of(self, record_ids: Iterable[RecordId]) -> Mapping[RecordId, AnswerSet]: ...
    def revisions(self, record_id: RecordId, key: FieldKey) -> tuple[Revision, ...]: ...
    def add_answers(self, record_id: RecordId, answers: Mapping[FieldKey, Answer], at: datetime) -> None: ...
    def narrow(self, record_id: RecordId, key: FieldKey, narrowing: Narrowing, at: datetime) -> None: ...
    def has_narrowed(self, case_id: CaseId) -> bool: ...
    def put_typing(self, typing: Typing) -> None: ...
    def drop_typing(self, record_id: RecordId, key: FieldKey) -> None: ...
    def typing(self, record_id: RecordId | None = None) -> tuple[Typing, ...]: ...

    # actions agreed at meetings: marked beside the minutes, which stay as they are
    def mark_action(self, record_id: RecordId, row: RowId, done_on: date | None, at: datetime) -> None: ...
    def action_marks(self) -> Mapping[tuple[RecordId, RowId], date | None]: ...

    # what belongs to no case: dates of the panel, contacts by role
    def put_council(
        self, kind: str, key: str, contents: Mapping[str, object] | None, at: datetime
    ) -> None: ...
    def council(self, kind: str) -> Mapping[str, Mapping[str, object]]: ...

    # forms that have no record yet
    def put_draft(self, place: str, field: str, text: str, at: datetime) -> None: ...
    def drafts(self, place: str) -> Mapping[str, str]: ...
    def drop_drafts(self, place: str) -> None: ...

    # the place to return to, papers, worker, journal
    def put_place(self, place: Place) -> None: ...
    def place(self) -> Place: ...
    def add_paper(self, paper: IssuedPaper, data: bytes) -> None: ...
    def papers(self, case_id: CaseId) -> tuple[IssuedPaper, ...]: ...
    def paper_bytes(self, paper_id: PaperId) -> bytes: ...
    def note_copy(self, entry: CopyEntry, at: datetime) -> None: ...
    def copy_entries(self, case_id: CaseId) -> tuple[CopyEntry, ...]: ...
    def worker(self) -> Worker: ...
    def journal(self, entry: JournalEntry, at: datetime) -> None: ...
    def journaled(self, case_id: CaseId, action: str, subject: str = "") -> tuple[Journaled, ...]: ...
    def journal_seal(self) -> str: ...
    def journal_entries(self, sought: Sought, most: int) -> tuple[StoredEntry, ...]: ...
    def journal_count(self, sought: Sought) -> int: ...
    def answer_changes(self, ids: Iterable[str]) -> Mapping[str, AnswerChange]: ...


class Store(Protocol):
    """The opened store. `warnings` are sentences for the worker: what was found on opening that is to be seen to."""

    @property
    def warnings(self) -> Sequence[str]: ...

    @property
    def copies(self) -> Backups: ...

    @property
    def checked(self) -> Checked | None: ...

    def unit(self) -> AbstractContextManager[Unit]: ...
    def sweep(self) -> None: ...


class Vault(Protocol):
    """The locked store on disk: what the unlock window speaks to, on the store's thread."""

    def exists(self) -> bool: ...
    def create(self, passphrase: str, name: str, role: str) -> Store: ...
    def open(self, passphrase: str) -> Store: ...
    def close(self) -> None: ...


class PaperWriter(Protocol):
    """Draws a composed paper and shows pages of a drawn one."""

    def draw(self, paper: Paper) -> bytes: ...
    def draw_word(self, paper: Paper) -> bytes: ...
    def unprintable(self, paper: Paper) -> Sequence[str]: ...
    def page_count(self, data: bytes) -> int: ...
    def page_image(self, data: bytes, page: int, scale: float) -> "PageImage": ...
    def find(self, data: bytes, words: str) -> "tuple[FoundWords, ...]": ...
    def calendar_file(self, invitation: Invitation) -> bytes: ...
    def draw_fillable(self, blank: Paper) -> bytes: ...
    def read_filled(self, data: bytes) -> FilledForm: ...
    def read_foreign(self, data: bytes) -> ForeignPages: ...


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels, from memory only: 32-bit BGRA rows without padding."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words on a page (from 0): boxes of left, top, width and height in points from its left upper corner."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


class Book(Protocol):
    """The procedure and forms of every edition; a pin that is not known raises HsbError with a sentence."""

    def procedure(self, on: date) -> Procedure: ...
    def form(self, pin: str) -> Form: ...
    def form_in_force(self, form_id: str, on: date) -> Form: ...
    def forms_in_force(self, on: date) -> tuple[Form, ...]: ...
    def picture(self, on: date) -> Picture: ...
    def panel(self, on: date) -> PanelRule | None: ...
    def papers(self, on: date) -> tuple[PaperLayout, ...]: ...
