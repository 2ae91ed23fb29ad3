"""Cryptography outside SQLCipher, all of it PyNaCl's: key stretching, sealing with bound data, sub-keys, digests, ids.

Nothing here is home-made and nothing here touches a file.
"""

import json
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nacl import bindings
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.utils import random as random_bytes

from hsb_desktop.store.key_errors import TooLittleMemory

KIB = 1024
MEMORY_FLOOR_KIB = 64 * KIB
PASSES_FLOOR = 3
MEMORY_MOST_KIB = 4096 * KIB  # a file that asks for more was not written by this program
PASSES_MOST = 64
_CALIBRATED_MOST_KIB = 256 * KIB  # a council laptop with 4 GB must still unlock
_CALIBRATION_SECONDS = 0.5
_SALT_BYTES = 16
_KEY_BYTES = 32
_NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class NotOpened(Exception):
    """The key does not fit the box, or the box or what it is bound to was changed."""


class BelowFloor(ValueError):
    """Parameters of key stretching outside what this program uses."""


@dataclass(frozen=True, slots=True)
class Stretching:
    """Argon2id parameters: memory in KiB, passes; never below the floor of 64 MiB and 3."""

    memory_kib: int = MEMORY_FLOOR_KIB
    passes: int = PASSES_FLOOR

    def __post_init__(self) -> None:
        memory_fits = MEMORY_FLOOR_KIB <= self.memory_kib <= MEMORY_MOST_KIB
        if not (memory_fits and PASSES_FLOOR <= self.passes <= PASSES_MOST):
            raise BelowFloor(f"{self.memory_kib} KiB, {self.passes} passes")


def calibrated(seconds: Callable[[], float]) -> Stretching:
    """The strongest parameters that take about half a second here, measured with the clock `seconds`."""
    start = seconds()
    stretch("calibration", random_bytes(_SALT_BYTES), Stretching())
    taken = max(seconds() - start, 0.001)
    times = max(1, min(int(_CALIBRATION_SECONDS / taken), _CALIBRATED_MOST_KIB // MEMORY_FLOOR_KIB))
    return Stretching(memory_kib=MEMORY_FLOOR_KIB * times)


def stretch(passphrase: str, salt: bytes, how: Stretching) -> bytes:
    """A 32-byte key from a passphrase. It is taken in Unicode's NFC, so that another keyboard opens the same store.

    TooLittleMemory where the laptop has none left; a weaker key is never made instead.
    """
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    memory, kind = how.memory_kib * KIB, bindings.crypto_pwhash_ALG_ARGON2ID13
    try:
        return bytes(bindings.crypto_pwhash_alg(_KEY_BYTES, words, salt, how.passes, memory, kind))
    except (CryptoError, MemoryError) as error:  # libsodium says no more than that it could not
        raise TooLittleMemory from error


def new_salt() -> bytes:
    """Sixteen random bytes."""
    return bytes(random_bytes(_SALT_BYTES))


def seal(content: bytes, key: bytes, bound: Mapping[str, object]) -> bytes:
    """`content` encrypted under `key` (XChaCha20-Poly1305); it opens only together with the same `bound` data."""
    nonce = random_bytes(_NONCE_BYTES)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(content, canonical(bound), nonce, key)
    return bytes(nonce + sealed)


def unseal(box: bytes, key: bytes, bound: Mapping[str, object]) -> bytes:
    """The content of a box made by `seal`; NotOpened when anything differs."""
    nonce, sealed = box[:_NONCE_BYTES], box[_NONCE_BYTES:]
    try:
        return bytes(
            bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, canonical(bound), nonce, key)
        )
    except (CryptoError, TypeError, ValueError) as error:
        raise NotOpened from error


def subkey(key: bytes, purpose: bytes) -> bytes:
    """A key for one purpose (at most 16 bytes of name) that tells nothing about `key` or its other sub-keys."""
    return bytes(blake2b(b"", digest_size=_KEY_BYTES, key=key, person=purpose, encoder=RawEncoder))


def digest(content: bytes, key: bytes = b"") -> str:
    """The BLAKE2b digest of `content` in 64 hex digits, keyed where a `key` is given."""
    return bytes(blake2b(content, digest_size=32, key=key, encoder=RawEncoder)).hex()


def new_raw_key() -> bytes:
    """A random database key and salt: 48 bytes."""
    return bytes(random_bytes(48))


def new_id() -> str:
    """A random id: 32 hex digits."""
    return secrets.token_hex(16)


def canonical(values: Mapping[str, object]) -> bytes:
    """The one writing of a JSON object: ASCII, sorted keys, no spaces; what digests and bound data are taken over."""
    return json.dumps(
        values, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode()
