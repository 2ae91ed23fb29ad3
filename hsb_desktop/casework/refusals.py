"""What casework refuses, as sentences for the person; nothing was stored when one is raised."""

from dataclasses import dataclass

from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class RecordFault:
    """To put right before a record is complete; `key` leads to its field. It warns where `blocks` is false."""

    key: FieldKey
    message: str
    section: str = ""
    blocks: bool = True


class Incomplete(HsbError):
    """A record cannot be completed yet; `faults` leads to each field."""

    def __init__(self, faults: tuple[RecordFault, ...]) -> None:
        super().__init__(
            t("There is 1 thing to put right before this is complete; what you entered is kept.")
            if len(faults) == 1
            else t(
                "There are {n} things to put right before this is complete; what you entered is kept.",
                n=len(faults),
            )
        )
        self.faults = faults


class AlreadyIssued(HsbError):
    """The record was issued on paper and stays as it was issued."""

    def __init__(self) -> None:
        super().__init__(
            t("This record has been issued, so it stays as it was issued. Begin a new version to change it.")
        )


class NotAccepted(HsbError):
    """The procedure refuses a fact; the sentence says why and what to do.

    `field` is the field it is about (a field of the fact, or `on` or `at`), empty where it is about none;
    `fact_id` is the fact that field belongs to.
    """

    def __init__(self, sentence: str, field: str = "", fact_id: str = "") -> None:
        super().__init__(sentence)
        self.field, self.fact_id = field, fact_id


class NotReady(HsbError):
    """What was asked for needs something else first."""


class LookAgain(HsbError):
    """A copy says something else than the one that was looked at, so it was not issued."""

    def __init__(self) -> None:
        super().__init__(
            t("Something on this paper changed since you looked at it. Nothing was issued. Look at it again.")
        )


class CannotIssue(HsbError):
    """A paper did not pass its checks and was not issued."""
