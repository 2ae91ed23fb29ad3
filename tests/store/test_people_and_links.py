"""A person's roles and details come back as they went in; links to other cases stand until they are taken away."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from hsb_desktop.procedure.case import Details, Former, Leaving, Link, LinkKind, PersonKind, Role
from hsb_desktop.procedure.ids import PersonId
from hsb_desktop.store import schema
from hsb_desktop.store.connection import create_database, engine_on
from hsb_desktop.store.errors import NotInStore
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.rows import LeavingRow, PersonRow
from hsb_desktop.store.sealing import new_raw_key
from hsb_desktop.store.verifying import verify_chain
from tests.store.samples import CASE, case, person

AUNT = replace(
    person(7, PersonKind.FAMILY),
    also=(Role(PersonKind.CARER, "kinship carer"), Role(PersonKind.PROFESSIONAL, "nurse", "Hospital")),
    details=Details(
        interpreter="British Sign Language", address="1 Made Up Row\x00", address_shown=True, sex="F"
    ),
)
WHEN = datetime(2026, 12, 3, 9, tzinfo=UTC)


def test_roles_and_details_come_back_exactly(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.save_person(CASE, AUNT)
        assert unit.case(CASE).people[-1] == AUNT
        unit.save_person(CASE, replace(AUNT, details=Details(), also=()))
        plain = unit.case(CASE).people[-1]
        assert (plain.also, plain.details) == ((), Details())
        assert verify_chain(unit._connection).faults == ()


def test_a_link_stands_until_it_is_taken_away(store: EncryptedStore) -> None:
    harmed = Link("C-0002", LinkKind.HARMED, AUNT.id)
    with store.unit() as unit:
        unit.add_case(replace(case(), links=(Link("C-0009", LinkKind.OTHER),)))
        unit.put_link(CASE, harmed)
        assert unit.case(CASE).links == (Link("C-0009", LinkKind.OTHER), harmed)
        unit.put_link(CASE, Link("C-0002", LinkKind.DISPLAYED))
        assert unit.cases()[0].links[1:] == (Link("C-0002", LinkKind.DISPLAYED),)
        unit.drop_link(CASE, "C-0009")
        unit.drop_link(CASE, "nobody's")
        assert [link.reference for link in unit.case(CASE).links] == ["C-0002"]
        assert verify_chain(unit._connection).faults == ()
        unit._connection.execute(text("UPDATE case_links SET kind = 'harmed' WHERE reference = 'C-0002'"))
        assert len(verify_chain(unit._connection).faults) == 1, "the row that stands differs from the journal"


def test_somebody_leaves_and_comes_back_and_every_entry_stays(store: EncryptedStore) -> None:
    left = Leaving(date(2026, 12, 1), "Moved to another team.")
    mistake = Leaving(date(2026, 12, 2), "Another person of that name.", mistake=True)
    with store.unit() as unit:
        unit.add_case(case())
        unit.save_person(CASE, AUNT)
        unit.put_leaving(CASE, AUNT.id, left, WHEN)
        assert AUNT not in unit.case(CASE).people
        assert unit.case(CASE).former == unit.cases()[0].former == (Former(AUNT, left),)
        unit.put_leaving(CASE, AUNT.id, None, WHEN)
        assert (unit.case(CASE).people[-1], unit.case(CASE).former) == (AUNT, ())
        unit.put_leaving(CASE, AUNT.id, mistake, WHEN)
        assert unit.case(CASE).former == (Former(AUNT, mistake),)
        with pytest.raises(NotInStore):
            unit.put_leaving(CASE, PersonId("nobody"), left, WHEN)
        assert unit._connection.scalar(select(func.count()).select_from(LeavingRow)) == 3
        assert verify_chain(unit._connection).faults == ()
        with pytest.raises(DatabaseError):
            unit._connection.execute(text("UPDATE leavings SET reason = 'x'"))
        unit._connection.execute(text("DROP TRIGGER leavings_no_update"))
        unit._connection.execute(text('UPDATE leavings SET "left" = 0 WHERE mistake = 1'))
        assert len(verify_chain(unit._connection).faults) == 1, "a row that differs from the journal is found"


def test_people_of_an_older_store_have_one_role_and_no_details(tmp_path: Path) -> None:
    steps = Path(schema.__file__).parent / "migrations"
    older = tmp_path / "steps"
    (older / "versions").mkdir(parents=True)
    shutil.copy(steps / "env.py", older)
    for name in ("s0001_first_schema.py", "s0002_action_marks.py"):
        shutil.copy(steps / "versions" / name, older / "versions")
    engine = engine_on(create_database(tmp_path / "a.db", new_raw_key()))
    schema.bring_up_to_date(engine, older, ("0001", "0002"))
    with engine.begin() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(
            text(
                "INSERT INTO journal VALUES (1, 'e', '2026-11-23T09:00:00.000000+00:00', 'w', 'case.opened',"
                " 'case-1', 'case-1', NULL, 'c', 'p', 'h')"
            )
        )
        connection.execute(
            text("INSERT INTO cases VALUES ('case-1', 'C-0001', 'child', '2026-11-20', '', 0, 1)")
        )
        connection.execute(
            text("INSERT INTO people VALUES ('case-1', 'child', 0, 'child', 'A', '', '', '', NULL, 'exact')")
        )
    assert schema.bring_up_to_date(engine)
    with engine.connect() as connection:
        row = connection.execute(select(*PersonRow.__table__.c)).one()
        assert (row.also, row.details) == ([], {})
    engine.dispose()
