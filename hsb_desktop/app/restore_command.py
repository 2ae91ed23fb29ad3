"""`hsb-desktop restore COPY`: puts a backup in the place of this worker's records, also where they are damaged or gone.

Says first what would be lost, where the records that are there can still be opened, and asks. What is there is kept
among the backups. Asks for the passphrase on the terminal and never shows it.
"""

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path

from hsb_desktop.casework.backup_port import KeptCopy, Lost
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.store.copy_errors import BackupGone
from hsb_desktop.store.errors import SecondInstance
from hsb_desktop.store.failures import in_a_sentence
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.restoring import put_back_closed
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from hsb_desktop.support.instance import AlreadyOpen, take_lock
from hsb_desktop.support.paths import data_directory

Ask = Callable[[str], str]


def run(copy: str, passphrase: Ask = getpass.getpass, answer: Ask = input, data: Path | None = None) -> int:
    """Exit code 0 where the backup is in place, 2 where the folder named is no backup, 1 where it was refused."""
    files = StoreFolder(data_directory() if data is None else data)
    copied = StoreFolder(Path(copy))
    if not copied.records.is_file() or not copied.keys.is_file():
        said = t(
            "This folder is no backup: it has no records and keys in it. Name one whose name begins “copy-”."
        )
        sys.stderr.write(said + "\n")
        return 2
    try:
        words = passphrase(t("Passphrase: "))
        sys.stdout.write(_what_goes(files, copied, words) + "\n")
        if answer(t("Put the backup back? Type “yes”: ")).strip().casefold() != t("yes"):
            sys.stderr.write(t("Nothing was changed.") + "\n")
            return 1
        with in_a_sentence():
            _put_back(files, copied, words)
    except HsbError as error:
        sys.stderr.write(error.sentence + "\n")
        return 1
    except EOFError:
        sys.stderr.write(t("No answer was given; nothing was changed.") + "\n")
        return 1
    kept = t(
        "The backup is in place. What was there before is kept among the backups. Open the program as usual."
    )
    sys.stdout.write(kept + "\n")
    return 0


def _put_back(files: StoreFolder, copied: StoreFolder, words: str) -> None:
    try:
        lock = take_lock(files.path, files.lock.stem)
    except AlreadyOpen as error:
        raise SecondInstance from error
    try:
        put_back_closed(files, copied, words, SystemClock())
    finally:
        os.close(lock)


def _what_goes(files: StoreFolder, copied: StoreFolder, words: str) -> str:
    """What the records that are there would lose, in lines."""
    vault = FolderVault(files.path, SystemClock())
    if not vault.exists():
        return t("There are no records on this computer, so nothing is lost.")
    try:
        store = vault.open(words)
        now = SystemClock().now()
        return _lines(store.copies.loses(KeptCopy(copied.path, now, "asked")))
    except (SecondInstance, BackupGone):
        raise
    except HsbError:
        return t(
            "The records that are there cannot be opened with this passphrase, so what would be lost cannot be counted."
        )
    finally:
        vault.close()


def _lines(lost: Lost) -> str:
    if not lost.changes:
        return t("Nothing was recorded since this backup was made, so nothing is lost.")
    lines = [t("What would be lost:")]
    for case in lost.cases:
        if case.whole:
            lines.append(t("  {reference}: the whole case", reference=case.reference))
        else:
            lines.append(t("  {reference}: {n} changes", reference=case.reference, n=case.changes))
    if lost.elsewhere:
        lines.append(t("  of no case: {n} entries", n=lost.elsewhere))
    return "\n".join(lines)
