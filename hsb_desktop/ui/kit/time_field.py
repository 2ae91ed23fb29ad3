"""A time of day in one box that takes it as people write it: 15:30, 15.30, 1530, 3.30pm. Shown as 15:30."""

import re
from datetime import time

from PySide6.QtCore import Signal

from hsb_desktop.ui.kit.text_line import TextLine

_TIME = re.compile(r"(\d{1,2})(?:[:. ]?(\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?")


class TimeField(TextLine):
    """Signals: `changed()` when the person changed it, never for `set_value`."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, width=96)
        self.textEdited.connect(lambda _text: self.changed.emit())
        self.editingFinished.connect(self._tidy)

    def is_empty(self) -> bool:
        """Nothing stands in it."""
        return not self.text().strip()

    def set_text(self, text: str) -> None:
        """Show what was typed before, a time or not."""
        if text != self.text():
            self.setText(text)

    def value(self) -> time | None:
        """The time, or nothing while the words are none."""
        return read_time(self.text())

    def set_value(self, value: time | None) -> None:
        """Show a time, or empty the box."""
        self.set_text("" if value is None else f"{value:%H:%M}")

    def _tidy(self) -> None:
        if (value := self.value()) is not None:
            self.set_value(value)


def read_time(text: str) -> time | None:
    """A time of day as people write it; hours alone only with am or pm, or of two digits; else nothing."""
    match = _TIME.fullmatch(" ".join(text.lower().split()))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = (match[3] or "").replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif match[2] is None and len(match[1]) < 2:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None
