"""What the system asks windows to look like: light, dark, more contrast, less movement."""

from PySide6.QtCore import Qt
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
