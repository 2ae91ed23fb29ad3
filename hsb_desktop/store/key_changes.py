"""Every change of the ways to open one store. Each rewrites the small slot file whole, and is entered in the journal.

What opens a store unseen (the printed code, the council's key) enters its mark before it changes anything, so that an
interruption leaves a mark too many rather than one too few.
"""

import contextlib
from typing import TYPE_CHECKING

from hsb_desktop.casework.key_ports import CouncilOffer, KeysStanding
from hsb_desktop.store.one_store import OneStore
from hsb_desktop.support.policy import read_policy

if TYPE_CHECKING:
    from hsb_desktop.store.opening import EncryptedStore
    from hsb_desktop.store.slots import SlotFile


class KeyChanges(OneStore):
    """Satisfies `casework.key_ports.Keys`; used on the store's thread only, but for `suggested`."""

    def suggested(self) -> str:
        """A passphrase of four random words."""
        from hsb_desktop.store.passphrases import suggested

        return suggested()

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase for the open store; only the small key file is written again."""
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.slots import read_slots, with_new_passphrase
        from hsb_desktop.store.unit_keys import PASSPHRASE

        store = self._opened_store
        with in_a_sentence():
            slots = read_slots(self._files)
            raw_key = self._by_passphrase(slots, old)
            self._put(with_new_passphrase(slots, raw_key, new, self._how()))
        with store.unit() as unit:
            unit.note_keys(PASSPHRASE)

    def label(self) -> str:
        """The word of these records on a laptop that several workers share."""
        from hsb_desktop.store.labels import label_of

        return label_of(self._files.path)

    def choose_passphrase(self, new: str) -> None:
        """An own passphrase in the place of the one that the council gave; refused where it is the worker's own."""
        from hsb_desktop.store.errors import WrongPassphrase
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.slots import read_slots, with_new_passphrase
        from hsb_desktop.store.unit_keys import PASSPHRASE

        store = self._opened_store
        if self.standing().own_passphrase:
            raise WrongPassphrase
        with in_a_sentence():
            self._put(with_new_passphrase(read_slots(self._files), self._raw_key, new, self._how()))
        with store.unit() as unit:
            unit.note_keys(PASSPHRASE)

    def new_code(self) -> str:
        """A fresh recovery code; it opens nothing until it was typed back."""
        from hsb_desktop.store.recovery_code import new_code

        return new_code()

    def put_recovery_code(self, code: str, typed_back: str) -> None:
        """Let a printed code open these records too, proved by what the worker typed back from the paper.

        CodeNotTheSame where that is another code. A code from before opens them no more.
        """
        from hsb_desktop.store.errors import CodeNotTheSame, KeysDamaged
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.recovery_code import opened_by_code, same_code, with_code
        from hsb_desktop.store.slots import read_slots

        store = self._opened_store
        if not same_code(code, typed_back):
            raise CodeNotTheSame
        with in_a_sentence():
            self._put(with_code(read_slots(self._files), self._raw_key, code))
            if opened_by_code(read_slots(self._files), typed_back) != self._raw_key:
                raise KeysDamaged
        with store.unit() as unit:
            unit.note_keys("recovery_code")

    def open_by_code(self, code: str, passphrase: str) -> "EncryptedStore":
        """The store, opened by its printed code, under a new passphrase; the code is used up."""
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.recovery_code import opened_by_code, without_code
        from hsb_desktop.store.slots import with_new_passphrase
        from hsb_desktop.store.unit_keys import BY_RECOVERY_CODE

        with in_a_sentence(), self._locked_slots() as slots:
            raw_key = opened_by_code(slots, code)
            changed = with_new_passphrase(without_code(slots), raw_key, passphrase, self._how())
            store = self._opened(slots, raw_key)
            try:
                with store.unit() as unit:
                    unit.note_keys(BY_RECOVERY_CODE)
                self._put(changed)
            except BaseException:
                self.close()
                raise
        self.attempts.succeeded()
        return store

    def accept_council(self, public: str) -> None:
        """Seal these records to the council's key whose words the worker compared; only to the policy's own."""
        from hsb_desktop.store.council_key import with_council
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.key_errors import NoCouncilKey
        from hsb_desktop.store.slots import read_slots

        store = self._opened_store
        if not public or public != read_policy().recovery_key:
            raise NoCouncilKey
        with in_a_sentence():
            self._put(with_council(read_slots(self._files), self._raw_key, public))
        with store.unit() as unit:
            unit.note_keys("council_key")

    def standing(self) -> KeysStanding:
        """What stands about the keys of the open store."""
        from hsb_desktop.store.council_key import council_fingerprint, council_public
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.recovery_code import has_code
        from hsb_desktop.store.slots import read_slots
        from hsb_desktop.store.unit_keys import BY_THE_COUNCIL, PASSPHRASE, not_seen

        with self._opened_store.unit() as unit:
            notes = unit.keys_noted()
        with in_a_sentence():
            slots = read_slots(self._files)
        policy, held = read_policy(), council_public(slots)
        offer = None
        if policy.recovery_key and policy.recovery_key != held:
            words = council_fingerprint(policy.recovery_key)
            offer = CouncilOffer(policy.recovery_key, words, policy.council, replaces=bool(held))
        chosen = [note.what for note in notes if note.what in {BY_THE_COUNCIL, PASSPHRASE}]
        return KeysStanding(
            has_code=has_code(slots),
            own_passphrase=chosen[-1:] != [BY_THE_COUNCIL],
            council_words=council_fingerprint(held) if held else (),
            council_offer=offer,
            policy_faults=tuple(fault.at for fault in policy.faults),
            opened_unseen=tuple((note.what == BY_THE_COUNCIL, note.at) for note in not_seen(notes)),
        )

    def acknowledge_opening(self) -> None:
        """The worker has seen that the records were opened without the passphrase."""
        from hsb_desktop.store.unit_keys import SEEN

        with self._opened_store.unit() as unit:
            unit.note_keys(SEEN)

    def recover(self, private: bytes) -> str:
        """Open the closed store by the council's private key: its mark, a new database key, a new passphrase.

        The passphrase is given back once, for the worker, who chooses another at the next unlocking. The printed code
        and every older slot open the records no more.
        """
        from hsb_desktop.store.council_key import council_public, opened_by_council, with_council
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.passphrases import suggested
        from hsb_desktop.store.rekeying import rekey
        from hsb_desktop.store.sealing import new_raw_key
        from hsb_desktop.store.slots import new_slots
        from hsb_desktop.store.unit_keys import BY_THE_COUNCIL

        passphrase, new = suggested(), new_raw_key()
        with in_a_sentence(), self._locked_slots() as slots:
            old = opened_by_council(slots, private)
            store = self._opened(slots, old)
            try:
                with store.unit() as unit:
                    unit.note_keys(BY_THE_COUNCIL)
            finally:
                head, self._store = store.head, None
                store.close()
            fresh = new_slots(slots.store_id, new, passphrase, self._how(), after=slots.generation)
            rekey(self._files, old, new, with_council(fresh, new, council_public(slots)), head)
            self.attempts.succeeded()
        self.close()
        return passphrase

    def retire(self, passphrase: str) -> None:
        """Close the open store and destroy every way to open it, here and in its copies beside it; then its files."""
        from hsb_desktop.store.errors import WrongPassphrase
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.retiring import destroy
        from hsb_desktop.store.witness import forget_store

        store = self._opened_store
        if not self.is_passphrase(passphrase):
            raise WrongPassphrase(self.wait_left())
        with in_a_sentence():
            self._store, self._raw_key = None, b""
            with contextlib.suppress(OSError):
                store.close()
            try:
                destroy(self._files)
                if self.witnesses is not None:
                    forget_store(self.witnesses, store.store_id)
            finally:
                self._release()

    def _put(self, slots: "SlotFile") -> None:
        from hsb_desktop.store.slots import write_slots

        write_slots(self._files, slots)
