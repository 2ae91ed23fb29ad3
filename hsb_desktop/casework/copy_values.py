"""What is known of a copy once it has left: how it was handed over, and what became of it. Values only."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.procedure.ids import PaperId
from hsb_desktop.procedure.words import t

BY_HAND, BY_POST, BY_EMAIL, COLLECTED = "by_hand", "post", "secure_email", "collected"
GIVEN, RETURNED, DESTROYED, OUT = "given", "returned", "destroyed", "out"  # `out`: it is not back after all
AS_WORD = "word"  # its reader was given an editable Word copy besides


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a copy reaches its reader; `detail` is free text ("to the school office")."""

    how: str
    detail: str = ""


GIVEN_BY_HAND = Delivery(BY_HAND)


@dataclass(frozen=True, slots=True)
class CopyEntry:
    """One thing that is known of a copy since a day. Entries are added; the newest of a copy says where it is.

    Of a copy that was handed over, and of the Word copy of one: how, and where something on it wanted a reason, what
    that was and the reason.
    """

    paper_id: PaperId
    what: str
    on: date
    how: str = ""
    detail: str = ""
    found: tuple[str, ...] = ()
    reason: str = ""


def how_words() -> dict[str, str]:
    """The ways of delivery as they are chosen, in order."""
    return {
        BY_HAND: t("By hand"),
        BY_POST: t("By post"),
        BY_EMAIL: t("By secure e-mail"),
        COLLECTED: t("Collected at the meeting"),
    }
