"""The child of the tests of failing calls: for each line given it forks a writer that waits to be let go, and saves.

A writer opens the store, saves a few times, each once more when it is refused, and closes it. It says the number of
each save that is durable and "refused" for each that ended in a sentence; anything else ends it with a traceback.
"""

import os
import signal
import sys
from pathlib import Path

from hsb_desktop.store.errors import StoreError
from hsb_desktop.store.failures import in_a_sentence
from hsb_desktop.store.opening import EncryptedStore
from tests.faults.store_writer import Opener, opened, opener, save_next

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


def main() -> None:
    """Fork a writer for every line that comes in."""
    if sys.platform == "win32":
        raise OSError("Windows has no fork")
    else:
        how = opener(Path(sys.argv[1]))
        for _ in sys.stdin:
            writer = os.fork()
            if writer == 0:
                os.kill(os.getpid(), signal.SIGSTOP)
                write(how)
                os._exit(0)
            os.waitpid(writer, os.WUNTRACED)
            os.write(1, b"writer %d\n" % writer)
            _, status = os.waitpid(writer, 0)
            os.write(1, b"ended %d\n" % os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
