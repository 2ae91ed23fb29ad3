"""Any form of a case but the assessment and the meeting: its sections as pages beside a step list."""

from datetime import date

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
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.step_list import Step, StepList
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text import lead, muted, subheading, title
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen, Services

_STEPS_WIDTH = 288
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
        self.steps = StepList(t("Parts of the record"))
        self.steps.chosen.connect(self.show_section)
        self._name, self._started = subheading(""), muted("")
        self.summary = ErrorSummary()
        self._body: Column = column(gap=0)
        self._fields: SectionFields | None = None
        self._faults: tuple[RecordFault, ...] = ()
        self._section = ""
        self._back_to = Place()  # whose field takes the focus once it is painted
        self._assemble()

    def _assemble(self) -> None:
        head = holder(column(self._name, self._started, gap=2, margins=(13, 22, 16, 8)))
        self._side = Panel("side", column(head, grow(self.steps)))
        self._scroll = ScrollPage(margins=(40, 24, 40, 24))
        self._scroll.add(Measured(self._body, 720), None)
        self.back = secondary(t("Back"), icon="arrow_left", keycap=t("Alt ←"), height=48)
        self.back.clicked.connect(lambda: self._move(-1))
        later = quiet(t("Finish later"))
        later.clicked.connect(lambda: self.go.emit(Place("case", self.current.case_id, page="records")))
        self.paper = quiet(t("Put it on paper"), icon="document")
        self.paper.clicked.connect(self._to_paper)
        self.forward = primary(t("Save and continue"), height=48)
        self.forward.clicked.connect(self._forward)
        middle = holder(
            column(grow(self._scroll), FooterBar(left=[self.back, later, self.paper], right=[self.forward]))
        )
        self.setLayout(row(self._side, grow(middle)))
        QShortcut(QKeySequence("Alt+Left"), self, lambda: self._move(-1))
        QShortcut(QKeySequence("Ctrl+Return"), self, self._forward)
        self._folds = FoldWatch(self)
        self._folds.changed.connect(lambda fold: self._side.setVisible(fold is not Fold.NARROW))
        look_changed().connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._side.setFixedWidth(look().frame(_STEPS_WIDTH))

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
        self._name.setText(view.record.form.title)
        self._started.setText(t("Started {day}", day=long_date(view.record.started_at.date())))
        sections = self._sections()
        if self._section not in {section.id for section in sections} and sections:
            self._section = sections[0].id
        if self._fields is not None and self._fields.section.id == self._section:
            self._fields.show_answers(self.session.answers, self.session.shown)
            self._paint_steps()
            if self._back_to.record_id is not None:
                self._restore_focus()
        else:
            self.show_section(self._section)
        if self.session.recovered:
            self._say(
                t("Typing was recovered"), t("What you typed before the program ended is back in its field.")
            )
        self.settled.emit()

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
        fields = SectionFields(section, in_words=_in_words)
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
        self._lock_fields(view)
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

    def _say(self, head: str, words: str) -> None:
        self._body.insertWidget(0, Notice(State.ADVISORY, head, words))

    def _lock_fields(self, view: RecordView) -> None:
        """A record that was completed or issued is read here, never changed."""
        self.forward.setVisible(not view.read_only or not self._is_last())
        if self._fields is not None:
            self._fields.setEnabled(not view.read_only)
        if view.read_only and view.why_not:
            self._say(t("For reading"), view.why_not)

    def _is_last(self) -> bool:
        sections = self._sections()
        return bool(sections) and sections[-1].id == self._section

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
        self.steps.set_steps(steps)
        self.steps.set_current(self._section)
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
        shown = [(fault.message, self._fields.field(fault.key)) for fault in self._faults]
        lines = [(message, field) for message, field in shown if field is not None]
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


def _in_words(day: date) -> str:
    return long_date(day)
