"""Keeps the keyboard where it was while a page is painted again: on the same thing, or on nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

Sign = tuple[type[QWidget], str]


@contextmanager
def same_focus(page: QWidget) -> Iterator[None]:
    """The thing on the page that had the focus has it afterwards: known by its kind, words and place among those.

    What stands elsewhere keeps the focus untouched.
    """
    now: QWidget | None = page.window().focusWidget()
    had = now if now is not None and now is not page and page.isAncestorOf(now) else None
    sign = _sign(had) if had is not None else None
    place = _alike(page, sign).index(had) if had is not None and sign is not None else 0
    if sign is not None:
        page.setFocus()  # what goes would pass the keyboard on to whatever comes next in the window
    yield
    if sign is None:
        return
    QTimer.singleShot(0, page, lambda: _give_back(page, sign, place))  # what is new is not laid out yet


def _give_back(page: QWidget, sign: Sign, place: int) -> None:
    """To the thing that stands there now, unless something else took the keyboard meanwhile."""
    found = _alike(page, sign)
    if found and page.window().focusWidget() is page:
        found[min(place, len(found) - 1)].setFocus()


def _sign(widget: QWidget) -> Sign:
    return type(widget), widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()


def _alike(page: QWidget, sign: Sign) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if not one.isHidden() and _sign(one) == sign]
