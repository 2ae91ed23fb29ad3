"""The way of a copy: read and composed on the store's thread, drawn beside it, kept on the store's thread again."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hsb_desktop.casework import papers
from hsb_desktop.casework.work_views import Issued, PaperPreview
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.runtime.runner import Runner

Failed = Callable[[HsbError], None]


class Making(QObject):
    """No save of what is typed meanwhile waits for the drawing. A newer preview forgets the one under way."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._turn = 0

    def preview(self, asked: papers.Asked, then: Callable[[PaperPreview], None], failed: Failed) -> None:
        """Write one copy and call `then` with its pages."""
        self._turn += 1
        turn = self._turn

        def draw(prepared: PaperPreview) -> None:
            if turn == self._turn:
                self._runner.ask_aside(self, lambda desk: papers.draw_preview(desk, prepared), drawn, say)

        def drawn(preview: PaperPreview) -> None:
            if turn == self._turn:
                then(preview)

        def say(error: HsbError) -> None:
            if turn == self._turn:
                failed(error)

        self._runner.ask(self, lambda desk: papers.prepare(desk, asked), draw, say)

    def issue(self, asked: papers.Asked, then: Callable[[Issued], None], failed: Failed) -> None:
        """Issue one copy and call `then` with it; `failed` says what changed or stopped it."""

        def draw(begun: Issued | papers.Underway) -> None:
            if isinstance(begun, Issued):
                then(begun)
                return
            self._runner.ask_aside(
                self, lambda desk: papers.draw_issue(desk, begun), lambda drawn: keep(begun, drawn), failed
            )

        def keep(begun: papers.Underway, drawn: papers.DrawnCopy) -> None:
            self._runner.ask(self, lambda desk: papers.finish_issue(desk, begun, drawn), then, failed)

        self._runner.ask(self, lambda desk: papers.begin_issue(desk, asked), draw, failed)
