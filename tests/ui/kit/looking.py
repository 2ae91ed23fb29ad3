"""Looks at windows by machine: words that are cut, targets that are too small, controls without a name."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

LEAST_TARGET = 24
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTabBar, QAbstractItemView)


def cut(window: QWidget) -> list[str]:
    """Words that have less room than they need, and parts that stick out of what holds them."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not _ours(widget):
            continue
        said = _said(widget)
        if widget.hasHeightForWidth() and widget.heightForWidth(widget.width()) > widget.height() + 1:
            needed = widget.heightForWidth(widget.width())
            found.append(f"{said}: {widget.height()} high, needs {needed}")
        elif isinstance(widget, QAbstractButton) and not widget.hasHeightForWidth():
            found += _smaller_than_hint(widget, said)
        elif isinstance(widget, QLabel) and widget.text() and not widget.hasHeightForWidth():
            found += (
                [f"{said}: narrower than its words"] if widget.sizeHint().width() > widget.width() + 1 else []
            )
        found += _sticks_out(widget, said)
    return found


def small(window: QWidget) -> list[str]:
    """Controls that are smaller than a finger's tip."""
    controls = [
        w for w in window.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible() and _ours(w)
    ]
    return [
        f"{_said(w)}: {w.width()} x {w.height()}"
        for w in controls
        if min(w.width(), w.height()) < LEAST_TARGET
    ]


def nameless(window: QWidget) -> list[str]:
    """Controls that a screen reader has no name for."""
    found = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and widget.isVisible() and _ours(widget):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                found.append(_said(widget))
    return found


def _ours(widget: QWidget) -> bool:
    """Not a part inside one of Qt's own controls."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView | QComboBox | QTabBar | QLineEdit | QPlainTextEdit):
            return False
        above = above.parentWidget()
    return True


def _smaller_than_hint(widget: QAbstractButton, said: str) -> list[str]:
    hint = widget.minimumSizeHint()
    if widget.width() + 1 < hint.width() or widget.height() + 1 < hint.height():
        return [f"{said}: {widget.width()} x {widget.height()}, needs {hint.width()} x {hint.height()}"]
    return []


def _sticks_out(widget: QWidget, said: str) -> list[str]:
    above = widget.parentWidget()
    if above is None or widget.isWindow() or isinstance(above.parentWidget(), QAbstractScrollArea):
        return []
    place = widget.geometry()
    if place.right() > above.width() + 1 or place.bottom() > above.height() + 1 or place.left() < -1:
        return [f"{said}: {place} sticks out of {type(above).__name__} {above.size()}"]
    return []


def _said(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:60]!r}"
