"""Nothing that was typed can be read in the store's folder: while it is open, after it is closed, after a kill."""

import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from hsb_desktop.casework.ports import JournalEntry, Typing
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import FactId, RowId
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import CASE, NOW, RECORD, case, fact, paper, person, record
from tests.store.searching import found_in, writings

CANARY = "zq{0}canary-Ŵyn-{0}xq"
PASSPHRASE = CANARY.format("passphrase")
PLACES = (
    "name",
    "role",
    "person",
    "relation",
    "system",
    "answer",
    "note",
    "typing",
    "draft",
    "fact",
    "reason",
    "journal",
    "title",
    "paper",
)
TEXTS = [PASSPHRASE, *(CANARY.format(place) for place in PLACES)]


def _type_everywhere(vault: FolderVault) -> None:
    typed = {place: CANARY.format(place) for place in PLACES}
    store = vault.create(PASSPHRASE, typed["name"], typed["role"])
    with store.unit() as unit:
        unit.add_case(replace(case(), system_id=typed["system"]))
        unit.save_person(CASE, replace(person(2), name=typed["person"], relation=typed["relation"]))
        unit.add_record(record())
        answers = {
            FieldKey("q"): Answer(typed["answer"]),
            FieldKey("q", "r", RowId("1"), True): Answer(typed["note"]),
        }
        unit.add_answers(RECORD, answers, NOW)
        unit.put_typing(Typing(RECORD, FieldKey("q"), typed["typing"] * 50, 3, NOW))
        unit.put_draft("new_case", "name", typed["draft"], NOW)
        unit.add_fact(replace(fact(), values={"fact": typed["fact"]}))
        unit.withdraw_fact(FactId("fact-1"), typed["reason"], NOW)
        unit.journal(JournalEntry("case.viewed", content={"words": typed["journal"]}), NOW)
        data = zlib.compress(typed["paper"].encode() * 3) + typed["paper"].encode("utf-16-le")
        unit.add_paper(replace(paper(data), title=typed["title"]), data)
    vault.change_passphrase(PASSPHRASE, PASSPHRASE + " again")


def test_nothing_typed_can_be_read_while_open_or_closed(tmp_path: Path, clock: FixedClock) -> None:
    vault = FolderVault(tmp_path / "store", clock, Stretching())
    _type_everywhere(vault)
    assert (tmp_path / "store" / "records.db-wal").stat().st_size > 0
    assert found_in(tmp_path, TEXTS) == []
    vault.close()
    assert found_in(tmp_path, TEXTS) == []


def test_nothing_typed_can_be_read_after_a_kill(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from hsb_desktop.store.sealing import Stretching\n"
        "from hsb_desktop.store.vault import FolderVault\n"
        "from hsb_desktop.support.clock import SystemClock\n"
        "from tests.store.test_no_plain_text import _type_everywhere\n"
        "_type_everywhere(FolderVault(Path(sys.argv[1]), SystemClock(), Stretching()))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {
        "TMPDIR": str(tmp_path),
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(_ROOT),
    }
    command = [sys.executable, "-B", "-c", program, str(tmp_path / "store")]
    result = subprocess.run(command, env=environment, check=False)
    assert result.returncode == -9
    assert (tmp_path / "store" / "records.db-wal").stat().st_size > 0
    assert found_in(tmp_path, TEXTS) == []


_ROOT = Path(__file__).resolve().parents[2]


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """A search that cannot find would prove nothing."""
    text = TEXTS[1]
    for number, (_, written) in enumerate(writings(text)):
        (tmp_path / str(number)).write_bytes(b"before" + written + b"after")
    (tmp_path / "deflated").write_bytes(b"x" + zlib.compress(text.encode()))
    hits = found_in(tmp_path, [text])
    assert {hit.partition(":")[0].partition(" ")[0] for hit in hits} == {
        path.name for path in tmp_path.iterdir()
    }


def test_without_encryption_the_search_would_cry_out(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key step removed and every safeguard with it: then the canaries are found."""
    from hsb_desktop.store import opening, sqlite_only

    monkeypatch.setattr(sqlite_only, "CIPHER_STATUS", "SELECT 1")
    monkeypatch.setattr(opening, "create_database", lambda path, _: _plain(path))
    monkeypatch.setattr(opening, "open_database", lambda path, _: _plain(path))
    vault = FolderVault(tmp_path / "store", clock, Stretching())
    _type_everywhere(vault)
    vault.close()
    assert len(found_in(tmp_path, TEXTS)) >= len(PLACES) - 1


def _plain(path: Path) -> object:
    import sqlcipher3.dbapi2 as sqlcipher

    return cast(object, sqlcipher.connect(str(path), isolation_level=None))
