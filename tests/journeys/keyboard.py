"""A worker without a mouse: every key goes to the widget that has the focus, and to nothing else."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from hsb_desktop.app.tour.hand import Hand

MANY = 120  # presses of Tab after which a place counts as out of reach


class Keyboard:
    """Ten fingers."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def focus(self) -> QWidget:
        """What has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def name(self) -> str:
        """What a screen reader says of the focus."""
        return self.focus().accessibleName() or str(getattr(self.focus(), "text", lambda: "")())

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        QTest.keyClick(self.focus(), key, modifiers)
        self._hand.rest(5)

    def type(self, words: str) -> None:
        """Letters and figures."""
        for letter in words:
            QTest.keyClicks(self.focus(), letter)
        self._hand.rest(5)

    def to(self, found: Callable[[QWidget], bool], what: str) -> QWidget:
        """Press Tab until the focus is where it is wanted."""
        seen = []
        for _ in range(MANY):
            if found(self.focus()):
                return self.focus()
            seen.append(self.name())
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{what} is out of reach; Tab went {seen}")

    def to_named(self, name: str) -> QWidget:
        """Press Tab until the focus is on what is called so."""
        return self.to(lambda widget: self.name().startswith(name), name)

    def to_group(self, name: str) -> QWidget:
        """Press Tab until the focus is in the group of answers called so."""

        def inside(widget: QWidget) -> bool:
            above: QWidget | None = widget
            while above is not None:
                if isinstance(widget, QRadioButton) and above.accessibleName() == name:
                    return True
                above = above.parentWidget()
            return False

        return self.to(inside, name)
