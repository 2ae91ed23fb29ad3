"""What stands where nothing is yet: an icon, a sentence on what will appear here, the first step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.ui.kit.glyphs import Icon
from hsb_desktop.ui.kit.layout import at
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(Card):
    """Never a blank table."""

    def __init__(self, icon: str, title: str, sentence: str, action: QWidget | None = None) -> None:
        super().__init__(
            at(Icon(icon, "text_muted", 32), _CENTRE),
            8,
            Words(title, Role.SUBHEADING, align=_CENTRE),
            2,
            Words(sentence, Role.SMALL, "text_muted", align=_CENTRE),
            margins=(24, 20, 24, 20),
        )
        if action is not None:
            self.add(12, at(action, _CENTRE))
        self.setAccessibleName(f"{title}. {sentence}")
