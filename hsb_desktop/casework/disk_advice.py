"""What to do where the laptop's disk, or where memory is written to, is not encrypted as a whole: one sentence or none.

The records are encrypted either way; what else the system writes of an open window is not. Asks nothing of the store.
"""

from hsb_desktop.procedure.words import t
from hsb_desktop.support.disk import DiskFacts, disk_facts
from hsb_desktop.support.paths import data_directory


def disk_advice() -> str:
    """For the disk that the records are on."""
    return advice_on(disk_facts(data_directory()))


def advice_on(facts: DiskFacts) -> str:
    """Nothing where all is well, or where it is not known."""
    if facts.encrypted is False:
        return t(
            "The disk of this laptop is not encrypted as a whole, so what the system puts aside of an open window may "
            "stay readable on it: ask your IT support to encrypt it."
        )
    if facts.swap_encrypted is False:
        return t(
            "This laptop may put open memory on a part of its disk that is not encrypted: ask your IT support to "
            "encrypt its swap space or turn it off."
        )
    return ""
