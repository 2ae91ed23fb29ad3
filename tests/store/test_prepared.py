"""The statements that every save waits for do what they did unprepared, and another database has them too."""

from datetime import UTC, date, datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.dialects import postgresql

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.store import prepared
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.prepared import Prepared
from hsb_desktop.store.rows import Base, DraftRow, JournalRow, RecordRow
from tests.store.samples import CASE, NOW, RECORD, case, record

EVERY = tuple(prepared.ALL)  # those of the program, before a test here makes one


def test_each_of_them_is_for_any_database() -> None:
    assert len(EVERY) > 5
    for one in EVERY:
        assert str(one.statement.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]


def test_each_row_reads_as_it_does_unprepared(store: EncryptedStore) -> None:
    """Every table, with text, moments, days, numbers, JSON and what is not there."""
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        unit.add_answers(RECORD, {FieldKey("q"): Answer(("a", "b")), FieldKey("p"): Answer(None)}, NOW)
        for table in Base.metadata.sorted_tables:
            statement = select(*table.c)
            plain = unit._connection.execute(statement).all()
            assert [tuple(row) for row in Prepared(statement).rows(unit._connection, {})] == [
                tuple(row) for row in plain
            ]


def test_each_value_is_written_as_it_is_unprepared(store: EncryptedStore) -> None:
    """Text that no database holds as it is; a day; and a moment of another zone."""
    odd = "a\x00b\ud800"
    at = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    values = {"place": "new_case", "field": "name", "text": odd, "at": at}
    of_the_day = Prepared(select(JournalRow.seq).where(JournalRow.happened_on == bindparam("day")))
    with store.unit() as unit:
        unit.add_case(case())
        assert Prepared(insert(DraftRow)).run(unit._connection, values) == 1
        assert unit.drafts("new_case") == {"name": odd}
        unit._enter("case.viewed", CASE, happened_on=date(2026, 11, 2))
        assert [row.seq for row in of_the_day.rows(unit._connection, {"day": date(2026, 11, 2)})] == [
            unit.head.seq
        ]


def test_a_record_is_read_again_once_it_was_changed(store: EncryptedStore) -> None:
    """Reading it once is for one entry of the journal only."""
    moment = select(RecordRow.changed_at).where(RecordRow.id == RECORD)
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        before = unit.record(RECORD)
        assert unit.record(RECORD) == before
        unit.add_answers(RECORD, {FieldKey("q"): Answer("a")}, datetime(2027, 1, 1, tzinfo=UTC))
        assert unit.record(RECORD).changed_at == unit._connection.scalar(moment) != before.changed_at
