"""The page before a copy is put back: what would be lost, case by case, and the passphrase. It decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.backup_port import Lost
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet, secondary
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.long_list import LongList
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.screens.backups.saying import lost_in


class RestorePage(QWidget):
    """Signals:
    left(): back to the overview; nothing happens.
    given(str): put it back; the passphrase.
    """

    left = Signal()
    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.back = quiet(t("Back to the backups"), icon="arrow_left")
        self.back.clicked.connect(self._leave)
        self._of = lead("")
        self._body: Column = column(gap=0)
        self.passphrase = TextLine(t("Your passphrase"), secret=True)
        self.passphrase.returnPressed.connect(self._give)
        hint = t("Today's. For a backup from before your key was replaced: the one of that day.")
        self.field = FormRow(t("Your passphrase"), self.passphrase, hint=hint)
        self.button = secondary(t("Put this backup back"), icon="undo")
        self.button.clicked.connect(self._give)
        self.keep = quiet(t("Leave my records as they are"))
        self.keep.clicked.connect(self._leave)
        order = Card(
            self.field,
            8,
            muted(
                t(
                    "Your records as they are now are kept among the backups, so this can be undone. "
                    "The program locks; unlock it and you are in the backup."
                )
            ),
            16,
            row(self.button, self.keep, None, gap=12),
        )
        page = WholePage()
        page.add(
            row(self.back, None),
            8,
            title(t("Put a backup back")),
            4,
            self._of,
            16,
            Measured(column(holder(self._body), order), 760),
            None,
        )
        self.setLayout(column(grow(page)))

    def show_copy(self, when: str, lost: Lost) -> None:
        """What putting the copy of that moment back would take away."""
        self._of.setText(when)
        self.passphrase.clear()
        self.field.set_error("")
        self.working(on=False)
        self._body.clear()
        if not lost.changes:
            words = t("Nothing would be lost")
            self._body.add(
                Notice(State.DONE, words, t("Nothing was recorded since this backup was made.")), 16
            )
            return
        self._body.add(SectionHead(t("What would be lost")), 8)
        rows = [
            lambda case=case: ListRow(case.reference, rule=lost_in(case), opens=False) for case in lost.cases
        ]
        if rows:
            self._body.add(LongList(rows, first=12, inset=20), 8)
        if lost.elsewhere:
            self._body.add(
                body(t("{n} entries of no case, such as dates of the panel.", n=lost.elsewhere)), 8
            )
        self._body.add(8)

    def refuse(self, sentence: str) -> None:
        """Say what was wrong, at the field."""
        self.working(on=False)
        self.field.set_error(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def working(self, on: bool) -> None:
        """It is being made ready; a second press does nothing."""
        self.button.setEnabled(not on)
        self.button.setText(t("One moment") if on else t("Put this backup back"))

    def forget(self) -> None:
        """Take the passphrase out of the field."""
        self.passphrase.clear()

    def _give(self) -> None:
        if not self.passphrase.text():
            self.refuse(t("Enter your passphrase"))
            return
        self.field.set_error("")
        self.working(on=True)
        self.given.emit(self.passphrase.text())

    def _leave(self) -> None:
        self.forget()
        self.left.emit()
