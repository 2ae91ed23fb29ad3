"""Records: begun under the form in force, answered as they are typed, completed, amended as a new version."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from hsb_desktop.casework.agreeing import with_wording
from hsb_desktop.casework.carrying import keep_origins
from hsb_desktop.casework.changes import Changes, RowAdded, Saved, Started, of_case
from hsb_desktop.casework.completing import complete, draft_head, faults_of, settle_typing, why_closed
from hsb_desktop.casework.desk import Desk, stand_anyway
from hsb_desktop.casework.lines import banner_view
from hsb_desktop.casework.meeting_copies import follow, may_be_copied
from hsb_desktop.casework.new_ids import new_record_id, new_row_id
from hsb_desktop.casework.panel_begin import panel_answers
from hsb_desktop.casework.ports import JournalEntry, Place, RecordHead, Typing, Unit
from hsb_desktop.casework.prefill import origins, prefills
from hsb_desktop.casework.refusals import NotReady, RecordFault
from hsb_desktop.casework.typed import differs, question_of, with_typing
from hsb_desktop.casework.work_views import RecordView
from hsb_desktop.procedure import checks
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Record, RecordStatus
from hsb_desktop.procedure.form import Form, Repeat
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.procedure.words import t

# ------------------------------------------------------------------------------------------------------ beginning


def start_record(desk: Desk, case_id: CaseId, form_id: str, belongs_to: RecordId | None = None) -> Started:
    """Begin a record under the edition of the form in force today."""
    form = desk.book.form_in_force(form_id, desk.clock.today())
    with desk.store.unit() as unit:
        record_id = begin(desk, unit, case_id, form, belongs_to)
    return Started(record_id, of_case(case_id, record_id))


def begin(
    desk: Desk,
    unit: Unit,
    case_id: CaseId,
    form: Form,
    belongs_to: RecordId | None = None,
    more: Mapping[FieldKey, Answer] = MappingProxyType({}),
) -> RecordId:
    """Begin a record inside a transaction; `more` are answers it begins with besides those the form asks for."""
    case = unit.case(case_id)
    parent = unit.record(belongs_to) if belongs_to is not None else None
    if parent is None and form.belongs_to:
        parent = _parent_without(desk, unit, case_id, form)
    if parent is not None and parent.case_id != case_id:
        raise NotReady(t("That meeting belongs to another case; open it there."))
    now = desk.clock.now()
    head = RecordHead(
        id=new_record_id(),
        case_id=case_id,
        pin=form.pin,
        status=RecordStatus.DRAFT,
        started_at=now,
        changed_at=now,
        belongs_to=parent.id if parent is not None else None,
        author=desk.worker.name,
    )
    unit.add_record(head)
    begun = checks.start_answers(form, prefills(desk, unit, case, parent))
    panel = panel_answers(desk, unit, case_id, form)
    answers = {**begun, **panel.answers, **more}
    if answers:
        unit.add_answers(head.id, answers, now)
    keep_origins(desk, unit, head, {**origins(desk, unit, form, parent), **panel.origins})
    return head.id


def _parent_without(desk: Desk, unit: Unit, case_id: CaseId, form: Form) -> RecordHead:
    """The newest record of the form it belongs to that has none of its own yet."""
    heads = unit.records(case_id)
    taken = {head.belongs_to for head in heads if desk.book.form(head.pin).id == form.id}
    free = [head for head in heads if desk.book.form(head.pin).id == form.belongs_to and head.id not in taken]
    if not free:
        raise NotReady(t("“{title}” belongs to a meeting; set up the meeting first.", title=form.title))
    return free[-1]


# --------------------------------------------------------------------------------------------- reading and typing


def read_record(desk: Desk, unit: Unit, record_id: RecordId) -> Record:
    """A record as it stands, without typing that has not settled."""
    head = unit.record(record_id)
    return Record(
        id=head.id,
        case_id=head.case_id,
        form=desk.book.form(head.pin),
        answers=unit.answers(record_id),
        status=head.status,
        started_at=head.started_at,
        changed_at=head.changed_at,
        completed_on=head.completed_on,
        version=head.version,
        belongs_to=head.belongs_to,
        author=head.author,
    )


def open_record(desk: Desk, record_id: RecordId) -> RecordView:
    """A record to fill in. Over a draft's answers is laid what had not settled when the program ended, and named."""
    with desk.store.unit() as unit:
        record = read_record(desk, unit, record_id)
        case = unit.case(record.case_id)
        standing = stand_anyway(desk, unit.facts(case.id))
        draft = record.status is RecordStatus.DRAFT
        typing = {typed.key: typed for typed in unit.typing(record_id)} if draft else {}
        place = unit.place()
    answers = with_typing(record.form, record.answers, typing)
    now = checks.shown(record.form, answers)
    recovered = tuple(key for key in typing if differs(record.form, record.answers, typing[key]))
    return RecordView(
        record=replace(record, answers=answers),
        banner=banner_view(case, standing.pathway, aside=standing.refusal is not None),
        recovered=recovered,
        typing=MappingProxyType(typing),
        visible=now.items | frozenset(now.sections) | {asked.question.id for asked in now.asked},
        place=place if place.record_id == record_id else None,
        shown=now,
        progress=checks.progress(record.form, answers, desk.clock.today()),
        today=desk.clock.today(),
        read_only=not draft,
        why_not=why_closed(record.status),
        decision=standing.pathway.procedure.meaning.category,
    )


def save_answer(desk: Desk, record_id: RecordId, key: FieldKey, answer: Answer) -> Saved:
    """Keep an answer as a revision after what stood; `Answer()` withdraws it. It takes the place of what was typed."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        _must_exist(desk.book.form(head.pin), key)
        copies = _add(desk, unit, head, {key: answer}, now)
    return Saved(now, of_case(head.case_id, record_id) | copies)


def save_answers(desk: Desk, record_id: RecordId, answers: Mapping[FieldKey, Answer]) -> Saved:
    """Keep several answers of one record together."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        form = desk.book.form(head.pin)
        for key in answers:
            _must_exist(form, key)
        copies = _add(desk, unit, head, answers, now)
    return Saved(now, of_case(head.case_id, record_id) | copies)


def keep_typing(desk: Desk, record_id: RecordId, key: FieldKey, text: str, caret: int) -> Saved:
    """Keep text on its way, so that it survives the program; it becomes an answer when the field is left."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        _must_exist(desk.book.form(head.pin), key)
        unit.put_typing(Typing(record_id, key, text, caret, now))
    return Saved(now)


def settle(desk: Desk, record_id: RecordId) -> Saved:
    """Make answers of what was typed; what is no answer yet (half a date) stays as typing."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        copies = settle_typing(desk, unit, head)
    return Saved(now, of_case(head.case_id, record_id) | copies)


# ---------------------------------------------------------------------------------------------------------- rows


def add_row(
    desk: Desk, record_id: RecordId, repeat_id: str, values: Mapping[str, str] = MappingProxyType({})
) -> RowAdded:
    """One more row at the end of a repeat, with these texts in it."""
    now, row = desk.clock.now(), new_row_id()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        repeat = _repeat(desk.book.form(head.pin), repeat_id)
        known = {question.id for question in repeat.questions}
        if not known.issuperset(values):
            raise KeyError(sorted(set(values) - known))
        rows = checks.rows_of(repeat, unit.answers(record_id))
        added = {FieldKey(name, repeat_id, row): Answer(value) for name, value in values.items()}
        unit.add_answers(record_id, {FieldKey(repeat_id): Answer((*rows, row)), **added}, now)
    return RowAdded(row, now, of_case(head.case_id, record_id))


def remove_row(desk: Desk, record_id: RecordId, repeat_id: str, row: RowId) -> Saved:
    """Take a row out; what stands in it is kept and comes back with `put_rows`."""
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        repeat = _repeat(desk.book.form(head.pin), repeat_id)
        rows = checks.rows_of(repeat, unit.answers(record_id))
    return put_rows(desk, record_id, repeat_id, tuple(known for known in rows if known != row))


def put_rows(desk: Desk, record_id: RecordId, repeat_id: str, rows: tuple[RowId, ...]) -> Saved:
    """The rows of a repeat in this order; for undoing a removal and for moving a row."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        _repeat(desk.book.form(head.pin), repeat_id)
        unit.add_answers(record_id, {FieldKey(repeat_id): Answer(tuple(rows))}, now)
    return Saved(now, of_case(head.case_id, record_id))


# ------------------------------------------------------------------------------------------ completing, amending


def faults(desk: Desk, record_id: RecordId) -> tuple[RecordFault, ...]:
    """What to put right before the record can be completed, in the form's order; typing counts as answered."""
    with desk.store.unit() as unit:
        record = read_record(desk, unit, record_id)
        typing = {typed.key: typed for typed in unit.typing(record_id)}
    return faults_of(record.form, with_typing(record.form, record.answers, typing), desk)


def complete_record(desk: Desk, record_id: RecordId) -> Changes:
    """Complete a record, as a fact too where the form is a record of the procedure; Incomplete while it has faults."""
    with desk.store.unit() as unit:
        return complete(desk, unit, record_id)


def amend_record(desk: Desk, record_id: RecordId, reason: str) -> Changes:
    """Open a complete or issued record again as a new version, for a reason; every earlier answer stays."""
    with desk.store.unit() as unit:
        return amend(desk, unit, record_id, reason)


def amend(desk: Desk, unit: Unit, record_id: RecordId, reason: str) -> Changes:
    """The same inside a transaction that others began."""
    if not reason.strip():
        raise NotReady(t("Say why the record changes; the reason stays with it."))
    head = unit.record(record_id)
    if head.status is RecordStatus.DRAFT:
        raise NotReady(t("This record is still a draft; change it as it is."))
    now = desk.clock.now()
    unit.update_record(
        replace(
            head,
            status=RecordStatus.DRAFT,
            completed_on=None,
            changed_at=now,
            version=head.version + 1,
            author=desk.worker.name,
        )
    )
    entry = JournalEntry("record.amended", head.case_id, record_id, content={"reason": reason.strip()})
    unit.journal(entry, now)
    return of_case(head.case_id, record_id)


# ------------------------------------------------------------------------------------------ the place to return to


def keep_place(desk: Desk, place: Place) -> None:
    """Remember where the worker is; ids only."""
    with desk.store.unit() as unit:
        unit.put_place(place)


def last_place(desk: Desk) -> Place:
    """Where the worker was; Today when that is no longer there."""
    with desk.store.unit() as unit:
        place = unit.place()
        if place.case_id is not None and not unit.has_case(place.case_id):
            return Place()
        if place.record_id is not None:
            heads = unit.records(place.case_id) if place.case_id is not None else unit.records_of_all()
            if all(head.id != place.record_id for head in heads):
                return Place("case", place.case_id) if place.case_id is not None else Place()
    return place


# --------------------------------------------------------------------------------------------------------- inside


def _repeat(form: Form, repeat_id: str) -> Repeat:
    return form.repeat(repeat_id)


def _add(
    desk: Desk, unit: Unit, head: RecordHead, answers: Mapping[FieldKey, Answer], now: datetime
) -> Changes:
    """Keep answers in the place of what was typed; copies of them in minutes that belong to the record follow."""
    before = unit.answers(head.id) if may_be_copied(answers) else None
    unit.add_answers(head.id, with_wording(desk, unit, head, answers), now)
    for key in answers:
        unit.drop_typing(head.id, key)
    return follow(desk, unit, head, before) if before is not None else Changes()


def _must_exist(form: Form, key: FieldKey) -> None:
    question = question_of(form, key)
    if question is None and key.note:
        raise KeyError(key.text)
