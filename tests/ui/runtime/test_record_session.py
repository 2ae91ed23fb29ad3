"""A record on screen with a slow store: what is typed or answered here is newer than whatever arrives."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import cases, records
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.autosave import Autosave
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.runner import Runner
from hsb_desktop.ui.runtime.screen import Services
from tests.journeys.seeding import NEW
from tests.ui.runtime.test_runner import Later
from tests.ui.screens.conftest import Office, made_store, office

__all__ = ["made_store", "office"]
PURPOSE, AIM = FieldKey("purpose"), FieldKey("child_wants")


class Slow:
    """A session on a real store whose answers come when the test says so."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.record_id: RecordId = office.call(
            lambda desk: (
                records.start_record(desk, cases.open_case(desk, NEW).case_id, "safety_plan").record_id
            )
        )
        self.later = Later()
        self.runner = Runner(self.later.submit, office.desk)
        self.autosave = Autosave(self.runner)
        self.owner = QObject()
        self.session = RecordSession(Services(self.runner, self.autosave, ScriptedAsk()), self.owner)

    def run(self, qtbot: QtBot) -> None:
        """Let everything that waits be done, on the store's thread, and come back."""
        while self.later.waiting:
            work, future = self.later.waiting.pop(0)
            future.set_result(self.office.composition.thread.call(work).result(timeout=30))
        qtbot.waitUntil(lambda: not self.runner.busy)

    def held(self, key: FieldKey) -> object:
        """What the store holds."""
        return (
            self.office.call(lambda desk: records.open_record(desk, self.record_id))
            .record.answers.get(key)
            .value
        )


@pytest.fixture
def slow(office: Office, qtbot: QtBot) -> Slow:
    return Slow(office)


def test_an_answer_given_before_the_record_came_again_stands(
    slow: Slow, qtbot: QtBot, tmp_path: Path
) -> None:
    slow.session.open(slow.record_id)
    slow.run(qtbot)
    slow.session.load()  # under way, with the record as it was
    work, future = slow.later.waiting.pop(0)
    old = slow.office.composition.thread.call(work).result(timeout=30)
    slow.session.answer(PURPOSE, Answer("newer"))
    future.set_result(old)
    qtbot.wait(20)
    assert slow.session.answers.get(PURPOSE) == Answer("newer")
    slow.run(qtbot)
    assert slow.held(PURPOSE) == "newer"


def test_an_answer_that_overtakes_typing_wins_on_disk(slow: Slow, qtbot: QtBot) -> None:
    slow.session.open(slow.record_id)
    slow.run(qtbot)
    slow.session.typed(PURPOSE, "to keep every", 13)
    slow.autosave.flush()
    slow.session.typed(PURPOSE, "to keep everybody", 17)
    slow.session.answer(PURPOSE, Answer("to keep everybody safe"))
    slow.run(qtbot)
    qtbot.waitUntil(lambda: slow.autosave.clean)
    assert slow.held(PURPOSE) == "to keep everybody safe"


def test_typing_that_was_not_settled_comes_back_once_and_is_named(slow: Slow, qtbot: QtBot) -> None:
    slow.office.call(lambda desk: records.keep_typing(desk, slow.record_id, PURPOSE, "half a sen", 7))
    slow.session.open(slow.record_id)
    slow.run(qtbot)
    assert slow.session.recovered
    assert slow.session.typing[PURPOSE].text == "half a sen"
    assert slow.session.caret_in(PURPOSE, 0) == 7
    slow.session.typed(PURPOSE, "half a sentence", 15)
    assert PURPOSE not in slow.session.typing
    slow.run(qtbot)
    slow.session.load()
    slow.run(qtbot)
    assert not slow.session.recovered


def test_another_record_takes_nothing_of_the_one_before(slow: Slow, qtbot: QtBot) -> None:
    slow.session.open(slow.record_id)
    slow.run(qtbot)
    slow.session.answer(PURPOSE, Answer("of the first"))
    slow.run(qtbot)
    other = slow.office.call(
        lambda desk: records.start_record(desk, cases.open_case(desk, NEW).case_id, "safety_plan").record_id
    )
    slow.session.open(other)
    assert slow.session.answers.get(PURPOSE).value is None
    slow.run(qtbot)
    assert slow.session.answers.get(PURPOSE).value is None
