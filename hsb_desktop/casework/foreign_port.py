"""What comes back of another agency's PDF: its pages as pictures, read out of a file that nobody here wrote."""

from dataclasses import dataclass, field

from hsb_desktop.documents.enclosure import EnclosedPage
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t

LARGEST_FILE = 12_000_000  # bytes
MOST_PAGES = 60
MOST_PICTURES = 12_000_000  # bytes of all the pictures


@dataclass(frozen=True, slots=True)
class ForeignPages:
    """Its pages, in order."""

    pages: tuple[EnclosedPage, ...] = field(repr=False)


class CannotEnclose(HsbError):
    """A file that joins no pack; nothing was kept or changed."""

    def __init__(self, why: str) -> None:
        super().__init__(t("{why} Nothing of it was kept.", why=why))


def too_large(size: int) -> str:
    """Why a file of so many bytes is not looked at; empty where it is small enough."""
    if size <= LARGEST_FILE:
        return ""
    most = LARGEST_FILE // 1_000_000
    return t("The file is larger than {n} MB. Ask for it in parts, or with smaller pictures.", n=most)
