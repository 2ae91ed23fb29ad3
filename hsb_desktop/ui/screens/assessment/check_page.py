"""Check your answers: everything on one page, each with a way back to it, before the assessment is completed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.refusals import RecordFault
from hsb_desktop.documents.values import answer_words
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Form, Question, Repeat
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, title


class CheckPage(QWidget):
    """All answers of a record, section by section.

    Signals:
        change(str): go to the page of this question.
    """

    change = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ErrorSummary()
        self._body: Column = column(gap=12)
        self.setLayout(
            column(
                title(t("Check your answers")),
                4,
                lead(t("Nothing is final until you complete it. Change opens the page of an answer.")),
                16,
                self.summary,
                8,
                holder(self._body),
                None,
            )
        )

    def show_record(self, form: Form, answers: AnswerSet, shown: Shown) -> None:
        """Every answer as it stands; what was not answered says so."""
        self._body.clear()
        for section in form.sections:
            rows: list[QWidget] = []
            for item in section.items:
                if item.id not in shown.items:
                    continue
                if isinstance(item, Repeat):
                    count = len(answers.rows(item.id))
                    rows.append(self._row(item.id, item.label, t("{n} rows", n=count), ""))
                    continue
                words = answer_words(item, answers.of(item.id)).text
                rows.append(self._row(item.id, _label(item), words, answers.note(item.id)))
            if rows:
                self._body.add(SectionHead(section.title), RowCard(rows, inset=20), 8)

    def show_faults(self, faults: tuple[RecordFault, ...]) -> None:
        """Say on top what is missing, each line leading to its page."""
        self.summary.show_faults(
            t("There is something to put right"),
            [(fault.message, self._target(fault.key)) for fault in faults],
        )

    def _target(self, key: FieldKey) -> QWidget:
        found = self.findChild(QWidget, f"change:{key.repeat or key.question}")
        return found if isinstance(found, QWidget) else self

    def _row(self, question: str, label: str, words: str, note: str) -> QWidget:
        said = column(muted(label), body(words), gap=2)
        if note:
            said.add(muted(t("Note: {note}", note=note)))
        button = quiet(t("Change"))
        button.setObjectName(f"change:{question}")
        button.setAccessibleName(t("Change: {label}", label=label))
        button.clicked.connect(lambda: self.change.emit(question))
        return holder(row(grow(holder(said)), button, gap=12, margins=(20, 10, 12, 10)))


def _label(question: Question) -> str:
    return f"{question.number} {question.label}".strip()
