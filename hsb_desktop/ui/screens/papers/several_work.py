"""The way of copies that are issued together: begun at once, drawn one by one beside the store, kept at once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework.issuing_together import IssuedTogether, begin_all, draw_one, finish_all
from hsb_desktop.casework.papers import Asked, DrawnCopy, Underway
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.runner import Runner

T = TypeVar("T")


class SeveralWork(QObject):
    """Until the last moment it can be stopped, and leaves nothing then.

    Signals:
        working(str): what is under way, in words.
        keeping(): it is being kept; from here on nothing can be stopped.
        issued(IssuedTogether): all are issued.
        failed(HsbError): none is issued.
    """

    working = Signal(str)
    keeping = Signal()
    issued = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._turn = 0

    def stop(self) -> None:
        """What is under way is not wanted any more; nothing of it was issued."""
        self._turn += 1

    def issue(self, wanted: Sequence[Asked]) -> None:
        """Issue these copies, all or none."""
        self._turn += 1
        self.working.emit(t("Checking the copies once more."))
        self._runner.ask(
            self,
            lambda desk: begin_all(desk, wanted),
            self._if_wanted(lambda begun: self._draw(begun, [])),
            self._fail(),
        )

    def _draw(self, begun: tuple[Underway, ...], drawn: list[DrawnCopy]) -> None:
        number, total = len(drawn), len(begun)
        if number == total:
            self._keep(begun, drawn)
            return
        self.working.emit(t("Drawing copy {n} of {total}. Nothing is issued yet.", n=number + 1, total=total))

        def came(copy: DrawnCopy) -> None:
            self._draw(begun, [*drawn, copy])

        self._runner.ask_aside(
            self, lambda desk: draw_one(desk, begun[number]), self._if_wanted(came), self._fail()
        )

    def _keep(self, begun: tuple[Underway, ...], drawn: list[DrawnCopy]) -> None:
        self.keeping.emit()
        self.working.emit(t("Entering the copies in the register."))

        def done(issued: IssuedTogether) -> None:
            self.issued.emit(issued)

        self._runner.ask(self, lambda desk: finish_all(desk, begun, drawn), done, self.failed.emit)

    def _if_wanted(self, then: Callable[[T], None]) -> Callable[[T], None]:
        turn = self._turn

        def came(value: T) -> None:
            if turn == self._turn:
                then(value)

        return came

    def _fail(self) -> Callable[[HsbError], None]:
        return self._if_wanted(self.failed.emit)
