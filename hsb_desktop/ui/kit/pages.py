"""Pages of which one is in front. Only that one is measured: a long page behind it makes nobody scroll."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Pages(QWidget):
    """Like a stack of cards, as high as the card on top needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._front: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def add(self, page: QWidget) -> None:
        """One more page, behind the others."""
        page.hide()
        self._pages.append(page)
        self._layout.addWidget(page)

    def remove(self, page: QWidget) -> None:
        """Take a page away for good."""
        self._pages.remove(page)
        if page is self._front:
            self._front = None
        page.hide()
        self._layout.removeWidget(page)
        page.deleteLater()

    def front(self) -> QWidget | None:
        """The page in front."""
        return self._front

    def show_page(self, page: QWidget) -> None:
        """Put a page in front."""
        if page is self._front:
            return
        before, self._front = self._front, page
        if before is not None:
            held: QWidget | None = self.window().focusWidget()
            if held is not None and before.isAncestorOf(held):
                self.window().setFocus()  # else the focus would wander into some field, as if somebody had gone there
            before.hide()  # before the other is shown: both at once would be laid out, and then the one again
        page.show()
