"""A list that opens: for one choice among many short ones. Nothing is chosen until the person chose it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy

from hsb_desktop.ui.kit.field_style import dress_field, mark_bad
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_icon, painting, text_width
from hsb_desktop.ui.kit.tokens import Role


class Select(QComboBox):
    """Signals: `chosen(id)` when the person chose, never for `set_value`."""

    chosen = Signal(str)

    def __init__(self, name: str, items: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setView(QListView())
        # Long words take the list beyond the field instead of being cut.
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        frameless = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint
        self.view().window().setWindowFlags(frameless | Qt.WindowType.NoDropShadowWindowHint)
        self.view().window().setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _index: self.chosen.emit(self.value()))
        self.restyle()
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer these (id, words); what was chosen stays chosen where it is still offered."""
        before = self.value()
        self.clear()
        for item_id, words in items:
            self.addItem(words, item_id)
        self.set_value(before)

    def value(self) -> str:
        """The id of what is chosen, or nothing."""
        data = self.currentData()
        return data if isinstance(data, str) else ""

    def set_value(self, item_id: str) -> None:
        """Show a choice; an id that is not offered shows none."""
        self.setCurrentIndex(self.findData(item_id))

    def set_bad(self, bad: bool) -> None:
        """Show or take away the edge of a field with a fault."""
        mark_bad(self, bad)

    def restyle(self) -> None:
        """Take the font now worn."""
        dress_field(self)
        dress_field(self.view())

    def sizeHint(self) -> QSize:
        """As wide as the longest words offered."""
        widest = max((text_width(self.itemText(i), Role.BODY) for i in range(self.count())), default=0.0)
        return QSize(round(widest) + look().px(34) + look().gap(12) + 12, look().px(40))

    def minimumSizeHint(self) -> QSize:
        """As its hint, up to a comfortable width."""
        return QSize(min(self.sizeHint().width(), look().px(280)), look().px(40))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over it scrolls the page and changes no answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and an arrow of the family."""
        super().paintEvent(event)
        with painting(self) as painter:
            size = look().px(18)
            left = self.width() - size - look().px(10)
            draw_icon(painter, "chevron_down", left, (self.height() - size) / 2, size, "text_muted")
