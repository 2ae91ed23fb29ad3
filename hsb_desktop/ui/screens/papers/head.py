"""The head of a paper's page: which paper it is and how far, and that a copy was issued."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.ports import IssuedPaper
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import title


class PapersHead(QWidget):
    """Title and state; under them the notice once a copy is issued."""

    def __init__(self) -> None:
        super().__init__()
        self._title = title("")
        self._state = Chip(State.OPEN, t("Draft"))
        self._done = Notice(State.DONE, "")
        self._done_block = holder(column(self._done, margins=(32, 0, 32, 12)))
        line = row(grow(self._title), self._state, gap=16, margins=(32, 16, 32, 12))
        self.setLayout(column(line, self._done_block))
        self._choice: PaperChoice | None = None
        self.show_issued(None)

    def show_choice(self, choice: PaperChoice | None) -> None:
        """Name the paper."""
        self._choice = choice
        name = choice.title if choice is not None else t("paper")
        self._title.setText(t("Issue the {paper}", paper=name[:1].lower() + name[1:]))

    def show_issued(self, paper: IssuedPaper | None) -> None:
        """Say that this copy was issued, or how far the record is while none was."""
        self._done_block.setVisible(paper is not None)
        if paper is not None:
            kept = t(
                "Copy {n}, pages: {pages}. It stays in the case as it was issued.",
                n=paper.copy_number,
                pages=paper.pages,
            )
            self._done.set_words(t("Issued to {name}", name=paper.recipient), kept)
            self._state.set_chip(State.DONE, t("Issued"))
        elif self._choice is not None and self._choice.draft:
            self._state.set_chip(State.OPEN, t("Draft"))
        else:
            self._state.set_chip(State.DONE, t("Complete"))
        own = self._choice is not None and self._choice.own
        self._state.setVisible(paper is not None or own)
