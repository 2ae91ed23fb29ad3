"""The states and categories that have a shape of their own. What they mean is said by the words beside them."""

from enum import StrEnum


class State(StrEnum):
    """A state of work or time. Its shape, its word and its colour always come together."""

    OVERDUE = "overdue"
    DUE = "due"
    DONE = "done"
    ADVISORY = "advisory"
    WITHHELD = "withheld"
    OPEN = "open"
    NOW = "now"
    MUTED = "muted"
    AHEAD = "ahead"
    HALF = "half"
    ATTENTION = "attention"

    @property
    def colours(self) -> str:
        """The entry of the theme it is coloured from."""
        return {"ahead": "open", "half": "now", "attention": "due"}.get(self.value, self.value)

    @property
    def ink(self) -> str:
        """The tone of its word."""
        return f"{self.colours}.ink"


class Category(StrEnum):
    """A mark on the plum ramp: the shape and the fill get stronger. *Other* is a council's own, on no ramp."""

    UNDECIDED = "undecided"
    NOT_HSB = "not_hsb"
    OTHER = "other"
    HSB_0 = "hsb_0"
    HSB_1 = "hsb_1"
    HSB_2 = "hsb_2"
    HSB_3 = "hsb_3"

    @property
    def figure(self) -> str:
        """The figure inside the shape; empty where a dot stands for a word of the council's own."""
        return {"undecided": "?", "not_hsb": "N", "other": ""}.get(self.value, self.value[-1])
