"""One difference as a card: the question, what the record says, what the paper says, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.filled_differences import Difference
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import at, column, grow, holder, row
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import body, muted, small_strong, strong

KEEP, TAKE = "keep", "take"
_TOP = Qt.AlignmentFlag.AlignTop


class DifferenceLine(QWidget):
    """Chosen to begin with only where the record holds nothing; else whoever works here decides.

    Signals: chosen(): the decision is another one.
    """

    chosen = Signal()

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self.difference = difference
        name = f"{difference.number} {difference.label}"
        self.choice = Segmented(
            t("{question}: keep or take", question=name),
            [
                Segment(KEEP, t("Keep the record’s") if difference.holds else t("Leave it empty")),
                Segment(TAKE, t("Take the paper’s")),
            ],
        )
        if difference.offered:
            self.choice.set_value(TAKE)
        self.choice.chosen.connect(lambda _id: self.chosen.emit())
        head = column(strong(name), gap=2)
        if difference.row:
            head.add(muted(difference.row))
        sides = row(
            at(
                _side(t("The record says"), difference.holds or t("Nothing yet"), quiet=not difference.holds),
                _TOP,
                1,
            ),
            at(_side(t("The paper says"), difference.says), _TOP, 1),
            gap=24,
        )
        body_ = column(head, sides, gap=10, margins=(20, 14, 20, 14))
        if difference.why_not:
            why = row(at(StateGlyph(State.ATTENTION, 18), _TOP), grow(muted(difference.why_not)), gap=8)
            body_.add(holder(why))
            self.choice.hide()
        else:
            body_.add(holder(row(self.choice, None)))
        self.setLayout(body_)

    @property
    def decision(self) -> str:
        """`keep`, `take`, or empty while nothing is decided; what cannot be taken stays as it is."""
        return KEEP if self.difference.why_not else self.choice.value()


def _side(name: str, words: str, *, quiet: bool = False) -> QWidget:
    return holder(column(small_strong(name), muted(words) if quiet else body(words), gap=2))
