"""What earlier meetings of the case agreed and is not done yet: asked about at this one, and done with one click."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.views import AgreedAction
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import Column, column, holder
from hsb_desktop.ui.kit.surface import SectionHead
from hsb_desktop.ui.questions.agreed_actions import AgreedActions
from hsb_desktop.ui.runtime.runner import Runner


class EarlierActions(QWidget):
    """Hidden while nothing is open.

    Signals:
        marked(): an action was marked as done.
        go(Place), trouble(HsbError): as of a screen.
    """

    marked = Signal()
    go = Signal(object)
    trouble = Signal(object)

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._shown: tuple[AgreedAction, ...] = ()
        self._body: Column = column(gap=0)
        self.setLayout(column(16, holder(self._body)))
        self.hide()

    def show_actions(self, actions: Sequence[AgreedAction]) -> None:
        """Show these."""
        actions = tuple(actions)
        self.setVisible(bool(actions))
        if actions == self._shown:
            return
        self._shown = actions
        self._body.clear()
        if not actions:
            return
        rows = AgreedActions(self._runner, actions)
        rows.marked.connect(lambda _action, _marked: self.marked.emit())
        rows.go.connect(self.go)
        rows.trouble.connect(self.trouble)
        self._body.add(SectionHead(t("Open from earlier meetings"), count=str(len(actions))), 8, rows)
