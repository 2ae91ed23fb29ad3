"""The risk matrix to read (section 3.1): each category, its indicators, what goes with it; local parts marked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.library import LibraryView, MatrixColumn
from hsb_desktop.casework.library_paper import matrix_paper
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, secondary
from hsb_desktop.ui.kit.layout import Column, at, column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.surface import Card, Rule
from hsb_desktop.ui.kit.text import body, lead, muted, small_strong, subheading, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.library.keeping import keep_paper

_TOP = Qt.AlignmentFlag.AlignTop


class MatrixPage(QWidget):
    """A card for each category, lowest first.

    Signals:
        trouble(HsbError): as of a screen.
    """

    trouble = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._body: Column = column(gap=0)
        page = WholePage()
        page.add(Measured(column(holder(self._body)), 820), None)
        self.setLayout(column(grow(page)))

    def _keep(self) -> Button:
        keep = secondary(t("Save to print"), icon="save_file")
        keep.clicked.connect(lambda: keep_paper(self, self._services, matrix_paper, self.trouble.emit))
        return keep

    def show_library(self, view: LibraryView) -> None:
        """Show the matrix of the procedure in force."""
        self._body.clear()
        self._body.add(row(title(t("Risk matrix")), lead(view.edition), None, self._keep(), gap=16), 4)
        self._body.add(muted(t("The indicators suggest; the worker decides and writes the reasons.")), 16)
        for part in view.matrix:
            self._body.add(_category(part), 16)


def _category(part: MatrixColumn) -> Card:
    lines = column(row(grow(subheading(part.label)), muted(part.source), gap=16), gap=6)
    for text in part.indicators:
        lines.add(row(muted("•"), grow(body(text)), gap=8))
    if not part.indicators:
        lines.add(muted(t("No indicator leads here: all are answered not present.")))
    lines.add(4, Rule(), 4)
    for name, words, source in part.usual:
        told = column(body(words), muted(source), gap=0)
        lines.add(row(at(small_strong(name), _TOP, 1), grow(holder(told), 3), gap=16))
    return Card(holder(lines))
