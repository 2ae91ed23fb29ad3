"""One recipient of copies that are issued together: whether they are among them, how far their copy is, how it goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.copy_values import Delivery, how_words
from hsb_desktop.casework.work_views import Check, PaperPreview, RecipientView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import muted, small
from hsb_desktop.ui.kit.tokens import Role


class SeveralRow(QWidget):
    """Nobody is chosen at first, and no way of delivery.

    Signals:
        chosen(bool): a copy for this person is among them from now on, or is not.
        look_wanted(): show the pages of their copy.
        way_changed(): how it goes is another.
    """

    chosen = Signal(bool)
    look_wanted = Signal()
    way_changed = Signal()

    def __init__(self, view: RecipientView) -> None:
        super().__init__()
        self.view = view
        self.preview: PaperPreview | None = None
        words = " · ".join(part for part in (view.name, view.relation, view.copy_words) if part)
        self.box = CheckBox(words)
        self.box.setEnabled(not view.why_not)
        self.box.clicked.connect(self.chosen)
        self.ways = Select(t("How the copy reaches {name}", name=view.name), list(how_words().items()))
        self.ways.currentIndexChanged.connect(lambda _at: self.way_changed.emit())
        self.look = quiet(t("Look"), height=28, role=Role.SMALL_STRONG, flush=True)
        self.look.setAccessibleName(t("Look at the copy for {name}", name=view.name))
        self.look.clicked.connect(self.look_wanted)
        self._said: Column = column(gap=4)
        self._asks = muted(t("How it reaches them"))
        self._about = holder(
            column(self._said, 6, self._asks, row(grow(self.ways), self.look, gap=10), margins=(32, 2, 0, 0))
        )
        self.setLayout(column(self.box, self._about, margins=(16, 10, 16, 10)))
        self.say_nothing()

    def say_nothing(self) -> None:
        """They are not among the recipients, or it is said why they cannot be."""
        self.preview = None
        self._said.clear()
        self.ways.hide()
        self._asks.hide()
        self.look.hide()
        if self.view.why_not:
            self._said.add(muted(self.view.why_not))
        self._about.setVisible(bool(self.view.why_not))

    def say_working(self) -> None:
        """Their copy is being written and checked."""
        self.say_nothing()
        self._said.add(muted(t("Writing and checking the copy.")))
        self._about.show()

    def show_copy(self, preview: PaperPreview, *, looked_at: bool, again: bool) -> None:
        """How their copy came out; `again`: they have this very copy already."""
        self.preview = preview
        self._said.clear()
        stopped = self.stopped()
        if again:
            said = t("{name} has this very copy already.", name=self.view.name)
            self._said.add(_line(State.OVERDUE, said))
        for check in stopped:
            self._said.add(_line(State.OVERDUE, check.detail or check.words))
        if not stopped and not again:
            state = State.DONE if looked_at else State.ATTENTION
            said = t("Checked, and looked at") if looked_at else t("Checked, not looked at yet")
            self._said.add(_line(state, said))
        goes = not stopped and not again
        self.ways.setVisible(goes)
        self._asks.setVisible(goes)
        self.look.setVisible(preview.printable)
        self._about.show()

    def say_failed(self, sentence: str) -> None:
        """Their copy could not be written."""
        self.say_nothing()
        self._said.add(_line(State.OVERDUE, sentence))
        self._about.show()

    def stopped(self) -> tuple[Check, ...]:
        """What stops their copy; where a reason may be given, it is given for a copy on its own."""
        checks = self.preview.checks if self.preview is not None else ()
        return tuple(check for check in checks if check.blocks and not check.ok)

    def delivery(self) -> Delivery | None:
        """How it goes, or None while nothing is chosen."""
        how = self.ways.value()
        return Delivery(how) if how else None


def _line(state: State, words: str) -> QWidget:
    return holder(row(holder(column(1, StateGlyph(state, 18), None)), grow(small(words)), gap=10))
