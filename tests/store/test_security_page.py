"""The numbers that SECURITY.md gives are those of the code, and what it says of the pages is what the engine does."""

import math
from pathlib import Path

import pytest

from hsb_desktop.store import attempts, backups, connection, fingerprint, journal, passphrases, sealing
from hsb_desktop.store import recovery_code as code
from hsb_desktop.support import settings
from hsb_desktop.ui.kit.new_passphrase import SHORTEST
from hsb_desktop.ui.shell.cover import LOCKS_AFTER_MS

PAGE = Path(__file__).resolve().parents[2] / "SECURITY.md"


def facts() -> dict[str, str]:
    """The lines of its table, as the code has them."""
    least = settings.Settings().lock_after
    waits = [attempts.wait_after(n) for n in range(1, 40)]
    words = len(passphrases.passphrase_words())
    return {
        "Database key": f"256 random bits, and {(connection.RAW_KEY_BYTES - 32) * 8} of salt",
        "Database": "SQLCipher: AES-256, HMAC-SHA512 on each page; "
        f"SQLite {'.'.join(map(str, connection.OLDEST_ENGINE))} or newer, else refused",
        "Stretching of a passphrase, at least": f"Argon2id, {sealing.MEMORY_FLOOR_KIB // 1024} MiB, "
        f"{sealing.PASSES_FLOOR} passes",
        "Stretching, measured on the machine": "as much as takes half a second, up to "
        f"{sealing.calibrated(iter((0.0, 0.0)).__next__).memory_kib // 1024} MiB",
        "Offered passphrase": f"{passphrases.WORDS} words out of {words}: {math.floor(passphrases.strength())} bits",
        "A passphrase one makes up": f"{SHORTEST} characters or more",
        "Recovery code": f"{(code.GROUPS - 1) * code.GROUP * 5} random bits, and {code.GROUP * 5} to find a slip",
        "Fingerprint of a key": f"{fingerprint.FINGERPRINT_WORDS} words out of {fingerprint.WORD_COUNT}: "
        f"{int(fingerprint.FINGERPRINT_WORDS * math.log2(fingerprint.WORD_COUNT))} bits",
        "Wait after wrong passphrases": f"none for {waits.count(0.0)}, then {next(w for w in waits if w):.0f} "
        f"seconds, doubling up to {max(waits):.0f}",
        "Lock without anybody there": f"{least} minutes; a worker may choose {settings.SHORTEST_LOCK} to "
        f"{settings.LONGEST_LOCK}, a council fewer at most",
        "Lock of a covered screen": f"{LOCKS_AFTER_MS // 60_000} minutes",
        "Seal on an issued paper": f"{journal.SEAL_LETTERS} characters of the journal's last hash: "
        f"{journal.SEAL_LETTERS * 4} bits",
        "Backups kept": f"{backups.DAYS_KEPT} days, {backups.WEEKS_KEPT} weeks, {backups.CHANGES_KEPT} from before "
        f"an update, {backups.ASKED_KEPT} asked for",
    }


@pytest.mark.parametrize("name", facts())
def test_each_number_is_the_codes(name: str) -> None:
    assert f"| {name} | {facts()[name]} |" in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_engine_does_what_the_page_says_of_it(tmp_path: Path) -> None:
    raw = connection.create_database(tmp_path / "a.db", bytes(range(48)))
    for pragma, value in (
        ("cipher_page_size", "4096"),
        ("cipher_use_hmac", "1"),
        ("cipher_hmac_algorithm", "HMAC_SHA512"),
    ):
        assert str(raw.execute(f"PRAGMA {pragma}").fetchone()[0]) == value
    raw.close()
