"""A store that would be plain text, or less safe than it must be, stops; each safeguard is taken away once."""

import re
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

import hsb_desktop.store
from hsb_desktop.store import connection, sqlite_only
from hsb_desktop.store.connection import create_database, engine_on, open_database
from hsb_desktop.store.errors import StoreDamaged, StorePlain, StoreUnsafe
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.sealing import new_raw_key

RAW = new_raw_key()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """An encrypted database with one table, closed."""
    path = tmp_path / "a.db"
    raw = create_database(path, RAW)
    raw.execute("CREATE TABLE t (a TEXT)")
    raw.execute("INSERT INTO t VALUES ('kept')")
    raw.close()
    return path


def test_every_setting_reads_back(database: Path) -> None:
    raw = open_database(database, RAW)
    for pragma, _, expected in sqlite_only.SETTINGS:
        assert str(raw.execute(f"PRAGMA {pragma}").fetchone()[0]) == expected
    wanted = {
        "journal_mode",
        "synchronous",
        "locking_mode",
        "foreign_keys",
        "temp_store",
        "cipher_memory_security",
    }
    assert wanted | {"secure_delete", "trusted_schema"} <= {pragma for pragma, _, _ in sqlite_only.SETTINGS}
    assert ("TEMP_STORE=2",) in raw.execute("PRAGMA compile_options").fetchall()
    raw.close()


def test_the_file_begins_with_the_salt_and_says_nothing(database: Path) -> None:
    content = database.read_bytes()
    assert content[:16] == RAW[32:]
    for word in (b"SQLite format", b"CREATE TABLE", b"kept"):
        assert word not in content


def test_without_the_key_step_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_set_key", lambda *_: None)
    with pytest.raises(StorePlain):
        create_database(tmp_path / "a.db", RAW)
    assert list(tmp_path.iterdir()) == []


def test_without_the_key_step_and_its_read_back_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header is the second safeguard: it holds even where SQLCipher's own word could not be trusted."""
    monkeypatch.setattr(connection, "_set_key", lambda *_: None)
    monkeypatch.setattr(sqlite_only, "CIPHER_STATUS", "SELECT 1")
    monkeypatch.setattr(
        sqlite_only,
        "SETTINGS",
        [setting for setting in sqlite_only.SETTINGS if setting[0] != "cipher_memory_security"],
    )
    with pytest.raises(StorePlain):
        create_database(tmp_path / "a.db", RAW)
    assert list(tmp_path.iterdir()) == []


def test_an_engine_without_encryption_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    monkeypatch.setattr(connection, "sqlcipher", sqlite3)
    with pytest.raises(StorePlain):
        create_database(tmp_path / "a.db", RAW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("pragma", "weak"),
    [
        ("synchronous", "NORMAL"),
        ("synchronous", "OFF"),
        ("journal_mode", "DELETE"),
        ("locking_mode", "NORMAL"),
        ("foreign_keys", "OFF"),
        ("temp_store", "FILE"),
        ("secure_delete", "OFF"),
        ("trusted_schema", "ON"),
        ("recursive_triggers", "OFF"),
        ("cell_size_check", "OFF"),
    ],
)
def test_a_weaker_setting_is_found_by_the_read_back(
    database: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, weak: str
) -> None:
    settings = tuple(
        (name, weak if name == pragma else value, want) for name, value, want in sqlite_only.SETTINGS
    )
    monkeypatch.setattr(sqlite_only, "SETTINGS", settings)
    with pytest.raises(StoreUnsafe, match=pragma):
        open_database(database, RAW)


def test_an_engine_with_the_old_fault_is_refused(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_only, "ENGINE_VERSION", "SELECT '3.51.2'")
    with pytest.raises(StoreUnsafe, match="sqlite"):
        open_database(database, RAW)


def test_a_plain_database_is_refused_and_left(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "a.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a TEXT)")
    plain.close()
    content = path.read_bytes()
    with pytest.raises(StorePlain):
        open_database(path, RAW)
    assert path.read_bytes() == content


def test_another_key_opens_nothing(database: Path) -> None:
    with pytest.raises(sqlcipher.DatabaseError):
        open_database(database, bytes(32) + RAW[32:])
    with pytest.raises(StoreDamaged):
        open_database(database, new_raw_key())
    with pytest.raises(ValueError, match="48 bytes"):
        create_database(database.with_name("b.db"), RAW + b"x")
    assert not database.with_name("b.db").exists()


def test_sqlcipher_says_nothing_on_the_terminal(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(sqlcipher.DatabaseError):
        open_database(database, bytes(32) + RAW[32:])
    assert capfd.readouterr() == ("", "")


def test_errors_never_quote_what_was_typed(database: Path) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    engine = engine_on(open_database(database, RAW))
    with engine.connect() as found, pytest.raises(DBAPIError) as caught:
        found.execute(text("INSERT INTO nowhere VALUES (:typed)"), {"typed": "canary"})
    assert "canary" not in str(caught.value)
    engine.dispose()


def test_there_is_one_connection(store: EncryptedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        pytest.fail("a second connection")

    monkeypatch.setattr(sqlcipher, "connect", refuse)
    for _ in range(3):
        with store.unit() as unit:
            unit.cases()


def test_sqlite_s_own_sql_stands_in_one_module() -> None:
    """The names of pragmas and of SQLite's tables appear in strings of one module only."""
    package = Path(hsb_desktop.store.__file__).parent
    words = re.compile(
        r"\b(pragma|sqlite_master|raise\(abort|wal_checkpoint|begin immediate|create trigger)\b",
        re.IGNORECASE,
    )
    for path in package.rglob("*.py"):
        code = "\n".join(
            line for line in path.read_text().splitlines() if '"' in line and "for pragma" not in line
        )
        if path.name != "sqlite_only.py":
            assert not re.search(r'"[^"]*(PRAGMA |sqlite_master|RAISE\(|BEGIN )', code), path.name
    assert words.search((package / "sqlite_only.py").read_text())
