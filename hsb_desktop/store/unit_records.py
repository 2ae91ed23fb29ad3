"""The part of a unit for records, answers and text on its way. An answer is never written over: a revision follows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, cast

from sqlalchemy import Row, RowMapping, bindparam, delete, insert, select, update
from sqlalchemy.orm import aliased

from hsb_desktop.casework.ports import RecordHead, Revision, Typing
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.narrowing import OPEN, WHOLE_ROW, Narrowing
from hsb_desktop.store.errors import IssuedRecord, NotInStore
from hsb_desktop.store.journal import Action
from hsb_desktop.store.narrowed import read_narrowing, written_narrowing
from hsb_desktop.store.prepared import Prepared
from hsb_desktop.store.rows import AnswerRow, RecordRow, TypingRow
from hsb_desktop.store.rows.base import json_text, moment_text
from hsb_desktop.store.sealing import digest, new_id
from hsb_desktop.store.unit_base import UnitBase

_AT_ONCE = 1000  # SQLite takes 32,766 values in one statement

# Built once, and those that every save waits for are prepared too.
_later = aliased(AnswerRow)
_LAST_REVISIONS = select(*AnswerRow.__table__.c).where(
    (AnswerRow.record_id == bindparam("record_id"))
    & ~select(_later.id).where(_later.parent_id == AnswerRow.id).exists()
)
_LAST_REVISIONS_OF_SEVERAL = select(*AnswerRow.__table__.c).where(
    AnswerRow.record_id.in_(bindparam("record_ids", expanding=True))
    & ~select(_later.id).where(_later.parent_id == AnswerRow.id).exists()
)
_LAST_REVISIONS_OF_KEYS = _LAST_REVISIONS.where(AnswerRow.key.in_(bindparam("keys", expanding=True)))
_LAST_REVISION_OF_KEY = Prepared(_LAST_REVISIONS.where(AnswerRow.key == bindparam("key")))
_REVISION = select(*AnswerRow.__table__.c).where(AnswerRow.id == bindparam("revision_id"))
_KEEP_TYPING = Prepared(
    update(TypingRow)
    .where((TypingRow.record_id == bindparam("in_record")) & (TypingRow.key == bindparam("at_key")))
    .values(text=bindparam("text"), caret=bindparam("caret"), at=bindparam("at"))
)
_RECORDS = select(*RecordRow.__table__.c).order_by(RecordRow.entry)
_RECORD = Prepared(select(*RecordRow.__table__.c).where(RecordRow.id == bindparam("record_id")))
_CHANGED = Prepared(
    update(RecordRow).where(RecordRow.id == bindparam("in_record")).values(changed_at=bindparam("at"))
)
_ADD_ANSWER = Prepared(insert(AnswerRow))
_DROP_TYPING = Prepared(
    delete(TypingRow).where(
        (TypingRow.record_id == bindparam("in_record")) & (TypingRow.key == bindparam("at_key"))
    )
)


class RecordsUnit(UnitBase):
    """Records and what was answered in them. The answers that stand are the last revisions."""

    _read_last: tuple[int, Any] = (0, None)  # where the journal ended then, and the row of a record

    def add_record(self, record: RecordHead) -> None:
        """A record that was begun."""
        entry = self._enter(Action.RECORD_STARTED, record.case_id, record.id, {"new": _described(record)})
        self._connection.execute(insert(RecordRow), _columns(record) | {"entry": entry})

    def record(self, record_id: RecordId) -> RecordHead:
        """One record without its answers."""
        return _head(self._record_row(record_id))

    def records(self, case_id: CaseId) -> tuple[RecordHead, ...]:
        """The records of a case in the order they were begun."""
        return _heads(self._connection.execute(_RECORDS.where(RecordRow.case_id == case_id)))

    def first_pin(self) -> str:
        """The form of the record that was begun first; empty where there is none."""
        return self._connection.scalar(select(RecordRow.pin).limit(1)) or ""

    def records_of_all(self) -> tuple[RecordHead, ...]:
        """Every record in the order they were begun."""
        return _heads(self._connection.execute(_RECORDS))

    def update_record(self, record: RecordHead) -> None:
        """Put a record's head in the place of what stood; an issued one changes only by becoming a new version."""
        old = self.record(record.id)
        if old == record:
            return
        reopened = old.status is RecordStatus.ISSUED and record.status is not RecordStatus.ISSUED
        if reopened and record.version <= old.version:
            raise IssuedRecord
        content: dict[str, object] = {"old": _described(old), "new": _described(record)}
        self._enter(Action.RECORD_CHANGED, record.case_id, record.id, content, record.completed_on)
        self._connection.execute(update(RecordRow).where(RecordRow.id == record.id).values(_columns(record)))

    def answers(self, record_id: RecordId) -> AnswerSet:
        """The answers of a record as they stand."""
        rows = self._connection.execute(_LAST_REVISIONS, {"record_id": record_id}).all()
        return _answer_set((row, self._with_beneath(row)) for row in rows)

    def answers_of(self, record_ids: Iterable[RecordId]) -> Mapping[RecordId, AnswerSet]:
        """The answers of several records as they stand, read at once."""
        found: dict[RecordId, list[tuple[Row[Any], Answer]]] = {record_id: [] for record_id in record_ids}
        wanted = list(found)
        for start in range(0, len(wanted), _AT_ONCE):
            some = {"record_ids": wanted[start : start + _AT_ONCE]}
            for row in self._connection.execute(_LAST_REVISIONS_OF_SEVERAL, some):
                found[RecordId(row.record_id)].append((row, _answer(row)))
        return MappingProxyType({id_: _answer_set(given) for id_, given in found.items()})

    def revisions(self, record_id: RecordId, key: FieldKey) -> tuple[Revision, ...]:
        """Every revision of one answer, the oldest first."""
        here = (AnswerRow.record_id == record_id) & (AnswerRow.key == key.text)
        rows = self._connection.execute(select(*AnswerRow.__table__.c).where(here).order_by(AnswerRow.entry))
        return tuple(Revision(_answer(row), row.happened_at, row.record_version) for row in rows)

    def add_answers(self, record_id: RecordId, answers: Mapping[FieldKey, Answer], at: datetime) -> None:
        """A revision for each answer that differs from what stands; `at` is when it was answered."""
        record = self._record_row(record_id)
        if record.status == RecordStatus.ISSUED.value:
            raise IssuedRecord
        standing = self._standing(record_id, [key.text for key in answers])
        revisions = [
            self._revision(record, key, answer, standing.get(key.text), at)
            for key, answer in answers.items()
            if key.text not in standing or _writing(_answer(standing[key.text])) != _writing(answer)
        ]
        self._add_revisions(record, revisions, at)

    def narrow(self, record_id: RecordId, key: FieldKey, narrowing: Narrowing, at: datetime) -> None:
        """A revision of what stands at a key that says the same and may be read by these only."""
        record = self._record_row(record_id)
        if record.status == RecordStatus.ISSUED.value:
            raise IssuedRecord
        standing = self._standing(record_id, [key.text]).get(key.text)
        if (OPEN if standing is None else read_narrowing(standing.audience)) == narrowing:
            return
        answer = Answer() if standing is None else _answer(standing)
        revision = self._revision(record, key, answer, standing, at) | {
            "audience": written_narrowing(narrowing)
        }
        self._add_revisions(record, [revision], at)

    def has_narrowed(self, case_id: CaseId) -> bool:
        """Whether anything in the records of a case was ever narrowed."""
        here = (RecordRow.case_id == case_id) & AnswerRow.audience.is_not(None)
        found = select(AnswerRow.id).join(RecordRow, AnswerRow.record_id == RecordRow.id).where(here).limit(1)
        return self._connection.scalar(found) is not None

    def _add_revisions(
        self, record: Row[tuple[RecordRow]], revisions: list[dict[str, Any]], at: datetime
    ) -> None:
        if not revisions:
            return
        content = {
            "answers": [
                {
                    "id": row["id"],
                    "key": row["key"],
                    "parent": row["parent_id"],
                    "digest": revision_digest(row),
                }
                for row in revisions
            ]
        }
        entry = self._enter(Action.ANSWERS_ADDED, record.case_id, record.id, content)
        for row in revisions:
            _ADD_ANSWER.run(self._connection, row | {"entry": entry})
        if record.changed_at < at:
            _CHANGED.run(self._connection, {"in_record": record.id, "at": at})

    def put_typing(self, typing: Typing) -> None:
        """Keep the text of a field as it is being typed, in the place of what was kept of it."""
        columns = {"text": typing.text, "caret": typing.caret, "at": typing.at}
        here = {"in_record": typing.record_id, "at_key": typing.key.text}
        if _KEEP_TYPING.run(self._connection, columns | here):
            return
        self._record_row(typing.record_id)
        keys = {"record_id": typing.record_id, "key": typing.key.text}
        self._connection.execute(insert(TypingRow), columns | keys)

    def drop_typing(self, record_id: RecordId, key: FieldKey) -> None:
        """Forget the text on its way of a field, which has become an answer."""
        _DROP_TYPING.run(self._connection, {"in_record": record_id, "at_key": key.text})

    def typing(self, record_id: RecordId | None = None) -> tuple[Typing, ...]:
        """The text on its way, of one record or of all, oldest first."""
        statement = select(*TypingRow.__table__.c).order_by(TypingRow.at, TypingRow.record_id, TypingRow.key)
        if record_id is not None:
            statement = statement.where(TypingRow.record_id == record_id)
        return tuple(
            Typing(RecordId(row.record_id), FieldKey.parse(row.key), row.text, row.caret, row.at)
            for row in self._connection.execute(statement)
        )

    def _standing(self, record_id: RecordId, keys: list[str]) -> dict[str, Row[tuple[AnswerRow]]]:
        """The last revisions of these fields, by the field's text."""
        if len(keys) == 1:
            rows = _LAST_REVISION_OF_KEY.rows(self._connection, {"record_id": record_id, "key": keys[0]})
            return {row.key: row for row in rows}
        found = self._connection.execute(_LAST_REVISIONS_OF_KEYS, {"record_id": record_id, "keys": keys})
        return {row.key: row for row in found}

    def _with_beneath(self, row: Row[tuple[AnswerRow]]) -> Answer:
        """The answer of a revision; where it says why there is no value, with the value that stood before."""
        before: Row[Any] | None = row
        while before is not None and before.missing is not None:
            before = self._connection.execute(_REVISION, {"revision_id": before.parent_id}).first()
        answer = _answer(row)
        return answer if before is row or before is None else replace(answer, beneath=_answer(before).value)

    def _record_row(self, record_id: RecordId) -> Row[tuple[RecordRow]]:
        """The row of a record; read once as long as nothing is entered, and whatever changes one is entered."""
        seq, row = self._read_last
        if row is None or row.id != record_id or seq != self.head.seq:
            row = next(iter(_RECORD.rows(self._connection, {"record_id": record_id})), None)
            if row is None:
                raise NotInStore
            self._read_last = self.head.seq, row
        return cast("Row[tuple[RecordRow]]", row)

    def _revision(
        self,
        record: Row[tuple[RecordRow]],
        key: FieldKey,
        answer: Answer,
        parent: Row[tuple[AnswerRow]] | None,
        at: datetime,
    ) -> dict[str, Any]:
        return {
            "id": new_id(),
            "record_id": record.id,
            "key": key.text,
            "parent_id": None if parent is None else parent.id,
            "record_version": record.version,
            "value": answer.value,
            "missing": None if answer.missing is None else answer.missing.value,
            "audience": None if parent is None else parent.audience,
            "worker_id": self._worker_id,
            "happened_at": at,
            "recorded_at": self._clock.now(),
        }


def revision_digest(row: Mapping[str, Any] | RowMapping) -> str:
    """Binds the journal's entry to every column of a revision, so that one changed behind its back is found."""
    written = {
        **{
            name: row[name] for name in ("id", "record_id", "key", "parent_id", "record_version", "worker_id")
        },
        **{name: json_text(row[name]) for name in ("value", "missing", "audience")},
        **{name: moment_text(row[name]) for name in ("happened_at", "recorded_at")},
    }
    return digest(json_text(written).encode("utf-8"))


def _answer_set(given: Iterable[tuple[Row[Any], Answer]]) -> AnswerSet:
    """The answers by their keys; what is kept of a whole row is who may read it, and no answer."""
    answers: dict[FieldKey, Answer] = {}
    narrowed: dict[FieldKey, Narrowing] = {}
    for row, answer in given:
        key = FieldKey.parse(row.key)
        if key.question != WHOLE_ROW:
            answers[key] = answer
        if row.audience is not None:
            narrowed[key] = read_narrowing(row.audience)
    return AnswerSet(MappingProxyType(answers), MappingProxyType(narrowed))


def _answer(row: Row[tuple[AnswerRow]]) -> Answer:
    value = tuple(row.value) if isinstance(row.value, list) else row.value
    return Answer(value, None if row.missing is None else Missing(row.missing))


def _writing(answer: Answer) -> tuple[str, Missing | None]:
    """What tells two answers apart; as JSON, since to Python 1 and true are equal."""
    return json_text(answer.value), answer.missing


def _heads(rows: Iterable[Row[tuple[RecordRow]]]) -> tuple[RecordHead, ...]:
    return tuple(_head(row) for row in rows)


def _head(row: Row[tuple[RecordRow]]) -> RecordHead:
    return RecordHead(
        id=RecordId(row.id),
        case_id=CaseId(row.case_id),
        pin=row.pin,
        status=RecordStatus(row.status),
        started_at=row.started_at,
        changed_at=row.changed_at,
        completed_on=row.completed_on,
        version=row.version,
        belongs_to=None if row.belongs_to is None else RecordId(row.belongs_to),
        author=row.author,
    )


def _columns(record: RecordHead) -> dict[str, object]:
    return {
        "id": record.id,
        "case_id": record.case_id,
        "pin": record.pin,
        "status": record.status.value,
        "started_at": record.started_at,
        "changed_at": record.changed_at,
        "completed_on": record.completed_on,
        "version": record.version,
        "belongs_to": record.belongs_to,
        "author": record.author,
    }


def _described(record: RecordHead) -> dict[str, object]:
    """A record's head as a journal entry holds it."""
    return _columns(record) | {
        "started_at": moment_text(record.started_at),
        "changed_at": moment_text(record.changed_at),
        "completed_on": record.completed_on.isoformat() if record.completed_on else None,
    }
