"""What the system asks windows to look like: light, dark, more contrast, less movement."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


def system_theme() -> str:
    """The name of our theme that is nearest to what the system wears: "light", "dark" or "high_contrast"."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def system_reduced_motion() -> bool:
    """Whether the system asks for less movement: Windows then switches the effects of menus off.

    Elsewhere Qt passes no such wish on, and the worker's own setting decides.
    """
    if QGuiApplication.platformName() != "windows":
        return False
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


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
