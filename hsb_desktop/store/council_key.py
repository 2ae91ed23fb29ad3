"""The council's recovery key: a slot sealed to its public half, and the private half kept by two people.

The worker's program knows the public half only. The private half exists as two parts, each sealed under the passphrase
of one person; the second part opens with the first alone, so that neither person can open a store without the other.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from hsb_desktop.store.errors import EmptyPassphrase, KeysDamaged
from hsb_desktop.store.fingerprint import words_of
from hsb_desktop.store.key_errors import NoCouncilKey, NoCouncilSlot, PartNotOpened, PartsApart
from hsb_desktop.store.sealing import (
    BelowFloor,
    NotOpened,
    Stretching,
    canonical,
    digest,
    new_id,
    new_salt,
    seal,
    stretch,
    unseal,
)
from hsb_desktop.store.slots import Slot, SlotFile, bound_to, signed

BY_COUNCIL = "council"
FORMAT = "hsb-desktop council key"
VERSION = 1
_SEALED_AS = "sealed box"
_RAW_KEY_BYTES = 48
_LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two parts of the private key as its file holds it; `number` is 1 or 2."""

    number: int
    public: str
    terms: dict[str, Any]
    sealed: bytes


def council_fingerprint(public: str) -> tuple[str, ...]:
    """Eight words that a worker compares with the council's paper before the key is trusted."""
    return words_of(b"council" + bytes.fromhex(public))


def with_council(slots: SlotFile, raw_key: bytes, public: str) -> SlotFile:
    """The same store, opened by the council's private key too; another council key opens it no more."""
    kept = tuple(slot for slot in slots.slots if slot.kind != BY_COUNCIL)
    slot = Slot(new_id(), BY_COUNCIL, {"name": _SEALED_AS, "public": public}, b"")
    # A sealed box binds nothing by itself, so what it is bound to goes inside with the key.
    content = raw_key + _bound(slots.store_id, slot)
    try:
        sealed = bytes(SealedBox(PublicKey(bytes.fromhex(public))).encrypt(content))
    except CryptoError as error:  # 64 digits that are no key, such as noughts
        raise NoCouncilKey from error
    changed = replace(slots, generation=slots.generation + 1, slots=(*kept, replace(slot, sealed=sealed)))
    return signed(changed, raw_key)


def council_public(slots: SlotFile) -> str:
    """The public key that this store is sealed to, in hex; nothing where there is none."""
    found = (slot.terms.get("public") for slot in slots.slots if slot.kind == BY_COUNCIL)
    return str(next(found, "") or "")


def opened_by_council(slots: SlotFile, private: bytes) -> bytes:
    """The database key and salt (48 bytes). NoCouncilSlot where this store is sealed to another key or to none."""
    box = SealedBox(PrivateKey(private))
    for slot in slots.slots:
        if slot.kind != BY_COUNCIL:
            continue
        try:
            content = bytes(box.decrypt(slot.sealed))
        except (CryptoError, ValueError, TypeError):
            continue
        raw_key, bound = content[:_RAW_KEY_BYTES], content[_RAW_KEY_BYTES:]
        if bound == _bound(slots.store_id, replace(slot, sealed=b"")):
            return raw_key
        raise KeysDamaged
    raise NoCouncilSlot


def new_parts(first: str, second: str, how: Stretching) -> tuple[Part, Part]:
    """A new key pair: its private half in two parts, one for each passphrase. The whole is kept nowhere."""
    pair, cover = PrivateKey.generate(), new_salt() + new_salt()
    public = bytes(pair.public_key).hex()
    inner = seal(bytes(pair), cover, {"format": FORMAT, "public": public})
    return _part(1, public, cover, first, how), _part(2, public, inner, second, how)


def private_key(one: Part, one_passphrase: str, other: Part, other_passphrase: str) -> bytes:
    """The private key out of both parts, in any order. PartsApart or PartNotOpened where it does not come out."""
    if one.public != other.public or {one.number, other.number} != {1, 2}:
        raise PartsApart
    contents = {
        part.number: _opened(part, words)
        for part, words in ((one, one_passphrase), (other, other_passphrase))
    }
    try:
        private = unseal(contents[2], contents[1], {"format": FORMAT, "public": one.public})
    except NotOpened as error:
        raise PartsApart from error
    if bytes(PrivateKey(private).public_key).hex() != one.public:
        raise PartsApart
    return private


def written(part: Part) -> bytes:
    """A part as its file holds it; whole only with its own sum."""
    held: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "part": part.number,
        "public_key": part.public,
        "fingerprint": " ".join(council_fingerprint(part.public)),
        "terms": dict(part.terms),
        "sealed": part.sealed.hex(),
    }
    return (
        json.dumps({**held, "sum": digest(canonical(held))}, indent=2, sort_keys=True).encode("ascii") + b"\n"
    )


def read_part(path: Path) -> Part:
    """A part from its file; PartNotOpened where the file is none."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise PartNotOpened
        held = json.loads(path.read_bytes())
        if (
            held.pop("sum") != digest(canonical(held))
            or held["format"] != FORMAT
            or held["version"] != VERSION
        ):
            raise PartNotOpened
        return Part(int(held["part"]), str(held["public_key"]), held["terms"], bytes.fromhex(held["sealed"]))
    except (OSError, AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise PartNotOpened from error


def _part(number: int, public: str, content: bytes, passphrase: str, how: Stretching) -> Part:
    if not passphrase.strip():
        raise EmptyPassphrase
    salt = new_salt()
    terms = {"name": "argon2id", "memory_kib": how.memory_kib, "passes": how.passes, "salt": salt.hex()}
    sealed = seal(content, stretch(passphrase, salt, how), _part_bound(number, public, terms))
    return Part(number, public, terms, sealed)


def _opened(part: Part, passphrase: str) -> bytes:
    try:
        how = Stretching(part.terms["memory_kib"], part.terms["passes"])
        key = stretch(passphrase, bytes.fromhex(part.terms["salt"]), how)
        return unseal(part.sealed, key, _part_bound(part.number, part.public, part.terms))
    except (NotOpened, BelowFloor, KeyError, TypeError, ValueError) as error:
        raise PartNotOpened from error


def _part_bound(number: int, public: str, terms: dict[str, Any]) -> dict[str, object]:
    return {"format": FORMAT, "part": number, "public": public, "terms": dict(terms)}


def _bound(store_id: str, slot: Slot) -> bytes:
    return bytes.fromhex(digest(canonical(bound_to(store_id, slot))))
