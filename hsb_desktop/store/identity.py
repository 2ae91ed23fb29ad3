"""The worker's identity: a signing and a sealing key pair made at first run, and the public card a colleague takes in.

The secret halves stay in the encrypted store. The card holds public keys and ids only: no name, nothing that was typed.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from nacl.public import PrivateKey
from nacl.signing import SigningKey

from hsb_desktop.procedure.ids import WorkerId
from hsb_desktop.store.fingerprint import words_of
from hsb_desktop.store.sealing import canonical, new_id
from hsb_desktop.support.files import write_atomically

FORMAT = "hsb-desktop card"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """Both key pairs of a worker; public halves in hex."""

    worker_id: WorkerId
    signing_public: str
    sealing_public: str
    signing_secret: bytes
    sealing_secret: bytes


def new_identity() -> Identity:
    """Two fresh key pairs (Ed25519, X25519) under a random id."""
    signing = SigningKey.generate()
    sealing = PrivateKey.generate()
    return Identity(
        worker_id=WorkerId(new_id()),
        signing_public=bytes(signing.verify_key).hex(),
        sealing_public=bytes(sealing.public_key).hex(),
        signing_secret=bytes(signing),
        sealing_secret=bytes(sealing),
    )


def fingerprint(signing_public: str, sealing_public: str) -> tuple[str, ...]:
    """Eight words that two people read to each other before they trust a card."""
    return words_of(bytes.fromhex(signing_public) + bytes.fromhex(sealing_public))


def write_card(path: Path, identity: Identity) -> None:
    """The public card, signed by its own key so that a damaged one is noticed."""
    card: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "worker": identity.worker_id,
        "signing": identity.signing_public,
        "sealing": identity.sealing_public,
        "fingerprint": " ".join(fingerprint(identity.signing_public, identity.sealing_public)),
    }
    signature = SigningKey(identity.signing_secret).sign(canonical(card)).signature
    written = {**card, "signature": signature.hex()}
    write_atomically(path, json.dumps(written, indent=2, sort_keys=True).encode("ascii") + b"\n")
