"""Finds the edition of a procedure that is asked for and reads it: a folder `forms/<procedure>/<edition>/`."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from hsb_desktop.formbook.parse_procedure import (
    CALENDARS,
    PROCEDURE,
    Identity,
    parse_identity,
    parse_procedure,
)
from hsb_desktop.formbook.reading import Faults, read_toml
from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.errors import BadInput, HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.support.paths import forms_directory


class UnknownProcedure(BadInput):
    """No such procedure, or no such edition of it, is among the forms."""


class FaultyForms(HsbError):
    """The files of a procedure have faults; `faults` holds every one."""

    def __init__(self, sentence: str, faults: Faults) -> None:
        super().__init__(sentence)
        self.faults = faults


def procedures(root: Path | None = None) -> tuple[str, ...]:
    """The ids of the procedures there are, in order of name."""
    folder = root or forms_directory()
    return tuple(
        sorted(
            item.name
            for item in folder.iterdir()
            if item.name != CALENDARS and any((edition / PROCEDURE).is_file() for edition in _folders(item))
        )
    )


def load_procedure(
    id: str,  # noqa: A002  # the word the data uses
    edition: str | None = None,
    root: Path | None = None,
    *,
    on: date | None = None,
) -> Procedure:
    """One edition of a procedure: the one named, else the one in force on the day `on`.

    Without `on` the procedure must have a single edition: never "the latest". Raises UnknownProcedure or FaultyForms.
    """
    folder = root or forms_directory()
    if id not in procedures(folder):
        known = ", ".join(procedures(folder))
        raise UnknownProcedure(t("There is no procedure “{id}”; use one of: {known}.", id=id, known=known))
    return _read(_edition(folder, id, edition, on), folder)


def editions(id: str, root: Path | None = None) -> tuple[Identity, ...]:  # noqa: A002
    """Which editions of a procedure there are, oldest first."""
    found = [identity for path in _folders((root or forms_directory()) / id) if (identity := _identity(path))]
    return tuple(sorted(found, key=lambda identity: identity.in_force_from))


def _folders(folder: Path) -> list[Path]:
    return sorted(item for item in folder.iterdir() if item.is_dir()) if folder.is_dir() else []


@lru_cache(maxsize=64)
def _identity(folder: Path) -> Identity | None:
    faults = Faults()
    top = read_toml(folder / PROCEDURE, folder.parent.parent, faults)
    identity = parse_identity(top.table("procedure", required=True)) if top is not None else None
    return None if faults else identity


def _edition(root: Path, id: str, edition: str | None, on: date | None) -> Path:  # noqa: A002
    folders = [folder for folder in _folders(root / id) if (folder / PROCEDURE).is_file()]
    if edition is not None:
        chosen = [folder for folder in folders if folder.name == edition]
    elif on is None:
        chosen = folders
    else:
        chosen = [folder for folder in folders if _in_force(folder, on)]
    if len(chosen) == 1:
        return chosen[0]
    names = ", ".join(folder.name for folder in folders)
    if edition is not None:
        raise UnknownProcedure(
            t(
                "Procedure “{id}” has no edition “{edition}”; use one of: {known}.",
                id=id,
                edition=edition,
                known=names,
            )
        )
    if on is not None and not chosen:
        raise UnknownProcedure(
            t(
                "No edition of “{id}” is in force on {day}; there are: {known}.",
                id=id,
                day=spoken(on),
                known=names,
            )
        )
    raise UnknownProcedure(
        t("More than one edition of “{id}” could be meant; name one of: {known}.", id=id, known=names)
    )


def _in_force(folder: Path, on: date) -> bool:
    identity = _identity(folder)
    if identity is None:
        return True  # its faults are reported when it is read
    return identity.in_force_from <= on and (identity.in_force_to is None or on <= identity.in_force_to)


@lru_cache(maxsize=16)
def _read(folder: Path, root: Path) -> Procedure:
    faults = Faults()
    procedure = parse_procedure(folder, root, faults)
    if procedure is None:
        first = next(iter(faults))
        raise FaultyForms(
            t(
                "The procedure in {folder} cannot be used: {fault} `hsb-desktop forms check` lists all {n} faults.",
                folder=folder.relative_to(root).as_posix(),
                fault=first,
                n=len(faults.found),
            ),
            faults,
        )
    if (procedure.id, procedure.edition) != (folder.parent.name, folder.name):
        raise FaultyForms(
            t(
                "The folder {folder} holds another procedure or edition than its name says; rename it or correct "
                "[procedure].",
                folder=folder.relative_to(root).as_posix(),
            ),
            faults,
        )
    return procedure
