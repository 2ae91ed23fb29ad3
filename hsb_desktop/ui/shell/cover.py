"""The cover: a neutral sheet over every window of ours, neutral to the eye and to a screen reader."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.layout import column, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role

LOCKS_AFTER_MS = 120_000  # covered for so long, the program locks
_PASSING = (
    Qt.WindowType.ToolTip,
    Qt.WindowType.Popup,
)  # gone by themselves in a moment: taken away, not covered


class Cover(QWidget):
    """One sheet over one window. Its only words say that the screen is covered and how to come back.

    Signals:
        lifted(): the worker wants to come back.
    """

    lifted = Signal()

    def __init__(self, window: QWidget, *, back: bool = True) -> None:
        super().__init__(window)
        words = Words(t("The screen is covered."), Role.LEAD, align=Qt.AlignmentFlag.AlignHCenter)
        self._more = Words("", align=Qt.AlignmentFlag.AlignHCenter)
        self._more.hide()
        self._back, self._way_out = secondary(t("Come back")), secondary("")
        self._back.clicked.connect(self.lifted)
        self._way_out.hide()
        if back:
            self.setFocusProxy(self._back)
        buttons = row(None, self._back, self._way_out, None)
        self.setLayout(column(None, words, 8, self._more, 16, buttons, None, margins=(32, 32, 32, 32)))
        self._back.setVisible(back)  # not before it has its place: a window of its own would take the focus
        self.setAccessibleName(t("The screen is covered."))
        self.hide()
        window.installEventFilter(self)

    def lay(self) -> None:
        """Cover the whole window now."""
        self._fit()
        self.show()
        self.raise_()
        self.setFocus()
        self.repaint()

    def seal(self) -> None:
        """There is no way back any more."""
        self._back.hide()

    def offer(self, sentence: str, action: str, on_action: Callable[[], None]) -> None:
        """Say one thing more, with what can be done about it; neither may speak of the work."""
        self._more.setText(sentence)
        self._more.show()
        self._way_out.setText(action)
        if self._way_out.isHidden():
            self._way_out.clicked.connect(on_action)
        self._way_out.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("canvas"))
        painter.end()

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())


class _Sheet:
    """One covered window: its cover, and what it showed and said before."""

    def __init__(self, window: QWidget, cover: Cover) -> None:
        self.cover = cover
        cover.lay()
        self._window = window
        self._said = window.windowTitle(), window.accessibleName(), window.accessibleDescription()
        self._shown: list[QWidget] = []
        self.hush()
        if window.isWindow():
            window.setWindowTitle(t("Casework"))
        window.setAccessibleName("")
        window.setAccessibleDescription("")

    @property
    def window(self) -> QWidget:
        """The window under it."""
        return self._window

    def hush(self) -> None:
        """Hide all that the window shows now."""
        for child in self._window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child is not self.cover and not child.isWindow() and not child.isHidden():
                child.hide()
                self._shown.append(child)
        self.cover.raise_()

    def lift(self) -> None:
        """As it was; what was closed meanwhile stays closed."""
        if not isValid(self._window):
            return
        for child in self._shown:
            if isValid(child):
                child.show()
        title, name, description = self._said
        if self._window.isWindow():
            self._window.setWindowTitle(title)
        self._window.setAccessibleName(name)
        self._window.setAccessibleDescription(description)
        self.cover.hide()


class Covers(QObject):
    """Covers every window of ours at once: the main one, and whatever dialog stands before it.

    Behind the sheet everything in a window is hidden, so that no key and no screen reader finds it.

    Signals:
        stayed(): nobody came back for a while; the passphrase is to be asked for.
    """

    stayed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.own = Cover(window)
        self.own.lifted.connect(self.lift)
        self._window = window
        self._sheets: list[_Sheet] = []
        self._focus: QWidget | None = None
        self._sealed = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(LOCKS_AFTER_MS)
        self._waiting.timeout.connect(self.stayed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self.cover_others)

    def lay(self) -> None:
        """Cover now."""
        if self.own.isVisible():
            return
        self._focus = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._sheets = [_Sheet(self._window, self.own)]
        self.cover_others()
        self._waiting.start()

    def seal(self) -> None:
        """Cover now and for good: the window is on its way out, and only the passphrase leads back."""
        self._sealed = True
        self.lay()
        self._waiting.stop()
        for sheet in self._sheets:
            sheet.cover.seal()

    def lift(self) -> None:
        """Uncover, and put the focus back to where it was, caret included."""
        if self._sealed:
            return
        self._waiting.stop()
        for sheet in self._sheets:
            sheet.lift()
            if sheet.cover is not self.own and isValid(sheet.cover):
                sheet.cover.deleteLater()
        self._sheets = []
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()

    def stay_on_top(self) -> None:
        """Something was said meanwhile: it stays under the sheet, unseen and unheard until it is lifted."""
        if self.own.isVisible():
            self._sheets[0].hush()

    def cover_others(self) -> None:
        """Every other window that is open, also one that came while the main one was covered."""
        if not self.own.isVisible():
            return
        covered = [sheet.window for sheet in self._sheets if isValid(sheet.window)]
        for other in QApplication.topLevelWidgets():
            if not other.isVisible() or other is self._window.window() or other in covered:
                continue
            if other.windowType() in _PASSING:
                other.hide()
            else:
                self._sheets.append(_Sheet(other, self._cover_of(other)))

    def _cover_of(self, other: QWidget) -> Cover:
        """A dialog that keeps the main window from being worked in has a way back of its own."""
        cover = Cover(other, back=other.isModal() and not self._sealed)
        cover.lifted.connect(self.lift)
        return cover
