"""Where Tab stops in the attendance list: row by row as it is read, also in fields that came later.

Qt goes by the order of coming into the window, so fields that open under a row would be reached after everything else;
`setTabOrder` is no way beside radio buttons (see `kit.tab_order`).
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from hsb_desktop.ui.runtime.screen import Screen


class Pages(Protocol):
    """Pages that hold a list."""

    def came_back(self, left: QWidget | None) -> None: ...


class ScreenWithList(Screen):
    """Shift+Tab from anywhere on the screen comes into the list of its `pages` at the end, as one reads."""

    pages: Pages

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's name
        left = self.window().focusWidget()
        moved = super().focusNextPrevChild(next)
        if moved and not next:
            self.pages.came_back(left)
        return moved


def stops(widget: QWidget) -> Iterator[QWidget]:
    """The widgets inside that take the keyboard by Tab now, in the order of their layouts."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _inside(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget):
            yield from stops(child)


def next_place(found: Sequence[QWidget], held: QWidget | None, by: int) -> int | None:
    """The place to go to from what has the focus, beyond either end where there is none; None from elsewhere."""
    return next((place + by for place, stop in enumerate(found) if stop is held), None)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _inside(inner)
