"""The port for the ways to open the records: what Settings and the setting up ask of the vault. Values only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class CouncilOffer:
    """A recovery key of the council in the machine's policy that these records are not sealed to."""

    public: str
    words: tuple[str, ...]  # its fingerprint
    council: str = ""
    replaces: bool = False  # whether they are sealed to another one


@dataclass(frozen=True, slots=True)
class KeysStanding:
    """How the open records can be opened. `opened_unseen`: by the council (or else by the printed code), and when."""

    has_code: bool = True
    own_passphrase: bool = True  # false where the council gave it
    council_words: tuple[str, ...] = ()
    council_offer: CouncilOffer | None = None
    policy_faults: tuple[str, ...] = ()  # where the machine's policy has a fault, as key paths
    opened_unseen: tuple[tuple[bool, datetime], ...] = ()


class Keys(Protocol):
    """The ways to open the open records; on the store's thread, but for `suggested` and `new_code`."""

    def suggested(self) -> str: ...
    def new_code(self) -> str: ...
    def label(self) -> str: ...
    def standing(self) -> KeysStanding: ...
    def is_passphrase(self, passphrase: str) -> bool: ...
    def choose_passphrase(self, new: str) -> None: ...
    def change_passphrase(self, old: str, new: str) -> None: ...
    def put_recovery_code(self, code: str, typed_back: str) -> None: ...
    def accept_council(self, public: str) -> None: ...
    def acknowledge_opening(self) -> None: ...
    def retire(self, passphrase: str) -> None: ...
