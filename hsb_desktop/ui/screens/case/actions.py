"""Where a step of the pathway is done: from the action casework names to the place, or to something started first."""

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework.meetings import set_up
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import start_record
from hsb_desktop.casework.views import CaseView, StepView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.screen import Services


def action_word(step: StepView) -> str:
    """The verb on the button that does this step, empty when it is done elsewhere."""
    kind, _, _name = step.action.partition(":")
    words = {
        "assess": t("Assess the risk"),
        "meeting": t("Set up the meeting") if step.meeting is None else t("Open the meeting"),
        "record": t("Begin"),
        "fact": t("Record it"),
        "completed": t("Mark as complete"),
    }
    return words.get(kind, "")


class StepDoer(QObject):
    """Does a step: opens what is there already, or starts it and goes to it.

    Signals:
        go(Place), trouble(HsbError): as of a screen.
    """

    go = Signal(object)
    trouble = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services

    def do(self, view: CaseView, step: StepView) -> None:
        """Go where the step is done."""
        kind, _, name = step.action.partition(":")
        case_id = view.case.id
        if kind == "assess":
            self._open_or_start(view, name, "assessment")
        elif kind == "record":
            self._open_or_start(view, name, "record")
        elif kind == "meeting" and step.meeting is not None:
            self.go.emit(Place("meeting", case_id, step.meeting))
        elif kind == "meeting":
            self._meeting(view, name)
        elif kind == "fact":
            self.go.emit(Place("fact", case_id, page=name))
        elif kind == "completed":  # kept outside the program: that it is complete is recorded as a fact
            self.go.emit(Place("fact", case_id, page=f"record_completed:{name}"))

    def _open_or_start(self, view: CaseView, form_id: str, screen: str) -> None:
        draft = next(
            (line for line in view.records if line.form_id == form_id and line.status == "draft"), None
        )
        case_id = view.case.id
        if draft is not None:
            self.go.emit(Place(screen, case_id, draft.record_id))
            return
        self._services.runner.ask(
            self,
            lambda desk: start_record(desk, case_id, form_id),
            lambda started: self.go.emit(Place(screen, case_id, started.record_id)),
            self.trouble.emit,
        )

    def _meeting(self, view: CaseView, kind: str) -> None:
        case_id = view.case.id
        self._services.runner.ask(
            self,
            lambda desk: set_up(desk, case_id, kind),
            lambda started: self.go.emit(Place("meeting", case_id, started.record_id)),
            self.trouble.emit,
        )
