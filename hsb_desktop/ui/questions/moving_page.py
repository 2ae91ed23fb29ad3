"""What moving a draft to the edition in force would do to it, before it is done: nothing is moved unseen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.moving import MoveLine, MovePreview
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, secondary
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.layout import Column, column, holder
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, title
from hsb_desktop.ui.questions.guidance import month_words


class MovingPage(QWidget):
    """The preview.

    Signals:
        wanted(str): the draft is to move, to the edition with this pin.
        left_alone(): it stays as it is.
    """

    wanted = Signal(str)
    left_alone = Signal()

    def __init__(self, preview: MovePreview) -> None:
        super().__init__()
        self.move_it = primary(t("Move the draft"), trailing="arrow_right", height=44)
        self.move_it.clicked.connect(lambda: self.wanted.emit(preview.to_pin))
        stay = secondary(t("Leave it as it is"), height=44)
        stay.clicked.connect(self.left_alone)
        words = t(
            "From the edition of {old} to that of {new}. Everything you wrote stays in the record’s history.",
            old=month_words(preview.from_edition),
            new=month_words(preview.to_edition),
        )
        page: Column = column(
            title(t("What would change in this draft")),
            4,
            lead(words),
            16,
            Flow(self.move_it, stay, gap=12),
            24,
        )
        parts: list[tuple[str, str, Sequence[MoveLine]]] = [
            (t("To answer again"), t("The question reads differently now."), preview.again),
            (t("Set aside"), t("The new edition does not ask this."), preview.set_aside),
            (t("New questions"), t("The earlier edition did not ask this."), preview.new),
            (t("Carried over"), t("These stand as they are."), preview.carried),
        ]
        for name, note, lines in parts:
            if lines:
                rows = [_row(line) for line in lines]
                page.add(SectionHead(name, count=str(len(lines)), note=note), 8, RowCard(rows, inset=20), 20)
        page.add(None)
        self.setLayout(page)


def _row(line: MoveLine) -> QWidget:
    said = column(muted(line.label) if line.text else body(line.label), gap=2, margins=(20, 10, 20, 10))
    if line.text:
        said.add(body(line.text))
    return holder(said)
