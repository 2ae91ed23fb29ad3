"""Carries a filled-in fact to casework: recorded, with its record or without, corrected, withdrawn. Draws nothing."""

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework.changes import Started
from hsb_desktop.casework.fact_records import record_and_begin
from hsb_desktop.casework.facts import correct_fact, preview_fact, record_fact, withdraw_fact
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.casework.work_views import OutcomePreview
from hsb_desktop.procedure.ids import CaseId, FactId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.fact.fields import FactFields

HISTORY = "chronology"  # the tab of the case that a correction comes from and goes back to


class FactWriting(QObject):
    """`draft` is the place of what was typed; it goes in the transaction that stores the fact.

    Signals:
        done(str, Place): the draft that is done with, and where to go on.
        refused(HsbError): the procedure refuses it; nothing was stored.
    """

    done = Signal(str, object)
    refused = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services

    def record(self, case_id: CaseId, fields: FactFields, draft: str) -> None:
        """Record it."""
        values = fields.values()
        self._services.runner.ask(
            self,
            lambda desk: record_fact(desk, case_id, values, draft=draft),
            lambda _changes: self.done.emit(draft, Place("case", case_id)),
            self.refused.emit,
        )

    def record_and_begin(self, case_id: CaseId, fields: FactFields, form_id: str, draft: str) -> None:
        """Record it and begin the record it goes with."""
        values, also = fields.values(), fields.also()

        def begun(started: Started) -> None:
            self.done.emit(draft, Place("record", case_id, started.record_id))

        self._services.runner.ask(
            self,
            lambda desk: record_and_begin(desk, case_id, values, form_id, also=also, draft=draft),
            begun,
            self.refused.emit,
        )

    def correct(self, case_id: CaseId, fields: FactFields, old: FactId, draft: str) -> None:
        """Put it in the place of the one that stands."""
        values, reason = fields.values(), fields.reason.text()
        self._services.runner.ask(
            self,
            lambda desk: correct_fact(desk, case_id, old, values, reason, draft=draft),
            lambda _changes: self.done.emit(draft, Place("case", case_id, page=HISTORY)),
            self.refused.emit,
        )

    def withdraw(self, case_id: CaseId, fields: FactFields, old: FactId, draft: str) -> None:
        """Take the one that stands away, once it was said what goes with it and that was confirmed."""
        reason = fields.reason.text()
        self._services.runner.ask(
            self,
            lambda desk: preview_fact(desk, case_id, None, old),
            lambda preview: self._confirmed(case_id, old, reason, draft, preview),
            self.refused.emit,
        )

    def _confirmed(
        self, case_id: CaseId, old: FactId, reason: str, draft: str, preview: OutcomePreview
    ) -> None:
        if preview.refusal:
            self.refused.emit(NotAccepted(preview.refusal))
            return
        gone = (*preview.no_longer, *(step.label for step in preview.ends))
        said = t("It no longer counts, and stays in the journal with your reason.")
        if gone:
            said += " " + t("What goes with it: {steps}.", steps=", ".join(dict.fromkeys(gone)))
        if not self._services.ask.confirm(t("Withdraw this entry?"), said, t("Withdraw it"), t("Keep it")):
            return
        self._services.runner.ask(
            self,
            lambda desk: withdraw_fact(desk, case_id, old, reason, draft=draft),
            lambda _changes: self.done.emit(draft, Place("case", case_id, page=HISTORY)),
            self.refused.emit,
        )
