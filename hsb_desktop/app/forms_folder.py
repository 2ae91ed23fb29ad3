"""Which forms the windows of this run work with: those that came with the program, or a folder named at its start.

The name passes from the supervisor to each window in the environment. Records stay with the council they began with.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t

if TYPE_CHECKING:
    from hsb_desktop.casework.ports import Unit
    from hsb_desktop.formbook.book import FormBook

VARIABLE = "HSB_DESKTOP_FORMS"


class AnotherCouncil(HsbError):
    """The records were begun with the procedure of another council than the forms are of; nothing was opened."""


def choose(folder: str) -> None:
    """Work with this folder from now on. Raises HsbError where it does not hold exactly one procedure."""
    from hsb_desktop.app.pathway_command import forms_folder
    from hsb_desktop.formbook.book import load_book

    chosen = forms_folder(folder)
    load_book(chosen)
    os.environ[VARIABLE] = str(Path(folder).absolute())


def chosen_book() -> "FormBook":
    """The forms of the folder that was chosen, else those that came with the program."""
    from hsb_desktop.formbook.book import load_book

    folder = os.environ.get(VARIABLE, "")
    return load_book(Path(folder)) if folder else load_book()


def refuse_another(unit: "Unit", book: "FormBook") -> None:
    """Raises AnotherCouncil where the records here were made with forms of another procedure."""
    began = unit.first_pin().partition("/")[0]
    if began and began != book.procedure_id:
        raise AnotherCouncil(
            t(
                "These records were begun with the procedure “{old}”, and the forms here are those of “{new}”. Nothing "
                "was opened and nothing changed. Start the program with the forms the records were begun with.",
                old=began,
                new=book.procedure_id,
            )
        )
