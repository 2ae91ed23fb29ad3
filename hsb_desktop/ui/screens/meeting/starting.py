"""A meeting starts with its day and its time: where one is missing it is asked for, and the present moment offered."""

from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.meeting_kinds import DAY
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.support.clock import london
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.runner import Runner
from hsb_desktop.ui.screens.meeting.before_page import TIME, BeforePage


class Starting(QObject):
    """Stops nothing else: attendance can be taken from the tabs all the same.

    Signals:
        ready(): day and time stand; the meeting can start.
        failed(HsbError): the clock could not be asked.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(self, session: RecordSession, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._runner = session, runner

    def begin(self, page: BeforePage) -> None:
        """Start, or ask on the page for what is missing."""
        missing = self._missing()
        if missing:
            page.when.ask(day=DAY in missing, time=TIME in missing)
            page.when.show()
            for question in missing:
                field = page.field(FieldKey(question))
                if isinstance(field, QuestionField):
                    field.show_fault(field.question.required_message)
            page.when.take_focus()
        else:
            page.when.hide()
            self.ready.emit()

    def _missing(self) -> list[str]:
        shown, answers = self._session.shown.keys, self._session.answers
        return [one for one in (DAY, TIME) if FieldKey(one) in shown and not answers.of(one).given]

    def take_now(self) -> None:
        """Fill in the present moment, and start."""
        self._runner.ask(self, _now, self._fill, self.failed.emit)

    def _fill(self, now: tuple[date, datetime]) -> None:
        """What was entered stays."""
        given = {DAY: f"{now[0]:%Y-%m-%d}", TIME: f"{now[1]:%H:%M}"}
        for question in self._missing():
            self._session.answer(FieldKey(question), Answer(given[question]))
        self.ready.emit()


def _now(desk: Desk) -> tuple[date, datetime]:
    return desk.clock.today(), desk.clock.now().astimezone(london())
