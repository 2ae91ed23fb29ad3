"""All indicators on one page: a second view of the same answers. Nothing is preselected here either."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Missing, Question
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, title
from hsb_desktop.ui.screens.assessment.steps import Page

_NOT_KNOWN = Missing.NOT_KNOWN.value


class GridPage(QWidget):
    """One line an indicator, by category.

    Signals:
        answered(FieldKey, Answer): as of a field.
    """

    answered = Signal(object, object)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, Segmented] = {}
        count = sum(page.indicator is not None for page in pages)
        whole = column(
            title(t("All {n} indicators", n=count)),
            4,
            lead(t("The same answers as page by page. Notes stay with each indicator.")),
            20,
        )
        for section in dict.fromkeys(page.section for page in pages if page.indicator is not None):
            asked = [
                page.indicator for page in pages if page.section is section and page.indicator is not None
            ]
            whole.add(
                SectionHead(section.title),
                6,
                RowCard([self._line(question) for question in asked], inset=20),
                20,
            )
        self.setLayout(whole)

    def _line(self, question: Question) -> QWidget:
        segments = Segmented(
            f"{question.number} {question.label}",
            [
                Segment("present", t("Present"), State.NOW),
                Segment("not_present", t("Not present"), State.DONE),
                Segment(_NOT_KNOWN, t("Not known"), State.ATTENTION),
            ],
            height=34,
        )
        key = FieldKey(question.id)
        segments.chosen.connect(lambda chosen: self.answered.emit(key, _answer(chosen)))
        self.lines[question.id] = segments
        return holder(
            row(
                muted(question.number),
                grow(body(question.label), 4),
                grow(segments, 5),
                gap=12,
                margins=(20, 8, 16, 8),
            )
        )

    def show_answers(self, answers: AnswerSet) -> None:
        """Show what the record holds."""
        for name, segments in self.lines.items():
            answer = answers.of(name)
            shown = answer.missing.value if answer.missing is not None else answer.value
            segments.set_value(shown if isinstance(shown, str) else "")


def _answer(chosen: str) -> Answer:
    return Answer(missing=Missing.NOT_KNOWN) if chosen == _NOT_KNOWN else Answer(chosen)
