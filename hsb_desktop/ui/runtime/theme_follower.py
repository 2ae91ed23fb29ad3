"""Follows what the system asks windows to look like while the program is open."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hsb_desktop.ui.runtime.theme import system_theme


class SystemTheme(QObject):
    """Follows the system. Signals: `changed(name)` when another of our themes is the nearest."""

    changed = Signal(str)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._name = system_theme()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._look_again)
        hints.accessibility().contrastPreferenceChanged.connect(self._look_again)

    def name(self) -> str:
        """The nearest theme now."""
        return self._name

    def _look_again(self) -> None:
        name = system_theme()
        if name != self._name:
            self._name = name
            self.changed.emit(name)
