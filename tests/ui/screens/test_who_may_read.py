"""Who may read an answer is chosen on the pages of an assessment and of a meeting too, each for its own record."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import meetings, records
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.who_may_read import KindChoice, WhoMayRead
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.narrowing import Narrowing
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.readers_line import ReadersLine
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.questions.who_page import ChoicePage
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.assessment.screen import AssessmentScreen
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
ROW = "attendance/parent_carer"
BECAUSE = f"{ROW}/not_invited_because"


def field(qtbot: QtBot, screen: Screen, key: str) -> TextField:
    """The field at a key, in sight."""

    def found() -> list[TextField]:
        fields: Sequence[QuestionField] = screen.findChildren(TextField)
        return [
            one for one in fields if isinstance(one, TextField) and one.key.text == key and one.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    return found()[0]


def line(qtbot: QtBot, screen: Screen, key: str) -> ReadersLine:
    """What stands beside the field, once somebody works in it."""
    field(qtbot, screen, key).take_focus()
    qtbot.waitUntil(lambda: bool(field(qtbot, screen, key).findChildren(ReadersLine)), timeout=5000)
    return field(qtbot, screen, key).findChildren(ReadersLine)[0]


def choice(qtbot: QtBot, screen: Screen) -> ChoicePage:
    """The choice, alone in sight with what it belongs to."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(ChoicePage)), timeout=5000)
    assert not any(one.isVisible() for one in screen.findChildren(TextField))
    return next(one for one in screen.findChildren(ChoicePage) if one.isVisible())


def keep_from(page: ChoicePage, name: str) -> None:
    """Leave one person out."""
    next(box for box in page.people.values() if name in box.text()).click()
    page.keep.click()


@pytest.mark.parametrize(
    ("kind", "page", "key"),
    [
        ("assessment", "decision", "rationale"),
        ("meeting", "before", "reason"),
        ("meeting", "before", BECAUSE),
        ("meeting", "after", "outcome_reasons"),
    ],
)
def test_one_person_is_left_out_where_the_answer_is_written(
    kind: str,
    page: str,
    key: str,
    services: Services,
    office: Office,
    case_id: CaseId,
    meeting_id: RecordId,
    shown: Show,
    qtbot: QtBot,
) -> None:
    minutes = office.call(lambda desk: meetings.minutes_of(desk, meeting_id).record_id)
    if kind == "assessment":
        there = office.call(lambda desk: records.start_record(desk, case_id, "risk_assessment").record_id)
        screen: Screen = AssessmentScreen(services)
    else:
        there, screen = meeting_id, MeetingScreen(services)
    of = minutes if page == "after" else there
    answered = {f"{ROW}/attendance": "not_invited", "outcome": "legal_action"}
    for asked, option in answered.items():
        if kind == "meeting" and ("/" in asked) is (of == there):
            office.call(
                lambda desk, at=asked, said=option: records.save_answer(  # type: ignore[misc]
                    desk, of, FieldKey.parse(at), Answer(said)
                )
            )
    shown(screen, lambda: screen.open(Place(kind, case_id, there, page)))
    qtbot.waitUntil(lambda: not services.runner.busy, timeout=10_000)
    line(qtbot, screen, key).button.click()
    choice(qtbot, screen).back.click()
    keep = line(qtbot, screen, key)
    assert keep.chip.isHidden(), "going back changes nothing"
    keep.button.click()
    keep_from(choice(qtbot, screen), "Lindqvist")
    qtbot.waitUntil(lambda: line(qtbot, screen, key).chip.word() == "Not for 1 person", timeout=5000)
    assert len(readers(office, of, key).not_for) == 1
    pasted = Narrowing(frozenset({Audience.PROFESSIONAL}), origin="Said elsewhere")
    field(qtbot, screen, key).narrowed.emit(FieldKey.parse(key), pasted)
    qtbot.waitUntil(lambda: readers(office, of, key).origin == "Said elsewhere", timeout=5000)


def test_a_choice_that_comes_late_is_not_shown_on_another_meeting(
    services: Services, office: Office, case_id: CaseId, meeting_id: RecordId, shown: Show, qtbot: QtBot
) -> None:
    """The session of the minutes is still at those of the meeting before, where the next has none."""
    office.call(lambda desk: meetings.minutes_of(desk, meeting_id))
    other = office.call(
        lambda desk: (
            meetings.plan_meeting(desk, case_id, "strategy_meeting", desk.clock.today(), at="16:30").record_id
        )
    )
    screen = MeetingScreen(services)
    shown(screen, lambda: screen.open(Place("meeting", case_id, meeting_id, "after")))
    qtbot.waitUntil(lambda: not services.runner.busy, timeout=10_000)
    line(qtbot, screen, "outcome_reasons").button.click()
    screen.open(Place("meeting", case_id, other, "before"))
    qtbot.waitUntil(lambda: not services.runner.busy, timeout=10_000)
    assert not any(one.isVisible() for one in screen.findChildren(ChoicePage))
    assert field(qtbot, screen, "reason").isVisible()


def readers(office: Office, record_id: RecordId, key: str) -> Narrowing:
    """Who may read it, as the store has it."""
    answers = office.call(lambda desk: records.open_record(desk, record_id)).record.answers
    return answers.narrowed.get(FieldKey.parse(key), Narrowing())


def test_where_nobody_can_be_left_out_it_says_so(qtbot: QtBot) -> None:
    alone = KindChoice(Audience.PROFESSIONAL, "Professionals", on=True, always=True)
    family = KindChoice(Audience.FAMILY, "Family", on=True, always=False)
    for kinds, some in (((alone,), False), ((alone, family), True)):
        page = ChoicePage(WhoMayRead(RecordId("record"), FieldKey("rationale"), "Why?", kinds, ()))
        qtbot.addWidget(page)
        page.show()
        assert page.keep.isVisible() is some
        assert any("who could be left out" in said.text() for said in page.findChildren(QLabel)) is not some
