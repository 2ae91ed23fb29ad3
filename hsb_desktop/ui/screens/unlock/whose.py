"""Whose records to open, where several workers share a laptop: a neutral word for each, and nobody's name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import Words, muted
from hsb_desktop.ui.kit.tokens import Role


class Whose(QWidget):
    """A word for each worker's records; those in use last are chosen.

    Signals:
        chosen(int): others are wanted.
    """

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        parts = [Segment(str(number), label, State.DONE) for number, label in enumerate(labels)]
        self.words = Segmented(t("Whose records"), parts, height=40)
        self.words.set_value("0")
        self.words.chosen.connect(lambda number: self.chosen.emit(int(number)))
        hint = muted(t("Settings say the word of your own records."))
        self.setLayout(column(Words(t("Whose records"), Role.STRONG), hint, 6, self.words))
