"""Which schema this program knows, and bringing an older store up to it. Alembic is imported only then."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from hsb_desktop.store import sqlite_only
from hsb_desktop.store.errors import StoreDamaged, StoreNewer

# Every step, oldest first; a test holds them against the folder.
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
NEWEST = KNOWN[-1]
_STEPS = Path(__file__).resolve().parent / "migrations"


def revision_of(connection: Connection) -> str:
    """The step this store stands at; empty for one without a schema."""
    tables = connection.dialect.get_table_names(connection)
    if "alembic_version" not in tables:
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def bring_up_to_date(
    engine: Engine,
    steps: Path = _STEPS,
    known: tuple[str, ...] = KNOWN,
    *,
    before: Callable[[Engine], None] | None = None,
) -> bool:
    """Run the steps that are missing, all or none; whether there were any. StoreNewer for a newer store.

    `before` is called once an older schema is known to be changed next, while it still stands as it was.
    """
    with engine.connect() as connection:
        revision = revision_of(connection)
        has_tables = bool(connection.dialect.get_table_names(connection))
    if revision == known[-1]:
        return False
    if revision and revision not in known:
        raise StoreNewer
    if has_tables and not revision:
        raise StoreDamaged
    if revision and before is not None:
        before(engine)
    _run(engine, steps)
    return True


def _run(engine: Engine, steps: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(sqlite_only.FOREIGN_KEYS_OFF)  # has no effect inside a transaction, so before it begins
        try:
            config.attributes["connection"] = connection
            with connection.begin():
                command.upgrade(config, "head")
                if connection.exec_driver_sql(sqlite_only.FOREIGN_KEY_CHECK).first() is not None:
                    raise StoreDamaged
        finally:
            raw.execute(sqlite_only.FOREIGN_KEYS_ON)
            if sqlite_only.one(raw, sqlite_only.read_statement("foreign_keys")) != "1":
                raise StoreDamaged
