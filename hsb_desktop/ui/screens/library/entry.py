"""One thing the procedure says, as a block of a card: its title, its section in grey, where it belongs, its words."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.library import GuidanceEntry
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.text import body, muted, strong


def entry_block(entry: GuidanceEntry) -> QWidget:
    """To read; it leads nowhere."""
    lines = column(row(grow(strong(entry.title)), muted(entry.source), gap=16), gap=2)
    if entry.about:
        lines.add(muted(entry.about))
    if entry.text:
        lines.add(body(entry.text))
    made = holder(column(lines, margins=(20, 12, 20, 12)))
    made.setAccessibleName(". ".join(part for part in (entry.title, entry.text, entry.source) if part))
    return made
