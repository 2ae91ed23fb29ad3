"""Every piece of SQL that only SQLite or SQLCipher knows. Every other statement compiles for PostgreSQL.

Nothing here takes text from outside except a key, which is written as hex digits.
"""

from collections.abc import Iterator
from typing import Any

BEGIN = "BEGIN IMMEDIATE"
FOREIGN_KEYS_OFF = "PRAGMA foreign_keys = OFF"
FOREIGN_KEYS_ON = "PRAGMA foreign_keys = ON"
FOREIGN_KEY_CHECK = "PRAGMA foreign_key_check"
FIRST_READ = "SELECT count(*) FROM sqlite_master"
CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)"
QUIET = "PRAGMA cipher_log_level = NONE"  # SQLCipher would write to stderr
ENGINE_VERSION = "SELECT sqlite_version()"
CIPHER_VERSION = "PRAGMA cipher_version"
CIPHER_STATUS = "PRAGMA cipher_status"  # 1 where a key is in use
CIPHER_CHECK = "PRAGMA cipher_integrity_check"
COPY_INTO = "VACUUM INTO ?"  # a whole copy under the same key and salt; the file must be empty
ATTACH_NEXT = "ATTACH DATABASE ? AS next_key KEY ?"  # a second database, under a key of its own
EXPORT_NEXT = "SELECT sqlcipher_export('next_key')"
DETACH_NEXT = "DETACH DATABASE next_key"
REWRITE = "VACUUM"  # writes every page anew, so that no page keeps what was deleted from it
INTEGRITY_CHECK = "PRAGMA integrity_check"
TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"

# Pragma, how it is set, how it must read back. The locking mode comes before WAL: then no shared memory file is made.
SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("cipher_memory_security", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("trusted_schema", "OFF", "0"),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("recursive_triggers", "ON", "1"),  # so that REPLACE cannot pass by the append-only triggers
    ("cell_size_check", "ON", "1"),
)


def key_statement(raw: bytes) -> str:
    """Sets the raw key and salt (48 bytes); only hex digits enter the statement."""
    return f'PRAGMA key = "{raw_key_text(raw)}"'


def raw_key_text(raw: bytes) -> str:
    """A raw key and salt as SQLCipher reads them."""
    return f"x'{raw.hex()}'"


def set_statement(pragma: str, value: str) -> str:
    """Sets one pragma of SETTINGS."""
    return f"PRAGMA {pragma} = {value}"


def read_statement(pragma: str) -> str:
    """Reads one pragma of SETTINGS back."""
    return f"PRAGMA {pragma}"


def append_only(table: str, *, deletable: bool = False) -> Iterator[str]:
    """The triggers that refuse to change a row of `table`, or to take it away unless `deletable`."""
    refused = ("UPDATE",) if deletable else ("UPDATE", "DELETE")
    for event in refused:
        yield (
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def issued_stays() -> Iterator[str]:
    """The triggers that keep an issued record as it is until a new version of it is begun."""
    yield (
        "CREATE TRIGGER answers_not_when_issued BEFORE INSERT ON answers "
        "WHEN (SELECT status FROM records WHERE id = NEW.record_id) = 'issued' "
        "BEGIN SELECT RAISE(ABORT, 'the record is issued'); END"
    )
    yield (
        "CREATE TRIGGER records_stay_issued BEFORE UPDATE ON records "
        "WHEN OLD.status = 'issued' AND NEW.status <> 'issued' AND NEW.version <= OLD.version "
        "BEGIN SELECT RAISE(ABORT, 'the record is issued'); END"
    )
    yield (
        "CREATE TRIGGER records_no_delete BEFORE DELETE ON records "
        "BEGIN SELECT RAISE(ABORT, 'records are kept'); END"
    )


_DESTROYED = "SELECT 1 FROM destroyed_cases"
_OF_A_CASE = {
    "records": "OLD.case_id",
    "facts": "OLD.case_id",
    "papers": "OLD.case_id",
    "leavings": "OLD.case_id",
    "journal_contents": "OLD.case_id",
    "answers": "(SELECT case_id FROM records WHERE id = OLD.record_id)",
    "action_marks": "(SELECT case_id FROM records WHERE id = OLD.record_id)",
    "fact_ends": "(SELECT case_id FROM facts WHERE id = OLD.fact_id)",
    "paper_files": "(SELECT case_id FROM papers WHERE id = OLD.paper_id)",
}  # how the triggers find the case of a row


def only_when_destroyed() -> Iterator[str]:
    """The triggers that let a row go only with its case, once that is entered as destroyed."""
    for table, case in _OF_A_CASE.items():
        yield f"DROP TRIGGER IF EXISTS {table}_no_delete"
        yield _kept_with(table, case)


def _kept_with(table: str, case: str) -> str:
    """Refuses to let a row go before its case was destroyed; `case` is how the row's case is found."""
    alone = f"WHEN {case} IS NULL OR NOT EXISTS ({_DESTROYED} WHERE case_id = {case})"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} are kept'); END"
    return f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {alone} {refuse}"


def copies_stay() -> Iterator[str]:
    """The triggers that keep every entry of the register of copies as long as its case."""
    yield next(append_only("copy_entries", deletable=True))
    yield _kept_with("copy_entries", "(SELECT case_id FROM papers WHERE id = OLD.paper_id)")


def one(connection: Any, statement: str) -> str:
    """The first value of the first row of a statement on a bare connection, as text; empty where there is none."""
    row = connection.execute(statement).fetchone()
    return "" if row is None else str(row[0])
