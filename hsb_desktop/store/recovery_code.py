"""The printed recovery code: 160 random bits as nine groups of four characters, the last group a check on the others.

The code itself is never kept; a slot holds the database key sealed under it. Letters that look like digits are taken as
those digits (Crockford's base 32), so that what was read from paper opens the store. A code is used once: whoever
opened a store with it sets a new passphrase and prints a new code.
"""

from dataclasses import replace

from nacl.utils import random as random_bytes

from hsb_desktop.store.errors import CodeMistyped, KeysDamaged, WrongCode
from hsb_desktop.store.sealing import NotOpened, digest, new_id, new_salt, seal, unseal
from hsb_desktop.store.slots import Slot, SlotFile, bound_to, signed

BY_CODE = "code"
GROUPS, GROUP = 9, 4
_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_RAW_KEY_BYTES = 48


def new_code() -> str:
    """A fresh code as it is printed, for example four characters, a dash, four characters and so on."""
    return _printed(bytes(random_bytes(_BYTES)))


def with_code(slots: SlotFile, raw_key: bytes, code: str) -> SlotFile:
    """The same store, opened by this code too; a code that was there before opens it no more."""
    kept = tuple(slot for slot in slots.slots if slot.kind != BY_CODE)
    slot = Slot(new_id(), BY_CODE, {"name": "blake2b", "salt": new_salt().hex()}, b"")
    sealed = seal(raw_key, _key(code, slot), bound_to(slots.store_id, slot))
    changed = replace(slots, generation=slots.generation + 1, slots=(*kept, replace(slot, sealed=sealed)))
    return signed(changed, raw_key)


def without_code(slots: SlotFile) -> SlotFile:
    """The same store without a printed code; to be signed again by whoever writes it."""
    return replace(slots, slots=tuple(slot for slot in slots.slots if slot.kind != BY_CODE))


def same_code(one: str, other: str) -> bool:
    """Whether two writings are of one code; CodeMistyped where one of them is of none."""
    return _read(one) == _read(other)


def opened_by_code(slots: SlotFile, code: str) -> bytes:
    """The database key and salt (48 bytes). CodeMistyped where a character is wrong, WrongCode where no slot fits."""
    for slot in slots.slots:
        if slot.kind != BY_CODE:
            continue
        try:
            raw_key = unseal(slot.sealed, _key(code, slot), bound_to(slots.store_id, slot))
        except NotOpened:
            continue
        except (KeyError, TypeError, ValueError) as error:
            raise KeysDamaged from error
        if len(raw_key) == _RAW_KEY_BYTES:
            return raw_key
    _read(code)
    raise WrongCode


def has_code(slots: SlotFile) -> bool:
    """Whether a printed code opens this store."""
    return any(slot.kind == BY_CODE for slot in slots.slots)


def _key(code: str, slot: Slot) -> bytes:
    """160 random bits need no stretching, only a salt of their own."""
    if slot.terms["name"] != "blake2b":
        raise ValueError("an unknown way of sealing")
    return bytes.fromhex(digest(_read(code), key=bytes.fromhex(slot.terms["salt"])))


def _printed(bits: bytes) -> str:
    letters = _letters(bits) + _check(bits)
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def _read(code: str) -> bytes:
    """The bits of a code as somebody typed it; spaces and dashes do not matter."""
    letters = "".join(code.upper().split()).replace("-", "").replace("–", "").translate(_READ_AS)
    if len(letters) != GROUPS * GROUP or any(letter not in _ALPHABET for letter in letters):
        raise CodeMistyped
    number = 0
    for letter in letters[:-GROUP]:
        number = number << 5 | _ALPHABET.index(letter)
    bits = number.to_bytes(_BYTES, "big")
    if _check(bits) != letters[-GROUP:]:
        raise CodeMistyped
    return bits


def _letters(bits: bytes) -> str:
    number = int.from_bytes(bits, "big")
    count = len(bits) * 8 // 5
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _check(bits: bytes) -> str:
    number = int(digest(bits), 16)
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in range(GROUP))
