"""Where a rule comes from: the documents a procedure rests on, and whether the words are its own, national or local."""

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """The mark of a rule. What is national or local is never shown as if the procedure's own text said it."""

    SOURCE = "source"
    NATIONAL = "national"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Document:
    """A text that rules cite by `id`; `short` is how it is named in a line, `address` where it is published."""

    id: str
    title: str
    short: str
    address: str = ""
