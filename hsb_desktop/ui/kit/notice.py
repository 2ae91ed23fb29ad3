"""A notice: a soft ground without an edge, the shape of its state, a bold sentence, a plain one, its source in grey.

At most two on a page.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import IconButton
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import Row, at, column, grow, row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role


class Notice(QFrame):
    """Something to know about this page. `actions` stand under the words; `closes` gives it a way to be put away.

    Signals: `closed()` when the person put it away.
    """

    closed = Signal()

    def __init__(
        self,
        state: State,
        title: str,
        text: str = "",
        source: str = "",
        *,
        actions: Sequence[QWidget] = (),
        closes: bool = False,
    ) -> None:
        super().__init__()
        self._state = state
        self.setProperty("notice", state.colours)
        self._glyph = StateGlyph(state, 22)
        self._title = Words("", Role.STRONG)
        self._text = Words("", Role.SMALL)
        self._source = Words("", Role.SMALL, "text_muted")
        words = column(self._title, self._text, self._source, gap=2)
        if actions:
            words.add(6, Flow(*actions))
        layout: Row = row(
            at(self._glyph, Qt.AlignmentFlag.AlignTop), grow(words), gap=12, margins=(14, 12, 14, 12)
        )
        if closes:
            close = IconButton("close", t("Dismiss: {notice}", notice=title), size=32)
            close.clicked.connect(self._close)
            layout.add(at(close, Qt.AlignmentFlag.AlignTop))
        self.setLayout(layout)
        self.set_words(title, text, source)

    def set_words(self, title: str, text: str = "", source: str = "") -> None:
        """Say something else."""
        for label, words in ((self._title, title), (self._text, text), (self._source, source)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(". ".join(part for part in (title, text, source) if part))

    def set_state(self, state: State) -> None:
        """Say it in another state."""
        self._state = state
        self._glyph.set_state(state)
        self.setProperty("notice", state.colours)
        self.style().unpolish(self)
        self.style().polish(self)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
