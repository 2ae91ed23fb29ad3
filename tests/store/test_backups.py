"""Encrypted copies of a store: whole, proved, private, rotated; taken before a schema changes."""

import random
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hsb_desktop.store import backups, schema
from hsb_desktop.store.backups import Copy, Why, copies_in, rotate
from hsb_desktop.store.errors import BackupFailed, StoreDamaged
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.journal import Head
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import PASSPHRASE, case


def test_a_copy_opens_elsewhere_like_the_store_itself(
    store: EncryptedStore, tmp_path: Path, clock: FixedClock
) -> None:
    child = case()
    with store.unit() as unit:
        unit.add_case(child)
    copy = store.copy_to(tmp_path / "stick", Why.ASKED)
    assert (copy.made_at, copy.why) == (clock.now(), Why.ASKED)
    assert store.copied_head(copy.path) == store.head
    elsewhere = FolderVault(Path(shutil.copytree(copy.path, tmp_path / "elsewhere")), clock, Stretching())
    opened = elsewhere.open(PASSPHRASE)
    try:
        assert opened.warnings == ()
        assert opened.verify().holds
        with opened.unit() as unit:
            assert unit.case(child.id) == child
    finally:
        elsewhere.close()


def test_a_copy_holds_no_plain_text_and_is_its_owners_alone(store: EncryptedStore, tmp_path: Path) -> None:
    child = case()
    with store.unit() as unit:
        unit.add_case(child)
    copy = store.copy_to(tmp_path / "stick", Why.DAILY)
    for path in copy.path.iterdir():
        content = path.read_bytes()
        assert child.child.name.encode() not in content
        assert child.child.name.encode("utf-16-le") not in content
        assert not content.startswith(b"SQLite format 3")
        assert path.stat().st_mode & 0o077 == 0
    assert not any(path.name.endswith(("-wal", "-shm", "-journal")) for path in copy.path.iterdir())


def test_a_copy_that_is_not_whole_does_not_count(
    store: EncryptedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One flipped bit between writing and proving: the copy is refused and nothing of it is left."""

    def flipped(path: Path, reopen: object) -> Head:
        content = bytearray(path.read_bytes())
        content[random.Random(7).randrange(4096, len(content))] ^= 1
        path.write_bytes(bytes(content))
        return head_of(path, reopen)  # type: ignore[arg-type]

    head_of = backups.head_of
    monkeypatch.setattr(backups, "head_of", flipped)
    with pytest.raises((BackupFailed, StoreDamaged)):
        store.copy_to(tmp_path / "stick", Why.DAILY)
    assert list((tmp_path / "stick").iterdir()) == []
    monkeypatch.undo()
    assert store.copy_to(tmp_path / "stick", Why.DAILY).path.is_dir()


def test_a_copy_cut_short_is_swept_away_and_never_counts(store: EncryptedStore, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    (place / "unfinished-20261120T090000Z").mkdir(parents=True)
    (place / "holiday pictures").mkdir()
    copy = store.copy_to(place, Why.DAILY)
    assert [found.path for found in copies_in(place)] == [copy.path]
    assert {path.name for path in place.iterdir()} == {copy.path.name, "holiday pictures"}


def test_rotation_keeps_seven_days_four_weeks_and_what_was_asked_for(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    for hours in range(0, 24 * 60, 8):
        _pretend(tmp_path, now - timedelta(hours=hours), Why.DAILY)
    asked = _pretend(tmp_path, now - timedelta(days=200), Why.ASKED)
    changes = [_pretend(tmp_path, now - timedelta(days=day), Why.UPDATE) for day in (100, 110, 120, 130)]
    kept = rotate(tmp_path, now)
    assert kept == copies_in(tmp_path)
    days = {
        copy.made_at.date()
        for copy in kept
        if copy.why is Why.DAILY and copy.made_at > now - timedelta(days=7)
    }
    weeks = {f"{copy.made_at:%G-%V}" for copy in kept if copy.why is Why.DAILY}
    assert len(days) == 7
    assert len(weeks) >= 4
    assert len(kept) <= 8 + 5 + 1 + 3
    assert asked in {copy.path for copy in kept}
    assert [path.is_dir() for path in changes] == [True, True, True, False]
    assert kept[0].made_at == now, "the newest is never taken away"


def test_the_only_copy_stays_however_old(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    old = _pretend(tmp_path, now - timedelta(days=400), Why.DAILY)
    assert [copy.path for copy in rotate(tmp_path, now)] == [old]


def test_an_older_schema_is_copied_before_it_is_changed(
    vault: FolderVault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = vault.open(PASSPHRASE)
    head = store.head
    vault.close()
    seen: list[Copy] = []

    def stands_before(
        engine: object, steps: object = None, known: object = None, *, before: object = None
    ) -> bool:
        assert callable(before)
        before(engine)
        seen.extend(copies_in(StoreFolder(folder).backups))
        return False

    monkeypatch.setattr("hsb_desktop.store.opening.bring_up_to_date", stands_before)
    again = vault.open(PASSPHRASE)
    assert [copy.why for copy in seen] == [Why.UPDATE]
    assert again.copied_head(seen[0].path) == head
    assert len(schema.KNOWN) > 1


def _pretend(place: Path, at: datetime, why: Why) -> Path:
    path = place / f"copy-{at:%Y%m%dT%H%M%SZ}-{why}"
    path.mkdir(parents=True)
    return path
