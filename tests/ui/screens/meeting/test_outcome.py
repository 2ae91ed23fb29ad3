"""The outcome: what it sets in motion is shown before it stands, what is missing is said at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import cases, meetings, records
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.questions.choices import ChoiceField
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]


@pytest.fixture
def ask() -> ScriptedAsk:
    """Gives one reason."""
    return ScriptedAsk(reasons=["The outcome was entered wrongly."])


@pytest.fixture
def screen(
    services: Services, case_id: CaseId, meeting_id: RecordId, shown: Show, qtbot: QtBot
) -> MeetingScreen:
    """The meeting of today, after, with the questions of its minutes."""
    made = MeetingScreen(services)
    shown(made, lambda: made.open(Place("meeting", case_id, meeting_id, "after")))
    qtbot.waitUntil(lambda: made.after.field(FieldKey("outcome")) is not None, timeout=10_000)
    at_rest(qtbot, services)
    return made


def at_rest(qtbot: QtBot, services: Services) -> None:
    """Wait until nothing is on its way."""
    qtbot.waitUntil(lambda: services.autosave.clean and not services.runner.busy, timeout=10_000)


def choose(screen: MeetingScreen, question: str, option: str) -> None:
    """Choose an answer of the outcome as the worker does."""
    field = screen.after.field(FieldKey(question))
    assert isinstance(field, ChoiceField)
    next(card for card in field.group.cards() if card.answer.id == option).click()


def words(widget: QWidget) -> str:
    """Everything a part of the page says."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def until_said(qtbot: QtBot, screen: MeetingScreen, expected: str) -> None:
    """Wait until the preview says this."""
    qtbot.waitUntil(lambda: expected in words(screen.after.motion), timeout=5000)


def view_of(office: Office, meeting_id: RecordId) -> MeetingView:
    """The meeting as it is on disk."""
    return office.call(lambda desk: meetings.meeting_view(desk, meeting_id))


def answer_everything(office: Office, meeting_id: RecordId) -> None:
    """What the meeting's own record still asks for."""

    def answers(desk: object) -> None:
        real = office.desk
        for row in meetings.meeting_view(real, meeting_id).rows:
            state = "attended" if row.role != "young_person" else "not_invited"
            given: dict[str, object] = {"attendance": state}
            if state == "not_invited":
                given |= {
                    "not_invited_because": "views were taken before",
                    "not_invited_decided_by": "D. Okonjo",
                }
            meetings.set_attendance(real, meeting_id, row.row, given)

    office.call(answers)


def test_nothing_is_set_in_motion_before_an_outcome_is_chosen(qtbot: QtBot, screen: MeetingScreen) -> None:
    until_said(qtbot, screen, "Choose the outcome")


def test_what_an_outcome_sets_in_motion_is_shown_before_it_is_recorded(
    qtbot: QtBot, screen: MeetingScreen, services: Services, office: Office, case_id: CaseId
) -> None:
    choose(screen, "outcome", "section_47")
    at_rest(qtbot, services)
    until_said(qtbot, screen, "single or joint")
    choose(screen, "enquiry", "joint")
    at_rest(qtbot, services)
    until_said(qtbot, screen, "Nothing of this stands until you record the outcome")
    said = words(screen.after.motion)
    assert "Section 47 enquiry" in said
    assert "HSB strategy meeting" in said.split("What it completes")[1]
    steps = office.call(lambda desk: cases.case_view(desk, case_id)).pathway.steps
    assert not any(step.step == "section_47_enquiry" for step in steps)


def test_the_fields_of_an_outcome_come_and_go_with_it(
    qtbot: QtBot, screen: MeetingScreen, services: Services
) -> None:
    follow_up = screen.after.field(FieldKey("follow_up_by"))
    assert follow_up is not None
    assert not follow_up.isVisible()
    choose(screen, "outcome", "follow_up")
    at_rest(qtbot, services)
    assert follow_up.isVisible()
    choose(screen, "outcome", "no_section_47")
    at_rest(qtbot, services)
    assert not follow_up.isVisible()


def test_recording_says_all_that_is_missing_and_leads_to_it(
    qtbot: QtBot, screen: MeetingScreen, services: Services, office: Office, meeting_id: RecordId
) -> None:
    assert screen.foot.primary.isEnabled()
    screen.foot.primary.click()
    at_rest(qtbot, services)
    links = [link for link in screen.after.summary.links() if isinstance(link, LinkLine)]
    said = [link.text() for link in links]
    attendance = [text for text in said if "Police officer" in text]
    assert len(attendance) == 1, "what is missing for several people is said once"
    assert "It is open for 9 people: Referrer, Education lead, " in attendance[0]
    assert any("outcome" in text for text in said)
    assert screen.after.summary.hasFocus()
    assert not view_of(office, meeting_id).held
    links[said.index(attendance[0])].click()
    assert screen.part == "during"
    assert screen.during is not None
    row = screen.during.table.row(RowId("referrer"))
    assert row is not None
    assert row.isAncestorOf(QApplication.focusWidget() or screen)


def test_arranging_leads_to_the_meeting_and_the_meeting_to_its_outcome(
    qtbot: QtBot, screen: MeetingScreen, office: Office
) -> None:
    said = []
    for part in ("before", "during", "after"):
        screen.show_part(part)
        said.append(screen.foot.primary.text())
    assert said == ["Start the meeting", "Record the outcome", "Record the outcome"]
    screen.show_part("before")
    screen.foot.primary.click()
    assert screen.part == "during"
    assert screen.during is not None
    assert not screen.during.early.isVisible()
    tomorrow = office.call(lambda desk: desk.clock.today()) + timedelta(days=1)
    screen.session.answer(FieldKey("date"), Answer(tomorrow.isoformat()))
    early = screen.during.early
    qtbot.waitUntil(early.isVisible, timeout=10_000)
    assert "(tomorrow)" in early.accessibleName()
    screen.during.date_wanted.emit()
    assert screen.part == "before"
    screen.show_part("during")
    screen.foot.primary.click()
    assert screen.part == "after"


def test_the_outcome_is_recorded_and_the_minutes_are_the_next_thing(
    qtbot: QtBot,
    screen: MeetingScreen,
    services: Services,
    office: Office,
    case_id: CaseId,
    meeting_id: RecordId,
) -> None:
    answer_everything(office, meeting_id)
    before = screen.before
    assert before is not None
    reason = before.field(FieldKey("reason"))
    assert isinstance(reason, TextField)
    screen.session.answer(
        reason.key, screen.session.answers.get(reason.key).__class__("To plan what happens next.")
    )
    choose(screen, "outcome", "no_section_47")
    choose(screen, "mase_referral", "no")
    at_rest(qtbot, services)
    screen.foot.primary.click()
    at_rest(qtbot, services)
    qtbot.waitUntil(lambda: view_of(office, meeting_id).held, timeout=10_000)
    at_rest(qtbot, services)
    steps = office.call(lambda desk: cases.case_view(desk, case_id)).pathway.steps
    assert next(step for step in steps if step.step == "strategy_meeting").status == "done"
    assert screen.foot.primary.text() == "Write the minutes"
    gaps = {link.text(): link for link in screen.after.unwritten.findChildren(LinkLine)}
    assert {"Reasons", "Dissent"} <= set(gaps), "recorded without them, they are said to be missing"
    with qtbot.waitSignal(screen.go, timeout=10_000) as led:
        gaps["Dissent"].click()
    assert led.args is not None
    assert (led.args[0].screen, led.args[0].key) == ("record", "dissent")
    with qtbot.waitSignal(screen.go, timeout=10_000) as gone:
        screen.foot.primary.click()
    place = gone.args[0] if gone.args else None
    assert isinstance(place, Place)
    assert (place.screen, place.record_id) == ("record", view_of(office, meeting_id).minutes)
    screen.foot.change.click()
    qtbot.waitUntil(lambda: not view_of(office, meeting_id).held, timeout=10_000)
    at_rest(qtbot, services)
    choose(screen, "outcome", "section_47")
    choose(screen, "enquiry", "joint")
    at_rest(qtbot, services)
    screen.foot.primary.click()
    qtbot.waitUntil(lambda: view_of(office, meeting_id).held, timeout=10_000)
    at_rest(qtbot, services)
    facts = [line.fact.values for line in office.call(lambda desk: cases.case_view(desk, case_id)).chronology]
    outcomes = [fact["outcome"] for fact in facts if fact["fact"] == "strategy_meeting_held"]
    assert outcomes == ["section_47"], "the outcome recorded again takes the place of the first"


def test_the_pack_is_one_click_away(
    qtbot: QtBot, screen: MeetingScreen, case_id: CaseId, meeting_id: RecordId
) -> None:
    with qtbot.waitSignal(screen.go, timeout=5000) as gone:
        screen.foot.pack.click()
    assert gone.args == [Place("papers", case_id, meeting_id, "meeting_pack")]


def test_no_other_window_opens_while_a_page_is_built(
    qtbot: QtBot, services: Services, case_id: CaseId, meeting_id: RecordId, shown: Show
) -> None:
    opened: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(type(watched).__name__)
            return False

    watch, application = Watch(), QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    made = MeetingScreen(services)
    shown(made, lambda: made.open(Place("meeting", case_id, meeting_id, "before")))
    for part in ("during", "after", "before"):
        made.show_part(part)
        at_rest(qtbot, services)
    application.removeEventFilter(watch)
    assert opened == ["MeetingScreen"]


@pytest.mark.parametrize(
    ("kind", "decided", "fact"),
    [
        (
            "risk_discussion_cin",
            {"category_still": "yes", "category": "1", "decision": "continue", "plan_incorporated": "yes"},
            "risk_discussion_held",
        ),
        ("mapping_meeting", {"cross_borough": "no", "mase_referral": "yes"}, "mapping_meeting_held"),
    ],
)
def test_another_kind_of_meeting_is_recorded_by_what_it_decides(
    qtbot: QtBot,
    services: Services,
    office: Office,
    case_id: CaseId,
    shown: Show,
    kind: str,
    decided: dict[str, str],
    fact: str,
) -> None:
    def planned(desk: Desk) -> RecordId:
        made = meetings.plan_meeting(
            desk, case_id, kind, office.clock.today(), "10:00", chair="coordinator", chair_name="M. Adeyemi"
        ).record_id
        records.save_answer(desk, made, FieldKey("reason"), Answer("To look at it again."))
        return made

    meeting = office.call(planned)
    answer_everything(office, meeting)
    screen = MeetingScreen(services)
    shown(screen, lambda: screen.open(Place("meeting", case_id, meeting, "after")))
    first = next(iter(decided))
    qtbot.waitUntil(lambda: screen.after.field(FieldKey(first)) is not None, timeout=10_000)
    at_rest(qtbot, services)
    for question, option in decided.items():
        field = screen.after.field(FieldKey(question))
        assert field is not None, f"{question} is asked after the meeting"
        choose(screen, question, option)
        at_rest(qtbot, services)
    screen.foot.primary.click()
    qtbot.waitUntil(lambda: view_of(office, meeting).held, timeout=10_000)
    at_rest(qtbot, services)
    told = office.call(lambda desk: cases.case_view(desk, case_id)).chronology
    assert [line.fact.values["fact"] for line in told if line.fact.record_id == meeting] == [fact]
    with qtbot.waitSignal(screen.go, timeout=10_000) as gone:
        screen.foot.primary.click()
    assert gone.args is not None
    assert gone.args[0].screen == "record"


def test_after_shows_what_the_minutes_hold_when_they_were_written_in_elsewhere(
    qtbot: QtBot,
    screen: MeetingScreen,
    office: Office,
    services: Services,
    case_id: CaseId,
    meeting_id: RecordId,
) -> None:
    choose(screen, "outcome", "follow_up")
    at_rest(qtbot, services)
    screen.leave()
    minutes = view_of(office, meeting_id).minutes
    assert minutes is not None
    office.call(
        lambda desk: records.save_answer(desk, minutes, FieldKey("outcome"), Answer("section_47")),
    )
    screen.open(Place("meeting", case_id, meeting_id, "after"))
    at_rest(qtbot, services)
    field = screen.after.field(FieldKey("outcome"))
    assert isinstance(field, ChoiceField)
    assert field.group.value() == "section_47"
    qtbot.waitUntil(lambda: shows(screen, "enquiry"), timeout=5000)


def shows(screen: MeetingScreen, question: str) -> bool:
    """Whether a question of the outcome stands on the page."""
    field = screen.after.field(FieldKey(question))
    return field is not None and field.isVisible()


def test_a_day_to_come_in_the_minutes_is_named_and_led_to(
    qtbot: QtBot, screen: MeetingScreen, office: Office, services: Services, meeting_id: RecordId
) -> None:
    answer_everything(office, meeting_id)
    choose(screen, "outcome", "no_section_47")
    at_rest(qtbot, services)
    minutes = view_of(office, meeting_id).minutes
    assert minutes is not None
    office.call(
        lambda desk: records.save_answer(desk, minutes, FieldKey("held_on"), Answer("2030-01-02")),
    )
    screen.foot.primary.click()
    at_rest(qtbot, services)
    assert "The minutes say Wednesday 2 January 2030" in words(screen.after.summary) or any(
        "The minutes say Wednesday 2 January 2030" in link.text() for link in links(screen)
    )
    with qtbot.waitSignal(screen.go) as went:
        next(link for link in links(screen) if "The minutes say" in link.text()).click()
    assert went.args == [
        Place("record", screen.current.case_id, minutes, page="meeting", key=FieldKey("held_on").text)
    ]


def links(screen: MeetingScreen) -> list[LinkLine]:
    """What the summary leads to."""
    return [link for link in screen.after.summary.links() if isinstance(link, LinkLine)]
