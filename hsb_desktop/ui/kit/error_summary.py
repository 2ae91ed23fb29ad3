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
        self._lines: list[
            QWidget
        ] = []  # asking the layout for its items would make wrappers that outlive the items
        words = column(self._heading, self._links, gap=4)
        glyph = at(StateGlyph(State.OVERDUE, 24), Qt.AlignmentFlag.AlignTop)
        self.setLayout(row(glyph, grow(words), gap=14, margins=(16, 12, 16, 12)))
        self.hide()

    def show_faults(self, heading: str, faults: Sequence[tuple[str, Target]]) -> None:
        """Show the sentences, mark the rows they belong to, and take the keyboard.

        A line leads to its row or widget, or does what it is given to do.
        """
        self._lines.clear()
        self._links.clear()
        self._heading.setText(heading)
        for sentence, place in faults:
            link = LinkLine(sentence)
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            link.clicked.connect(lambda _checked=False, place=place: _lead_to(place))
            self._links.add(link)
            self._lines.append(link)
            if isinstance(place, FormRow):
                place.set_error(sentence)
        self.setAccessibleName(". ".join([heading, *(sentence for sentence, _ in faults)]))
        self.setVisible(bool(faults))
        if faults:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_faults(self) -> None:
        """Nothing is wrong any more."""
        self._lines.clear()
        self._links.clear()
        self.hide()

    def links(self) -> list[QWidget]:
        """The lines that lead to fields, in order."""
        return list(self._lines)


def _lead_to(place: Target) -> None:
    if isinstance(place, FormRow):
        place.focus_field()
    elif isinstance(place, QWidget):
        target = first_focusable(place)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        place()
