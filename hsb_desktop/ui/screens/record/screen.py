"""Any form of a case but the assessment and the meeting: its sections as pages beside a step list."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import records
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import Incomplete, RecordFault
from hsb_desktop.casework.work_views import RecordView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.checks import SectionState
from hsb_desktop.procedure.dates_in_words import long_date, short_date
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Section
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.layout import Column, column, grow, holder
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.step_list import Step
from hsb_desktop.ui.kit.tab_order import works_in
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.wizard import Wizard
from hsb_desktop.ui.questions.read_back import ReadingPage
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen, Services

_STATES = {
    SectionState.NOT_STARTED: State.AHEAD,
    SectionState.IN_PROGRESS: State.HALF,
    SectionState.COMPLETE: State.DONE,
    SectionState.NEEDS_ATTENTION: State.HALF,
}


class RecordScreen(Screen):
    """One record; `Place.page` is the section, `key` and `caret` the field."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.session = RecordSession(services, self)
        self.session.loaded.connect(self._loaded)
        self.session.changed.connect(self._paint_steps)
        self.session.failed.connect(self.fail)
        self.session.came_to.connect(self.moved)
        self.summary = ErrorSummary()
        self._recovered = column()
        self._body: Column = column(gap=0)
        self._fields: SectionFields | None = None
        self._faults: tuple[RecordFault, ...] = ()
        self._section = ""
        self._back_to = Place()  # whose field takes the focus once it is painted
        self._later = quiet(t("Finish later"))
        self._later.clicked.connect(lambda: self.go.emit(Place("case", self.current.case_id, page="records")))
        self.paper = quiet(t("Put it on paper"), icon="document")
        self.paper.clicked.connect(self._to_paper)
        page = Measured(column(holder(self._recovered), holder(self._body)), 720)
        self._wizard = Wizard(t("Parts of the record"), page, left=[self._later, self.paper])
        self._wizard.chosen.connect(self.show_section)
        self._wizard.went_back.connect(lambda: self._move(-1))
        self._wizard.went_on.connect(self._forward)
        self.steps, self.back, self.forward = self._wizard.steps, self._wizard.back, self._wizard.forward
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.forward.click)
        self.setLayout(column(grow(self._wizard)))

    # ------------------------------------------------------------------------------------------------- showing

    def open(self, place: Place) -> None:
        super().open(place)
        if place.record_id != self.session.record_id:
            self._section, self._faults = "", ()
            self._fields = None  # nothing of another record stands here, or is typed on, while this one comes
            self._body.clear()
        self._section = place.page or self._section
        self._back_to = place
        if place.record_id is not None:
            self.session.open(place.record_id)

    def _sections(self) -> list[Section]:
        view = self.session.view
        if view is None:
            return []
        return [section for section in view.record.form.sections if section.id in self.session.shown.sections]

    def _loaded(self, view: RecordView) -> None:
        started = t("Started {day}", day=short_date(view.record.started_at.date()))
        self._wizard.set_head(view.record.form.title, started)
        self._wizard.set_reading(view.read_only)
        self._later.setText(t("Back to the case") if view.read_only else t("Finish later"))
        self._recovered.clear()
        if view.read_only:
            self._read(view)
        else:
            self._work()
        self.settled.emit()

    def _read(self, view: RecordView) -> None:
        self._fields = None
        self._body.clear()
        page = ReadingPage(view.record.form, self.session.answers, self.session.shown, view.why_not)
        page.again.connect(self._open_again)
        self._body.add(page)
        self._wizard.turned()

    def _open_again(self) -> None:
        record_id = self.session.record_id
        reason = self.services.ask.reason(
            t("Open it again as a new version"),
            t("The version that stands is kept. Say why it changes; the reason stays with the record."),
        )
        if record_id is not None and reason:
            self.services.runner.ask(
                self,
                lambda desk: records.amend_record(desk, record_id, reason),
                lambda _changes: self.session.load(),
                self.fail,
            )

    def _work(self) -> None:
        sections = self._sections()
        if self._section not in {section.id for section in sections} and sections:
            self._section = sections[0].id
        if self._fields is not None and self._fields.section.id == self._section:
            self._fields.show_answers(self.session.answers, self.session.shown)
            self._wizard.order()
            self._paint_steps()
            if self._back_to.record_id is not None and not works_in(self._fields):
                self._restore_focus()
            self._back_to = Place()
        else:
            self.show_section(self._section)
        if self.session.recovered:
            words = t("What you typed before the program ended is back in its field.")
            self._recovered.add(Notice(State.ADVISORY, t("Typing was recovered"), words), 16)

    def show_section(self, section_id: str) -> None:
        """Show one section as a page, its first field with the focus."""
        view = self.session.view
        section = next((entry for entry in self._sections() if entry.id == section_id), None)
        if view is None or section is None:
            return
        self._settle()
        self._section = section_id
        self._body.clear()
        self.summary = ErrorSummary()
        fields = SectionFields(section, in_words=long_date)
        self._fields = fields
        fields.answered.connect(self.session.answer)
        fields.answered.connect(self._visibility)
        fields.typed.connect(self.session.typed)
        fields.entered.connect(self.session.enter)
        fields.added.connect(self.session.add_row)
        fields.removed.connect(lambda repeat, row_id: self.session.remove_row(repeat, RowId(row_id)))
        self._body.add(title(section.title))
        if section.hint or section.guidance:
            self._body.add(4, lead(section.hint or section.guidance))
        if section.source.section:
            self._body.add(4, muted(t("§{section}", section=section.source.section)))
        self._body.add(16, self.summary, 8, fields)
        fields.show_answers(self.session.answers, self.session.shown)
        typing = self.session.typing.items()
        fields.show_typing({key: (typed.text, typed.caret) for key, typed in typing})
        self._show_faults()
        self._paint_steps()
        self.current = Place("record", self.current.case_id, self.current.record_id, section_id)
        self.moved.emit()
        self._wizard.turned()
        self._restore_focus()

    def _restore_focus(self) -> None:
        place, self._back_to = self._back_to, Place()
        first = next(self._fields.fields(), None) if self._fields is not None else None
        if place.key and self._fields is not None:
            field = self._fields.field(FieldKey.parse(place.key))
            if field is not None:
                field.take_focus(self.session.caret_in(field.key, place.caret))
                return
        if first is not None:
            first.take_focus()

    def _visibility(self) -> None:
        if self._fields is not None:
            self._fields.show_answers(self.session.answers, self.session.shown)

    def _paint_steps(self) -> None:
        faulty = {self._section_of(fault.key) for fault in self._faults}
        progress = self.session.progress
        steps = []
        for section in self._sections():
            state, word = State.AHEAD, ""
            if section.id in progress:
                state = _STATES[progress[section.id].state]
                word = t("Complete") if state is State.DONE else ""
            if section.id == self._section:
                state, word = State.NOW, t("Now")
            if section.id in faulty:
                state, word = State.ATTENTION, t("To check")
            steps.append(Step(section.id, section.title, state, word))
        self._wizard.show_steps(steps, self._section)
        last = bool(steps) and self._section == steps[-1].id
        self.forward.setText(t("Complete") if last else t("Save and continue"))
        self.back.setEnabled(bool(steps) and self._section != steps[0].id)

    # -------------------------------------------------------------------------------------------------- moving

    def _move(self, by: int) -> None:
        order = [section.id for section in self._sections()]
        there = order.index(self._section) + by if self._section in order else 0
        if 0 <= there < len(order):
            self.show_section(order[there])

    def _forward(self) -> None:
        order = [section.id for section in self._sections()]
        if order and self._section != order[-1]:
            self._move(1)
            return
        self._settle()
        record_id = self.session.record_id
        if record_id is not None:
            self.services.autosave.flush()
            self.services.runner.ask(
                self, lambda desk: records.complete_record(desk, record_id), self._completed, self._refused
            )

    def _completed(self, changes: Changes) -> None:
        self._faults = ()
        self.go.emit(Place("case", self.current.case_id, page="records"))

    def _refused(self, error: HsbError) -> None:
        if not isinstance(error, Incomplete):
            self.fail(error)
            return
        self._faults = error.faults
        first = self._section_of(error.faults[0].key)
        if first and first != self._section:
            self.show_section(first)
        else:
            self._show_faults()
            self._paint_steps()

    def _show_faults(self) -> None:
        if self._fields is None:
            return
        here = {fault.key: fault.message for fault in self._faults}
        self._fields.show_faults(here)
        lines = [
            (fault.message, self._fields.field(fault.key) or self._fields)
            for fault in self._faults
            if self._section_of(fault.key) == self._section
        ]
        if lines:
            self.summary.show_faults(t("There is something to put right"), lines)

    def _section_of(self, key: FieldKey) -> str:
        wanted = key.repeat or key.question
        for section in self._sections():
            if any(item.id == wanted for item in section.items):
                return section.id
        return ""

    def _to_paper(self) -> None:
        view = self.session.view
        if view is not None:
            self.go.emit(
                Place("papers", self.current.case_id, self.current.record_id, page=view.record.form.id)
            )

    # ------------------------------------------------------------------------------------------------- leaving

    def _settle(self) -> None:
        if self._fields is not None:
            self._fields.settle()

    def leave(self) -> None:
        self._settle()
        super().leave()

    def here(self) -> Place:
        key = self.session.entered
        field = self._fields.field(key) if key is not None and self._fields is not None else None
        if key is None or field is None:
            return self.current
        return Place(
            "record", self.current.case_id, self.current.record_id, self._section, key.text, field.caret()
        )
