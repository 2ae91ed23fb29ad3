"""The summary on top of a page that could not go on: it takes the focus, and each line leads to its field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from hsb_desktop.ui.kit.form_row import FormRow, first_focusable
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import at, column, grow, row
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role

_READY = (
    24  # lines made with the page, so that Tab comes to them between the summary and what stands below it
)
Target = FormRow | QWidget | Callable[[], None]


class ErrorSummary(QFrame):
    """Hidden while there is nothing to say.

    A click gives the focus to none of it: what had it would settle, the page might move under the pointer, and the
    line would miss its own click.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", State.OVERDUE.colours)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._heading = Words("", Role.SUBHEADING)
        self._links = column(gap=2)
        self._lines: list[LinkLine] = []  # made ahead, hidden while they have nothing to say
        self._places: list[Target] = []
        for _ in range(_READY):
            self._add_line()
        words = column(self._heading, self._links, gap=4)
        glyph = at(StateGlyph(State.OVERDUE, 24), Qt.AlignmentFlag.AlignTop)
        self.setLayout(row(glyph, grow(words), gap=14, margins=(16, 12, 16, 12)))
        self.hide()

    def show_faults(self, heading: str, faults: Sequence[tuple[str, Target]], *, focus: bool = True) -> None:
        """Show the sentences, mark the rows they belong to, and take the keyboard, unless somebody is typing.

        A line leads to its row or widget, or does what it is given to do.
        """
        self._heading.setText(heading)
        self._places = [place for _, place in faults]
        while len(self._lines) < len(faults):
            self._add_line()
        for line, (sentence, place) in zip(self._lines, faults, strict=False):
            line.say(sentence)
            if isinstance(place, FormRow):
                place.set_error(sentence)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(faults))
        self.setAccessibleName(". ".join([heading, *(sentence for sentence, _ in faults)]))
        self.setVisible(bool(faults))
        if faults and focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_room(self, *, on: bool) -> None:
        """Whether what is put right leaves its room, so that nothing moves under somebody who types."""
        self.setMinimumHeight(self.height() if on else 0)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(on)
        self.setSizePolicy(policy)

    def clear_faults(self) -> None:
        """Nothing is wrong any more."""
        self._places.clear()
        self.hide()

    def links(self) -> list[QWidget]:
        """The lines that lead to fields, in order."""
        return list(self._lines[: len(self._places)])

    def _add_line(self) -> None:
        line, number = LinkLine(""), len(self._lines)
        line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line.clicked.connect(lambda: _lead_to(self._places[number]))
        line.hide()
        self._lines.append(line)
        self._links.add(line)


def _lead_to(place: Target) -> None:
    if isinstance(place, FormRow):
        place.focus_field()
    elif isinstance(place, QWidget):
        target = first_focusable(place)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        place()
