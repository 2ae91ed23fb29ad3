"""What stands in the way of a copy, on top of the page: each sentence leads to where it is put right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.copy_values import Delivery
from hsb_desktop.casework.work_views import Check, PaperPreview, Spot
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.screens.papers.release import unseen_words

Fault = tuple[str, Callable[[], None]]


class Faults(QWidget):
    """Hidden while nothing is in the way."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = ErrorSummary()
        self.setLayout(column(self.summary, margins=(32, 0, 32, 12)))
        self.hide()

    def show_faults(self, heading: str, faults: Sequence[Fault]) -> None:
        """Say these, and take the keyboard; none takes the summary away."""
        self.setVisible(bool(faults))
        self.summary.show_faults(heading, [(words, self) for words, _ in faults])
        for link, (_, lead) in zip(self.summary.links(), faults, strict=True):
            if isinstance(link, LinkLine):
                link.clicked.disconnect()
                link.clicked.connect(lambda _on=False, lead=lead: lead())


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the sentences lead: to the record, to a page, to the question how the copy is handed over."""

    to_record: Callable[[Spot], None]
    to_page: Callable[[int], None]
    to_handing: Callable[[], None]


def in_the_way(
    preview: PaperPreview, ways: Ways, delivery: Delivery | None, *, draft: bool, unseen: Sequence[int]
) -> list[Fault]:
    """What stands in the way of a copy. What a reason opens the way for is asked about later, but stops a draft.

    A draft is marked as one on every page, so that only whom it names and what cannot be printed stops it; issuing also
    asks for an answer to everything, a look at every page and the way of delivery.
    """
    found: list[Fault] = []
    for check in preview.checks:
        stops = check.stops_draft if draft else not check.may_reason
        if check.blocks and not check.ok and stops:
            found += [(said, partial(ways.to_record, spot)) for said, spot in put_right(check)]
    if unseen and not draft:
        said = t("{what}. Look before it goes.", what=unseen_words(unseen))
        found.append((said, partial(ways.to_page, unseen[0])))
    if delivery is None and not draft:
        said = t("Say how it reaches {name}.", name=preview.recipient.name)
        found.append((said, ways.to_handing))
    return found


def put_right(check: Check) -> list[tuple[str, Spot]]:
    """What to do about a check that failed: each thing and where it is put right."""
    spots = check.spots or (Spot(check.detail or check.words),)
    return [(_what_to_do(spot.sentence), spot) for spot in spots]


def _what_to_do(words: str) -> str:
    stopped = words if words.endswith((".", "?")) else f"{words}."
    return t("{what} Open the record and put it right.", what=stopped)
