"""The pages of one assessment as widgets: each made when it is first shown, all gone when another record comes."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Form, Section
from hsb_desktop.procedure.numbering import Numbers, numbers
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.pages import Pages
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.screens.assessment.check_page import CheckPage
from hsb_desktop.ui.screens.assessment.grid_page import GridPage
from hsb_desktop.ui.screens.assessment.question_page import QuestionPage
from hsb_desktop.ui.screens.assessment.result_page import ResultPage
from hsb_desktop.ui.screens.assessment.steps import CHECK, GRID, Page, pages_of


class SectionPage(QWidget):
    """A section as one page: its title, its hint, its questions."""

    def __init__(
        self,
        section: Section,
        in_words: Callable[[date], str],
        readers: Callable[[FieldKey], None],
        numbers: Numbers,
    ) -> None:
        """`readers` opens the choice of who may read an answer; the questions have their `numbers`."""
        super().__init__()
        self.fields = SectionFields(section, in_words=in_words, readers=readers, numbers=numbers)
        self.answered, self.typed, self.entered = self.fields.answered, self.fields.typed, self.fields.entered
        self.narrowed = self.fields.narrowed
        parts: list[QWidget] = [title(section.title)]
        if section.hint:
            parts.append(lead(section.hint))
        self.setLayout(column(*parts, 16, self.fields, None, gap=4))


class PageBook(Pages):
    """Pages by id. Fields speak to the session; the rest is said by signals.

    Signals:
        decided(str): a category was chosen on the result page.
        look(FieldKey): go to the page of this question.
        readers_wanted(FieldKey): who may read this is to be chosen.
        narrowed(FieldKey, Narrowing): what was pasted may be read by these only.
        grew(): something on the page in front was made anew.
        past(): the person goes on after the last field of the page in front.
    """

    decided = Signal(str)
    look = Signal(object)
    readers_wanted = Signal(object)
    narrowed = Signal(object, object)
    grew = Signal()
    past = Signal()

    def __init__(self, session: RecordSession) -> None:
        super().__init__()
        self._session = session
        self._widgets: dict[str, QWidget] = {}
        self._built_for, self._decision = "", ""
        self.pages: list[Page] = []
        self._numbers = Numbers({})

    def build(self, form: Form, decision: str) -> None:
        """The pages of this form; those that stand already stay. `decision` is the question the worker decides in."""
        self._decision = decision
        if self._built_for != form.pin:
            self.drop()
            self._built_for, self.pages, self._numbers = form.pin, pages_of(form), numbers(form)

    def drop(self) -> None:
        """Take every page away: nothing of another record stands here, or is typed on, while the next one comes."""
        self._built_for, self.pages = "", []
        for widget in self._widgets.values():
            self.remove(widget)
        self._widgets = {}

    def order(self) -> list[str]:
        """Every page's id, checking last."""
        return [*(page.id for page in self.pages), CHECK]

    def shows(self, page_id: str) -> bool:
        """Whether this page is in front."""
        page = self._widgets.get(page_id)
        return page is not None and page is self.front()

    def turn_to(self, page_id: str) -> QWidget:
        """Put a page in front, the record's answers on it: it is painted before it is seen."""
        if page_id not in self._widgets:
            self._widgets[page_id] = self._make(page_id)
            self.add(self._widgets[page_id])
        page = self._widgets[page_id]
        self._show_on(page)
        self.show_page(page)
        return page

    def page_of(self, question: str) -> Page | None:
        """The page on which a question, or a repeat, stands."""
        for page in self.pages:
            alone = page.indicator is not None
            if page.id == question or (not alone and any(item.id == question for item in page.section.items)):
                return page
        return None

    def first_open(self, answers: AnswerSet) -> str:
        """Where to begin: the first page while nothing is answered, the first open indicator, the decision."""
        indicators = [page.id for page in self.pages if page.indicator is not None]
        if not any(answers.of(name).given for name in indicators):
            return self.pages[0].id
        return next((name for name in indicators if not answers.of(name).given), self.pages[-1].id)

    def fields(self) -> list[QuestionField]:
        """The questions of the page in front."""
        widget = self.front()
        if isinstance(widget, QuestionPage):
            return list(widget.fields())
        if isinstance(widget, SectionPage | ResultPage):
            return list(widget.fields.fields())
        return []

    def field(self, key: FieldKey) -> QuestionField | None:
        """The field at a key, when its page is in front."""
        widget = self.front()
        if isinstance(widget, SectionPage | ResultPage):
            return widget.fields.field(key)
        return next((field for field in self.fields() if field.key == key), None)

    def take_focus(self, key: FieldKey, caret: int = -1) -> bool:
        """Put the focus at a key of the page in front; says whether there is one."""
        widget = self.front()
        if isinstance(widget, ResultPage) and key.question == widget.decision:
            widget.choices.setFocus()
            return True
        if isinstance(widget, GridPage):
            line = widget.row(key.question)
            if line is not None:
                line.take_focus()
            return line is not None
        field = self.field(key)
        if field is not None:
            field.take_focus(caret)
        return field is not None

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Offer these people on the page in front, where it asks for somebody."""
        widget = self.front()
        if isinstance(widget, SectionPage | ResultPage):
            widget.fields.offer(people)

    def settle(self) -> None:
        """Settle whatever is being typed on the page in front."""
        for field in self.fields():
            field.settle()

    def show_state(self) -> None:
        """Paint the record's answers on the page in front."""
        widget = self.front()
        if widget is not None:
            self._show_on(widget)

    def _show_on(self, widget: QWidget) -> None:
        view, answers = self._session.view, self._session.answers
        if view is None:
            return
        if isinstance(widget, QuestionPage | GridPage):
            widget.show_answers(answers)
        elif isinstance(widget, SectionPage | ResultPage):
            widget.fields.show_answers(answers, self._session.shown)
        elif isinstance(widget, CheckPage):
            widget.show_record(view.record.form, answers, self._session.shown)

    def show_typing(self) -> None:
        """Put text that was not settled back into the fields of the page in front."""
        widget = self.front()
        typing = {key: (typed.text, typed.caret) for key, typed in self._session.typing.items()}
        if isinstance(widget, SectionPage | ResultPage):
            widget.fields.show_typing(typing)
            return
        for field in self.fields():
            if field.key in typing:
                field.show_typing(*typing[field.key])

    def _make(self, page_id: str) -> QWidget:
        if page_id == CHECK:
            check = CheckPage()
            check.look.connect(self.look)
            return check
        indicators = [page for page in self.pages if page.indicator is not None]
        if page_id == GRID:
            grid = GridPage(indicators)
            grid.answered.connect(self._session.answer)
            grid.entered.connect(self._session.enter)
            grid.filled.connect(self.grew)
            grid.past.connect(self.past)
            return grid
        page = next(page for page in self.pages if page.id == page_id)
        widget: QuestionPage | ResultPage | SectionPage
        if page.indicator is not None:
            widget = QuestionPage(page, [entry.id for entry in indicators])
        elif any(question.id == self._decision for question in page.section.questions):
            widget = ResultPage(
                page.section, self._decision, long_date, self.readers_wanted.emit, self._numbers
            )
            widget.decided.connect(self.decided)
            widget.look.connect(self.look)
            widget.fields.filled.connect(self.grew)
        else:
            widget = SectionPage(page.section, long_date, self.readers_wanted.emit, self._numbers)
            widget.fields.filled.connect(self.grew)
        widget.answered.connect(self._session.answer)
        widget.typed.connect(self._session.typed)
        widget.entered.connect(self._session.enter)
        widget.narrowed.connect(self.narrowed)
        return widget
