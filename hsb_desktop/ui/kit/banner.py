"""The banner of a case, on every one of its screens: who, which category, what is due next, protection."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet, urgent
from hsb_desktop.ui.kit.chip import CategoryChip, Chip
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import text_width
from hsb_desktop.ui.kit.states import Category, State
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role

_NAME_KEEPS = 360
_GAPS = 150  # what lies between the parts of a banner, and before and after them
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class BannerFacts:
    """What a banner says. `facts` is one grey line; `due_word` the word of the chip beside `due_title`."""

    name: str
    facts: str
    category: Category
    category_word: str
    due_title: str = ""
    due_state: State = State.OPEN
    due_word: str = ""


class Banner(Panel):
    """Signals: `protection_wanted()`, `details_wanted()` (the facts, where they are folded away)."""

    protection_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, protect: str = "") -> None:
        self._name = Words("", Role.HEADING)
        self._category = CategoryChip(Category.UNDECIDED, "")
        self._facts = Words("", Role.SMALL, "text_muted")
        self._due_title = Words("", Role.STRONG, align=_RIGHT)
        self._due_chip = Chip(State.OPEN, "")
        self.details_button = quiet(t("Details"), trailing="chevron_down", role=Role.SMALL_STRONG)
        self.protect_button = urgent(protect)
        if not protect:
            self.protect_button.hide()
        next_due = Words(t("Next due"), Role.SMALL, "text_muted", align=_RIGHT)
        named = row(self._name, self._category, self.details_button, None, gap=12)
        self._words = column(None, named, self._facts, None, gap=3)
        self._due_line = row(None, self._due_title, self._due_chip, gap=10)
        self._due_line.setAlignment(self._due_chip, _RIGHT)
        self._due = holder(column(None, next_due, self._due_line, None, gap=2))
        self._row = row(
            grow(self._words), 20, self._due, 20, self.protect_button, gap=4, margins=(32, 12, 32, 12)
        )
        super().__init__("bar_top", self._row)
        self.protect_button.clicked.connect(self.protection_wanted)
        self.details_button.clicked.connect(self.details_wanted)
        self._shown, self._fold = BannerFacts("", "", Category.UNDECIDED, ""), Fold.WIDE
        self._arrange()

    def show_facts(self, facts: BannerFacts) -> None:
        """Show a case."""
        self._shown = facts
        self._name.setText(facts.name)
        self._category.set_chip(facts.category, facts.category_word)
        self._facts.setText(facts.facts)
        self._due_title.setText(facts.due_title)
        self._due_chip.set_chip(facts.due_state, facts.due_word)
        self.setAccessibleName(
            ", ".join(
                p
                for p in (facts.name, facts.category_word, facts.facts, facts.due_title, facts.due_word)
                if p
            )
        )
        self._arrange()

    def set_fold(self, fold: Fold) -> None:
        """Narrow: one line, the facts behind a word."""
        self._fold = fold
        self._arrange()

    def _arrange(self) -> None:
        narrow = self._fold is Fold.NARROW
        self._facts.setVisible(not narrow and bool(self._shown.facts))
        self._due.setVisible(not narrow and bool(self._shown.due_title))
        self._due_chip.setVisible(bool(self._shown.due_word))
        self._category.setVisible(bool(self._shown.category_word))
        self.details_button.setVisible(narrow)
        self._name.set_role(Role.SUBHEADING if narrow else Role.HEADING)
        # a name is never cut: it keeps its line where there is room, and each of its words anywhere
        role = Role.SUBHEADING if narrow else Role.HEADING
        longest = max((text_width(word, role) for word in self._shown.name.split()), default=0.0)
        whole = min(self._name.sizeHint().width(), look().px(_NAME_KEEPS))
        self._name.setMinimumWidth(max(int(longest) + 2, 0 if narrow else whole))
        self._row.set_sizes(margins=(24, 6, 24, 6) if narrow else (32, 12, 32, 12))
        self._arrange_due()

    def _arrange_due(self) -> None:
        """The chip beside its title, or under it where large text leaves no room for both."""
        title, chip = _two_lines(self._shown.due_title), self._due_chip.sizeHint().width()
        others = (
            (self._category, self.protect_button) if self._shown.category_word else (self.protect_button,)
        )
        taken = (
            self._name.minimumWidth() + sum(part.sizeHint().width() for part in others) + look().gap(_GAPS)
        )
        crowded = taken + title + chip > self.width()
        self._due_line.setDirection(
            QBoxLayout.Direction.TopToBottom if crowded else QBoxLayout.Direction.LeftToRight
        )
        whole = int(text_width(self._shown.due_title, Role.STRONG)) + 2
        self._due_title.setMinimumWidth(min(whole, max(title, chip)) if crowded else title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its width says what has room in it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange_due()


def _two_lines(words: str) -> int:
    """The width in pixels in which a title takes two lines at most: three of them crowd the banner."""
    widths = [text_width(word, Role.STRONG) for word in words.split()]
    whole = text_width(words, Role.STRONG)
    return int(min(whole, whole / 2 + max(widths, default=0.0) / 2)) + 2
