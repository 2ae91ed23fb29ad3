"""The look that tests of windows begin in and leave behind: light, 100 %."""

from PySide6.QtWidgets import QApplication

from hsb_desktop.ui.kit.look import Look, look, wear

_plain: tuple[Look, str] | None = None


def plain(application: QApplication) -> None:
    """Put it on where a test left another one; dressing every window anew costs more than most tests."""
    global _plain
    if _plain is None or _plain != (look(), application.styleSheet()):
        application.setStyle("Fusion")
        _plain = wear("light"), application.styleSheet()
