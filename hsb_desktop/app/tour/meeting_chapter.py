"""The tour's meeting: before, during and after, then its minutes."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.app.tour.filling import Story, fill, fill_visible
from hsb_desktop.app.tour.record_chapter import fill_record
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.segments import Segmented
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.screens.meeting.people_row import PeopleRow
from hsb_desktop.ui.screens.meeting.presence_row import PresenceRow
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen

if TYPE_CHECKING:
    from hsb_desktop.app.tour.chapters import Tour

_STATES = ("invited", "attended", "apologies", "not_invited")


def play_meeting(tour: "Tour") -> None:
    """Set it up, hold it, record its outcome, write the minutes."""
    screen = tour.screen
    assert isinstance(screen, MeetingScreen)
    hand, told = tour.hand, tour.story["strategy_meeting"]
    attendance = cast(list[Story], told["attendance"])
    hand.press(t("Before"), screen)
    fill_visible(hand, screen, told, {})
    tour.settle()
    fill_visible(hand, screen, told, {})
    _people(tour, screen, attendance)
    tour.album.take("meeting-before")
    if screen.before is not None:
        screen.before.page.reveal(screen.before.invitation)
        tour.album.take("meeting-invitation")
    hand.press(t("During"), screen)
    _presence(tour, screen, attendance)
    tour.album.take("meeting-during")
    _outcome(tour, screen)
    hand.press(t("Write the minutes"), screen)
    fill_record(tour, "strategy_minutes")


def _people(tour: "Tour", screen: MeetingScreen, attendance: list[Story]) -> None:
    assert screen.before is not None
    for line in attendance:
        row = screen.before.table.row(RowId(str(line["role"])))
        assert isinstance(row, PeopleRow)
        for question in ("person", "agency"):
            if question in line and not row.cells[question].text():
                tour.hand.type_into(row.cells[question], str(line[question]))
        tour.hand.rest(30)
    tour.settle()


def _presence(tour: "Tour", screen: MeetingScreen, attendance: list[Story]) -> None:
    assert screen.during is not None
    for line in attendance:
        row = screen.during.table.row(RowId(str(line["role"])))
        assert isinstance(row, PresenceRow)
        _press_state(row.states, str(line["attendance"]))
        tour.settle()
        for field in row.findChildren(QuestionField):
            if field.isVisible() and field.key.question in line and not field.answer.given:
                fill(tour.hand, field, line[field.key.question])
        tour.settle()


def _press_state(states: Segmented, wanted: str) -> None:
    states.buttons()[_STATES.index(wanted)].click()


def _outcome(tour: "Tour", screen: MeetingScreen) -> None:
    hand, told = tour.hand, tour.story["strategy_minutes"]
    hand.press(t("After"), screen)
    tour.settle()
    hand.wait(
        lambda: any(field.key.question == "outcome" for field in screen.findChildren(QuestionField)),
        "outcome",
    )
    for _ in range(3):
        fill_visible(hand, screen, told, {})
        tour.settle()
    tour.album.take("meeting-after")
    hand.press(t("Record the outcome"), screen)
    tour.settle()
    hand.wait(
        lambda: hand.find(QAbstractButton, t("Write the minutes"), screen) is not None, t("the outcome")
    )
    tour.album.take("meeting-outcome-recorded")
