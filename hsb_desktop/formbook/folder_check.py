"""Walks a whole forms folder and reports every fault of every procedure, edition and form in one run."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from hsb_desktop.formbook.edition_forms import (
    FORMS,
    around,
    around_faulty,
    check_records,
    form_files,
    parse_forms,
)
from hsb_desktop.formbook.parse_local import LOCAL, check_local
from hsb_desktop.formbook.parse_meetings import MEETINGS
from hsb_desktop.formbook.parse_panel import PANEL, parse_panel
from hsb_desktop.formbook.parse_papers import PAPERS, parse_papers, shipped_papers
from hsb_desktop.formbook.parse_picture import PICTURE, parse_picture
from hsb_desktop.formbook.parse_procedure import (
    CALENDARS,
    CONTACTS,
    FILES,
    PROCEDURE,
    Identity,
    parse_identity,
    parse_procedure,
)
from hsb_desktop.formbook.reading import Fault, Faults, Table, read_toml
from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.paper_layout import PaperLayout
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition that was read; `procedure` is None when it has faults."""

    procedure_id: str
    edition: str
    procedure: Procedure | None
    forms: tuple[Form, ...]
    faults: int
    panel: PanelRule | None = None
    papers: tuple[PaperLayout, ...] = ()  # its own, beside those of the program

    @property
    def questions(self) -> int:
        """How many questions its forms ask, those of rows counted once."""
        return sum(1 for form in self.forms for _ in form.questions())


@dataclass(frozen=True, slots=True)
class Report:
    """What a forms folder holds, and everything in it to put right."""

    editions: tuple[Edition, ...]
    faults: tuple[Fault, ...]


def check_folder(root: Path) -> Report:
    """Read everything under `root`, a folder with one folder for each procedure."""
    faults = Faults()
    if not root.is_dir():
        faults.add(
            root.name, "", t("There is no such folder."), t("Name the folder that holds the procedures.")
        )
        return Report((), tuple(faults))
    if _too_deep(root, faults):
        return Report((), tuple(faults))
    found = tuple(
        edition for folder in _procedure_folders(root) for edition in _procedure(folder, root, faults)
    )
    if not found and not faults:
        faults.add(
            root.name,
            "",
            t("There is no procedure here."),
            t("Name the folder that holds one folder for each procedure."),
        )
    _check_read(root, faults)
    return Report(found, tuple(dict.fromkeys(faults)))


def _too_deep(root: Path, faults: Faults) -> bool:
    """Whether the folder named is one of those that a forms folder holds."""
    if (root / PROCEDURE).is_file():
        what = t("This is the folder of one edition.")
        remedy = t("Name the folder two above it, which also holds `{calendars}`.", calendars=CALENDARS)
    elif any((folder / PROCEDURE).is_file() for folder in _folders(root)):
        what = t("This is the folder of one procedure.")
        remedy = t("Name the folder above it, which also holds `{calendars}`.", calendars=CALENDARS)
    else:
        return False
    faults.add(root.name, "", what, remedy)
    return True


def _folders(folder: Path) -> list[Path]:
    return sorted(item for item in folder.iterdir() if item.is_dir() and not item.name.startswith("."))


def _procedure_folders(root: Path) -> list[Path]:
    return [folder for folder in _folders(root) if folder.name != CALENDARS]


def _procedure(folder: Path, root: Path, faults: Faults) -> list[Edition]:
    identities: list[tuple[Path, Identity]] = []
    read: list[Edition] = []
    editions = _folders(folder)
    if not editions:
        faults.add(
            folder.name,
            "",
            t("The procedure has no edition."),
            t("Add a folder such as {folder}/2026-10.", folder=folder.name),
        )
    for path in editions:
        before = len(faults.found)
        top = read_toml(path / PROCEDURE, root, Faults())
        identity = _identity(top)
        if identity is not None:
            identities.append((path, identity))
            _check_names(path, root, identity, faults)
        procedure = parse_procedure(path, root, faults)
        forms = _forms(path, root, top, procedure, faults)
        panel = _panel(path, root, procedure, forms, faults)
        papers = _papers(path, root, procedure, forms, faults)
        wrong = len(faults.found) - before
        read.append(Edition(folder.name, path.name, procedure, forms, wrong, panel, papers))
    _check_overlaps(identities, root, faults)
    check_local(folder, root, [one.procedure for one in read if one.procedure is not None], faults)
    return read


def _identity(top: Table | None) -> Identity | None:
    if top is None:
        return None
    quiet = Faults()
    values = top.values.get("procedure")
    identity = parse_identity(Table(values if isinstance(values, dict) else {}, top.file, "procedure", quiet))
    return None if quiet else identity


def _forms(
    path: Path, root: Path, top: Table | None, procedure: Procedure | None, faults: Faults
) -> tuple[Form, ...]:
    if top is None:
        return ()
    offers = around(procedure) if procedure is not None else around_faulty(top)
    forms = parse_forms(path, root, (path.parent.name, path.name), offers, faults)
    if procedure is not None:
        if len(forms) == len(form_files(path)):
            check_records(procedure, forms, _named(path, root), faults)
        parse_picture(path, root, procedure, faults)
    return forms


def _panel(
    path: Path, root: Path, procedure: Procedure | None, forms: tuple[Form, ...], faults: Faults
) -> PanelRule | None:
    """Held against all its forms, or not at all: a form with faults would be one that is missing."""
    if procedure is None or len(forms) != len(form_files(path)):
        return None
    return parse_panel(path, root, procedure, forms, faults)


def _papers(
    path: Path, root: Path, procedure: Procedure | None, forms: tuple[Form, ...], faults: Faults
) -> tuple[PaperLayout, ...]:
    """The papers of a case that the edition has of its own, held against all its forms as the panel is."""
    if procedure is None or len(forms) != len(form_files(path)):
        return ()
    shipped = shipped_papers()
    return tuple(one for one in parse_papers(path, root, procedure, forms, faults) if one not in shipped)


def _named(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _check_names(path: Path, root: Path, identity: Identity, faults: Faults) -> None:
    for key, says, folder in (
        ("id", identity.id, path.parent.name),
        ("edition", identity.edition, path.name),
    ):
        if says != folder:
            faults.add(
                _named(path / PROCEDURE, root),
                f"procedure.{key}",
                t("The folder is called “{folder}” and the file says “{says}”.", folder=folder, says=says),
                t("Give both the same name."),
            )


def _check_overlaps(identities: list[tuple[Path, Identity]], root: Path, faults: Faults) -> None:
    """On any day at most one edition is in force."""
    ordered = sorted(identities, key=lambda pair: pair[1].in_force_from)
    for path, identity in ordered:
        if identity.in_force_to is not None and identity.in_force_to < identity.in_force_from:
            faults.add(
                _named(path / PROCEDURE, root),
                "procedure.in_force_to",
                t("The edition ends before it begins."),
                t("Correct one of the two dates."),
            )
    for (_, earlier), (path, later) in pairwise(ordered):
        if later.in_force_from <= (earlier.in_force_to or date.max):
            faults.add(
                _named(path / PROCEDURE, root),
                "procedure.in_force_from",
                t(
                    "Edition {earlier} is still in force on {day}.",
                    earlier=earlier.edition,
                    day=spoken(later.in_force_from),
                ),
                t("Give the earlier edition an `in_force_to` before that day."),
            )


def _check_read(root: Path, faults: Faults) -> None:
    """A TOML file that nothing reads is a mistake of place or name."""
    expected = set((root / CALENDARS).glob("*.toml"))
    for folder in _procedure_folders(root):
        for edition in _folders(folder):
            expected |= {edition / name for name in (*FILES, CONTACTS, MEETINGS, PICTURE, PANEL, PAPERS)}
            expected |= {*form_files(edition), folder / LOCAL}
    for path in sorted(set(root.rglob("*.toml")) - expected):
        faults.add(
            _named(path, root),
            "",
            t("Nothing reads this file."),
            t("Move it to <procedure>/<edition>/{forms}, or remove it.", forms=FORMS),
        )
