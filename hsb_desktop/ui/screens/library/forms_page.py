"""The forms of the edition in force: what each is for, where it is asked for, how long it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.library import FormEntry, LibraryView
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.surface import RowCard
from hsb_desktop.ui.kit.text import body, lead, muted, strong, title
from hsb_desktop.ui.kit.whole_page import WholePage


class FormsPage(QWidget):
    """A list to read; a form is begun in its case, and any can be had as a blank.

    Signals:
        go(Place): as of a screen.
    """

    go = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._body: Column = column(gap=0)
        page = WholePage()
        page.add(Measured(column(holder(self._body)), 820), None)
        self.setLayout(column(grow(page)))

    def show_library(self, view: LibraryView) -> None:
        """Show the forms."""
        self._body.clear()
        self._body.add(row(title(t("Forms")), lead(str(len(view.forms))), None, gap=16), 4)
        self._body.add(
            muted(
                t(
                    "A form is begun in a case: under Plans and records, a meeting under Meetings. Here each can be "
                    "printed empty, or saved as a file to be filled in elsewhere and taken back in."
                )
            ),
            16,
        )
        self._body.add(RowCard([self._form(entry) for entry in view.forms], inset=20))

    def _form(self, entry: FormEntry) -> QWidget:
        count = t("{n} questions", n=entry.questions)
        blank = quiet(t("Blank form"), icon="document")
        blank.setAccessibleName(t("Blank form: {title}", title=entry.title))
        blank.clicked.connect(lambda: self.go.emit(Place("blank", page=entry.id)))
        lines = column(
            row(grow(strong(entry.title)), muted(entry.source), gap=16),
            body(entry.about),
            row(muted(count), None, blank, gap=16),
            gap=2,
        )
        return holder(column(lines, margins=(20, 12, 20, 12)))
