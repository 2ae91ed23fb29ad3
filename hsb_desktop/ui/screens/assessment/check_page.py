"""Check your answers: everything on one page, each with a way back to it, before the assessment is completed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.refusals import RecordFault
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.error_summary import ErrorSummary, Target
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.questions.read_back import ReadBack


class CheckPage(QWidget):
    """All answers of a record, section by section.

    Signals:
        look(FieldKey): go to the page of this question.
    """

    look = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ErrorSummary()
        self._answers = ReadBack(changing=True)
        self._answers.change.connect(self.look)
        words = lead(t("Nothing is final until you complete it. Change opens the page of an answer."))
        self.setLayout(
            column(title(t("Check your answers")), 4, words, 16, self.summary, 8, self._answers, None)
        )

    def show_record(self, form: Form, answers: AnswerSet, shown: Shown) -> None:
        """Every answer as it stands; what was not answered says so."""
        self._answers.show_record(form, answers, shown)

    def show_faults(self, faults: tuple[RecordFault, ...]) -> None:
        """Say on top what is missing, each line leading to its field."""
        lines: list[tuple[str, Target]] = [
            (fault.message, partial(self.look.emit, fault.key)) for fault in faults
        ]
        self.summary.show_faults(t("There is something to put right"), lines)

    def clear_faults(self) -> None:
        """The page was turned to again: what was missing may be there by now."""
        self.summary.clear_faults()
