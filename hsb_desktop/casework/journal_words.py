"""What an entry of the journal says, in plain words: what was done, to which record or paper, old and new value.

An action of a later version is told by its name; a value that cannot be read as its form says is told as it stands.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.destroying import ground_words
from hsb_desktop.casework.journal_port import AnswerChange, StoredEntry
from hsb_desktop.casework.narrowings import allowed_at, narrowing_words
from hsb_desktop.casework.ports import IssuedPaper, Unit
from hsb_desktop.casework.typed import question_of
from hsb_desktop.documents.values import answer_words
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Audience, Form, Repeat
from hsb_desktop.procedure.ids import CaseId, PersonId, RecordId
from hsb_desktop.procedure.narrowing import Narrowing
from hsb_desktop.procedure.words import t

Change = tuple[str, str, str]
_ANSWERS, _NARROWED = "answers.added", "answer.narrowed"
_DULL = frozenset(
    {"id", "case_id", "contents", "record_id", "position", "person_id", "started_at", "changed_at", "pin"}
)


class JournalWords:
    """Words for entries, inside one transaction; `learn` reads at once what several entries speak of."""

    def __init__(self, desk: Desk, unit: Unit, *, with_content: bool) -> None:
        self._desk, self._unit, self._with_content = desk, unit, with_content
        self._worker = unit.worker()
        self._references: dict[CaseId, str] = {
            case.case_id: case.reference for case in unit.destroyed_cases()
        }
        self._forms: dict[str, Form | None] = {}
        self._papers: dict[CaseId, dict[str, IssuedPaper]] = {}
        self._changes: Mapping[str, AnswerChange] = {}

    def learn(self, entries: Sequence[StoredEntry]) -> None:
        """Read the wordings that these entries speak of."""
        if self._with_content:
            said = (_list(entry, "answers") for entry in entries if entry.action == _ANSWERS)
            self._changes = self._unit.answer_changes(str(one["id"]) for some in said for one in some)

    def who(self, entry: StoredEntry) -> str:
        """Whose work it was."""
        return self._worker.name if entry.worker_id == self._worker.id else t("Another worker")

    def case(self, entry: StoredEntry) -> str:
        """The reference of the case it is about, where the journal is that of the store."""
        if self._with_content or entry.case_id is None:
            return ""
        if entry.case_id not in self._references:
            known = self._unit.has_case(entry.case_id)
            self._references[entry.case_id] = self._unit.case(entry.case_id).reference if known else ""
        return self._references[entry.case_id]

    def what(self, entry: StoredEntry) -> str:
        """What was done, in a few words."""
        known = _actions().get(entry.action)
        if entry.action.startswith("paper.") and known is None:
            return t("Paper: {what}", what=entry.action.partition(".")[2])
        return known or entry.action

    def about(self, entry: StoredEntry) -> str:
        """What it was done to, why, by whose decision: one line."""
        if self._hidden(entry):
            return ""
        content = entry.content
        if content is None:
            return self._copy(entry, {})
        new = content.get("new")
        said = [self._form_title(entry, content), self._copy(entry, content)]
        said += [
            str(content[name]) for name in ("title", "recipient", "sentence", "period") if content.get(name)
        ]
        if content.get("copy_number"):
            said.append(t("copy {n}, seal {seal}", n=content["copy_number"], seal=content.get("seal", "")))
        if entry.action == "case.viewed":
            said.append(_screen(str(content.get("screen", ""))))
        if entry.action == "case.destroyed":
            said += [str(content.get("reference", "")), ground_words(str(content.get("ground", "")))]
            said.append(t("decided by {who}", who=content.get("decided_by", "")))
        if entry.action.startswith("fact."):
            said.append(self._fact(content.get("new") or content.get("old")))
        if isinstance(new, Mapping):
            said += [str(new[name]) for name in ("name", "reference") if new.get(name)]
        if content.get("reason"):
            said.append(t("because: {why}", why=content["reason"]))
        if content.get("what"):
            said.append(str(content["what"]).replace("_", " "))
        return " · ".join(part for part in said if part)

    def changes(self, entry: StoredEntry) -> tuple[Change, ...]:
        """What changed, with its old and new value."""
        content = self._content(entry)
        if content is None:
            return ()
        if entry.action == _NARROWED:
            return (self._readers(entry, content),)
        if entry.action == _ANSWERS:
            known = [self._changes.get(str(one["id"])) for one in _list(entry, "answers")]
            return tuple(self._answer(change) for change in known if change is not None)
        old, new = content.get("old"), content.get("new")
        if isinstance(old, Mapping):
            return tuple(_differing(old, new if isinstance(new, Mapping) else {}))
        return ()

    def _content(self, entry: StoredEntry) -> Mapping[str, Any] | None:
        """What it says; of a case nothing in the journal of the store, but that it was destroyed."""
        return None if self._hidden(entry) else entry.content

    def _hidden(self, entry: StoredEntry) -> bool:
        return not self._with_content and entry.case_id is not None and entry.action != "case.destroyed"

    def _copy(self, entry: StoredEntry, content: Mapping[str, Any]) -> str:
        """Which copy of which paper, of an entry that knows it by its id alone."""
        if entry.case_id is None or not entry.action.startswith(("paper.", "copy.")) or content.get("title"):
            return ""
        if entry.case_id not in self._papers:
            self._papers[entry.case_id] = {str(one.id): one for one in self._unit.papers(entry.case_id)}
        new = content.get("new")
        subject = str(new.get("paper_id", "")) if isinstance(new, Mapping) else entry.subject
        paper = self._papers[entry.case_id].get(subject)
        if paper is None:
            return ""
        return t(
            "{title}, copy {n} for {recipient}",
            title=paper.title,
            n=paper.copy_number,
            recipient=paper.recipient,
        )

    def _form(self, record_id: str) -> Form | None:
        if record_id not in self._forms:
            try:
                self._forms[record_id] = self._desk.book.form(self._unit.record(RecordId(record_id)).pin)
            except HsbError:
                self._forms[record_id] = None
        return self._forms[record_id]

    def _form_title(self, entry: StoredEntry, content: Mapping[str, Any]) -> str:
        """The record it is about."""
        of_record = entry.action.startswith(
            ("record.", "answer", "invitation.", "decision.", "paper.previewed")
        )
        subject = entry.subject if of_record else str(content.get("record_id") or "")
        if entry.action == "case.viewed" and entry.subject != entry.case_id:
            subject = entry.subject
        form = self._form(subject) if subject and not content.get("title") else None
        return form.title if form is not None else ""

    def _answer(self, change: AnswerChange) -> Change:
        form = self._form(change.record_id)
        label, asked = change.key.question, None
        if form is not None:
            try:
                asked = question_of(form, change.key)
            except KeyError:
                asked = None
            label = asked.label if asked is not None else t("The order of the rows")

        def words(answer: Answer | None) -> str:
            if answer is None or (answer.value is None and answer.missing is None):
                return ""
            if asked is None and form is not None:
                return _rows(form, change.key.question, answer.value)
            if asked is None or change.key.note:
                return _plain(answer.value)
            return answer_words(asked, answer).text

        label = t("{question}, note", question=label) if change.key.note else label
        return label, words(change.old), words(change.new)

    def _readers(self, entry: StoredEntry, content: Mapping[str, Any]) -> Change:
        """What is kept from whom, of which question; never whom by an id."""
        form, key = self._form(entry.subject), FieldKey.parse(str(content.get("key", "")))
        if form is None:
            return key.question, "", ""
        try:
            allowed, asked = allowed_at(form, key), question_of(form, key)
            label = asked.label if asked is not None else form.repeat(key.repeat).row_label
        except KeyError:  # of an edition that the record was moved away from
            allowed, label = frozenset[Audience](), key.question
        everybody = t("Everybody whom the question allows")
        old, new = (_narrowing(content.get(name)) for name in ("old", "new"))
        return label, narrowing_words(allowed, old) or everybody, narrowing_words(allowed, new) or everybody

    def _fact(self, values: object) -> str:
        if not isinstance(values, Mapping):
            return ""
        kind = str(values.get("fact", ""))
        rule = procedure_of(self._desk).fact_rule(kind)
        day = str(values.get("at") or values.get("on") or "")
        return t("{fact}, {day}", fact=rule.label if rule is not None else kind, day=_plain(day))


def _rows(form: Form, repeat_id: str, order: object) -> str:
    """Rows in their order by what they are called; one that was added has no name of its own."""
    repeat = next((item for item in form.items() if isinstance(item, Repeat) and item.id == repeat_id), None)
    if repeat is None or not isinstance(order, list | tuple):
        return _plain(order)
    names: dict[str, str] = {start.id: start.label for start in repeat.start_rows}
    return ", ".join(names.get(str(row)) or repeat.row_label for row in order)


def _narrowing(said: object) -> Narrowing:
    """Who may read, as an entry says it."""
    if not isinstance(said, Mapping):
        return Narrowing()
    readers = said.get("readers")
    kinds = None if readers is None else frozenset(Audience(kind) for kind in readers)
    return Narrowing(kinds, frozenset(PersonId(str(one)) for one in said.get("not_for", ())))


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    names = dict.fromkeys((*old, *new))
    pairs = ((name, old.get(name), new.get(name)) for name in names if name not in _DULL)
    return [
        (_column(name), _plain(before, name), _plain(after, name))
        for name, before, after in pairs
        if before != after
    ]


def _column(name: str) -> str:
    known = {
        "name": t("Name"),
        "born": t("Date of birth"),
        "on": t("Day"),
        "at": t("Day and time"),
        "status": t("Status"),
        "version": t("Version"),
        "completed_on": t("Completed on"),
        "contact": t("Contact"),
        "agency": t("Agency"),
        "relation": t("Relationship or role"),
        "details": t("Further details"),
        "also": t("Further roles"),
    }
    return known.get(name, name.replace("_", " ").capitalize())


def _plain(value: object, name: str = "") -> str:
    """A value as it may stand in a line."""
    if value is None or value == "":
        return ""
    if name == "status":
        known = {
            RecordStatus.DRAFT.value: t("draft"),
            RecordStatus.COMPLETE.value: t("complete"),
            RecordStatus.ISSUED.value: t("issued"),
        }
        return known.get(str(value), str(value))
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, Mapping):
        return ", ".join(f"{_column(str(key))}: {_plain(one)}" for key, one in value.items() if one)
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one) for one in value)
    try:
        return long_date(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _list(entry: StoredEntry, name: str) -> Sequence[Mapping[str, Any]]:
    found = (entry.content or {}).get(name)
    return found if isinstance(found, list) else ()


def _screen(name: str) -> str:
    return {
        "case": t("the case itself"),
        "record": t("a record"),
        "assessment": t("the assessment"),
        "meeting": t("a meeting"),
        "papers": t("its papers"),
        "fact": t("a fact"),
        "person": t("a person"),
        "link": t("a linked case"),
        "visit": t("a visit"),
        "journal": t("its journal"),
        "destroy": t("what destroying it would mean"),
    }.get(name, name)


def _actions() -> dict[str, str]:
    return {
        "store.created": t("These records were made"),
        "store.keys_changed": t("The ways to open these records changed"),
        "store.history_differs": t("The journal did not match what it speaks of"),
        "store.restored": t("A backup was put back"),
        "clock.set_back": t("The clock of the computer was set back"),
        "case.opened": t("Case opened"),
        "case.closed": t("Case closed"),
        "case.reopened": t("Case opened again"),
        "case.linked": t("Link to another case changed"),
        "case.destroyed": t("Case destroyed"),
        "case.viewed": t("Looked at"),
        "journal.viewed": t("The journal of these records was looked at"),
        "journal.saved": t("The journal was put on paper"),
        "visit.begun": t("A visit began"),
        "visit.left": t("A visit was left"),
        "person.added": t("Person added"),
        "person.changed": t("Person changed"),
        "person.left": t("Part in the case ended, or taken back"),
        "fact.added": t("Fact recorded"),
        "fact.corrected": t("Fact corrected"),
        "fact.withdrawn": t("Fact withdrawn"),
        "record.started": t("Record begun"),
        "record.changed": t("Record changed"),
        "record.amended": t("New version begun"),
        "record.moved": t("Record moved to another edition"),
        "answers.added": t("Answered"),
        "answer.narrowed": t("Who may read something changed"),
        "form.blank_made": t("Empty form made to fill in elsewhere"),
        "form.file": t("File of a filled form kept"),
        "form.taken_in": t("Filled form taken in"),
        "form.opened": t("File of a filled form opened"),
        "action.marked": t("Agreed action marked"),
        "council.noted": t("Entry of no case changed"),
        "decision.differs": t("The decision differs from what the matrix suggests"),
        "paper.issued": t("Paper issued"),
        "paper.previewed": t("Paper looked at before issue"),
        "paper.opened": t("Issued paper opened"),
        "paper.saved": t("Paper saved as a file"),
        "paper.word_made": t("Editable Word copy made"),
        "paper.printed": t("Paper printed"),
        "copy.noted": t("Copy of a paper noted"),
        "invitation.saved": t("Invitation saved"),
        "overview.saved": t("Overview put on paper"),
        "panel.agenda_saved": t("Agenda of the panel put on paper"),
        "work.refused": t("Refused"),
        **_of_other_agencies(),
    }


def _of_other_agencies() -> dict[str, str]:
    return {
        "enclosure.file": t("File of another agency kept"),
        "enclosure.pages": t("Pictures of another agency’s pages made"),
        "enclosure.kept": t("Another agency’s paper put in a pack"),
        "enclosure.readers": t("Who may have another agency’s paper changed"),
        "enclosure.taken_out": t("Another agency’s paper taken out of a pack"),
        "enclosure.opened": t("File of another agency opened"),
    }
