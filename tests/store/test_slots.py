"""The slot file: what opens it, what never does, and what an interruption leaves."""

import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsb_desktop.store import sealing, slots
from hsb_desktop.store.errors import KeysDamaged, WrongPassphrase
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.sealing import BelowFloor, NotOpened, Stretching, new_raw_key
from hsb_desktop.store.slots import (
    SlotFile,
    new_slots,
    opened_by_passphrase,
    read_slots,
    with_new_passphrase,
    write_slots,
)

RAW = new_raw_key()


@pytest.fixture(scope="module")
def opened() -> SlotFile:
    """Slots that "a passphrase" opens."""
    return new_slots("store", RAW, "a passphrase", Stretching())


@pytest.mark.parametrize(
    "passphrase",
    [
        'it\'s "quoted"',
        "\x00",
        "née Ó Dálaigh",
        "пароль слово",
        "暗号 👩‍👧",
        "\ud800 alone",
        " x ",
        "y" * 5000,
    ],
)
def test_any_passphrase_opens_its_slot(passphrase: str) -> None:
    made = new_slots("store", RAW, passphrase, Stretching())
    assert opened_by_passphrase(made, passphrase) == RAW
    with pytest.raises(WrongPassphrase):
        opened_by_passphrase(made, passphrase + ".")


@pytest.mark.parametrize(
    ("composed", "taken_apart"), [("é", "e\u0301"), ("ñ", "n\u0303"), ("한", "\u1112\u1161\u11ab")]
)
def test_another_keyboard_opens_the_same_store(composed: str, taken_apart: str) -> None:
    assert composed != taken_apart
    made = new_slots("store", RAW, f"caf{composed} lantern", Stretching())
    assert opened_by_passphrase(made, f"caf{taken_apart} lantern") == RAW


@pytest.mark.parametrize(
    ("memory", "passes"), [(64 * 1024 - 1, 3), (64 * 1024, 2), (2**40, 3), (64 * 1024, 1000)]
)
def test_weaker_or_absurd_parameters_are_refused(memory: int, passes: int) -> None:
    with pytest.raises(BelowFloor):
        Stretching(memory, passes)


def test_a_slot_with_weakened_parameters_is_refused_not_tried(
    opened: SlotFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot = opened.slots[0]
    weak = replace(opened, slots=(replace(slot, terms={**slot.terms, "memory_kib": 8, "passes": 1}),))
    monkeypatch.setattr(slots, "stretch", lambda *_: pytest.fail("tried"))
    with pytest.raises(KeysDamaged):
        opened_by_passphrase(weak, "a passphrase")


def test_the_sealed_key_is_bound_to_its_store_slot_and_terms(opened: SlotFile) -> None:
    slot = opened.slots[0]
    for changed in (
        replace(opened, store_id="other"),
        replace(opened, slots=(replace(slot, id="other"),)),
        replace(opened, slots=(replace(slot, terms={**slot.terms, "note": 1}),)),
        replace(opened, slots=(replace(slot, sealed=slot.sealed[:-1]),)),
        replace(opened, slots=(replace(slot, sealed=b""),)),
        replace(opened, slots=()),
    ):
        with pytest.raises(WrongPassphrase):
            opened_by_passphrase(changed, "a passphrase")


def test_a_slot_taken_out_or_put_in_is_noticed(opened: SlotFile) -> None:
    assert opened.genuine(RAW)
    extra = replace(opened.slots[0], id="extra")
    assert not replace(opened, slots=(*opened.slots, extra)).genuine(RAW)
    assert not replace(opened, slots=()).genuine(RAW)
    assert not replace(opened, generation=7).genuine(RAW)


def test_other_kinds_of_slot_stay_when_the_passphrase_changes(opened: SlotFile, tmp_path: Path) -> None:
    code = slots.Slot("code-1", "recovery_code", {"salt": "00"}, b"sealed elsewhere")
    changed = with_new_passphrase(replace(opened, slots=(*opened.slots, code)), RAW, "new", Stretching())
    files = StoreFolder(tmp_path)
    write_slots(files, changed)
    again = read_slots(files)
    assert again == changed
    assert code in again.slots
    assert again.generation == 2
    assert again.genuine(RAW)
    assert opened_by_passphrase(again, "new") == RAW
    with pytest.raises(WrongPassphrase):
        opened_by_passphrase(again, "a passphrase")


def test_the_file_holds_neither_key_nor_passphrase(opened: SlotFile, tmp_path: Path) -> None:
    write_slots(StoreFolder(tmp_path), opened)
    for path in tmp_path.iterdir():
        text = path.read_text("ascii").lower()
        assert RAW[:32].hex() not in text
        assert RAW[32:].hex() not in text
        assert "a passphrase" not in text


@pytest.mark.parametrize("broken_at", range(8))
def test_an_interrupted_change_leaves_the_old_or_the_new(
    opened: SlotFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_at: int
) -> None:
    """Each step of each write fails once, as a kill or a full disk would have it."""
    files = StoreFolder(tmp_path)
    write_slots(files, opened)
    changed = with_new_passphrase(opened, RAW, "new", Stretching())
    _break_step(monkeypatch, broken_at)
    with pytest.raises(OSError, match="broken"):
        write_slots(files, changed)
    monkeypatch.undo()
    after = read_slots(files)
    assert after in (opened, changed)
    slots.repair_slots(files, after)
    assert files.keys.read_bytes() == files.keys_copy.read_bytes()


def _break_step(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The `number`-th of: write, sync, replace, folder sync; of the file, then of its copy."""
    count = iter(range(100))

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            if next(count) == number:
                raise OSError("broken")
            return real(*args, **kwargs)

        return step

    monkeypatch.setattr(os, "open", counted(os.open))
    monkeypatch.setattr(os, "fsync", counted(os.fsync))
    monkeypatch.setattr(Path, "replace", counted(Path.replace))


def test_damage_anywhere_in_both_files_never_gives_a_wrong_key(opened: SlotFile, tmp_path: Path) -> None:
    files = StoreFolder(tmp_path)
    write_slots(files, opened)
    whole = files.keys.read_bytes()
    rng = random.Random(20261123)
    for _ in range(300):
        for path in (files.keys, files.keys_copy):
            damaged = bytearray(whole)
            damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
            path.write_bytes(damaged)
        try:
            found = read_slots(files)
        except KeysDamaged:
            continue
        assert found == opened


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)
    )
)
def test_any_json_in_the_file_is_damage_not_a_crash(
    tmp_path_factory: pytest.TempPathFactory, content: object
) -> None:
    files = StoreFolder(tmp_path_factory.getbasetemp())
    files.keys.write_text(json.dumps(content))
    with pytest.raises(KeysDamaged):
        read_slots(files)


def test_parameters_are_measured_and_bounded() -> None:
    def machine(seconds_at_the_floor: float) -> Stretching:
        readings = iter([0.0, seconds_at_the_floor])
        return sealing.calibrated(lambda: next(readings))

    assert machine(5.0) == Stretching(64 * 1024, 3)
    assert machine(0.2) == Stretching(128 * 1024, 3)
    assert machine(0.0) == Stretching(256 * 1024, 3)


def test_a_box_opens_only_with_its_key_and_what_it_is_bound_to() -> None:
    key = RAW[:32]
    box = sealing.seal(b"content", key, {"a": 1})
    assert sealing.unseal(box, key, {"a": 1}) == b"content"
    assert sealing.seal(b"content", key, {"a": 1}) != box
    for wrong in (
        (box, bytes(32), {"a": 1}),
        (box, key, {"a": 2}),
        (box[:-1], key, {"a": 1}),
        (b"", key, {"a": 1}),
    ):
        with pytest.raises(NotOpened):
            sealing.unseal(*wrong)
