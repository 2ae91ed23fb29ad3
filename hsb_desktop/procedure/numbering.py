"""The number of every question of a form: the same on the screen, on the blank and where a filled form is taken in.

A question keeps the number its form gives it. The others are counted within their section ("3.2"; "B.2" in a form that
has numbers of its own), those of a repeat behind the repeat's number ("4.1.3").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hsb_desktop.procedure.form import Form, Repeat

_LETTERS = "ABCDEFGHKLMNPRTUVWXY"  # without I, J, O, Q, S and Z, which a scanner takes for figures


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one form; no two are the same."""

    _found: Mapping[str, str]

    def of(self, item: str, repeat: str = "") -> str:
        """The number of a question or repeat by its id; inside `repeat` where it is one of its questions, else outside.

        Empty for what the form does not ask.
        """
        return self._found.get(f"{repeat}/{item}") or self._found.get(item, "")


def numbers(form: Form) -> Numbers:
    """The numbers of a form."""
    own = {question.number for question in form.questions() if question.number}
    found: dict[str, str] = {}
    for place, section in enumerate(form.sections, start=1):
        stem = f"{_letter(place) if own else place}."
        at = 0
        for item in section.items:
            number = "" if isinstance(item, Repeat) else item.number
            while not number:
                at += 1
                number = f"{stem}{at}" if f"{stem}{at}" not in own else ""
            found[item.id] = number
            if isinstance(item, Repeat):
                for of, question in enumerate(item.questions, start=1):
                    found[f"{item.id}/{question.id}"] = question.number or f"{number}.{of}"
    return Numbers(MappingProxyType(found))


def _letter(place: int) -> str:
    """1 is the first letter; after the last come two letters."""
    first, last = divmod(place - 1, len(_LETTERS))
    return f"{_LETTERS[first - 1] if first else ''}{_LETTERS[last]}"
