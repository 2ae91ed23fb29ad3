"""Tab goes on from the end of a page to the bar at its foot, also where the page was filled after the bar was made."""

from PySide6.QtWidgets import QBoxLayout, QWidget


def foot_after(page: QWidget, foot: QWidget) -> None:
    """Put the foot behind everything that stands on the page by now; both stand in one box.

    Qt's own order is that of coming into the window, so the foot goes out and comes in again. `setTabOrder` is no
    way: with radio buttons on the page it tears the chain, and the program with it (seen in Qt 6.11).
    """
    above = foot.parentWidget()
    box = above.layout() if above is not None else None
    if not isinstance(box, QBoxLayout) or not page.isVisible() or foot.isAncestorOf(page):
        return
    held: QWidget | None = foot.window().focusWidget()
    held = held if held is not None and foot.isAncestorOf(held) else None
    box.removeWidget(foot)
    foot.setParent(None)
    box.addWidget(foot)
    foot.show()
    if held is not None:
        held.setFocus()


def works_in(page: QWidget) -> bool:
    """Whether the focus is inside a page: somebody works there, and nothing that comes late may take it away."""
    held: QWidget | None = page.window().focusWidget()
    return held is not None and held.isVisible() and page.isAncestorOf(held)
