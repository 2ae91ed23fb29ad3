"""The tour's last places of a case: its journal, and the page that would destroy it, which the tour leaves undone."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.scroll_page import ScrollPage

if TYPE_CHECKING:
    from hsb_desktop.app.tour.chapters import Tour


def play_keeping(tour: "Tour") -> None:
    """Who did what, all of it and papers alone; then what destroying would lose, what it asks for, and the way back."""
    tour.open_case(t("Papers"))
    tour.hand.press(t("Journal of this case"), tour.screen)
    tour.arrive("journal")
    tour.album.take("journal")
    tour.hand.press(t("Papers"), tour.screen)
    tour.settle()
    tour.album.take("journal-papers")
    tour.open_case(t("Papers"))
    tour.hand.press(t("Destroy this case"), tour.screen)
    tour.arrive("destroy")
    tour.album.take("destroy-what-would-be-lost")
    keep = tour.hand.button(t("Keep the case"), tour.screen)
    _reveal(keep)
    tour.hand.rest(60)
    tour.album.take("destroy-by-whose-decision")
    keep.click()
    tour.arrive("case")


def _reveal(button: QAbstractButton) -> None:
    """Scroll to it, as somebody does who reads on."""
    above = button.parentWidget()
    while above is not None and not isinstance(above, ScrollPage):
        above = above.parentWidget()
    if above is not None:
        above.reveal(button)
