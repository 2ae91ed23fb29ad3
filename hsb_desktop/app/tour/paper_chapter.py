"""The tour's papers: each kind previewed for somebody, every page looked at, issued and saved."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QRadioButton

from hsb_desktop.app.tour.filling import press_card
from hsb_desktop.casework.copy_values import BY_HAND
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.select import Select

if TYPE_CHECKING:
    from hsb_desktop.app.tour.chapters import Tour


def play_papers(tour: "Tour") -> None:
    """The papers of records, meetings and the case; the safety plan for the child, a parent and a professional."""
    tour.open_case(t("Papers"))
    tour.album.take("case-papers")
    for kind, places in (
        ("safety_plan", (0, 1, 2)),
        ("diversion_plan", (1,)),
        ("risk_assessment", (2,)),
        ("strategy_minutes", (2,)),
        ("meeting_pack", (2,)),
        ("diversion_plan_insert", (1,)),
        ("current_position", (2,)),
        ("risk_matrix", (2,)),
        ("workflow", (2,)),
    ):
        for place in places:
            _issue(tour, kind, place)
    tour.open_case(t("Papers"))
    tour.album.take("case-papers-given-out")


def _issue(tour: "Tour", kind: str, place: int) -> None:
    tour.open_case(t("Papers"))
    choice = next(
        (choice for choice in tour.paper_choices() if choice.kind == kind and not choice.why_not), None
    )
    if choice is None:
        return
    tour.window.open(Place("papers", tour.screen.current.case_id, choice.record_id, page=kind))
    tour.arrive("papers")
    tour.hand.wait(lambda: len(tour.screen.findChildren(QRadioButton)) > 0, kind)
    group = [button for button in tour.screen.findChildren(QRadioButton) if button.isVisible()]
    press_card(tour.screen, min(place, len(group) - 1))
    tour.settle()
    tour.album.take(f"issue-{kind.replace('_', '-')}-{place}")
    for _ in range(40):
        onward = tour.hand.find(QAbstractButton, t("Next page"), tour.screen)
        if onward is None or not onward.isEnabled():
            break
        onward.click()
        tour.settle()
    tour.hand.wait(lambda: _ways(tour) is not None, t("Way of delivery"))
    ways = _ways(tour)
    assert ways is not None
    ways.set_value(BY_HAND)
    before = len(tour.saved())
    tour.hand.press(t("Issue to"), tour.screen)
    tour.hand.press(t("Save a copy"), tour.screen)
    tour.hand.wait(lambda: len(tour.saved()) > before, t("the paper to be saved"))
    tour.settle()


def _ways(tour: "Tour") -> Select | None:
    """The choice of how the copy reaches its reader; the sheets have a choice of their own."""
    found = tour.screen.findChildren(Select)
    return next((one for one in found if one.accessibleName() == t("Way of delivery")), None)
