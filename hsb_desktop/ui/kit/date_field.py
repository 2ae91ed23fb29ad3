"""A date as three boxes, which also take a whole date pasted or typed into one of them ("12 jan 2027").

The field keeps what was typed even while it is no date; relative words beside it are the caller's to set.
"""

import re
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.surface import Strut
from hsb_desktop.ui.kit.text import Words, small
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s./,-]+([a-z]+|\d{1,2})\.?[\s./,-]+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]+")


class DateField(QWidget):
    """Signals: `changed()` when the person changed a box, never for `set_value` or `set_parts`."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._day = TextLine(t("{name}, day", name=name), width=56)
        self._month = TextLine(t("{name}, month", name=name), width=56)
        self._year = TextLine(t("{name}, year", name=name), width=84)
        self._relative = Words("", Role.SMALL, "text_muted")
        self._relative.hide()
        self.setAccessibleName(name)
        boxes = ((t("Day"), self._day), (t("Month"), self._month), (t("Year"), self._year))
        under = [holder(column(small(word), box, gap=4)) for word, box in boxes]
        self._wrong = Words("", Role.SMALL_STRONG, "overdue.ink")
        self._wrong.hide()
        self._bad = False
        beside = holder(row(Strut(40), self._relative, self._wrong))
        self.setLayout(Flow(*under, beside, gap=10, line_gap=0, on_foot=True))
        for box in self.boxes():
            box.textEdited.connect(self._edited)

    def boxes(self) -> tuple[TextLine, TextLine, TextLine]:
        """Day, month and year."""
        return self._day, self._month, self._year

    def parts(self) -> tuple[str, str, str]:
        """What stands in the boxes."""
        return self._day.text().strip(), self._month.text().strip(), self._year.text().strip()

    def set_parts(self, day: str, month: str, year: str) -> None:
        """Show what was typed before, a date or not."""
        for box, text in zip(self.boxes(), (day, month, year), strict=True):
            if box.text() != text:
                box.setText(text)
        self._mark()

    def is_empty(self) -> bool:
        """Nothing stands in any box."""
        return not any(self.parts())

    def value(self) -> date | None:
        """The date, or nothing while the boxes are no date."""
        return _to_date(*self.parts())

    def set_value(self, value: date | None) -> None:
        """Show a date, or empty the boxes."""
        if value is None:
            self.set_parts("", "", "")
        else:
            self.set_parts(str(value.day), str(value.month), str(value.year))

    def set_relative(self, words: str) -> None:
        """Say beside it what the date is from here ("Tuesday, in 3 working days")."""
        self._relative.setText(words)
        self._relative.setVisible(bool(words))
        self._day.setAccessibleDescription(words)
        self.updateGeometry()

    def set_bad(self, bad: bool) -> None:
        """Show or take away the edge of a field with a fault."""
        self._bad = bad
        self._mark()

    def _edited(self, text: str) -> None:
        whole = read_date(text)
        if whole is not None:
            self.set_value(whole)
            self._year.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """Say at once what is no part of a date, whatever is typed on; the words stay in their box."""
        wrong = _wrong(*self.parts())
        for place, box in enumerate(self.boxes()):
            bad = self._bad or wrong[0] == place
            if bad is not (box.property("bad") == "true"):
                box.set_bad(bad)
        if wrong[1] != self._wrong.text():
            for place, box in enumerate(self.boxes()):
                box.setAccessibleDescription(wrong[1] if wrong[0] == place else "")
            self._wrong.setText(wrong[1])
            self._wrong.setVisible(bool(wrong[1]))
            self.updateGeometry()


def _wrong(day: str, month: str, year: str) -> tuple[int, str]:
    """Which box, from 0, holds what can become no part of a date, and why; -1 for none.

    A box also takes a whole date, so that what has more than figures, or begins like a year, may be one on its way.
    """
    if _is_over(day, 31) and not day.startswith(("19", "20")):
        return 0, t("There is no such day")
    if _is_over(month, 12) or (month.isalpha() and not _begins_month(month)):
        return 1, t("There is no such month")
    if year.isdigit() and len(year) > 4:
        return 2, t("A year has four figures")
    if _digits(day, 2) and _month_number(month) and len(year) == 4 and _to_date(day, month, year) is None:
        return 0, t("There is no such day in that month")
    return -1, ""


def _is_over(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and (int(text) > most or len(text) > 2 or text == "00")


def _begins_month(text: str) -> bool:
    word = text.lower()
    return any(name.startswith(word[:3]) for name in _MONTHS)


def read_date(text: str) -> date | None:
    """A whole date in the ways people write one in the UK, day first, four digits for the year; else nothing."""
    plain = _WEEKDAY.sub("", " ".join(text.lower().split()))
    if match := _YEAR_FIRST.fullmatch(plain):
        return _to_date(match[3], match[2], match[1])
    if match := _DAY_FIRST.fullmatch(plain):
        return _to_date(match[1], match[2], match[3])
    return None


def _to_date(day: str, month: str, year: str) -> date | None:
    number = _month_number(month)
    if not number or not _digits(day, 2) or not _digits(year, 4) or len(year) != 4:
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _month_number(month: str) -> int:
    if _digits(month, 2):
        return int(month)
    word = month.lower().rstrip(".")
    return _MONTHS.index(word[:3]) + 1 if len(word) >= 3 and word[:3] in _MONTHS else 0


def _digits(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= most
