"""A field of one line. Hints stand above the field, never inside it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from hsb_desktop.ui.kit.field_style import dress_field, mark_bad
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import text_width
from hsb_desktop.ui.kit.tokens import Role


class TextLine(QLineEdit):
    """`width` is in px at 100 % text; without it the line takes the room there is. `secret` shows dots."""

    def __init__(
        self, name: str = "", *, secret: bool = False, width: int | None = None, height: int = 40
    ) -> None:
        super().__init__()
        self._width, self._height = width, height
        self.setAccessibleName(name)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        if width is not None and width < 120:
            self.setProperty("narrow", "true")
        across = QSizePolicy.Policy.Expanding if width is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take the font now worn."""
        dress_field(self)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the edge of a field with a fault."""
        mark_bad(self, bad)

    def sizeHint(self) -> QSize:
        """Its width, or a comfortable one; the height of a control."""
        width = look().px(self._width if self._width is not None else 280)
        return QSize(max(width, self._room_for_digits()), look().px(self._height))

    def minimumSizeHint(self) -> QSize:
        """A few characters where it takes the room there is."""
        return self.sizeHint() if self._width is not None else QSize(look().px(96), look().px(self._height))

    def _room_for_digits(self) -> int:
        return round(text_width("00", Role.BODY)) + 2 * look().gap(8) + 6
