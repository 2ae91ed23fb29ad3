"""Locks released editions: `forms/editions.lock` holds the SHA-256 of each of their files, as `sha256sum` prints it.

One line of `procedure.toml` does not count: `in_force_to`, the one thing that may be added to a released edition. The
reading copy does not count either, since it is made from the rest.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from hsb_desktop.formbook.parse_procedure import PROCEDURE
from hsb_desktop.formbook.reading import Fault
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import write_text_atomically

LOCK = "editions.lock"
_LENGTH = 64  # figures of a SHA-256


class NotLocked(HsbError):
    """The edition cannot be locked; the sentence says why."""


def lock_edition(root: Path, edition: str) -> int:
    """Lock the edition `procedure/edition` as it stands; how many files that is. What is locked already stays."""
    folder = root / edition
    if edition.count("/") != 1 or not (folder / PROCEDURE).is_file():
        raise NotLocked(
            t("There is no edition “{edition}” here; name it as procedure/edition.", edition=edition)
        )
    known = dict(_locked(root))
    if any(name.startswith(f"{edition}/") for name in known):
        raise NotLocked(
            t("“{edition}” is locked already. A change is a new edition beside it.", edition=edition)
        )
    own = _sums(root, folder)
    lines = [f"{figure}  {name}" for name, figure in sorted((known | own).items())]
    write_text_atomically(root / LOCK, "\n".join(lines) + "\n")
    return len(own)


def lock_faults(root: Path) -> tuple[Fault, ...]:
    """What has changed in editions that are locked."""
    known = dict(_locked(root))
    editions = sorted({"/".join(name.split("/")[:2]) for name in known})
    found: dict[str, str] = {}
    for edition in editions:
        found |= _sums(root, root / edition)
    return tuple(_differences(known, found))


def _differences(known: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Fault]:
    remedy = t("Put it back as it was, and make the change in a new edition beside it.")
    for name in sorted({*known, *found}):
        if name not in found:
            yield Fault(name, "", t("The file of a released edition is missing."), remedy)
        elif name not in known:
            yield Fault(name, "", t("The file was added to a released edition."), remedy)
        elif known[name] != found[name]:
            yield Fault(name, "", t("The file of a released edition was changed."), remedy)


def _locked(root: Path) -> Iterator[tuple[str, str]]:
    """Each file with its figure; a line that is none is passed over, since a file without one counts as added."""
    path = root / LOCK
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        figure, space, name = line.partition("  ")
        if space and len(figure) == _LENGTH:
            yield name, figure


def _sums(root: Path, folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*.toml") if path.is_file()) if folder.is_dir() else []
    return {path.relative_to(root).as_posix(): _sum(path) for path in files}


def _sum(path: Path) -> str:
    lines = path.read_bytes().replace(b"\r\n", b"\n").split(b"\n")
    if path.name == PROCEDURE:
        lines = [line for line in lines if not line.startswith(b"in_force_to")]
    return hashlib.sha256(b"\n".join(lines)).hexdigest()
