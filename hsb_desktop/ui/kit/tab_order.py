"""Tab goes on from the end of a page to the bar at its foot, also where the page was filled after the bar was made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def foot_after(page: QWidget, foot: QWidget) -> None:
    """Put the stops of the foot behind the last stop of the page; Qt's own order is that of making.

    Only the buttons of the foot are moved: moving radio buttons or areas of text tears Qt's chain (seen in 6.11).
    """
    stops = _stops(page)
    if not stops:
        return
    last, window = stops[0], page.window()
    walk: QWidget | None = last.nextInFocusChain()
    while walk is not None and walk is not window and walk is not stops[0]:
        if page.isAncestorOf(walk) and _stops_at(walk):
            last = walk
        walk = walk.nextInFocusChain()
    for button in _stops(foot):
        QWidget.setTabOrder(last, button)
        last = button


def _stops(part: QWidget) -> list[QWidget]:
    """Whatever in a part takes the keyboard; hidden ones too, since they may show later."""
    return [widget for widget in part.findChildren(QWidget) if _stops_at(widget)]


def _stops_at(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
