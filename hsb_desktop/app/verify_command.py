"""`hsb-desktop verify`: reads every page, the journal and the backups of this worker's store, and says what it found.

Asks for the passphrase on the terminal and never shows it. Names entries and rows by number and id only, so that what
it prints can be sent to IT support. Nothing is repaired.
"""

import getpass
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hsb_desktop.casework.backups import second_place
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.store.backups import Copy, Why, copies_in
from hsb_desktop.store.copy_errors import OtherKey
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.store.verifying import ChainFault, Fault
from hsb_desktop.support.clock import SystemClock
from hsb_desktop.support.paths import data_directory, witness_directory

_MOST_FAULTS = 50


def run(ask: Callable[[str], str] = getpass.getpass, data: Path | None = None) -> int:
    """Check this worker's store; exit code 0 where everything holds, 1 where it does not or cannot be opened."""
    folder = data_directory() if data is None else data
    vault = FolderVault(folder, SystemClock())
    vault.witnesses = witness_directory() if folder.is_relative_to(data_directory()) else None
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
    if findings:
        return 1
    sys.stdout.write(t("Everything that was read holds.") + "\n")
    return 0


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
    yield from _copies(store, copies_in(files.backups), _read_here)
    place = second_place(store)
    if place is None:
        sys.stdout.write(t("A second place for backups: none is chosen.") + "\n")
        return
    there = store.copies.at(place)
    if there is None:
        sys.stdout.write(t("The second place for backups cannot be reached now; it was not checked.") + "\n")
        return
    copies = [Copy(copy.path, copy.made_at, Why(copy.why)) for copy in there]
    yield from _copies(store, copies, _read_there)


def _copies(store: EncryptedStore, copies: Sequence[Copy], said: Callable[[int], str]) -> Iterator[str]:
    """Each copy opened and every page of it read."""
    others = 0
    for copy in copies:
        try:
            store.copied_head(copy.path)
        except OtherKey:
            others += 1
        except HsbError:
            yield t("The backup {name} cannot be opened; make a new one.", name=copy.path.name)
    sys.stdout.write(said(len(copies) - others) + "\n")
    if others:
        sys.stdout.write(t("Backups from before the key was replaced: {n}, not read.", n=others) + "\n")


def _read_here(n: int) -> str:
    return t("Backups: {n} read.", n=n)


def _read_there(n: int) -> str:
    return t("Backups in the second place: {n} read.", n=n)


def _in_words(fault: ChainFault) -> str:
    if fault.fault is Fault.PAGES:
        return t("Tables and indexes of the file do not fit together; an older page may have been put back.")
    what = {
        Fault.MISSING: t("is missing"),
        Fault.CHANGED: t("was changed"),
        Fault.UNLINKED: t("does not follow the entry before it"),
        Fault.CONTENT_CHANGED: t("has another content than when it was written"),
        Fault.CONTENT_GONE: t("has lost its content, and no entry says that its case was destroyed"),
        Fault.ANSWER_CHANGED: t("speaks of an answer that was changed"),
        Fault.ANSWER_MISSING: t("speaks of an answer that is missing"),
        Fault.ANSWER_UNKNOWN: t("says nothing of an answer that is there"),
        Fault.ROW_DIFFERS: t("says otherwise than the row it is about"),
        Fault.PAGES: "",
    }[fault.fault]
    subject = f" ({fault.subject})" if fault.subject else ""
    return t("Journal entry {n} {what}{subject}.", n=fault.seq, what=what, subject=subject)
