"""Over and under the pages of a meeting: its title with when and who chairs, its three parts, its actions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain, primary, quiet, secondary
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import Row, column, grow, holder, row
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.text import Words, title
from hsb_desktop.ui.kit.tokens import Role

BEFORE, DURING, AFTER = "before", "during", "after"
_SHORT_TITLE = 34  # letters of a title that leave room beside it


class MeetingHead(QWidget):
    """Title, when and who chairs, and the three parts.

    Signals:
        chosen(str): another part is wanted.
        agenda_wanted(bool): show or hide the agenda, where it does not stand at the side.
    """

    chosen = Signal(str)
    agenda_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._title = title("")
        self._beside, self._under = Words("", Role.BODY, "text_muted"), Words("", Role.BODY, "text_muted")
        self._counts = Words("", Role.BODY)
        self._second = holder(row(grow(self._under), self._counts, gap=16))
        self.parts = Segmented(
            t("Parts of the meeting"),
            [Segment(BEFORE, t("Before")), Segment(DURING, t("During")), Segment(AFTER, t("After"))],
            height=36,
            least=92,
        )
        self.parts.chosen.connect(self.chosen)
        self.agenda = plain(t("Agenda"), trailing="chevron_down", height=36)
        self.agenda.setCheckable(True)
        self.agenda.clicked.connect(self.agenda_wanted)
        buttons = row(self.agenda, self.parts, gap=12)
        self._line: Row = row(self._title, grow(self._beside), buttons, gap=20)
        self.setLayout(column(self._line, self._second, gap=4, margins=(32, 16, 32, 8)))
        self._fold, self._during = Fold.WIDE, False

    def show_words(self, title_words: str, when: str, agenda: str, counts: str) -> None:
        """Name the meeting; `agenda` says how far it is ("Agenda: 2 of 6"), `counts` who is there."""
        self._counts.setText(counts)
        self._title.setText(title_words)
        self._beside.setText(when)
        self._under.setText(when)
        self.agenda.setText(agenda)
        self.agenda.updateGeometry()
        self._apply()

    def show_part(self, part: str) -> None:
        """Mark the part that is shown."""
        self.parts.set_value(part)
        self._during = part == DURING
        self._apply()

    def set_fold(self, fold: Fold) -> None:
        """Medium and narrow: when and chair go under the title, with who is there."""
        self._fold = fold
        self._apply()

    def _apply(self) -> None:
        wide = self._fold is Fold.WIDE and len(self._title.text()) <= _SHORT_TITLE
        self._beside.setText(self._under.text() if wide else "")
        self._second.setVisible(not wide)
        self._counts.setVisible(self._during and self._fold is not Fold.WIDE)
        self.agenda.setVisible(self._fold is not Fold.WIDE and self._during)


class MeetingFoot(FooterBar):
    """The actions. There is one primary action; it is never disabled.

    Signals:
        add_wanted(), pack_wanted(), minutes_wanted(), change_wanted(): what the other ways on are.
        onward(): the primary action was pressed.
    """

    add_wanted = Signal()
    pack_wanted = Signal()
    minutes_wanted = Signal()
    change_wanted = Signal()
    onward = Signal()

    def __init__(self) -> None:
        self.add = secondary(t("Add a person"), icon="plus", height=48)
        self.pack = quiet(t("Meeting pack"), icon="document", height=48)
        self.minutes = quiet(t("Write the minutes"), icon="pencil", height=48)
        self.change = quiet(t("Change what is recorded"), icon="pencil", height=48)
        self.primary = primary(t("Start the meeting"), trailing="arrow_right", height=48)
        super().__init__(left=[self.add, self.pack, self.minutes, self.change], right=[self.primary])
        self.add.clicked.connect(self.add_wanted)
        self.pack.clicked.connect(self.pack_wanted)
        self.minutes.clicked.connect(self.minutes_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.primary.clicked.connect(self.onward)

    def show_part(self, part: str, *, recorded: bool, minuted: bool = False) -> None:
        """Offer what can be done from this part: before the meeting nothing has come out of it yet."""
        self.add.setVisible(part != AFTER and not recorded)
        self.minutes.setVisible(part == AFTER and not recorded)
        self.change.setVisible(recorded)
        if recorded:
            word = t("Read the minutes") if minuted else t("Write the minutes")
        else:
            word = t("Start the meeting") if part == BEFORE else t("Record the outcome")
        self.primary.setText(word)
        self.primary.updateGeometry()
