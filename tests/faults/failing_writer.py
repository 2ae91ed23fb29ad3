"""The child of the tests of failing calls: for each line given it forks a writer that waits to be let go, and saves.

A writer opens the store, saves a few times, each once more when it is refused, and closes it. It says the number of
each save that is durable and "refused" for each that ended in a sentence; anything else ends it with a traceback.
"""

import os

from hsb_desktop.store.errors import StoreError
from hsb_desktop.store.failures import in_a_sentence
from hsb_desktop.store.opening import EncryptedStore
from tests.faults.store_writer import Opener, opened, save_next, serve

SAVES = 6


def write(how: Opener) -> None:
    """Wait; then work through a few saves, each tried again once, and the end."""
    store: EncryptedStore | None = None
    for _ in range(SAVES):
        for _ in range(2):
            try:
                store = store or in_words(how)
                os.write(1, b"%d\n" % save_next(store))
                break
            except StoreError as error:
                refused(error)
    try:
        if store is not None:
            store.close()
    except StoreError as error:
        refused(error)


def in_words(how: Opener) -> EncryptedStore:
    """Opened as the vault does it, which puts what the system reports into words."""
    with in_a_sentence():
        return opened(*how)


def refused(error: StoreError) -> None:
    """A person is told in one sentence."""
    assert error.sentence.endswith(".")
    os.write(1, b"refused\n")


if __name__ == "__main__":
    serve(write, waits=True)
