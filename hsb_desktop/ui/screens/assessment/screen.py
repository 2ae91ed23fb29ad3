"""The wizard of the risk matrix: step list, one thing a page, guidance beside it, the result, checking, completing.

Nothing is preselected and nothing is computed here; the tool's suggestion comes from casework and the worker decides.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import assessment, records
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import Incomplete
from hsb_desktop.casework.work_views import AssessmentResult, RecordView
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.layout import column, grow, holder
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tab_order import works_in
from hsb_desktop.ui.kit.wizard import Wizard
from hsb_desktop.ui.questions.read_back import ReadingPage
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.assessment.book import PageBook
from hsb_desktop.ui.screens.assessment.check_page import CheckPage
from hsb_desktop.ui.screens.assessment.guidance import Guidance, edition_words
from hsb_desktop.ui.screens.assessment.question_page import QuestionPage
from hsb_desktop.ui.screens.assessment.result_page import CATEGORY, ResultPage
from hsb_desktop.ui.screens.assessment.steps import CHECK, steps_of


class AssessmentScreen(Screen):
    """One risk assessment; `Place.page` is the page, `key` and `caret` the field."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.session = RecordSession(services, self)
        self.session.loaded.connect(self._loaded)
        self.session.changed.connect(self._paint_state)
        self.session.failed.connect(self.fail)
        self.session.came_to.connect(self.moved)
        self._page = ""
        self._recovered = column()
        self._reading = column()
        self._book = PageBook(self.session)
        self._book.decided.connect(self._decided)
        self._book.look.connect(self._show_question)
        self.guidance = Guidance()
        self._later = quiet(t("Finish later"))
        self._later.clicked.connect(lambda: self.go.emit(Place("case", self.current.case_id)))
        page = holder(column(holder(self._recovered), self._book, holder(self._reading)))
        self._wizard = Wizard(
            t("Steps of the assessment"),
            page,
            guidance=self.guidance,
            left=[self._later],
            forward_key=t("Enter"),
        )
        self._wizard.chosen.connect(self.show_page)
        self._wizard.went_back.connect(lambda: self._move(-1))
        self._wizard.went_on.connect(self._forward)
        self.steps, self.back, self.forward = self._wizard.steps, self._wizard.back, self._wizard.forward
        self.setLayout(column(grow(self._wizard)))

    # ------------------------------------------------------------------------------------------------- showing

    def open(self, place: Place) -> None:
        super().open(place)
        self._page = place.page
        if place.record_id != self.session.record_id:
            self._book.drop()
            self._reading.clear()
        if place.record_id is not None:
            self.session.open(place.record_id)

    def refresh(self, changes: Changes) -> None:
        """Answers given here come back as changes; only the result has to be asked again."""

    def _loaded(self, view: RecordView) -> None:
        self._wizard.set_head(
            t("Risk assessment"), t("Started {day}", day=short_date(view.record.started_at.date()))
        )
        self._recovered.clear()
        self._reading.clear()
        self._wizard.set_reading(view.read_only)
        self._later.setText(t("Back to the case") if view.read_only else t("Finish later"))
        self._book.setVisible(not view.read_only)
        if view.read_only:
            self._read(view)
        else:
            self._work(view)
        self.settled.emit()

    def _read(self, view: RecordView) -> None:
        page = ReadingPage(view.record.form, self.session.answers, self.session.shown, view.why_not)
        page.again.connect(self._open_again)
        self._reading.add(page)
        self._wizard.turned(guided=False)

    def _work(self, view: RecordView) -> None:
        self._book.build(view.record.form)
        if self.session.recovered:
            words = t("What you typed before the program ended is back in its field.")
            self._recovered.add(Notice(State.ADVISORY, t("Typing was recovered"), words), 16)
        target = self.current
        known = self._page in self._book.order()
        page = self._page if known else self._book.first_open(self.session.answers)
        working = self._book.shows(page) and works_in(self._book)
        self.show_page(page, keep_focus=working)
        if target.key and not working:
            field = self._book.field(FieldKey.parse(target.key))
            if field is not None:
                field.take_focus(self.session.caret_in(field.key, target.caret))

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

    def show_page(self, page_id: str, *, keep_focus: bool = False) -> None:
        """Show one page and put the focus into its first field, unless somebody works on it already."""
        self._book.settle()
        self._page = page_id
        widget = self._book.turn_to(page_id)
        self._paint_state()
        self._book.show_typing()
        if isinstance(widget, ResultPage | CheckPage):
            self._ask_result()
        page = next((page for page in self._book.pages if page.id == page_id), None)
        if page is not None and self.session.view is not None:
            self.guidance.show_page(page, edition_words(self.session.view.record.form))
        self._wizard.turned(guided=not isinstance(widget, ResultPage | CheckPage))
        self.back.setEnabled(self._index() > 0)
        self.forward.setText(self._forward_word())
        if not keep_focus:
            self._take_focus(widget)
        self.current = Place("assessment", self.current.case_id, self.current.record_id, page_id)
        self.moved.emit()

    def _take_focus(self, widget: QWidget) -> None:
        if isinstance(widget, ResultPage):
            widget.choices.setFocus()
            return
        first = next(iter(self._book.fields()), None)
        if first is not None:
            first.take_focus()
        else:
            self.forward.setFocus()

    def _show_question(self, question: str) -> None:
        page = self._book.page_of(question)
        if page is None:
            return
        self.show_page(page.id)
        field = self._book.field(FieldKey(question))
        if field is not None:
            field.take_focus()

    def _paint_state(self) -> None:
        if self.session.view is None or self.session.view.read_only:
            return
        answers, progress = self.session.answers, self.session.progress
        self._wizard.show_steps(steps_of(self._book.pages, answers, self._page, progress), self._page)
        self._book.show_state()

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
        self.session.answer(FieldKey(CATEGORY), Answer(option))
        self._ask_result()

    # -------------------------------------------------------------------------------------------------- moving

    def _index(self) -> int:
        order = self._book.order()
        return order.index(self._page) if self._page in order else 0

    def _forward_word(self) -> str:
        if self._page == CHECK:
            return t("Complete the assessment")
        return (
            t("Check your answers") if self._index() == len(self._book.pages) - 1 else t("Save and continue")
        )

    def _move(self, by: int) -> None:
        order = self._book.order()
        there = self._index() + by
        if 0 <= there < len(order):
            self.show_page(order[there])

    def _forward(self) -> None:
        if self._page != CHECK:
            self._move(1)
            return
        record_id = self.session.record_id
        if record_id is not None:
            self.services.autosave.flush()
            self.services.runner.ask(
                self, lambda desk: assessment.decide(desk, record_id), self._completed, self._refused
            )

    def _completed(self, changes: Changes) -> None:
        self.go.emit(Place("case", self.current.case_id))

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

    # ------------------------------------------------------------------------------------------------- leaving

    def leave(self) -> None:
        self._book.settle()
        super().leave()

    def here(self) -> Place:
        key = self.session.entered
        field = self._book.field(key) if key is not None else None
        if key is None or field is None:
            return Place("assessment", self.current.case_id, self.current.record_id, self._page)
        case_id, record_id = self.current.case_id, self.current.record_id
        return Place("assessment", case_id, record_id, self._page, key.text, field.caret())
