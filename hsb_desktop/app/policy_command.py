"""`hsb-desktop policy`: says what the machine's policy file asks for, or every fault of it with its place and remedy.

For the council's IT staff, before they hand the file out. Nothing is opened but that file.
"""

import sys
from pathlib import Path

from hsb_desktop.procedure.words import t
from hsb_desktop.support.policy import FILE, LONGEST_NAME, Fault, Policy, Wrong, machine_folder, read_policy
from hsb_desktop.support.settings import LONGEST_LOCK, SHORTEST_LOCK


def run(folder: str | None = None) -> int:
    """Look at the policy of this machine, or of `folder`; exit code 0, or 2 where it has a fault."""
    place = machine_folder() if folder is None else Path(folder)
    path = place / FILE
    policy = read_policy(place)
    if policy.faults:
        for fault in policy.faults:
            sys.stderr.write(f"{path}: {fault.at}: {remedy(fault)}\n")
        return 2
    if not path.exists():
        sys.stdout.write(
            t("There is no policy here; {path} would be read. Everything is as the program comes.", path=path)
            + "\n"
        )
        return 0
    for line in (t("{path}: no faults", path=path), *asked(policy)):
        sys.stdout.write(line + "\n")
    return 0


def asked(policy: Policy) -> list[str]:
    """What holds on this machine, a line each."""
    folder = policy.backup_folder
    return [
        _key_line(policy),
        t("lock.after_minutes: it locks after {n} minutes at the latest", n=policy.longest_lock),
        t("backups.folder: {folder}", folder=folder)
        if folder is not None
        else t("backups.folder: each worker chooses"),
    ]


def _key_line(policy: Policy) -> str:
    if not policy.recovery_key:
        return t(
            "recovery.public_key: none; only a worker's own passphrase and printed code open the records"
        )
    from hsb_desktop.store.council_key import council_fingerprint

    words = " ".join(council_fingerprint(policy.recovery_key))
    name = policy.council or t("no council named")
    return t("recovery.public_key: {words} ({name})", words=words, name=name)


def remedy(fault: Fault) -> str:
    """What is wrong at one place and what to do there."""
    remedies = {
        Wrong.NOT_READ: t("The file cannot be read; let every user of the machine read it."),
        Wrong.TOO_LARGE: t("The file is larger than 64 KB; leave only the tables of a policy in it."),
        Wrong.NOT_TOML: t(
            "This is not TOML in UTF-8 ({said}); correct the line.", said=fault.said or "UTF-8"
        ),
        Wrong.UNKNOWN: t("This is not known here; correct its spelling or take it out."),
        Wrong.NOT_A_TABLE: t("This has to be a table; write [{at}] on a line of its own.", at=fault.at),
        Wrong.NOT_A_NAME: t(
            "This has to be a text of one line, of at most {n} characters; write it in quotation marks.",
            n=LONGEST_NAME,
        ),
        Wrong.NOT_A_KEY: t("This has to be 64 hex digits; copy the line that `recovery new` wrote."),
        Wrong.NOT_MINUTES: t(
            "This has to be a whole number from {least} to {most}, without quotation marks; change it.",
            least=SHORTEST_LOCK,
            most=LONGEST_LOCK,
        ),
        Wrong.NOT_A_FOLDER: t(
            "This has to be the whole path of a folder, with variables that the machine knows; in Windows write it "
            "in single quotation marks."
        ),
    }
    return remedies[fault.wrong]
