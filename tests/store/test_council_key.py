"""P13: the council opens every store with two people and never silently; a kill leaves one key that opens."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hsb_desktop.store import errors, key_errors, rekeying
from hsb_desktop.store.council_key import (
    Part,
    council_fingerprint,
    council_public,
    new_parts,
    opened_by_council,
    private_key,
    read_part,
    with_council,
    written,
)
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.key_errors import NoCouncilSlot, PartNotOpened, PartsApart
from hsb_desktop.store.sealing import Stretching, new_id, new_raw_key
from hsb_desktop.store.slots import SlotFile, read_slots
from hsb_desktop.store.unit_keys import KeysUnit
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import CASE, PASSPHRASE, case

ONE, OTHER = "first person has these words", "the second person has others"


@pytest.fixture(scope="module")
def parts() -> tuple[Part, Part]:
    """A council's key as its two people hold it."""
    return new_parts(ONE, OTHER, Stretching())


@pytest.fixture(scope="module")
def private(parts: tuple[Part, Part]) -> bytes:
    return private_key(parts[0], ONE, parts[1], OTHER)


@pytest.fixture
def policy(tmp_path: Path, parts: tuple[Part, Part], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The machine's policy folder, naming the council's key."""
    folder = tmp_path / "policy"
    folder.mkdir()
    monkeypatch.setenv("HSB_DESKTOP_POLICY", str(folder))
    (folder / "policy.toml").write_text(
        f'[recovery]\ncouncil = "Riverside"\npublic_key = "{parts[0].public}"\n'
    )
    return folder


@pytest.fixture
def sealed(vault: FolderVault, policy: Path, folder: Path) -> Path:
    """A store with a case, sealed to the council's key; closed."""
    with vault.open(PASSPHRASE).unit() as unit:
        unit.add_case(case())
    offer = vault.standing().council_offer
    assert offer is not None
    assert (offer.council, offer.replaces) == ("Riverside", False)
    assert offer.words == council_fingerprint(offer.public)
    assert vault.standing().council_words == (), "nothing is sealed before the words were confirmed"
    vault.accept_council(offer.public)
    assert vault.standing().council_offer is None
    vault.close()
    return folder


def test_neither_person_opens_a_store_without_the_other(
    parts: tuple[Part, Part], private: bytes, tmp_path: Path
) -> None:
    one, other = parts
    (tmp_path / "1.json").write_bytes(written(one))
    assert read_part(tmp_path / "1.json") == one
    assert private_key(other, OTHER, one, ONE) == private, "in any order"
    for first, words, second, other_words in (
        (one, OTHER, other, ONE),
        (one, ONE, other, ONE),
        (one, "", other, OTHER),
    ):
        with pytest.raises(PartNotOpened):
            private_key(first, words, second, other_words)
    with pytest.raises(PartsApart):
        private_key(one, ONE, one, ONE)
    with pytest.raises(PartsApart):
        private_key(one, ONE, replace(other, public="11" * 32), OTHER)
    with pytest.raises(PartNotOpened):
        private_key(replace(one, terms={**one.terms, "memory_kib": 8}), ONE, other, OTHER)
    (tmp_path / "1.json").write_bytes(written(one).replace(b'"part": 1', b'"part": 2'))
    with pytest.raises(PartNotOpened):
        read_part(tmp_path / "1.json")


def test_a_thousand_stores_are_opened_by_the_council(parts: tuple[Part, Part], private: bytes) -> None:
    for _ in range(1000):
        raw, store = new_raw_key(), new_id()
        slots = with_council(SlotFile(store, 1, ()), raw, parts[0].public)
        assert opened_by_council(slots, private) == raw
        assert slots.genuine(raw)


def test_a_slot_of_another_key_store_or_with_other_terms_does_not_open(
    parts: tuple[Part, Part], private: bytes
) -> None:
    raw = new_raw_key()
    slots = with_council(SlotFile("store", 1, ()), raw, parts[0].public)
    other = bytes(range(32))
    with pytest.raises(NoCouncilSlot):
        opened_by_council(slots, other)
    with pytest.raises(NoCouncilSlot):
        opened_by_council(SlotFile("store", 1, ()), private)
    slot = slots.slots[0]
    for changed in (
        replace(slots, store_id="another"),
        replace(slots, slots=(replace(slot, id="another"),)),
        replace(slots, slots=(replace(slot, terms={**slot.terms, "note": 1}),)),
    ):
        with pytest.raises(errors.KeysDamaged):
            opened_by_council(changed, private)


def test_a_changed_key_of_the_policy_is_asked_for_again_and_never_taken_silently(
    sealed: Path, vault: FolderVault, policy: Path, parts: tuple[Part, Part]
) -> None:
    theirs = new_parts(ONE, OTHER, Stretching())[0].public
    (policy / "policy.toml").write_text(f'[recovery]\npublic_key = "{theirs}"\n')
    vault.open(PASSPHRASE)
    offer = vault.standing().council_offer
    assert offer is not None
    assert offer.replaces
    assert offer.words != council_fingerprint(parts[0].public)
    assert council_public(read_slots(StoreFolder(sealed))) == parts[0].public, "still the one confirmed"
    with pytest.raises(key_errors.NoCouncilKey):
        vault.accept_council(parts[0].public)  # what was shown must be what the policy says
    vault.accept_council(theirs)
    assert council_public(read_slots(StoreFolder(sealed))) == theirs
    (policy / "policy.toml").write_text("[recovery]\npublic_key = 12\n")
    assert vault.standing().policy_faults == ("recovery.public_key",)
    assert vault.standing().council_offer is None
    assert council_public(read_slots(StoreFolder(sealed))) == theirs, "a fault takes nothing away"
    (policy / "policy.toml").write_text(f'[recovery]\npublic_key = "{"0" * 64}"\n')
    with pytest.raises(key_errors.NoCouncilKey):
        vault.accept_council("0" * 64)


def test_recovery_leaves_its_mark_and_ends_every_older_way_in(
    sealed: Path, vault: FolderVault, private: bytes, clock: FixedClock, tmp_path: Path
) -> None:
    before = Path(shutil.copytree(sealed, tmp_path / "before"))
    vault.open(PASSPHRASE)
    code = vault.new_code()
    vault.put_recovery_code(code, code)
    vault.close()
    with pytest.raises(NoCouncilSlot):
        vault.recover(bytes(range(32)))
    given = vault.recover(private)
    assert len(given.split()) == 4
    with pytest.raises(errors.WrongPassphrase):
        vault.open(PASSPHRASE)
    with pytest.raises(errors.WrongCode):
        vault.open_by_code(code, "another one entirely")
    store = vault.open(given)
    assert store.warnings == ()
    assert store.verify().holds
    with store.unit() as unit:
        assert unit.case(CASE) == case()
        assert [note.what for note in unit.keys_noted()][-1] == "opened_by_council"
    standing = vault.standing()
    assert [by_council for by_council, _ in standing.opened_unseen] == [True]
    assert not standing.own_passphrase
    assert not standing.has_code
    assert standing.council_words
    vault.change_passphrase(given, "chosen by the worker alone")
    vault.close()
    vault.open("chosen by the worker alone")
    assert vault.standing().own_passphrase
    assert vault.standing().opened_unseen, "said until it is acknowledged"
    vault.acknowledge_opening()
    assert not vault.standing().opened_unseen
    vault.close()
    shutil.copy(before / "keys.json", sealed / "keys.json")  # the old slots and the new database
    shutil.copy(before / "keys.json", sealed / "keys-copy.json")
    with pytest.raises(errors.StoreDamaged):
        vault.open(PASSPHRASE)


def test_a_kill_anywhere_in_a_change_of_key_leaves_the_old_one_or_the_new_one(
    sealed: Path, vault: FolderVault, private: bytes, clock: FixedClock, tmp_path: Path
) -> None:
    """The folder as it stood at each moment of one change is opened as the next start would open it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hsb_desktop.store.passphrases.suggested", lambda: "given to the worker")
        moments = _copied_at_each_step(sealed, tmp_path / "killed", patch)
        vault.recover(private)
    assert len(moments) == 7
    opened = []
    for killed in moments:
        new = not (killed / "records.rekeyed").exists()
        again = FolderVault(killed, clock, Stretching())
        store = again.open("given to the worker" if new else PASSPHRASE)
        assert store.warnings == ()
        with store.unit() as unit:
            assert unit.case(CASE) == case()
            assert [note.what for note in unit.keys_noted()][-1] == "opened_by_council", "never silently"
        again.close()
        assert not [path.name for path in killed.iterdir() if "next" in path.name or "rekeyed" in path.name]
        assert opened_by_council(read_slots(StoreFolder(killed)), private)
        opened.append(new)
    assert opened == [False] * 4 + [True] * 3


def _copied_at_each_step(folder: Path, to: Path, patch: pytest.MonkeyPatch) -> list[Path]:
    """A copy of the folder before each step of the change of the key."""
    copies: list[Path] = []

    def before(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **named: object) -> object:
            if (folder / "records.rekeyed").exists() or list(folder.glob("keys-next-*")):
                copies.append(Path(shutil.copytree(folder, to / str(len(copies)))))
            return real(*args, **named)

        return step

    for name in ("head_of", "sync_file", "slot_bytes", "write_slots", "sync_directory"):
        patch.setattr(rekeying, name, before(getattr(rekeying, name)))
    replace_file = Path.replace

    def replaced(self: Path, target: Path) -> Path:
        if self.name == "records.rekeyed":
            copies.append(Path(shutil.copytree(folder, to / str(len(copies)))))
        return replace_file(self, target)

    patch.setattr(Path, "replace", replaced)
    return copies


def test_without_its_mark_a_recovery_would_not_be_heard_of(
    sealed: Path, vault: FolderVault, private: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The break that the tests above look for: the mark skipped, nothing is said at the next unlocking."""
    monkeypatch.setattr(KeysUnit, "note_keys", lambda *_: None)
    vault.open(vault.recover(private))
    assert vault.standing().opened_unseen == ()
    assert vault.standing().own_passphrase


def test_a_log_of_the_old_key_never_meets_the_new_database(
    sealed: Path, vault: FolderVault, private: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the change of the key itself left out, the proof of the new database says so and nothing is changed."""
    monkeypatch.setattr(
        rekeying, "_write_anew", lambda files, old, new: shutil.copy(files.records, files.rekeyed)
    )
    with pytest.raises(key_errors.NotRekeyed):
        vault.recover(private)
    vault.close()
    assert vault.open(PASSPHRASE).warnings == ()
