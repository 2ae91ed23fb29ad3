"""A mark that an action was done stands beside issued minutes; the newest counts, and each is in the journal."""

from dataclasses import replace
from datetime import date

import pytest

from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.store.errors import NotInStore
from hsb_desktop.store.opening import EncryptedStore
from tests.store.samples import NOW, RECORD, case, record

ROW = RowId("row-1")


def test_the_newest_mark_counts_and_issued_minutes_can_have_one(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        unit.update_record(replace(record(), status=RecordStatus.ISSUED, completed_on=NOW.date()))
        unit.mark_action(RECORD, ROW, date(2026, 11, 20), NOW)
        unit.mark_action(RECORD, RowId("row-2"), date(2026, 11, 23), NOW)
        unit.mark_action(RECORD, ROW, None, NOW)
        assert unit.action_marks() == {
            (RECORD, ROW): None,
            (RECORD, RowId("row-2")): date(2026, 11, 23),
        }
    assert not store.verify().faults


def test_a_mark_belongs_to_a_record_that_is_there(store: EncryptedStore) -> None:
    with store.unit() as unit, pytest.raises(NotInStore):
        unit.mark_action(RecordId("nowhere"), ROW, None, NOW)
