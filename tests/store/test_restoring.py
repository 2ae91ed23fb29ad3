"""A copy is put back in one step: what it would take is counted first, the store is kept aside, the journal says so."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from sqlalchemy import text

from hsb_desktop.casework.backup_port import KeptCopy, Lost, LostInCase
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.store.anchor import Anchor, History
from hsb_desktop.store.attempts import FREE
from hsb_desktop.store.copy_errors import BackupGone, NotThisStore, PlaceAway
from hsb_desktop.store.errors import WrongPassphrase
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.key_errors import TooSoon
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.rekeying import rekey
from hsb_desktop.store.restoring import READY, Restore, finish, prepare, staging
from hsb_desktop.store.sealing import Stretching, canonical, new_raw_key
from hsb_desktop.store.slots import new_slots, opened_by_passphrase, read_slots
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import CASE, NAME, NOW, PASSPHRASE, ROLE, case, person

SECOND = CaseId("case-2")


@pytest.fixture
def copy(store: EncryptedStore) -> KeptCopy:
    """A copy from before the second case and a change of the first."""
    with store.unit() as unit:
        unit.add_case(case())
    made = store.copies.make()
    with store.unit() as unit:
        unit.save_person(CASE, replace(person(2), name="Robin Sample"))
        unit.add_case(case(SECOND, "C-0002"))
        unit.put_council("panel", "day", {"on": "2026-12-01"}, NOW)
    return made


def _references(store: EncryptedStore) -> list[str]:
    with store.unit() as unit:
        return [one.reference for one in unit.cases()]


def test_a_passphrase_given_to_put_a_copy_back_is_a_try_as_at_unlocking(
    vault: FolderVault, store: EncryptedStore, copy: KeptCopy, folder: Path
) -> None:
    for _ in range(FREE):
        with pytest.raises(WrongPassphrase) as wrong:
            store.copies.put_back(copy, "not the words")
    assert wrong.value.wait > 0
    with pytest.raises(TooSoon):
        store.copies.put_back(copy, PASSPHRASE)
    with pytest.raises(TooSoon):
        vault.is_passphrase(PASSPHRASE)
    assert not staging(StoreFolder(folder)).path.exists()


def test_a_copy_is_put_back_in_one_step_and_can_be_undone(
    vault: FolderVault, store: EncryptedStore, copy: KeptCopy, folder: Path
) -> None:
    lost = Lost((LostInCase("C-0001", 1), LostInCase("C-0002", 1, whole=True)), elsewhere=1)
    assert store.copies.loses(copy) == lost
    with pytest.raises(WrongPassphrase):
        store.copies.put_back(copy, "not the words")
    assert not staging(StoreFolder(folder)).path.exists()
    left = store.head
    store.copies.put_back(copy, PASSPHRASE)
    vault.close()

    store = vault.open(PASSPHRASE)
    assert (store.history, store.warnings) == (History.WHOLE, ())
    assert _references(store) == ["C-0001"]
    assert store.verify().holds
    _signed_entry(store, left.seq)
    (aside,) = (kept for kept in store.copies.here() if kept.why == "before-restore")
    assert store.copies.loses(aside).changes == 0, "only the restore itself is not in it"
    store.copies.put_back(aside, PASSPHRASE)
    vault.close()
    store = vault.open(PASSPHRASE)
    assert (store.warnings, _references(store)) == ((), ["C-0001", "C-0002"])


def _signed_entry(store: EncryptedStore, left: int) -> None:
    """The restore is in the journal, signed by the worker over both ends."""
    statement = (
        "SELECT content FROM journal_contents JOIN journal USING (seq) WHERE action = 'store.restored'"
    )
    with store.unit() as unit:
        said = json.loads(unit._connection.scalars(text(statement)).one())
    signature = bytes.fromhex(said.pop("signature"))
    assert said["left"]["seq"] == left
    key = VerifyKey(bytes.fromhex(store.identity.signing_public))
    key.verify(canonical(said), signature)
    said["left"]["seq"] -= 1
    with pytest.raises(BadSignatureError):
        key.verify(canonical(said), signature)


def test_todays_passphrase_opens_a_copy_of_an_older_one(
    vault: FolderVault, store: EncryptedStore, copy: KeptCopy
) -> None:
    vault.change_passphrase(PASSPHRASE, "new words for the store")
    with pytest.raises(WrongPassphrase):
        store.copies.put_back(copy, PASSPHRASE)
    store.copies.put_back(copy, "new words for the store")
    vault.close()
    assert _references(vault.open("new words for the store")) == ["C-0001"]


def test_a_copy_from_before_another_key_needs_its_own_passphrase(
    vault: FolderVault, store: EncryptedStore, copy: KeptCopy, folder: Path, clock: FixedClock
) -> None:
    files = StoreFolder(folder)
    old, new = opened_by_passphrase(read_slots(files), PASSPHRASE), new_raw_key()
    head, store_id = store.head, store.store_id
    vault.close()
    rekey(files, old, new, new_slots(store_id, new, "words of the new key", Stretching()), head)
    assert not copy.other_key
    store = vault.open("words of the new key")
    assert [one.other_key for one in store.copies.here()] == [True]
    clock.advance(timedelta(minutes=1))
    store.copies.make()
    assert [one.other_key for one in store.copies.here()] == [False, True]
    with pytest.raises(WrongPassphrase):
        store.copies.put_back(copy, "words of the new key")
    store.copies.put_back(copy, PASSPHRASE)
    vault.close()
    store = vault.open(PASSPHRASE)
    assert (store.warnings, _references(store)) == ((), ["C-0001"])
    assert not vault.is_passphrase("words of the new key")


def test_a_restore_cut_short_anywhere_is_finished(
    vault: FolderVault, store: EncryptedStore, copy: KeptCopy, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, raw = StoreFolder(folder), vault._raw_key
    store.copies.put_back(copy, PASSPHRASE)
    vault.close()
    moves = Path.replace
    for cut in range(40):
        tried = Path(shutil.copytree(folder, folder.with_name(f"cut-{cut}")))
        left = [cut]

        def move(self: Path, to: Path, left: list[int] = left) -> Path:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return moves(self, to)

        here = StoreFolder(tried)
        anchor = Anchor(here.anchor, store.store_id, raw[:32])
        monkeypatch.setattr(Path, "replace", move)
        try:
            finish(here, raw, anchor)
        except KeyboardInterrupt:
            monkeypatch.undo()
            assert finish(here, raw, anchor)
        monkeypatch.undo()
        assert here.records.read_bytes() == staging(files).records.read_bytes()
        assert here.anchor.read_bytes() == staging(files).anchor.read_bytes()
        assert any(path.name.endswith("before-restore") for path in here.backups.iterdir())
        assert not staging(here).path.exists()
        if left[0] >= 0:
            break
        shutil.rmtree(tried)
    assert cut > 4, "it was cut at each of its moves"


def test_only_a_holder_of_the_key_can_order_a_restore(
    vault: FolderVault, store: EncryptedStore, copy: KeptCopy, folder: Path
) -> None:
    """Somebody lays an old copy and an order beside the store: it is thrown away, the store stands."""
    files = StoreFolder(folder)
    store.copies.put_back(copy, PASSPHRASE)
    order = json.loads((staging(files).path / READY).read_text())
    (staging(files).path / READY).write_text(json.dumps({**order, "left": order["left"] + 1}))
    vault.close()
    store = vault.open(PASSPHRASE)
    assert _references(store) == ["C-0001", "C-0002"]
    assert not staging(files).path.exists()


def test_a_copy_of_other_records_is_refused(
    store: EncryptedStore, tmp_path: Path, clock: FixedClock, folder: Path
) -> None:
    others = FolderVault(tmp_path / "others", clock, Stretching())
    other = others.create("entirely different words", NAME, ROLE)
    made = StoreFolder(other.copies.make().path)
    raw = opened_by_passphrase(read_slots(made), "entirely different words")
    others.close()
    with pytest.raises(NotThisStore):
        prepare(StoreFolder(folder), Restore(made, raw, store.store_id, True, store.head), clock)
    assert not staging(StoreFolder(folder)).path.exists()


def test_a_second_place_takes_proved_copies_and_its_absence_is_one_sentence(
    store: EncryptedStore, copy: KeptCopy, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    assert store.copies.at(stick) is None
    with pytest.raises(PlaceAway):
        store.copies.carry(copy, stick)
    stick.mkdir()
    carried = store.copies.carry(copy, stick)
    assert store.copies.at(stick) == (carried,)
    assert store.copied_head(carried.path) == store.copied_head(copy.path)
    assert store.copies.loses(carried) == store.copies.loses(copy)
    assert store.copies.same_disk(stick)
    shutil.rmtree(carried.path)
    for refused in (lambda: store.copies.loses(carried), lambda: store.copies.put_back(carried, PASSPHRASE)):
        with pytest.raises(BackupGone):
            refused()
    store.copies.end()
    with pytest.raises(PlaceAway):
        store.copies.carry(copy, stick)
    assert store.copies.at(stick) == (), "what is given up leaves nothing behind"
