"""Answers come back on the window's thread; those for widgets that are gone are dropped, errors are said."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.ui.runtime.runner import Broken, Runner


class Later:
    """Work that comes back when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], object], Future[object]]] = []

    def submit(self, work: Callable[[], object]) -> "Future[object]":
        """Keep it."""
        future: Future[object] = Future()
        self.waiting.append((work, future))
        return future

    def run(self) -> None:
        """Do the oldest."""
        work, future = self.waiting.pop(0)
        try:
            future.set_result(work())
        except (HsbError, ZeroDivisionError) as error:
            future.set_exception(error)


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def runner(later: Later, qtbot: QtBot) -> Runner:
    return Runner(later.submit, cast(Desk, object()))


def refuse(_desk: Desk) -> object:
    raise HsbError("The store is full; what you typed is kept.")


def test_a_value_comes_back_and_changes_are_announced(qtbot: QtBot, runner: Runner, later: Later) -> None:
    owner = QObject()
    heard: list[object] = []
    announced: list[object] = []
    changes = Changes(cases=frozenset({CaseId("c")}))
    runner.changed.connect(announced.append)
    runner.ask(owner, lambda _desk: changes, heard.append)
    assert runner.busy
    with qtbot.waitSignal(runner.idle):
        later.run()
    assert heard == [changes]
    assert announced == [changes]
    assert not runner.busy


def test_an_answer_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot, runner: Runner, later: Later) -> None:
    import shiboken6

    owner = QObject()
    heard: list[object] = []
    runner.ask(owner, lambda _desk: "late", heard.append)
    shiboken6.delete(owner)
    with qtbot.waitSignal(runner.idle):
        later.run()
    assert heard == []


def test_an_error_goes_to_who_asked_or_to_everybody(qtbot: QtBot, runner: Runner, later: Later) -> None:
    owner = QObject()
    told: list[HsbError] = []
    announced: list[HsbError] = []
    runner.refused.connect(announced.append)
    runner.ask(owner, refuse, lambda _value: None, told.append)
    runner.tell(owner, refuse)
    with qtbot.waitSignal(runner.idle):
        later.run()
        later.run()
    assert [type(error) for error in told] == [HsbError]
    assert [error.sentence for error in announced] == ["The store is full; what you typed is kept."]


def test_the_error_of_a_widget_that_is_gone_is_still_said(qtbot: QtBot, runner: Runner, later: Later) -> None:
    import shiboken6

    owner = QObject()
    told: list[HsbError] = []
    announced: list[HsbError] = []
    runner.refused.connect(announced.append)
    runner.ask(owner, refuse, lambda _value: None, told.append)
    shiboken6.delete(owner)
    with qtbot.waitSignal(runner.idle):
        later.run()
    assert told == []
    assert len(announced) == 1


def test_what_nobody_foresaw_is_one_sentence_and_reaches_the_hook(
    qtbot: QtBot, runner: Runner, later: Later
) -> None:
    owner = QObject()
    told: list[HsbError] = []

    def break_down(_desk: Desk) -> object:
        raise ZeroDivisionError

    runner.ask(owner, break_down, lambda _value: None, told.append)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(runner.idle):
        later.run()
    assert [type(error) for error in told] == [Broken]
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_what_asks_nothing_of_the_store_goes_another_way(qtbot: QtBot, later: Later) -> None:
    aside = Later()
    runner = Runner(later.submit, cast(Desk, object()), aside=aside.submit)
    heard: list[object] = []
    runner.ask_aside(QObject(), lambda _desk: "drawn", heard.append)
    kept = QObject()
    runner.ask_aside(kept, lambda _desk: "drawn again", heard.append)
    runner.ask(kept, lambda _desk: "saved", heard.append)
    assert (len(aside.waiting), len(later.waiting)) == (2, 1)
    later.run()
    qtbot.waitUntil(lambda: heard == ["saved"])
    aside.run()
    aside.run()
    qtbot.waitUntil(lambda: not runner.busy)
    assert heard[-1] == "drawn again"
