"""The ways a question may have no value, as tick boxes under its field: *not known*, *declined*, *not applicable*."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.layout import row


def missing_word(missing: Missing) -> str:
    """The word a person sees for why there is no value."""
    words = {
        Missing.NOT_KNOWN: t("Not known"),
        Missing.DECLINED: t("Declined"),
        Missing.NOT_APPLICABLE: t("Not applicable"),
    }
    return words[missing]


class MissingBoxes(QWidget):
    """Tick boxes of which at most one is ticked.

    Signals:
        chosen(Missing | None): the person ticked one, or took the tick away.
    """

    chosen = Signal(object)

    def __init__(self, allowed: Iterable[Missing], question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {missing: CheckBox(missing_word(missing)) for missing in allowed}
        for missing, box in self._boxes.items():
            box.setAccessibleName(t("{question}: {word}", question=question, word=missing_word(missing)))
            box.clicked.connect(lambda on, which=missing: self._clicked(which, bool(on)))
        self.setLayout(row(*self._boxes.values(), None, gap=24))

    def show_missing(self, missing: Missing | None) -> None:
        """Tick what the record holds, without reporting it."""
        for which, box in self._boxes.items():
            box.setChecked(which is missing)

    def take_focus(self) -> None:
        """Put the focus on what is ticked, or on the first box."""
        boxes = self._boxes.values()
        next((box for box in boxes if box.isChecked()), next(iter(boxes))).setFocus()

    def _clicked(self, which: Missing, on: bool) -> None:
        self.show_missing(which if on else None)
        self.chosen.emit(which if on else None)
