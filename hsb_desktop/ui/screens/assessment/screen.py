"""The wizard of the risk matrix: step list, one thing a page, guidance beside it, the result, checking, completing.

Nothing is preselected and nothing is computed here; the tool's suggestion comes from casework and the worker decides.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from hsb_desktop.casework import assessment
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import Incomplete
from hsb_desktop.casework.work_views import AssessmentResult, RecordView
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.step_list import StepList
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text import lead, muted, subheading, title
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.assessment.check_page import CheckPage
from hsb_desktop.ui.screens.assessment.guidance import Guidance, edition_words
from hsb_desktop.ui.screens.assessment.question_page import QuestionPage
from hsb_desktop.ui.screens.assessment.result_page import CATEGORY, ResultPage
from hsb_desktop.ui.screens.assessment.steps import CHECK, Page, pages_of, steps_of

_STEPS_WIDTH = 288


class AssessmentScreen(Screen):
    """One risk assessment; `Place.page` is the page, `key` and `caret` the field."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.session = RecordSession(services, self)
        self.session.loaded.connect(self._loaded)
        self.session.changed.connect(self._paint_state)
        self.session.failed.connect(self.fail)
        self.session.came_to.connect(self.moved)
        self._pages: list[Page] = []
        self._widgets: dict[str, QWidget] = {}
        self._built_for = ""
        self._page = ""
        self._result: AssessmentResult | None = None
        self.steps = StepList(t("Steps of the assessment"))
        self.steps.chosen.connect(self.show_page)
        self._started = muted("")
        self._stack = QStackedWidget()
        self._recovered = column()
        self.guidance = Guidance()
        self._assemble()

    # ------------------------------------------------------------------------------------------------ building

    def _assemble(self) -> None:
        side = Panel(
            "side",
            column(
                holder(
                    column(subheading(t("Risk assessment")), self._started, gap=2, margins=(13, 22, 16, 8))
                ),
                grow(self.steps),
            ),
        )
        self._side = side
        scroll = ScrollPage(margins=(40, 24, 40, 24))
        scroll.add(holder(self._recovered), self._stack, None)
        self._scroll = scroll
        self.back = secondary(t("Back"), icon="arrow_left", keycap=t("Alt ←"), height=48)
        self.back.clicked.connect(lambda: self._move(-1))
        later = quiet(t("Finish later"))
        later.clicked.connect(self._later)
        self.forward = primary(t("Save and continue"), keycap=t("Enter"), height=48)
        self.forward.clicked.connect(self._forward)
        middle = holder(column(grow(scroll), FooterBar(left=[self.back, later], right=[self.forward])))
        self.setLayout(row(side, grow(middle), self.guidance))
        QShortcut(QKeySequence("Alt+Left"), self, lambda: self._move(-1))
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)
        look_changed().connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._side.setFixedWidth(look().frame(_STEPS_WIDTH))

    def _fold(self, fold: Fold) -> None:
        whole = isinstance(self._stack.currentWidget(), ResultPage | CheckPage)
        self.guidance.setVisible(fold is Fold.WIDE and not whole)
        self._side.setVisible(fold is not Fold.NARROW)

    def _build(self, view: RecordView) -> None:
        if self._built_for == view.record.form.pin:
            return
        self._drop_pages()
        self._built_for = view.record.form.pin
        self._pages = pages_of(view.record.form)

    def _drop_pages(self) -> None:
        self._built_for = ""
        for widget in self._widgets.values():
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self._widgets = {}

    def _widget(self, page_id: str) -> QWidget:
        if page_id not in self._widgets:
            widget = self._make(page_id)
            self._widgets[page_id] = widget
            self._stack.addWidget(widget)
        return self._widgets[page_id]

    def _make(self, page_id: str) -> QWidget:
        if page_id == CHECK:
            check = CheckPage()
            check.change.connect(self._show_question)
            return check
        page = next(page for page in self._pages if page.id == page_id)
        if page.indicator is not None:
            indicators = [entry.id for entry in self._pages if entry.indicator is not None]
            widget: QWidget = QuestionPage(page, indicators)
        elif any(question.id == CATEGORY for question in page.section.questions):
            result = ResultPage(page.section, self._in_words)
            result.decided.connect(self._decided)
            result.look.connect(self._show_question)
            widget = result
        else:
            widget = SectionPage(page.section, self._in_words)
        for name, slot in self._slots():
            getattr(widget, name).connect(slot)
        return widget

    def _slots(self) -> tuple[tuple[str, Callable[..., None]], ...]:
        return (
            ("answered", self.session.answer),
            ("typed", self.session.typed),
            ("entered", self.session.enter),
        )

    def _decided(self, option: str) -> None:
        self.session.answer(FieldKey(CATEGORY), Answer(option))
        self._ask_result()

    def _in_words(self, day: date) -> str:
        return long_date(day)

    # ------------------------------------------------------------------------------------------------- showing

    def open(self, place: Place) -> None:
        super().open(place)
        self._page = place.page
        if place.record_id != self.session.record_id:
            self._drop_pages()  # nothing of another record stands here, or is typed on, while this one comes
        if place.record_id is not None:
            self.session.open(place.record_id)

    def refresh(self, changes: Changes) -> None:
        """Answers given here come back as changes; only the result has to be asked again."""

    def _loaded(self, view: RecordView) -> None:
        self._build(view)
        self._started.setText(t("Started {day}", day=long_date(view.record.started_at.date())))
        self._recovered.clear()
        if self.session.recovered:
            self._recovered.add(
                Notice(
                    State.ADVISORY,
                    t("Typing was recovered"),
                    t("What you typed before the program ended is back in its field."),
                ),
                16,
            )
        target = self.current
        page = (
            self._page if self._page in {entry.id for entry in self._pages} | {CHECK} else self._first_open()
        )
        self.show_page(page)
        if target.key:
            field = self._field(FieldKey.parse(target.key))
            if field is not None:
                field.take_focus(self.session.caret_in(field.key, target.caret))
        self.settled.emit()

    def _first_open(self) -> str:
        return next(
            (
                page.id
                for page in self._pages
                if page.indicator is None or not self.session.answers.of(page.id).given
            ),
            CHECK,
        )

    def show_page(self, page_id: str) -> None:
        """Show one page and put the focus into its first field."""
        self._settle()
        self._page = page_id
        widget = self._widget(page_id)
        self._stack.setCurrentWidget(widget)
        self.steps.set_current(page_id)
        self._paint_state()
        self._show_typing(widget)
        if isinstance(widget, ResultPage | CheckPage):
            self._ask_result()
        if isinstance(widget, QuestionPage):
            widget.choice.take_focus()
        page = next((page for page in self._pages if page.id == page_id), None)
        if page is not None and self.session.view is not None:
            self.guidance.show_page(page, edition_words(self.session.view.record.form))
        self._fold(self._folds.fold)
        self.back.setEnabled(self._index() > 0)
        self.forward.setText(self._forward_word())
        self.current = Place("assessment", self.current.case_id, self.current.record_id, page_id)
        self.moved.emit()

    def _show_question(self, question: str) -> None:
        for page in self._pages:
            if page.id == question or any(entry.id == question for entry in page.section.questions):
                self.show_page(page.id)
                field = self._field(FieldKey(question))
                if field is not None:
                    field.take_focus()
                return

    def _paint_state(self) -> None:
        view = self.session.view
        if view is None:
            return
        answers = self.session.answers
        self.steps.set_steps(steps_of(self._pages, answers, self._page, self.session.progress))
        self.steps.set_current(self._page)
        widget = self._stack.currentWidget()
        if isinstance(widget, QuestionPage):
            widget.show_answers(answers)
        elif isinstance(widget, SectionPage | ResultPage):
            widget.fields.show_answers(answers, self.session.shown)
        elif isinstance(widget, CheckPage):
            widget.show_record(view.record.form, self.session.answers, self.session.shown)

    def _show_typing(self, widget: QWidget) -> None:
        typing = {key: (typed.text, typed.caret) for key, typed in self.session.typing.items()}
        for field in _fields_of(widget):
            if field.key in typing:
                field.show_typing(*typing[field.key])

    def _ask_result(self) -> None:
        record_id = self.session.record_id
        if record_id is not None:
            self.services.autosave.flush()
            self.services.runner.ask(
                self, lambda desk: assessment.assessment_result(desk, record_id), self._show_result, self.fail
            )

    def _show_result(self, result: AssessmentResult) -> None:
        self._result = result
        widget = self._stack.currentWidget()
        if isinstance(widget, ResultPage):
            widget.show_result(result, self.session.answers)

    # -------------------------------------------------------------------------------------------------- moving

    def _index(self) -> int:
        order = [*(page.id for page in self._pages), CHECK]
        return order.index(self._page) if self._page in order else 0

    def _forward_word(self) -> str:
        if self._page == CHECK:
            return t("Complete the assessment")
        return t("Check your answers") if self._index() == len(self._pages) - 1 else t("Save and continue")

    def _move(self, by: int) -> None:
        order = [*(page.id for page in self._pages), CHECK]
        there = self._index() + by
        if 0 <= there < len(order):
            self.show_page(order[there])

    def _forward(self) -> None:
        if self._page != CHECK:
            self._move(1)
            return
        self._settle()
        record_id = self.session.record_id
        if record_id is not None:
            self.services.autosave.flush()
            self.services.runner.ask(
                self, lambda desk: assessment.decide(desk, record_id), self._completed, self._refused
            )

    def _completed(self, changes: Changes) -> None:
        self.go.emit(Place("case", self.current.case_id))

    def _refused(self, error: HsbError) -> None:
        widget = self._stack.currentWidget()
        if isinstance(error, Incomplete) and isinstance(widget, CheckPage):
            widget.show_faults(error.faults)
        else:
            self.fail(error)

    def _later(self) -> None:
        self.go.emit(Place("case", self.current.case_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        widget = self._stack.currentWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._forward()
        elif not (isinstance(widget, QuestionPage) and widget.press(event)):
            super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------------------- leaving

    def _field(self, key: FieldKey):  # type: ignore[no-untyped-def]  # a question's field, found by its key
        widget = self._stack.currentWidget()
        return next((field for field in _fields_of(widget) if field.key == key), None)

    def _settle(self) -> None:
        for field in _fields_of(self._stack.currentWidget()):
            field.settle()

    def leave(self) -> None:
        self._settle()
        super().leave()

    def here(self) -> Place:
        key = self.session.entered
        field = self._field(key) if key is not None else None
        caret = field.caret() if field is not None else 0
        return Place(
            "assessment",
            self.current.case_id,
            self.current.record_id,
            self._page,
            key.text if field and key else "",
            caret,
        )


class SectionPage(QWidget):
    """A section as one page: its title, its hint, its questions."""

    def __init__(
        self, section: Section, in_words: Callable[[date], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fields = SectionFields(section, in_words=in_words)
        self.answered, self.typed, self.entered = self.fields.answered, self.fields.typed, self.fields.entered
        parts: list[QWidget] = [title(section.title)]
        if section.hint:
            parts.append(lead(section.hint))
        self.setLayout(column(*parts, 16, self.fields, None, gap=4))


def _fields_of(widget: QWidget | None) -> list:  # type: ignore[type-arg]  # question fields of whichever page it is
    if isinstance(widget, QuestionPage):
        return list(widget.fields())
    if isinstance(widget, SectionPage | ResultPage):
        return list(widget.fields.fields())
    return []
