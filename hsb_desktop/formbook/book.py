"""The book that casework opens: the procedure in force on a day, and each form under the edition a record names."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from hsb_desktop.formbook.edition_forms import around, check_records, parse_forms
from hsb_desktop.formbook.parse_panel import parse_panel
from hsb_desktop.formbook.parse_papers import parse_papers
from hsb_desktop.formbook.parse_picture import parse_picture
from hsb_desktop.formbook.procedure_edition import FaultyForms, UnknownProcedure, load_procedure, procedures
from hsb_desktop.formbook.reading import Faults
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.paper_layout import PaperLayout
from hsb_desktop.procedure.picture import Picture
from hsb_desktop.procedure.words import t
from hsb_desktop.support.paths import forms_directory

if TYPE_CHECKING:
    from hsb_desktop.casework.ports import Book


class UnknownForm(HsbError):
    """A form, or the edition of it that a record was made under, is not among the forms of this installation."""


@dataclass(frozen=True, slots=True)
class FormBook:
    """The procedure `procedure_id` in all its editions, with their forms, read when first asked for."""

    root: Path
    procedure_id: str

    def procedure(self, on: date) -> Procedure:
        """The procedure in force on the day `on`; none in force is an error with a sentence, never "the latest"."""
        return load_procedure(self.procedure_id, root=self.root, on=on)

    def form(self, pin: str) -> Form:
        """The form of a pin `procedure/edition/form`, as it was when the record was begun."""
        parts = pin.split("/")
        if len(parts) != 3:
            raise UnknownForm(t("“{pin}” does not name a form; a record may be damaged.", pin=pin))
        id_, edition, form_id = parts
        form = _forms(self.root, id_, edition).get(form_id)
        if form is None:
            raise UnknownForm(
                t("Edition {edition} of “{id}” has no form “{form}”.", edition=edition, id=id_, form=form_id)
            )
        return form

    def form_in_force(self, form_id: str, on: date) -> Form:
        """The form a record that is begun on the day `on` is made under."""
        procedure = self.procedure(on)
        return self.form(f"{procedure.id}/{procedure.edition}/{form_id}")

    def picture(self, on: date) -> Picture:
        """The picture of the work flow in the edition in force on the day `on`."""
        procedure = self.procedure(on)
        return _picture(self.root, procedure.id, procedure.edition)

    def panel(self, on: date) -> PanelRule | None:
        """The panel in the edition in force on the day `on`; None where the procedure has none."""
        procedure = self.procedure(on)
        return _panel(self.root, procedure.id, procedure.edition)

    def papers(self, on: date) -> tuple[PaperLayout, ...]:
        """The papers of a whole case in the edition in force on the day `on`."""
        procedure = self.procedure(on)
        return _papers(self.root, procedure.id, procedure.edition)

    def forms_in_force(self, on: date) -> tuple[Form, ...]:
        """Every form of the edition in force on the day `on`, in order of id."""
        procedure = self.procedure(on)
        return tuple(_forms(self.root, procedure.id, procedure.edition).values())


def load_book(root: Path | None = None, procedure: str | None = None) -> FormBook:
    """The book of the forms folder `root` (left out: what came with the program).

    `procedure` may be left out where the folder holds exactly one. Raises UnknownProcedure.
    """
    folder = root or forms_directory()
    known = procedures(folder)
    if procedure is None and len(known) == 1:
        procedure = known[0]
    if procedure not in known:
        raise UnknownProcedure(
            t("It is not clear which procedure is meant; there are: {known}.", known=", ".join(known))
        )
    return FormBook(folder, procedure)


@lru_cache(maxsize=16)
def _forms(root: Path, procedure_id: str, edition: str) -> MappingProxyType[str, Form]:
    procedure = load_procedure(procedure_id, edition, root)
    faults = Faults()
    folder = root / procedure_id / edition
    forms = parse_forms(folder, root, (procedure_id, edition), around(procedure), faults)
    check_records(procedure, forms, f"{procedure_id}/{edition}", faults)
    if faults:
        raise _faulty(f"{procedure_id}/{edition}", faults)
    return MappingProxyType({form.id: form for form in forms})


@lru_cache(maxsize=16)
def _picture(root: Path, procedure_id: str, edition: str) -> Picture:
    faults = Faults()
    procedure = load_procedure(procedure_id, edition, root)
    picture = parse_picture(root / procedure_id / edition, root, procedure, faults)
    if picture is None:
        raise _faulty(f"{procedure_id}/{edition}", faults)
    return picture


@lru_cache(maxsize=16)
def _panel(root: Path, procedure_id: str, edition: str) -> PanelRule | None:
    faults = Faults()
    procedure, forms = load_procedure(procedure_id, edition, root), _forms(root, procedure_id, edition)
    panel = parse_panel(root / procedure_id / edition, root, procedure, tuple(forms.values()), faults)
    if faults:
        raise _faulty(f"{procedure_id}/{edition}", faults)
    return panel


@lru_cache(maxsize=16)
def _papers(root: Path, procedure_id: str, edition: str) -> tuple[PaperLayout, ...]:
    faults = Faults()
    procedure, forms = load_procedure(procedure_id, edition, root), _forms(root, procedure_id, edition)
    papers = parse_papers(root / procedure_id / edition, root, procedure, tuple(forms.values()), faults)
    if faults:
        raise _faulty(f"{procedure_id}/{edition}", faults)
    return papers


def _faulty(folder: str, faults: Faults) -> FaultyForms:
    sentence = t(
        "The forms in {folder} cannot be used: {fault} `hsb-desktop forms check` lists all {n} faults.",
        folder=folder,
        fault=next(iter(faults)),
        n=len(faults.found),
    )
    return FaultyForms(sentence, faults)


if TYPE_CHECKING:

    def _satisfies(book: FormBook) -> Book:
        return book
