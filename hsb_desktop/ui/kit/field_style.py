"""What native fields share: the font of their words, and how they show that something is wrong with them."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.tokens import Role


def dress_field(widget: QWidget, role: Role = Role.BODY) -> None:
    """Give a native field the font now worn."""
    widget.setFont(look().font(role))


def mark_bad(widget: QWidget, bad: bool) -> None:
    """Show or take away the two-pixel red edge. The word for it stands above the field, in its row."""
    widget.setProperty("bad", "true" if bad else "false")
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
