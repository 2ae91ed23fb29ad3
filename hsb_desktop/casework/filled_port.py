"""What comes back of a fillable form: its fields as they were typed, read out of a file that nobody here wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t

LARGEST_FILE = 6_000_000  # bytes; the longest form with everything filled in has a tenth of it


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The fields that hold something, by their names: typed text, or the value of the box that is ticked."""

    fields: Mapping[str, str] = field(repr=False)
    pages: int


class CannotTakeIn(HsbError):
    """A file that is not taken in; nothing was kept or changed."""

    def __init__(self, why: str) -> None:
        super().__init__(t("{why} Nothing was taken in and nothing changed.", why=why))


def too_large(size: int) -> str:
    """Why a file of so many bytes is not looked at; empty where it is small enough."""
    if size <= LARGEST_FILE:
        return ""
    most = LARGEST_FILE // 1_000_000
    return t("The file is larger than {n} MB, which no filled form is.", n=most)
