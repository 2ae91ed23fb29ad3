"""The ring around what has the keyboard: ink inside, honey outside, so that one of the two stands off any ground.

One overlay for each window follows the focus; it is never clipped by the control's own parents, only by what scrolls.
It shows while the keyboard leads and hides while the mouse does.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from hsb_desktop.ui.kit.painting import painting, pen
from hsb_desktop.ui.kit.tokens import tokens

_POINTERS = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_RADIUS = 8
_WATCHED = "hsbFocusRing"


class _Overlay(QWidget):
    """The painted ring of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around = QRect()
        self.hide()

    def surround(self, rect: QRect, clip: QRect) -> None:
        """Stand around a rectangle of the window, drawn only inside another."""
        reach = _reach()
        shown = rect.adjusted(-reach, -reach, reach, reach).intersected(clip)
        if shown.isEmpty() or not clip.intersects(rect):
            self.hide()
            return
        self.setGeometry(shown)
        self._around = rect.translated(-shown.topLeft())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the two lines."""
        focus = tokens().focus
        gap, inner, outer = focus["gap"], focus["inner"], focus["outer"]
        with painting(self) as painter:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._line(painter, "focus_inner", gap + inner / 2, inner)
            self._line(painter, "focus_outer", gap + inner + outer / 2, outer)

    def _line(self, painter: QPainter, tone: str, away: float, width: float) -> None:
        painter.setPen(pen(tone, width))
        rect = QRectF(self._around).adjusted(-away, -away, away, away)
        painter.drawRoundedRect(rect, _RADIUS + away, _RADIUS + away)


class FocusRing(QObject):
    """Follows the focus of the whole application. `install` once, when the first window has been painted or before."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._overlays: dict[QWidget, _Overlay] = {}
        self._followed: list[QWidget] = []
        self._target: QWidget | None = None
        self._keyboard_leads = True
        self._ended = False
        application.focusChanged.connect(self._focus_moved)

    @classmethod
    def install(cls, application: QApplication) -> "FocusRing":
        """Start to follow."""
        ring = cls(application)
        ring._focus_moved(None, QApplication.focusWidget())
        return ring

    def uninstall(self) -> None:
        """Stop to follow, and take every ring away; harmless when repeated."""
        if self._ended:
            return
        self._ended = True
        self._application.focusChanged.disconnect(self._focus_moved)
        self._focus_moved(None, None)
        for handle in QGuiApplication.allWindows():
            handle.setProperty(_WATCHED, False)
            handle.removeEventFilter(self)
        self.deleteLater()

    def is_shown(self) -> bool:
        """Whether a ring is drawn now."""
        return any(isValid(overlay) and overlay.isVisible() for overlay in self._overlays.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See keys and pointers of windows, and what moves the control that has the focus."""
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind in _POINTERS:
                self._lead(keyboard=False)
            elif kind == QEvent.Type.KeyPress:
                self._lead(keyboard=True)
        elif kind in _MOVES:
            self._place()
        return False

    def _lead(self, *, keyboard: bool) -> None:
        if keyboard is not self._keyboard_leads:
            self._keyboard_leads = keyboard
            self._place()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        # a whole page may hold the focus for a moment, so that Tab goes on inside it; nothing is pressed there
        self._target = new if new is not None and new.focusPolicy() & Qt.FocusPolicy.TabFocus else None
        if new is not None:
            self._watch_window(new)
            above: QWidget | None = new
            while above is not None:
                above.installEventFilter(self)
                self._followed.append(above)
                above = None if above.isWindow() else above.parentWidget()
        self._place()

    def _watch_window(self, widget: QWidget) -> None:
        # Marked on the window itself: a reference kept here would outlive it and be handed out for the next one.
        handle = cast("QWindow | None", widget.window().windowHandle())  # none before the window is shown
        if handle is not None and isValid(handle) and not handle.property(_WATCHED):
            handle.setProperty(_WATCHED, True)
            handle.installEventFilter(self)

    def _place(self) -> None:
        self._overlays = {w: o for w, o in self._overlays.items() if isValid(w) and isValid(o)}
        target = self._target if self._target is not None and isValid(self._target) else None
        for window, overlay in self._overlays.items():
            if target is None or window is not target.window():
                overlay.hide()
        if target is None:
            return
        window = target.window()
        popup = window.windowType() == Qt.WindowType.Popup
        if not self._keyboard_leads or not target.isVisible() or popup:
            if window in self._overlays:
                self._overlays[window].hide()
            return
        if window not in self._overlays:
            self._overlays[window] = _Overlay(window)
        rect = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self._overlays[window].surround(rect, _visible_part(target, window))


def _visible_part(target: QWidget, window: QWidget) -> QRect:
    """The part of the window where the ring may be drawn: what scrolls cuts it, with room for the ring at the sides."""
    clip = window.rect()
    above = target.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea):
            port = above.viewport()
            part = QRect(port.mapTo(window, QPoint(0, 0)), port.size())
            reach = _reach()
            clip = clip.intersected(part.adjusted(-reach, 0, reach, 0))
        elif isinstance(above, QAbstractScrollArea):
            break
        above = above.parentWidget()
    return clip


def _reach() -> int:
    focus = tokens().focus
    return round(focus["gap"] + focus["inner"] + focus["outer"] + 1)
