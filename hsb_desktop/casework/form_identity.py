"""Which form a fillable file is: its form and edition, and the case and record it was made for, in plain words.

It stands on the file where everybody can read it. A short sum over it tells a slip from another form; it is no secret
and proves nothing about who filled the form in.
"""

import hashlib
from dataclasses import dataclass

from hsb_desktop.casework.filled_port import CannotTakeIn
from hsb_desktop.procedure.words import t

_NONE = "-"
_PARTS, _SUM = 4, 8


@dataclass(frozen=True, slots=True)
class Identity:
    """`pin` names procedure/edition/form; `reference` and `record` are empty for a blank that is for no case."""

    pin: str
    reference: str = ""
    record: str = ""

    @property
    def text(self) -> str:
        """As it stands on the file."""
        stem = " ".join((self.pin, self.reference or _NONE, self.record or _NONE))
        return f"{stem} {_sum(stem)}"


def read_identity(text: str) -> Identity:
    """What a file says it is; CannotTakeIn where it says nothing that could be read."""
    parts = text.split()
    if len(parts) != _PARTS or _sum(" ".join(parts[:-1])) != parts[-1]:
        raise CannotTakeIn(t("The file does not say which form it is, so it was not made by this program."))
    pin, reference, record = (part if part != _NONE else "" for part in parts[:-1])
    return Identity(pin, reference, record)


def _sum(stem: str) -> str:
    return hashlib.sha256(stem.encode()).hexdigest()[:_SUM]
