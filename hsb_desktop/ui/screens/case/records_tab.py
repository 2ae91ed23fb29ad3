"""Plans and records: what the procedure asks for, how old it is, what is missing and why, each begun in one step."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.taking_in import TakenIn, taken_file, taken_in
from hsb_desktop.casework.views import AskedRecord, CaseView, RecordLine, RecordState
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.aligned_rows import AlignedRow, AlignedRows
from hsb_desktop.ui.kit.button import quiet, secondary
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import muted, strong
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.case.actions import StepDoer
from hsb_desktop.ui.screens.case.tab import CaseTab

_STATE = {"draft": State.HALF, "complete": State.DONE, "issued": State.DONE}
_ASKED = {
    RecordState.MISSING: State.OPEN,
    RecordState.BEGUN: State.HALF,
    RecordState.COMPLETE: State.DONE,
    RecordState.REVIEW_PASSED: State.ATTENTION,
}


class RecordsTab(CaseTab):
    """What is asked for, then everything written in this case."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.doer = StepDoer(services, self)
        self.doer.go.connect(self.go)
        self.doer.trouble.connect(self.trouble)

    def paint_case(self, view: CaseView) -> None:
        asked = view.completeness
        self.body.add(SectionHead(t("What is asked to be recorded"), note=asked.sentence))
        if asked.records:
            self.body.add(AlignedRows([self._asked(view, record) for record in asked.records]))
        record = secondary(t("Record something that happened"), icon="plus")
        record.clicked.connect(lambda: self.go.emit(Place("fact", view.case.id)))
        count = str(len(view.records)) if view.records else ""
        filled = secondary(t("Take in a filled form"), icon="document")
        filled.clicked.connect(lambda: self.go.emit(Place("taking_in", view.case.id)))
        actions = holder(row(filled, record, gap=8))
        self.body.add(SectionHead(t("Written"), count=count, action=actions))
        if view.records:
            self.body.add(RowCard([self._row(view, line) for line in view.records]))
        else:
            self.body.add(
                EmptyState(
                    "document",
                    t("Nothing written yet"),
                    t("Assessments, plans and minutes of this case appear here."),
                )
            )

        self._add_filled(view)

    def _add_filled(self, view: CaseView) -> None:
        """The files that were taken in, once they are known."""
        case_id = view.case.id

        def came(taken: tuple[TakenIn, ...]) -> None:
            if taken and self.view is view:
                titles = {line.record_id: line.title for line in view.records}
                self.body.add(SectionHead(t("Filled forms taken in"), count=str(len(taken))))
                self.body.add(RowCard([self._taken(view, one, titles) for one in reversed(taken)]))

        self.services.runner.ask(self, lambda desk: taken_in(desk, case_id), came, self.fail)

    def _taken(self, view: CaseView, one: TakenIn, titles: Mapping[RecordId, str]) -> ListRow:
        said = t(
            "{day} by {who}: {taken} answers taken, {kept} kept as they were",
            day=short_date(one.at.date()),
            who=one.by,
            taken=one.taken,
            kept=one.kept,
        )
        entry = ListRow(
            titles.get(one.record_id, t("A meeting")), icon="document", rule=said, action=t("Save the file")
        )
        entry.clicked.connect(lambda: self._save_filled(view, one))
        return entry

    def _save_filled(self, view: CaseView, one: TakenIn) -> None:
        case_id, name = view.case.id, f"{view.case.reference}-filled-{one.sha256[:8]}.pdf"

        def keep(data: bytes) -> None:
            save_bytes(self.services.ask, name, data)

        self.services.runner.ask(self, lambda desk: taken_file(desk, case_id, one.id), keep, self.fail)

    def _asked(self, view: CaseView, record: AskedRecord) -> AlignedRow:
        """One record that is asked for: how far it is and how old, why it is asked, and what to do about it."""
        state = _ASKED[record.state]
        words = column(strong(record.label), gap=2)
        words.add(muted(t("{why} {source}", why=record.why, source=record.source)))
        button = quiet(_verb(record))
        button.setAccessibleName(f"{button.text()}: {record.label}")
        button.clicked.connect(lambda: self._do(view, record))
        chip = holder(row(Chip(state, _word(record)), None))
        cells = (chip, holder(row(muted(record.age), margins=(0, 4, 0, 0))), holder(row(button, None)))
        return AlignedRow(StateGlyph(state, 22, _word(record)), words, cells)

    def _do(self, view: CaseView, record: AskedRecord) -> None:
        if record.record_id is not None:
            screen = next(
                (line.screen for line in view.records if line.record_id == record.record_id), "record"
            )
            self.go.emit(Place(screen, view.case.id, record.record_id))
        else:
            self.doer.do(view, record.step)

    def _row(self, view: CaseView, line: RecordLine) -> ListRow:
        entry = ListRow(
            line.title, state=_STATE.get(line.status, State.OPEN), rule=line.when, when=line.progress
        )
        entry.clicked.connect(lambda: self.go.emit(Place(line.screen, view.case.id, line.record_id)))
        return entry


def _verb(record: AskedRecord) -> str:
    if record.record_id is not None:
        return t("Resume") if record.state is RecordState.BEGUN else t("Open")
    kind = record.action.partition(":")[0]
    return t("Mark as complete") if kind == "completed" else t("Begin")


def _word(record: AskedRecord) -> str:
    if record.state is RecordState.MISSING and record.step.due is not None:
        return t("Missing, due {day}", day=short_date(record.step.due))
    return {
        RecordState.MISSING: t("Missing"),
        RecordState.BEGUN: t("Begun"),
        RecordState.COMPLETE: t("Recorded"),
        RecordState.REVIEW_PASSED: t("Look at it again"),
    }[record.state]
