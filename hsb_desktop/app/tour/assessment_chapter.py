"""The tour's risk assessment: one indicator a page, then the result, the decision and checking."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QRadioButton

from hsb_desktop.app.tour.filling import fill_visible, press_card
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.step_list import StepList
from hsb_desktop.ui.screens.assessment.question_page import QuestionPage
from hsb_desktop.ui.screens.assessment.result_page import ResultPage

if TYPE_CHECKING:
    from hsb_desktop.app.tour.chapters import Tour

_PICTURED = frozenset({"c1_5", "c2_2"})
_CATEGORIES = ("none", "0", "1", "2", "3")


def play_assessment(tour: "Tour") -> None:
    """Answer, decide, check and complete the assessment in front."""
    told = tour.story["risk_assessment"]
    fill_visible(tour.hand, tour.screen, told, {})
    tour.album.take("assessment-before-you-start")
    _indicators(tour)
    steps = tour.screen.findChildren(StepList)[0]
    while steps.current() != "check":
        for _ in range(3):
            fill_visible(tour.hand, tour.screen, told, {})
            tour.settle()
        _decide(tour, str(told["category"]))
        tour.album.take(f"assessment-{steps.current().replace('_', '-')}")
        tour.forward()
    tour.settle()
    tour.album.take("assessment-check")
    tour.forward()


def _indicators(tour: "Tour") -> None:
    indicators = tour.story["indicators"]
    notes = cast(Mapping[str, str], indicators["note"])
    tour.forward()
    while page := tour.hand.find(QuestionPage):
        name = page.choice.key.question
        places = {"present": 0, "not_known": 2}
        place = next((at for kind, at in places.items() if name in cast(list[str], indicators[kind])), 1)
        press_card(page.choice.group, place)
        if name in notes:
            tour.hand.type_into(page.note.input, notes[name])
        if name in _PICTURED:
            tour.settle()
            tour.album.take(f"assessment-question-{name.replace('_', '-')}")
        tour.forward()


def _decide(tour: "Tour", category: str) -> None:
    page = tour.hand.find(ResultPage)
    if page is None:
        return
    tour.hand.wait(lambda: bool(page.choices.findChildren(QRadioButton)), t("the categories"))
    press_card(page.choices, _CATEGORIES.index(category))
    for _ in range(4):
        tour.settle()
        fill_visible(tour.hand, page, tour.story["risk_assessment"], {})
    tour.settle()
