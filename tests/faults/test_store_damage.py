"""Bad sectors: whatever bit of the store is wrong, the result is the same data or one clear sentence, never others."""

import contextlib
import random
import shutil
from pathlib import Path

import pytest

from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.case import Case
from hsb_desktop.store.anchor import Anchor
from hsb_desktop.store.errors import StoreDamaged
from hsb_desktop.store.failures import in_a_sentence
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.opening import open_store
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from tests.store.samples import NAME, NOW, PASSPHRASE, RECORD, ROLE, case, paper, record

PAPER = bytes(range(256)) * 100


@pytest.fixture
def filled(tmp_path: Path) -> StoreFolder:
    """A closed store with some hundred kilobytes in it."""
    vault = FolderVault(tmp_path / "store", SystemClock(), Stretching())
    with vault.create(PASSPHRASE, NAME, ROLE).unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        for number in range(30):
            unit.add_answers(
                RECORD, {FieldKey(f"q{number}"): Answer(f"{number} " * (400 if number % 3 else 3000))}, NOW
            )
        unit.add_paper(paper(PAPER), PAPER)
    vault.close()
    return StoreFolder(tmp_path / "store")


def _read(files: StoreFolder, raw_key: bytes, store_id: str) -> tuple[tuple[Case, ...], AnswerSet, bytes]:
    with in_a_sentence():
        store = open_store(
            files.records, raw_key, SystemClock(), Anchor(files.anchor, store_id, raw_key[:32])
        )
    try:
        with store.unit() as unit:
            return unit.cases(), unit.answers(RECORD), unit.paper_bytes(paper(PAPER).id)
    finally:
        store.close()


@pytest.mark.parametrize("flips", [150, pytest.param(1000, marks=pytest.mark.faults_long)])
def test_one_wrong_bit_is_the_same_data_or_one_sentence(
    filled: StoreFolder, tmp_path: Path, flips: int
) -> None:
    slots = read_slots(filled)
    raw_key = opened_by_passphrase(slots, PASSPHRASE)
    whole = filled.records.read_bytes()
    expected = _read(filled, raw_key, slots.store_id)
    rng = random.Random(flips)
    refused = 0
    for number in range(flips):
        copy = StoreFolder(tmp_path / f"copy-{number}")
        shutil.copytree(filled.path, copy.path)
        damaged = bytearray(whole)
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        copy.records.write_bytes(damaged)
        try:
            assert _read(copy, raw_key, slots.store_id) == expected
        except StoreDamaged:
            refused += 1
        shutil.rmtree(copy.path)
    assert refused > flips // 4


@pytest.mark.parametrize("keep", [0, 15, 16, 4095, 4096, 50_000])
def test_a_file_cut_short_is_one_sentence(filled: StoreFolder, keep: int) -> None:
    slots = read_slots(filled)
    raw_key = opened_by_passphrase(slots, PASSPHRASE)
    cut = filled.records.read_bytes()[:keep]
    filled.records.write_bytes(cut)
    with pytest.raises(StoreDamaged):
        _read(filled, raw_key, slots.store_id)
    assert filled.records.read_bytes() == cut


def test_the_last_page_of_a_long_answer_is_never_read_as_zeros(filled: StoreFolder) -> None:
    """SQLCipher does that; every page is damaged in turn, so the last page of each long value is among them."""
    slots = read_slots(filled)
    raw_key = opened_by_passphrase(slots, PASSPHRASE)
    whole = filled.records.read_bytes()
    expected = _read(filled, raw_key, slots.store_id)
    for page in range(len(whole) // 4096):
        damaged = bytearray(whole)
        damaged[page * 4096 + 2000] ^= 1
        filled.records.write_bytes(damaged)
        with contextlib.suppress(StoreDamaged):
            assert _read(filled, raw_key, slots.store_id) == expected


def test_one_damaged_page_does_not_keep_the_rest_from_being_saved(filled: StoreFolder) -> None:
    slots = read_slots(filled)
    raw_key = opened_by_passphrase(slots, PASSPHRASE)
    whole = bytearray(filled.records.read_bytes())
    whole[-2000] ^= 1  # in the paper, which was written last
    filled.records.write_bytes(whole)
    store = open_store(
        filled.records, raw_key, SystemClock(), Anchor(filled.anchor, slots.store_id, raw_key[:32])
    )
    for number in range(3):
        with pytest.raises(StoreDamaged), store.unit() as unit:
            unit.paper_bytes(paper(PAPER).id)
        with store.unit() as unit:
            unit.add_answers(RECORD, {FieldKey("q1"): Answer(f"saved {number}")}, NOW)
    with store.unit() as unit:
        assert unit.answers(RECORD).text("q1") == "saved 2"
    store.close()


def test_two_pages_that_changed_places_are_found_by_a_whole_reading(filled: StoreFolder) -> None:
    slots = read_slots(filled)
    raw_key = opened_by_passphrase(slots, PASSPHRASE)
    whole = filled.records.read_bytes()
    pages = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    pages[30], pages[31] = pages[31], pages[30]
    filled.records.write_bytes(b"".join(pages))
    anchor = Anchor(filled.anchor, slots.store_id, raw_key[:32])
    store = open_store(filled.records, raw_key, SystemClock(), anchor)
    with pytest.raises(StoreDamaged):
        store.verify()
    store.close()
