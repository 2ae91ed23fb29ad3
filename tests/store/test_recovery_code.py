"""The printed recovery code: it opens the store however it is copied from paper, and nothing else does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_desktop.store import errors
from hsb_desktop.store.errors import CodeMistyped, WrongCode
from hsb_desktop.store.recovery_code import has_code, new_code, opened_by_code, with_code
from hsb_desktop.store.sealing import Stretching, new_raw_key
from hsb_desktop.store.slots import SlotFile, new_slots, opened_by_passphrase, with_new_passphrase
from hsb_desktop.store.vault import FolderVault
from tests.store.samples import PASSPHRASE

RAW = new_raw_key()
CODE = new_code()


@pytest.fixture(scope="module")
def slots() -> SlotFile:
    return with_code(new_slots("store", RAW, "a passphrase", Stretching()), RAW, CODE)


def test_a_code_opens_the_store_however_it_is_copied(slots: SlotFile) -> None:
    plain = CODE.replace("-", "")
    for typed in (
        CODE,
        plain,
        plain.lower(),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        CODE.replace("-", " – "),
    ):
        assert opened_by_code(slots, typed) == RAW
    looks_like = plain.replace("0", "O").replace("1", "l").replace("V", "u")
    assert opened_by_code(slots, looks_like) == RAW
    assert has_code(slots)
    assert slots.genuine(RAW)


def test_the_passphrase_still_opens_and_its_change_keeps_the_code(slots: SlotFile) -> None:
    assert opened_by_passphrase(slots, "a passphrase") == RAW
    changed = with_new_passphrase(slots, RAW, "another passphrase", Stretching())
    assert opened_by_code(changed, CODE) == RAW


@given(st.integers(0, 35), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_is_named_as_such(place: int, letter: str) -> None:
    plain = CODE.replace("-", "")
    if plain[place] == letter:
        return
    slots = SlotFile("store", 1, ())
    with pytest.raises(CodeMistyped):
        opened_by_code(slots, plain[:place] + letter + plain[place + 1 :])


def test_what_is_no_code_says_so(slots: SlotFile) -> None:
    for typed in ("", "x", CODE[:-1], CODE + "A", "é" + CODE[1:], "ß" * 36, "-" * 44):
        with pytest.raises(CodeMistyped):
            opened_by_code(slots, typed)


def test_a_later_code_ends_the_one_before(slots: SlotFile) -> None:
    later = new_code()
    changed = with_code(slots, RAW, later)
    assert opened_by_code(changed, later) == RAW
    with pytest.raises(WrongCode):
        opened_by_code(changed, CODE)


def test_a_slot_moved_to_another_store_or_with_other_terms_does_not_open(slots: SlotFile) -> None:
    with pytest.raises(WrongCode):
        opened_by_code(replace(slots, store_id="another"), CODE)
    code_slot = slots.slots[-1]
    weaker = replace(code_slot, terms={**code_slot.terms, "added": 1})
    with pytest.raises(WrongCode):
        opened_by_code(replace(slots, slots=(weaker,)), CODE)


@given(st.data())
def test_every_new_code_is_another_and_reads_back(data: st.DataObject) -> None:
    raw = data.draw(st.binary(min_size=48, max_size=48))
    code = new_code()
    made = with_code(SlotFile("store", 1, ()), raw, code)
    assert opened_by_code(made, code) == raw
    assert code != CODE


def test_a_forgotten_passphrase_is_replaced_by_the_code_once(vault: FolderVault) -> None:
    with pytest.raises(errors.StoreClosed):
        vault.put_recovery_code(CODE, CODE)
    vault.open(PASSPHRASE)
    with pytest.raises(errors.CodeNotTheSame):
        vault.put_recovery_code(CODE, new_code())
    vault.put_recovery_code(CODE, CODE.lower())
    vault.close()
    store = vault.open_by_code(CODE, "four new plain words")
    assert store.warnings == ()
    assert store.verify().holds
    vault.close()
    with pytest.raises(errors.WrongPassphrase):
        vault.open(PASSPHRASE)
    with pytest.raises(WrongCode):
        vault.open_by_code(CODE, "once more")
    assert vault.open("four new plain words").warnings == ()
