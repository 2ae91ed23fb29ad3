"""The schema and its steps: the newest is the models, a newer store is refused unharmed, a step is all or nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from hsb_desktop.store import schema, sqlite_only
from hsb_desktop.store.connection import create_database, engine_on
from hsb_desktop.store.errors import StoreDamaged, StoreNewer
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.rows import Base
from hsb_desktop.store.sealing import new_raw_key
from hsb_desktop.store.vault import FolderVault
from tests.store.samples import CASE, PASSPHRASE, case

RAW = new_raw_key()
STEPS = Path(schema.__file__).parent / "migrations"


def test_the_newest_step_is_the_models(tmp_path: Path) -> None:
    engine = engine_on(create_database(tmp_path / "a.db", RAW))
    assert schema.bring_up_to_date(engine)
    assert not schema.bring_up_to_date(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert schema.revision_of(connection) == schema.NEWEST
    engine.dispose()


def test_the_known_steps_are_those_of_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == schema.KNOWN


def test_every_table_that_only_grows_has_its_triggers(store: EncryptedStore) -> None:
    with store.unit() as unit:
        found = set(unit._connection.execute(text(sqlite_only.TRIGGERS)).scalars())
    tables = (
        "journal",
        "facts",
        "fact_ends",
        "answers",
        "papers",
        "paper_files",
        "action_marks",
        "council_entries",
        "leavings",
        "journal_contents",
        "destroyed_cases",
        "copy_entries",
    )
    assert found == {f"{table}_no_{event}" for table in tables for event in ("update", "delete")} | {
        "answers_not_when_issued",
        "records_stay_issued",
        "records_no_delete",
    }


def test_a_newer_store_is_refused_unharmed(vault: FolderVault, folder: Path) -> None:
    with vault.open(PASSPHRASE).unit() as unit:
        unit._connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    vault.close()
    before = (folder / "records.db").read_bytes()
    with pytest.raises(StoreNewer, match="newer version"):
        vault.open(PASSPHRASE)
    assert (folder / "records.db").read_bytes() == before
    assert {path.name for path in folder.iterdir()} & {"records.db-wal", "records.db-shm"} == set()


def test_tables_without_a_version_are_damage(tmp_path: Path) -> None:
    raw = create_database(tmp_path / "a.db", RAW)
    raw.execute("CREATE TABLE cases (id TEXT)")
    engine = engine_on(raw)
    with pytest.raises(StoreDamaged):
        schema.bring_up_to_date(engine)
    engine.dispose()


_STEP = '''
"""A step of a test."""
import sqlalchemy as sa
from alembic import op
revision = "{revision}"
down_revision = "{before}"
def upgrade() -> None:
    with op.batch_alter_table("cases", recreate="always") as batch:
        batch.add_column(sa.Column("team", sa.Text(), nullable=False, server_default=""))
    {more}
'''


_NEXT = "9000"  # the step of a test comes after every shipped one


def _steps(tmp_path: Path, more: str) -> Path:
    folder = tmp_path / "steps"
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text((STEPS / "env.py").read_text())
    for shipped in (STEPS / "versions").glob("s*.py"):
        (folder / "versions" / shipped.name).write_text(shipped.read_text())
    step = _STEP.format(revision=_NEXT, before=schema.NEWEST, more=more)
    (folder / "versions" / f"s{_NEXT}_test.py").write_text(step)
    return folder


def test_a_table_is_rebuilt_with_its_rows_and_references(vault: FolderVault, tmp_path: Path) -> None:
    with vault.open(PASSPHRASE).unit() as unit:
        unit.add_case(case())
    store = vault.open(PASSPHRASE) if vault._store is None else vault._store
    assert schema.bring_up_to_date(store._engine, _steps(tmp_path, "pass"), (*schema.KNOWN, _NEXT))
    with store.unit() as unit:
        assert unit.case(CASE) == case()
        assert unit._connection.execute(text("SELECT team FROM cases")).scalars().all() == [""]
        assert unit._connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert unit._connection.exec_driver_sql(sqlite_only.FOREIGN_KEY_CHECK).all() == []


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ('op.execute("INSERT INTO nowhere VALUES (1)")', OperationalError),
        ("op.execute(\"UPDATE people SET case_id = 'nowhere'\")", StoreDamaged),
    ],
)
def test_a_step_that_fails_leaves_the_store_as_it_was(
    vault: FolderVault, tmp_path: Path, more: str, error: type[Exception]
) -> None:
    store = vault.open(PASSPHRASE)
    with store.unit() as unit:
        unit.add_case(case())
    with pytest.raises(error):
        schema.bring_up_to_date(store._engine, _steps(tmp_path, more), (*schema.KNOWN, _NEXT))
    with store.unit() as unit:
        assert unit.cases() == (case(),)
        assert schema.revision_of(unit._connection) == schema.NEWEST
        assert "team" not in unit._connection.execute(text("SELECT * FROM cases")).mappings().one()
        assert unit._connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_alembic_is_imported_only_for_a_store_that_is_behind(folder: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from hsb_desktop.store.vault import FolderVault\n"
        "from hsb_desktop.support.clock import SystemClock\n"
        "vault = FolderVault(Path(sys.argv[1]), SystemClock())\n"
        "assert vault.exists()\n"
        "assert not {'sqlalchemy', 'nacl', 'sqlcipher3'} & set(sys.modules), 'too early'\n"
        "vault.open(sys.argv[2])\n"
        "vault.close()\n"
        "assert 'sqlalchemy' in sys.modules\n"
        "assert 'alembic' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program, str(folder), PASSPHRASE], check=True)


def test_the_steps_are_packaged() -> None:
    for name in ("env.py", "script.py.mako", "versions/s0001_first_schema.py"):
        assert (STEPS / name).is_file()
