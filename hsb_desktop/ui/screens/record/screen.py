"""Any form of a case but the assessment and the meeting: its sections as pages beside a step list."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import records
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import Incomplete, RecordFault
from hsb_desktop.casework.work_views import RecordView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.checks import SectionState
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Section
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.numbering import numbers
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.error_summary import ErrorSummary, Target
from hsb_desktop.ui.kit.form_row import first_focusable
from hsb_desktop.ui.kit.layout import Column, column, holder, row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.step_list import Step
from hsb_desktop.ui.kit.tab_order import works_in
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.questions.agreement import say_earlier
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.record_frame import RecordFrame
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.runtime.screen import Services

_STATES = {
    SectionState.NOT_STARTED: State.AHEAD,
    SectionState.IN_PROGRESS: State.HALF,
    SectionState.COMPLETE: State.DONE,
    SectionState.NEEDS_ATTENTION: State.HALF,
}


class RecordScreen(RecordFrame):
    """One record; `Place.page` is the section, `key` and `caret` the field."""

    name = "record"
    widest = 720

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.summary = ErrorSummary()
        self._body: Column = column(self.summary, gap=0)
        self._fields: SectionFields | None = None
        self._faults: tuple[RecordFault, ...] = ()
        self.paper = quiet(t("Put it on paper"), icon="document")
        self.paper.clicked.connect(self._to_paper)
        self.assemble(t("Parts of the record"), holder(self._body), left=(self.paper,))
        self._wizard.chosen.connect(self.show_section)
        self._wizard.went_back.connect(lambda: self._move(-1))
        self._wizard.went_on.connect(self._forward)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.forward.click)

    # ------------------------------------------------------------------------------------------------- showing

    def after(self) -> Place:
        """Minutes that are to be finished later go back to their meeting."""
        view = self.session.view
        if view is not None and not view.read_only and view.record.belongs_to is not None:
            return Place("meeting", self.current.case_id, view.record.belongs_to)
        return self._records()

    def _records(self) -> Place:
        return Place("case", self.current.case_id, page="records")

    def drop_work(self) -> None:
        self._fields, self._faults = None, ()
        self._body.clear()

    def settle_fields(self) -> None:
        if self._fields is not None:
            self._fields.settle()

    def offer_people(self) -> None:
        if self._fields is not None:
            self._fields.offer(self.people)

    def field(self, key: FieldKey) -> QuestionField | None:
        return self._fields.field(key) if self._fields is not None else None

    def section_in_front(self) -> Section | None:
        return self._fields.section if self._fields is not None else None

    def _sections(self) -> list[Section]:
        view = self.session.view
        if view is None:
            return []
        return [section for section in view.record.form.sections if section.id in self.session.shown.sections]

    def work(self, view: RecordView) -> None:
        sections = self._sections()
        if self.part not in {section.id for section in sections} and sections:
            self.part = sections[0].id
        if self._fields is not None and self._fields.section.id == self.part:
            self._fields.show_answers(self.session.answers, self.session.shown)
            self._wizard.order()
            self.paint_state()
            if self._back_to.record_id is not None and not works_in(self._fields):
                self._restore_focus()
        else:
            self.show_section(self.part)

    def show_section(self, section_id: str) -> None:
        """Show one section as a page, its first field with the focus."""
        section = next((entry for entry in self._sections() if entry.id == section_id), None)
        if self.session.view is None or section is None:
            return
        self.settle_fields()
        self.part = section_id
        if self._fields is not None and works_in(self._fields):
            self.setFocus()  # else the focus would wander to whatever stands next when the page goes
        self._body.clear()
        self.summary = ErrorSummary()
        fields = self._fields = SectionFields(
            section,
            in_words=long_date,
            readers=self.who_may_read.ask,
            numbers=numbers(self.session.view.record.form),
            nothing=t(
                "Nothing is asked here as it stands: it depends on what is answered in the other parts."
            ),
        )
        fields.answered.connect(self.session.answer)
        fields.answered.connect(self._answered)
        fields.typed.connect(self.session.typed)
        fields.entered.connect(self.session.enter)
        fields.narrowed.connect(self.who_may_read.keep_pasted)
        fields.added.connect(self.session.add_row)
        fields.removed.connect(lambda repeat, row_id: self.session.remove_row(repeat, RowId(row_id)))
        fields.filled.connect(self._wizard.order)
        fields.show_answers(self.session.answers, self.session.shown)
        typing = self.session.typing.items()
        fields.show_typing({key: (typed.text, typed.caret) for key, typed in typing})
        self._body.add(title(section.title))
        if section.hint:
            self._body.add(4, lead(section.hint))
        if section.source.section:
            self._body.add(4, muted(t("§{section}", section=section.source.section)))
        blank = quiet(t("The empty form, to fill in elsewhere"), icon="document")
        blank.clicked.connect(self._to_blank)
        self._body.add(16, self.summary, 8, fields, 20, row(blank, None))
        self.offer_people()
        self._show_faults()
        self.paint_state()
        self.current = Place(self.name, self.current.case_id, self.current.record_id, section_id)
        self.moved.emit()
        self._wizard.turned()
        self._restore_focus()
        self.guide()

    def _restore_focus(self) -> None:
        if self._fields is None or self.focus_place():
            return
        first = self._fields.first()
        target = first_focusable(self._fields)
        if first is not None:
            first.take_focus()
        elif target is not None:  # a table without rows: the button that adds one
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _answered(self, key: FieldKey) -> None:
        """What depends on the answer appears or goes; what was at fault here is not said any more."""
        if self._fields is None:
            return
        if any(fault.key == key for fault in self._faults):
            self._faults = tuple(fault for fault in self._faults if fault.key != key)
            self._fields.show_faults({fault.key: fault.message for fault in self._faults})
            self.paint_state()
        self._fields.show_answers(self.session.answers, self.session.shown)

    def paint_state(self) -> None:
        if self._fields is not None:
            say_earlier(self._fields.fields(), lambda: self.session.wording)
        faulty = {self._section_of(fault.key) for fault in self._faults}
        progress = self.session.progress
        steps = []
        for section in self._sections():
            state, word = State.AHEAD, ""
            if section.id in progress:
                state = _STATES[progress[section.id].state]
                word = t("Complete") if state is State.DONE else ""
            if section.id == self.part:
                state, word = State.NOW, t("Now")
            if section.id in faulty:
                state, word = State.ATTENTION, t("To check")
            steps.append(Step(section.id, section.title, state, word))
        self._wizard.show_steps(steps, self.part)
        last = bool(steps) and self.part == steps[-1].id
        self.forward.setText(t("Complete") if last else t("Save and continue"))
        self.back.setEnabled(bool(steps) and self.part != steps[0].id)

    # -------------------------------------------------------------------------------------------------- moving

    def _move(self, by: int) -> None:
        order = [section.id for section in self._sections()]
        there = order.index(self.part) + by if self.part in order else 0
        if 0 <= there < len(order):
            self.show_section(order[there])

    def _forward(self) -> None:
        order = [section.id for section in self._sections()]
        if order and self.part != order[-1]:
            self._move(1)
            return
        self.settle_fields()
        record_id = self.session.record_id
        if record_id is not None:
            self.services.autosave.flush()
            self.services.runner.ask(
                self, lambda desk: records.complete_record(desk, record_id), self._completed, self._refused
            )

    def _completed(self, changes: Changes) -> None:
        self._faults = ()
        self.go.emit(self._records())

    def _refused(self, error: HsbError) -> None:
        if not isinstance(error, Incomplete):
            self.fail(error)
            return
        self._faults = error.faults
        first = self._section_of(error.faults[0].key)
        if first and first != self.part:
            self.show_section(first)
        else:
            self.paint_state()
        self._show_faults()  # last: its summary takes the focus

    def _show_faults(self) -> None:
        if self._fields is None or not self._faults:
            return
        self._fields.show_faults({fault.key: fault.message for fault in self._faults})
        lines: list[tuple[str, Target]] = [
            (fault.message, partial(self._lead_to, fault.key)) for fault in self._faults
        ]
        self.summary.show_faults(t("There is something to put right"), lines)

    def _lead_to(self, key: FieldKey) -> None:
        """To the field of a fault, on whichever page it stands; what is typed next goes into it."""
        section = self._section_of(key)
        if section and section != self.part:
            self.show_section(section)
        place = self._fields.place(key) if self._fields is not None else None
        target = first_focusable(place) if place is not None else None
        if isinstance(place, QuestionField):
            place.take_focus()
        elif target is not None:
            target.setFocus()

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

    def _to_blank(self) -> None:
        """Its form with nothing in it, to fill in by hand or elsewhere."""
        self.go.emit(Place("blank", self.current.case_id, self.current.record_id))
