"""The parts of the page on which copies are issued together: people, pages, what is in the way, the ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard
from hsb_desktop.ui.kit.text import body, muted, title
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.papers.columns import PaperColumns
from hsb_desktop.ui.screens.papers.faults import Faults
from hsb_desktop.ui.screens.papers.sheets import Sheets

_LEFT = 430


class SeveralFrame(QWidget):
    """It decides nothing."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.faults, self.sheets = Faults(), Sheets(services.runner)
        self._people: Column = column(gap=0)
        self._done = Notice(State.DONE, "")
        self._done_block = holder(column(self._done, margins=(32, 0, 32, 12)))
        self._words = body("")
        self.back = quiet(t("Back to the paper"), icon="arrow_left")
        self.stop = secondary(t("Stop"), height=48)
        self.onward = primary(t("Issue the copies"), icon="issue", height=48)
        foot = FooterBar([self.back, self._words], [self.stop, self.onward])
        head = row(title(t("Copies for several people")), None, margins=(32, 16, 32, 12))
        self._left = holder(column(holder(self._people), None))
        self._columns = PaperColumns(self._left, self.sheets, left_width=_LEFT)
        self.setLayout(column(head, self._done_block, self.faults, grow(self._columns), foot))
        self._foot = foot
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)
        self._fold(self._folds.fold)
        self.show_nothing()

    def _fold(self, fold: Fold) -> None:
        self._foot.set_fold(fold)
        self._columns.set_fold(fold)

    def show_nothing(self) -> None:
        """No pages, and nothing in the way."""
        self._done_block.hide()
        self.faults.show_faults("", ())
        self.sheets.say(t("Choose who gets a copy. Each is written and checked; look at each wording here."))

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """The people, in order."""
        self._people.clear()
        hint = muted(
            t("A copy for each. Copies that say the same but for the name have to be looked at once.")
        )
        self._people.add(hint, 10, RowCard(list(rows), inset=16))

    def look_at(self, name: str) -> None:
        """The pages of this person's copy are on their way."""
        self.sheets.say(t("Drawing the copy for {name}.", name=name))

    def offer(self, count: int, *, busy: bool) -> None:
        """What can be done with so many chosen; while they are issued, only to stop."""
        self._left.setEnabled(not busy)
        self.onward.setVisible(not busy)
        self.back.setVisible(not busy)
        self.stop.setVisible(busy)
        self.stop.setEnabled(True)
        if not busy:
            self.onward.setText(t("Issue {n} copies", n=count) if count > 1 else t("Issue the copies"))
            self.say(t("Chosen: {n}", n=count) if count else t("Nobody is chosen yet."))

    def say(self, words: str) -> None:
        """What is under way, or what was done."""
        self._words.setText(words)
        self._foot.dress()

    def show_issued(self, count: int, first: int, last: int) -> None:
        """All are issued."""
        said = t(
            "Copies {first} to {last}. They stand in the register and can be printed from the paper’s page.",
            first=first,
            last=last,
        )
        self._done.set_words(t("{n} copies issued", n=count), said)
        self._done_block.show()

    def take_focus(self) -> None:
        """Put the keyboard to the people."""
        self._left.setFocus(Qt.FocusReason.TabFocusReason)
