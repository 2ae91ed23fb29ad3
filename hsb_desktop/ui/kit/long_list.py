"""A list that may be long: its first rows at once, others when they are asked for, so that no window waits for all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.surface import RowCard

MakeRow = Callable[[], QWidget]
FIRST = 25  # rows; 300 made at once take well over a second of a laptop


class LongList(QWidget):
    """`rows` make each row when it is shown. Nothing is left out in silence: the button says how many there are."""

    def __init__(self, rows: Sequence[MakeRow], *, first: int = FIRST, inset: int = 56) -> None:
        super().__init__()
        self._rows, self._shown, self._step = list(rows), 0, first
        self._card = RowCard(inset=inset)
        self.more = secondary("", icon="chevron_down")
        self.more.clicked.connect(self._show_more)
        self._more_row = holder(row(self.more, None))
        self.setLayout(column(self._card, 8, self._more_row))
        self._add()

    def rows(self) -> list[QWidget]:
        """The rows shown so far."""
        return self._card.rows()

    def _show_more(self) -> None:
        before = self._shown
        self._add()
        self.rows()[before].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        coming = self._rows[self._shown : self._shown + self._step]
        self._card.add_rows([make() for make in coming])
        self._shown += len(coming)
        left = len(self._rows) - self._shown
        self.more.setText(t("Show {n} of {left} more", n=min(left, self._step), left=left))
        self._more_row.setVisible(left > 0)
