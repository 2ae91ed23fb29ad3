"""`hsb-desktop verify`: reads every page, the journal and the backups of this worker's store, and says what it found.

Asks for the passphrase on the terminal and never shows it. Names entries and rows by number and id only, so that what
it prints can be sent to IT support. Nothing is repaired.
"""

import getpass
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.store.backups import copies_in
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.store.verifying import ChainFault, Fault
from hsb_desktop.support.clock import SystemClock
from hsb_desktop.support.paths import data_directory

_MOST_FAULTS = 50


def run(ask: Callable[[str], str] = getpass.getpass, data: Path | None = None) -> int:
    """Check this worker's store; exit code 0 where everything holds, 1 where it does not or cannot be opened."""
    folder = data_directory() if data is None else data
    vault = FolderVault(folder, SystemClock())
    if not vault.exists():
        sys.stderr.write(t("There are no records on this computer yet; nothing was checked.") + "\n")
        return 1
    try:
        store = vault.open(ask(t("Passphrase: ")))
        findings = list(_check(store, StoreFolder(folder)))
    except HsbError as error:
        sys.stderr.write(error.sentence + "\n")
        return 1
    except EOFError:
        sys.stderr.write(t("No passphrase was given; nothing was checked.") + "\n")
        return 1
    finally:
        vault.close()
    for found in findings:
        sys.stderr.write(found + "\n")
    return 1 if findings else 0


def _check(store: EncryptedStore, files: StoreFolder) -> Iterator[str]:
    """What does not hold, a sentence each; what holds is printed as it is found."""
    yield from store.warnings
    report = store.verify()
    sys.stdout.write(
        t(
            "Journal: {n} entries read, {destroyed} of them with contents destroyed.",
            n=report.entries,
            destroyed=report.destroyed,
        )
        + "\n"
    )
    for fault in report.faults[:_MOST_FAULTS]:
        yield _in_words(fault)
    if len(report.faults) > _MOST_FAULTS:
        yield t("… and {n} more.", n=len(report.faults) - _MOST_FAULTS)
    copies = copies_in(files.backups)
    for copy in copies:
        try:
            store.copied_head(copy.path)
        except HsbError:
            yield t("The backup {name} cannot be opened; make a new one.", name=copy.path.name)
    sys.stdout.write(t("Backups: {n} read.", n=len(copies)) + "\n")


def _in_words(fault: ChainFault) -> str:
    what = {
        Fault.MISSING: t("is missing"),
        Fault.CHANGED: t("was changed"),
        Fault.UNLINKED: t("does not follow the entry before it"),
        Fault.CONTENT_CHANGED: t("has another content than when it was written"),
        Fault.ANSWER_CHANGED: t("speaks of an answer that was changed"),
        Fault.ANSWER_MISSING: t("speaks of an answer that is missing"),
        Fault.ANSWER_UNKNOWN: t("says nothing of an answer that is there"),
        Fault.ROW_DIFFERS: t("says otherwise than the row it is about"),
    }[fault.fault]
    subject = f" ({fault.subject})" if fault.subject else ""
    return t("Journal entry {n} {what}{subject}.", n=fault.seq, what=what, subject=subject)
