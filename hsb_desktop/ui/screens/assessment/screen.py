"""The wizard of the risk matrix: step list, one thing a page, guidance beside it, the result, checking, completing.

Nothing is preselected and nothing is computed here; the tool's suggestion comes from casework and the worker decides.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import assessment
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import Incomplete
from hsb_desktop.casework.work_views import AssessmentResult, RecordView
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Question, Repeat, Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.tab_order import works_in
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.record_frame import RecordFrame
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.assessment.book import PageBook
from hsb_desktop.ui.screens.assessment.check_page import CheckPage
from hsb_desktop.ui.screens.assessment.grid_page import GridPage
from hsb_desktop.ui.screens.assessment.question_page import QuestionPage
from hsb_desktop.ui.screens.assessment.result_page import ResultPage
from hsb_desktop.ui.screens.assessment.steps import CHECK, GRID, Page, steps_of

_UNGUIDED = (ResultPage, CheckPage, GridPage)


class AssessmentScreen(RecordFrame):
    """One risk assessment; `Place.page` is the page, `key` and `caret` the field."""

    name = "assessment"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._book = PageBook(self.session)
        self._book.decided.connect(self._decided)
        self._book.look.connect(self._show_question)
        self._book.readers_wanted.connect(self.who_may_read.ask)
        self._book.narrowed.connect(self.who_may_read.keep_pasted)
        self.grid = quiet(t("See all as a grid"), icon="grid")
        self.grid.clicked.connect(self.switch_view)
        self.assemble(t("Steps of the assessment"), self._book, under_steps=self.grid, key=t("Enter"))
        self._book.grew.connect(self._wizard.order)
        self._book.past.connect(lambda: self.forward.setFocus(Qt.FocusReason.TabFocusReason))
        self._wizard.chosen.connect(self.show_page)
        self._wizard.went_back.connect(lambda: self._move(-1))
        self._wizard.went_on.connect(self._forward)

    # ------------------------------------------------------------------------------------------------- showing

    def drop_work(self) -> None:
        self._book.drop()

    def settle_fields(self) -> None:
        self._book.settle()

    def offer_people(self) -> None:
        self._book.offer(self.people)

    def field(self, key: FieldKey) -> QuestionField | None:
        return self._book.field(key)

    def caret_at(self, key: FieldKey) -> int | None:
        widget = self._book.front()
        if isinstance(widget, GridPage):
            return 0 if widget.row(key.question) is not None else None
        if isinstance(widget, ResultPage) and key.question == widget.decision:
            return 0
        return super().caret_at(key)

    def refresh(self, changes: Changes) -> None:
        """Answers given here come back as changes; only the result has to be asked again."""

    def work(self, view: RecordView) -> None:
        self._book.build(view.record.form, view.decision)
        known = self.part == GRID or self.part in self._book.order()
        page = self.part if known else self._book.first_open(self.session.answers)
        working = self._book.shows(page) and works_in(self._book)
        target = self._back_to
        self.show_page(page, keep_focus=working)
        if target.key and not working:
            key = FieldKey.parse(target.key)
            self._book.take_focus(key, self.session.caret_in(key, target.caret))

    def show_page(self, page_id: str, *, keep_focus: bool = False) -> None:
        """Show one page and put the focus into its first field, unless somebody works on it already."""
        self._book.settle()
        self.part = page_id
        widget = self._book.turn_to(page_id)
        self.offer_people()
        self._paint_steps()
        self._book.show_typing()
        if isinstance(widget, CheckPage):
            widget.clear_faults()
        if isinstance(widget, ResultPage | CheckPage):
            self._ask_result()
        self._wizard.turned(guided=not isinstance(widget, _UNGUIDED))
        self.back.setEnabled(page_id == GRID or self._index() > 0)
        self.forward.setText(self._forward_word())
        self.grid.setText(t("One question at a time") if page_id == GRID else self._grid_word())
        if not keep_focus:
            self._take_focus(widget)
        self.current = Place(self.name, self.current.case_id, self.current.record_id, page_id)
        self.guide()
        self.moved.emit()

    def section_in_front(self) -> Section | None:
        page = next((page for page in self._book.pages if page.id == self.part), None)
        return page.section if page is not None else None

    def item_in_front(self, section: Section) -> Question | Repeat | None:
        page = self._current_indicator()
        return page.indicator if page is not None else super().item_in_front(section)

    def _take_focus(self, widget: QWidget) -> None:
        if isinstance(widget, ResultPage):
            widget.choices.setFocus()
            return
        if isinstance(widget, GridPage):
            key = self.session.entered
            line = (widget.row(key.question) if key is not None else None) or next(widget.rows(), None)
            if line is not None:
                line.take_focus()
            return
        first = next(iter(self._book.fields()), None)
        if first is not None:
            first.take_focus()
        else:
            self.forward.setFocus()

    def _show_question(self, key: FieldKey) -> None:
        """To the page of a question, the focus in it: what is typed next goes there."""
        page = self._book.page_of(key.repeat or key.question)
        if page is not None:
            self.show_page(page.id)
            self._book.take_focus(key)

    def switch_view(self) -> None:
        """From one indicator a page to all of them in a grid, and back, at the same indicator."""
        if self.part != GRID:
            if self._current_indicator() is not None:
                self.session.enter(FieldKey(self.part))
            self.show_page(GRID)
            return
        key = self.session.entered
        page = self._book.page_of(key.question) if key is not None else None
        there = page if page is not None and page.indicator is not None else self._indicators()[0]
        self.show_page(there.id)

    def _indicators(self) -> list[Page]:
        return [page for page in self._book.pages if page.indicator is not None]

    def _current_indicator(self) -> Page | None:
        return next((page for page in self._indicators() if page.id == self.part), None)

    def _grid_word(self) -> str:
        return t("See all {n} as a grid", n=len(self._indicators()))

    def paint_state(self) -> None:
        if self.session.view is None or self.session.view.read_only:
            return
        self._paint_steps()
        self._book.show_state()

    def _paint_steps(self) -> None:
        answers, progress = self.session.answers, self.session.progress
        self._wizard.show_steps(steps_of(self._book.pages, answers, self.part, progress), self.part)

    def _ask_result(self) -> None:
        record_id = self.session.record_id
        if record_id is not None:
            self.services.autosave.flush()
            self.services.runner.ask(
                self, lambda desk: assessment.assessment_result(desk, record_id), self._show_result, self.fail
            )

    def _show_result(self, result: AssessmentResult) -> None:
        widget = self._book.front()
        if isinstance(widget, ResultPage):
            widget.show_result(result, self.session.answers)
            self._wizard.order()

    def _decided(self, option: str) -> None:
        widget = self._book.front()
        if isinstance(widget, ResultPage):
            key = FieldKey(widget.decision)
            self.session.enter(key)
            self.session.answer(key, Answer(option))
        self._ask_result()

    # -------------------------------------------------------------------------------------------------- moving

    def _index(self) -> int:
        order = self._book.order()
        return order.index(self.part) if self.part in order else 0

    def _forward_word(self) -> str:
        if self.part == CHECK:
            return t("Complete the assessment")
        last = self.part != GRID and self._index() == len(self._book.pages) - 1
        return t("Check your answers") if last else t("Save and continue")

    def _move(self, by: int) -> None:
        order = self._book.order()
        if self.part == GRID:  # before the first indicator, or after the last
            ends = self._indicators()
            there = order.index(ends[0].id if by < 0 else ends[-1].id) + by
        else:
            there = self._index() + by
        if 0 <= there < len(order):
            self.show_page(order[there])

    def _forward(self) -> None:
        if self.part != CHECK:
            self._move(1)
            return
        record_id = self.session.record_id
        if record_id is not None:
            self.services.autosave.flush()
            self.services.runner.ask(
                self, lambda desk: assessment.decide(desk, record_id), self._completed, self._refused
            )

    def _completed(self, changes: Changes) -> None:
        self.go.emit(self.after())

    def _refused(self, error: HsbError) -> None:
        widget = self._book.front()
        if isinstance(error, Incomplete) and isinstance(widget, CheckPage):
            widget.show_faults(error.faults)
        else:
            self.fail(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        widget = self._book.front()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if (
                self.forward.isVisible() and not event.isAutoRepeat()
            ):  # a held key does not run through the pages
                self._forward()
        elif not (isinstance(widget, QuestionPage) and widget.press(event)):
            super().keyPressEvent(event)
