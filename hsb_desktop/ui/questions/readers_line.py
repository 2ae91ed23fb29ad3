"""Beside a long text or a row: who may read it, in a quiet chip where that is less than the question allows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.narrowings import narrowing_words
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.narrowing import Narrowing
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.layout import at, row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tokens import Role


class ReadersLine(QWidget):
    """A word that opens the choice, and the chip.

    Signals:
        wanted(): the choice is to be opened.
    """

    wanted = Signal()

    def __init__(self, allowed: frozenset[Audience], about: str) -> None:
        super().__init__()
        self._allowed = allowed
        self.button = quiet(t("Who may read this"), height=24, role=Role.SMALL, flush=True)
        self.button.setAccessibleName(t("Who may read this: {question}", question=about))
        self.button.clicked.connect(self.wanted)
        self.chip = Chip(State.WITHHELD, "")
        self.chip.hide()
        middle = Qt.AlignmentFlag.AlignVCenter
        self.setLayout(row(at(self.chip, middle), at(self.button, middle), gap=10))

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Say what is kept from whom."""
        words = narrowing_words(self._allowed, narrowing)
        self.chip.set_chip(State.WITHHELD, words)
        self.chip.setVisible(bool(words))
