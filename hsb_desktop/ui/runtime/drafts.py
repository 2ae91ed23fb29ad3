"""Carries what is typed into a form without a record to the disk, within 300 ms of its oldest unsaved change.

Typing never restarts the timer. What the store refused is kept here and tried again.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hsb_desktop.casework.drafts import drop_drafts, keep_draft
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.runtime.autosave import OLDEST_UNSAVED_MS, TRY_AGAIN_MS
from hsb_desktop.ui.runtime.runner import Broken, Runner


class DraftKeeper(QObject):
    """The drafts of one screen.

    Signals:
        failed(HsbError): the store refused; said once for a row of refusals.
    """

    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._waiting: dict[str, dict[str, str]] = {}  # by place, not sent yet
        self._dropped: dict[str, int] = {}  # how often a place was given up: what was sent before is past
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.flush)

    def typed(self, place: str, texts: Mapping[str, str]) -> None:
        """Fields of the form at this place changed."""
        self._waiting.setdefault(place, {}).update(texts)
        if not self._timer.isActive() or self._timer.interval() != OLDEST_UNSAVED_MS:
            self._timer.start(OLDEST_UNSAVED_MS)

    def flush(self) -> None:
        """Send everything typed to the store now."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for place, texts in waiting.items():
            self._send(place, texts)

    def drop(self, place: str) -> None:
        """Give up what was typed at this place, here and on disk."""
        self._waiting.pop(place, None)
        self._dropped[place] = self._dropped.get(place, 0) + 1
        self._runner.ask(self, lambda desk: drop_drafts(desk, place), self._kept, self.failed.emit)

    def _send(self, place: str, texts: dict[str, str]) -> None:
        turn = self._dropped.get(place, 0)
        self._runner.ask(
            self,
            lambda desk: keep_draft(desk, place, texts),
            self._kept,
            lambda error: self._not_kept(place, texts, turn, error),
        )

    def _kept(self, _saved: object) -> None:
        self._refused = False

    def _not_kept(self, place: str, texts: dict[str, str], turn: int, error: HsbError) -> None:
        if turn == self._dropped.get(place, 0):
            self._waiting[place] = texts | self._waiting.get(place, {})  # newer words stay
            if not self._timer.isActive() and not isinstance(error, Broken):
                self._timer.start(TRY_AGAIN_MS)
        if not self._refused:
            self._refused = True
            self.failed.emit(error)
