"""Who may have another agency's paper, as boxes to tick: professionals are ticked to begin with, nobody else is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.enclosing import Choice
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.text import strong


class ReadersChoice(QWidget):
    """A box for each person of the pack.

    Signals: chosen(str, bool): the person ticked this one, or took the tick away.
    """

    chosen = Signal(str, bool)

    def __init__(self, people: Sequence[Choice], ticked: frozenset[str]) -> None:
        super().__init__()
        self.boxes: dict[str, CheckBox] = {}
        self._people = {one.id: one for one in people}
        whole = column(strong(t("In whose copy it is")), 6, gap=2)
        for one in people:
            box = CheckBox(_words(one))
            box.setChecked(one.id in ticked)
            box.clicked.connect(lambda on, who=one.id: self.chosen.emit(who, on))
            self.boxes[one.id] = box
            whole.add(box)
        self.setLayout(whole)

    def value(self) -> frozenset[str]:
        """Who is ticked."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def beyond(self) -> tuple[str, ...]:
        """The names of those who are ticked and are no professionals."""
        ticked = self.value()
        return tuple(one.name for one in self._people.values() if one.id in ticked and not one.offered)


def _words(one: Choice) -> str:
    return " · ".join(part for part in (one.name, one.relation, one.copy_words) if part)
