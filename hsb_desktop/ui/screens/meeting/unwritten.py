"""What the minutes ask beside the outcome and is not written yet: its reasons, who disagreed. It stops nothing."""

from PySide6.QtCore import Signal

from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import Question
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import Column, column, holder
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import muted, subheading
from hsb_desktop.ui.runtime.record_session import RecordSession


class Unwritten(Card):
    """A line for each gap, leading to its field. Hidden while there is none, and until an outcome is chosen.

    Signals:
        wanted(FieldKey): to this field of the minutes.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        self._links: Column = column(gap=2)
        self._gaps: tuple[str, ...] = ()
        super().__init__(
            subheading(t("Not written yet")),
            muted(t("The minutes ask for this with the outcome. You can go ahead and write it after.")),
            holder(self._links),
            gap=6,
            margins=(20, 14, 20, 16),
        )
        self.hide()

    def show_gaps(self, view: MeetingView, minutes: RecordSession) -> None:
        """Look for what the section of the outcome requires, apart from what has to be answered to record it."""
        gaps = [] if minutes.view is None else _gaps(view, minutes)
        ids = tuple(question.id for question in gaps)
        if ids != self._gaps:
            self._gaps = ids
            self._links.clear()
            for question in gaps:
                link = LinkLine(question.short or question.label)
                link.clicked.connect(lambda _on=False, name=question.id: self.wanted.emit(FieldKey(name)))
                self._links.add(link)
        self.setVisible(bool(ids))


def _gaps(view: MeetingView, minutes: RecordSession) -> list[Question]:
    assert minutes.view is not None
    outcome, shown = view.kind.decides[0], minutes.shown
    if not minutes.answers.of(outcome).given:
        return []
    return [
        question
        for section in minutes.view.record.form.sections
        if any(question.id == outcome for question in section.questions)
        for question in section.questions
        if question.required and question.id in shown.items and question.id not in view.kind.needed
        if not minutes.answers.of(question.id).given
    ]
