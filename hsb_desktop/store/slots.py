"""The slot file: the random database key, sealed once for each way of opening the store. JSON, no secrets.

Version 1: `store` (id), `generation` (counts rewrites), `slots` (id, kind, stretching with salt, sealed key), `mac`
(keyed by the database key, so that a slot taken out or put in is noticed once the store is open) and `sum` (tells a
damaged file from a wrong passphrase). Each sealed key is bound to its store, slot and parameters. Kinds other than the
passphrase are kept as they are.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hsb_desktop.store.errors import EmptyPassphrase, KeysDamaged, KeysMissing, WrongPassphrase
from hsb_desktop.store.folder import StoreFolder
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
    subkey,
    unseal,
)
from hsb_desktop.support.files import write_atomically

FORMAT = "hsb-desktop keys"
VERSION = 1
BY_PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot
_RAW_KEY_BYTES = 48
_MAC_PURPOSE = b"slot file"
_LARGEST_FILE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the database key; `sealed` opens with what `kind` and `terms` say."""

    id: str
    kind: str
    terms: Mapping[str, Any]
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All the slots of one store, as the file holds them."""

    store_id: str
    generation: int
    slots: tuple[Slot, ...]
    mac: str = ""

    def genuine(self, raw_key: bytes) -> bool:
        """Whether the slots are those that a holder of the key wrote."""
        return self.mac == _mac(self, raw_key)


def new_slots(store_id: str, raw_key: bytes, passphrase: str, how: Stretching, *, after: int = 0) -> SlotFile:
    """The slots of a new key, opened by a passphrase; `after` is the generation they follow."""
    return signed(
        SlotFile(store_id, after + 1, (_passphrase_slot(store_id, raw_key, passphrase, how),)), raw_key
    )


def opened_by_passphrase(slots: SlotFile, passphrase: str) -> bytes:
    """The database key and salt (48 bytes), or WrongPassphrase."""
    for slot in slots.slots:
        if slot.kind != BY_PASSPHRASE:
            continue
        try:
            key = stretch(passphrase, *_stretching(slot.terms))
            raw_key = unseal(slot.sealed, key, bound_to(slots.store_id, slot))
        except NotOpened:
            continue
        except (BelowFloor, KeyError, TypeError, ValueError) as error:
            raise KeysDamaged from error
        if len(raw_key) == _RAW_KEY_BYTES:
            return raw_key
    raise WrongPassphrase


def with_new_passphrase(slots: SlotFile, raw_key: bytes, passphrase: str, how: Stretching) -> SlotFile:
    """The same store under another passphrase; the other slots stay, the database is not touched."""
    kept = tuple(slot for slot in slots.slots if slot.kind != BY_PASSPHRASE)
    slot = _passphrase_slot(slots.store_id, raw_key, passphrase, how)
    return signed(replace(slots, generation=slots.generation + 1, slots=(slot, *kept)), raw_key)


def write_slots(folder: StoreFolder, slots: SlotFile) -> None:
    """Put the slots on disk, then their copy; an interruption leaves the old ones or the new ones, never neither."""
    content = slot_bytes(slots)
    write_atomically(folder.keys, content)
    write_atomically(folder.keys_copy, content)


def read_slots(folder: StoreFolder) -> SlotFile:
    """The slots; from the copy where the file itself is damaged or gone."""
    if not folder.keys.exists() and not folder.keys_copy.exists():
        raise KeysMissing
    for path in (folder.keys, folder.keys_copy):
        if (slots := read_slot_file(path)) is not None:
            return slots
    raise KeysDamaged


def repair_slots(folder: StoreFolder, slots: SlotFile) -> None:
    """Make the file and its copy the same again after an interruption or damage."""
    content = slot_bytes(slots)
    for path in (folder.keys, folder.keys_copy):
        if not path.exists() or path.read_bytes() != content:
            write_atomically(path, content)


def _passphrase_slot(store_id: str, raw_key: bytes, passphrase: str, how: Stretching) -> Slot:
    if not passphrase.strip():
        raise EmptyPassphrase
    salt = new_salt()
    terms = {"name": "argon2id", "memory_kib": how.memory_kib, "passes": how.passes, "salt": salt.hex()}
    slot = Slot(new_id(), BY_PASSPHRASE, terms, b"")
    key = stretch(passphrase, salt, how)
    return replace(slot, sealed=seal(raw_key, key, bound_to(store_id, slot)))


def _stretching(terms: Mapping[str, Any]) -> tuple[bytes, Stretching]:
    if terms["name"] != "argon2id":
        raise ValueError("an unknown way of stretching")
    return bytes.fromhex(terms["salt"]), Stretching(terms["memory_kib"], terms["passes"])


def bound_to(store_id: str, slot: Slot) -> dict[str, object]:
    """What a sealed key is bound to: it opens for this store, this slot and these terms only."""
    return {
        "format": FORMAT,
        "store": store_id,
        "slot": slot.id,
        "kind": slot.kind,
        "terms": dict(slot.terms),
    }


def signed(slots: SlotFile, raw_key: bytes) -> SlotFile:
    """The slots with the mark of a holder of the key, so that one taken out or put in is noticed."""
    return replace(slots, mac=_mac(slots, raw_key))


def _mac(slots: SlotFile, raw_key: bytes) -> str:
    return digest(canonical(_described(replace(slots, mac=""))), key=subkey(raw_key[:32], _MAC_PURPOSE))


def _described(slots: SlotFile) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "store": slots.store_id,
        "generation": slots.generation,
        "slots": [
            {
                "id": slot.id,
                "kind": slot.kind,
                "terms": dict(slot.terms),
                "sealed": base64.b64encode(slot.sealed).decode("ascii"),
            }
            for slot in slots.slots
        ],
        "mac": slots.mac,
    }


def slot_bytes(slots: SlotFile) -> bytes:
    """The slots as their file holds them; whole only with its own sum."""
    described = _described(slots)
    described["sum"] = digest(canonical(described))
    return json.dumps(described, indent=2, sort_keys=True).encode("ascii") + b"\n"


def read_slot_file(path: Path) -> SlotFile | None:
    """The slots in a file, None when it is not whole or not there."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            return None
        held = json.loads(path.read_bytes())
        if (
            held.pop("sum") != digest(canonical(held))
            or held["format"] != FORMAT
            or held["version"] != VERSION
        ):
            return None
        slots = tuple(
            Slot(slot["id"], slot["kind"], slot["terms"], base64.b64decode(slot["sealed"], validate=True))
            for slot in held["slots"]
        )
        return SlotFile(held["store"], held["generation"], slots, held["mac"])
    except FileNotFoundError:
        return None
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError, binascii.Error):
        return None
