"""`hsb-desktop recovery`: the council's recovery key, made and used by two people, without a network.

`new DIR` makes a key pair: a part for each person, and the lines for the machines' policy file. `open STORE PART PART`
opens a copied store with both parts: it leaves its mark in the store's journal and gives it a new database key and a
new passphrase. Passphrases are asked for on the terminal and never shown.
"""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.store.council_key import (
    Part,
    council_fingerprint,
    new_parts,
    private_key,
    read_part,
    written,
)
from hsb_desktop.store.failures import in_a_sentence
from hsb_desktop.store.sealing import Stretching, calibrated
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import Clock, SystemClock
from hsb_desktop.support.files import private_directory, write_atomically

SHORTEST = 15
PARTS = ("recovery-part-1.json", "recovery-part-2.json")
POLICY = "policy.toml"
Ask = Callable[[str], str]


def new(folder: str, ask: Ask = getpass.getpass, stretching: Stretching | None = None) -> int:
    """Make a key pair in `folder`; exit code 0, or 2 with a sentence."""
    place = Path(folder)
    if any((place / name).exists() for name in (*PARTS, POLICY)):
        return _refuse(
            t("There is a recovery key in this folder already; nothing was changed, so name another folder.")
        )
    try:
        passphrases = [_chosen(ask, number) for number in (1, 2)]
        if passphrases[0] == passphrases[1]:
            return _refuse(
                t("Both people gave the same passphrase; nothing was made, so let each choose their own.")
            )
        parts = new_parts(passphrases[0], passphrases[1], stretching or calibrated(SystemClock().monotonic))
        private_key(
            parts[0], passphrases[0], parts[1], passphrases[1]
        )  # a key that does not open is never handed out
        with in_a_sentence():
            private_directory(place)
            for name, part in zip(PARTS, parts, strict=True):
                write_atomically(place / name, written(part))
            write_atomically(place / POLICY, _policy(parts[0].public).encode())
    except (HsbError, EOFError) as error:
        return _refuse(_sentence(error))
    sys.stdout.write(
        t(
            "Made in {folder}: {first} and {second}, one for each person, kept apart with a copy each, and {policy} "
            "for every laptop.\nThe words of the key, for the paper that workers compare:\n{words}\n",
            folder=folder,
            first=PARTS[0],
            second=PARTS[1],
            policy=POLICY,
            words=" ".join(council_fingerprint(parts[0].public)),
        )
    )
    return 0


def open_store(
    store: str, parts: tuple[str, str], ask: Ask = getpass.getpass, clock: Clock | None = None
) -> int:
    """Open a copied store; exit code 0 with its new passphrase, 2 with a sentence where it stays as it was."""
    vault = FolderVault(Path(store), clock or SystemClock())
    if not vault.exists():
        return _refuse(
            t("There are no records in this folder; nothing was changed, so name the copied folder.")
        )
    try:
        one, other = (read_part(Path(part)) for part in parts)
        sys.stdout.write(
            t("The words of this key: {words}", words=" ".join(council_fingerprint(one.public))) + "\n"
        )
        passphrases = [_asked(ask, part) for part in (one, other)]
        given = vault.recover(private_key(one, passphrases[0], other, passphrases[1]))
    except (HsbError, EOFError) as error:
        return _refuse(_sentence(error))
    finally:
        vault.close()
    sys.stdout.write(
        t(
            "Opened; the records' journal says so, and the worker is told at the next unlocking.\n"
            "Passphrase until the worker chooses another: {passphrase}\n"
            "The passphrase and the printed code from before open these records no more. "
            "Older copies and backups are not changed by this.\n",
            passphrase=given,
        )
    )
    return 0


def _chosen(ask: Ask, number: int) -> str:
    words = ask(t("Person {n}, choose a passphrase: ", n=number))
    if len(words.strip()) < SHORTEST:
        raise _NotTaken(
            t(
                "The passphrase has less than {n} characters; nothing was made, so choose a longer one.",
                n=SHORTEST,
            )
        )
    if words != ask(t("Person {n}, the same again: ", n=number)):
        raise _NotTaken(t("The two passphrases differ; nothing was made, so start again."))
    return words


def _asked(ask: Ask, part: Part) -> str:
    return ask(t("Person {n}, your passphrase: ", n=part.number))


class _NotTaken(HsbError):
    """A passphrase that is not taken for a part of the key."""


def _policy(public: str) -> str:
    return (
        "# The machine's policy. Put it where only IT staff can write: Windows %PROGRAMDATA%\\hsb-desktop,\n"
        "# macOS /Library/Application Support/hsb-desktop, elsewhere /etc/hsb-desktop. Write your council's name.\n"
        f'[recovery]\ncouncil = ""\npublic_key = "{public}"\n'
    )


def _sentence(error: HsbError | EOFError) -> str:
    if isinstance(error, HsbError):
        return error.sentence
    return t("No passphrase was given; nothing was changed.")


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence.replace("\n", " ") + "\n")
    return 2
