"""What can go wrong with the ways to open the records, each as one sentence that says what was kept and what to do."""

import math

from hsb_desktop.procedure.words import t
from hsb_desktop.store.errors import StoreError


class TooSoon(StoreError):
    """A try before the wait after wrong passphrases is over; `wait` in seconds."""

    def __init__(self, wait: float = 1.0) -> None:
        self.wait = wait
        super().__init__(
            t(
                "After several wrong passphrases the next try is taken in {n} seconds; nothing was changed, "
                "so wait a moment and try again.",
                n=math.ceil(wait),
            )
        )


class TooLittleMemory(StoreError):
    """The stretching of a passphrase needs more memory than the laptop has left."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "This laptop has too little free memory to open your records; nothing was changed, "
                "so close other programs and try again."
            )
        )


class NoCouncilSlot(StoreError):
    """The store is not sealed to the council's key that was brought."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "These records are not sealed to this recovery key; nothing was changed, "
                "so look for the parts of the key whose fingerprint the worker confirmed."
            )
        )


class NoCouncilKey(StoreError):
    """The machine's policy names no recovery key of the council, or another than the one confirmed."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The council's recovery key on this computer is not the one that was shown; nothing was changed, "
                "so start the program again and compare its words once more."
            )
        )


class PartNotOpened(StoreError):
    """A part of the council's key is damaged, or the passphrase is not this part's."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "A part of the recovery key does not open with this passphrase or its file is damaged; "
                "nothing was changed, so check which person's file and passphrase were given and try again."
            )
        )


class PartsApart(StoreError):
    """Two files that are not the two parts of one key."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "These two files are not the two parts of one recovery key; nothing was changed, "
                "so bring part 1 and part 2 with the same fingerprint."
            )
        )


class NotRekeyed(StoreError):
    """The copy under a new key did not prove to be whole, so the records stay as they were."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The records could not be given a new key; they were kept as they are and open as before, "
                "so free some space on the disk and try again."
            )
        )
