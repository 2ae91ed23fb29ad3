"""After the meeting: its outcome with what each outcome needs, and what it sets in motion, shown before it is recorded.

The questions are those of the minutes, so that nothing is written twice.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from hsb_desktop.casework.meeting_words import unnamed_words
from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.work_views import MeetingView, OutcomePreview
from hsb_desktop.documents.values import answer_words
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Form, Section
from hsb_desktop.procedure.numbering import numbers
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, SectionHead
from hsb_desktop.ui.kit.text import body, muted
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.questions.when_fields import InWords
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.screens.meeting.asked import asked
from hsb_desktop.ui.screens.meeting.motion import Motion
from hsb_desktop.ui.screens.meeting.unwritten import Unwritten


class AfterPage(QWidget):
    """The outcome at the left, what follows from it at the right or below.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): as of a field of the minutes.
        readers_wanted(FieldKey), narrowed(FieldKey, Narrowing): who may read an answer of the minutes.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    readers_wanted = Signal(object)
    narrowed = Signal(object, object)

    def __init__(self, in_words: InWords) -> None:
        super().__init__()
        self._in_words = in_words
        self._built_for = ""
        self._decides: tuple[str, ...] = ()  # of the minutes: what is decided at it, or needed to close it
        self._sections: list[SectionFields] = []
        self._blocks: list[tuple[Section, QWidget]] = []
        self._people: Sequence[PickedPerson] = ()
        self.summary = ErrorSummary()
        self.quorum, self.chair = Notice(State.ATTENTION, ""), Notice(State.ADVISORY, "")
        self.unnamed = Notice(State.ATTENTION, "")
        self.unnamed.hide()
        self.motion, self.unwritten = Motion(), Unwritten()
        self._view: MeetingView | None = None
        self._done = Notice(
            State.DONE,
            t("The outcome is recorded"),
            t("It stands as it is shown here. The minutes are written next."),
        )
        self._done_block = holder(column(self._done, 12))
        self._done_block.hide()
        self._body: Column = column(gap=0)
        left = column(holder(self._body), None)
        right = column(
            self.motion, 12, self.unnamed, 12, self.unwritten, 12, self.chair, 12, self.quorum, None
        )
        self._columns = row(grow(holder(left), 11), grow(holder(right), 9), gap=24)
        self.page = ScrollPage(margins=(32, 4, 32, 20))
        self.page.add(self._done_block, self.summary, 12, self._columns, None)
        self.setLayout(column(grow(self.page)))

    def show_meeting(self, view: MeetingView) -> None:
        """Show what does not stop the outcome and is said with it."""
        self._done.set_words(
            t("The outcome is recorded"),
            t("It stands as it is shown here, and in the minutes.")
            if view.minuted
            else t("It stands as it is shown here. The minutes are written next."),
        )
        self._view = view
        self._decides = (*view.kind.decides, *view.kind.needed)
        self.quorum.set_words(view.quorum.title, view.quorum.text, view.quorum.source)
        self.quorum.setVisible(bool(view.quorum.title))
        unnamed = unnamed_words(view.rows)
        self.unnamed.set_words(
            unnamed, t("Enter who came. You can go ahead; the minutes will give the role only.")
        )
        self.unnamed.setVisible(bool(unnamed))
        self.chair.set_words(view.chair_flag)
        self.chair.setVisible(bool(view.chair_flag))

    def show_outcome(self, minutes: RecordSession, *, recorded: bool) -> None:
        """Show the outcome as the minutes hold it; once it is recorded, as words."""
        if minutes.view is None:
            return
        form = minutes.view.record.form
        shown = minutes.shown
        fixed = recorded or minutes.view.read_only
        built = f"{minutes.record_id} {form.pin} {fixed}"
        if built != self._built_for or fixed:
            if built != self._built_for:
                self.page.verticalScrollBar().setValue(0)
            self._built_for = built
            self._build(form, minutes, shown, recorded=fixed)
            self._done_block.setVisible(recorded)
        for fields in self._sections:
            fields.show_answers(minutes.answers, shown)
        for section, block in self._blocks:  # a part of which nothing is asked yet is not an empty card
            block.setVisible(any(item.id in shown.items for item in section.items))
        if self._view is not None:
            self.unwritten.show_gaps(self._view, minutes)

    def show_preview(self, preview: OutcomePreview | None, *, recorded: bool) -> None:
        """Show what the outcome sets in motion."""
        self.motion.show_preview(preview, recorded=recorded)

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Who can be named on this page, also in what is built later."""
        self._people = people
        for fields in self._sections:
            fields.offer(people)

    def fields(self) -> Iterator[QuestionField]:
        """Every field of the page, in order."""
        for fields in self._sections:
            yield from fields.fields()

    def field(self, key: FieldKey) -> QuestionField | None:
        """The field at a key."""
        return next((field for field in self.fields() if field.key == key), None)

    def set_fold(self, fold: Fold) -> None:
        """Under each other in a narrow window."""
        narrow, directions = fold is Fold.NARROW, QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _build(self, form: Form, minutes: RecordSession, shown: Shown, *, recorded: bool) -> None:
        self._body.clear()
        self._sections, self._blocks = [], []
        for section in form.sections:
            if not any(question.id in self._decides for question in section.questions):
                continue
            head = SectionHead(section.title, note="" if recorded else asked(section))
            if recorded:
                self._body.add(head, 8, self._words(section, minutes, shown), 20)
                continue
            fields = SectionFields(
                section, in_words=self._in_words, readers=self.readers_wanted.emit, numbers=numbers(form)
            )
            for name in ("answered", "typed", "entered", "narrowed"):
                getattr(fields, name).connect(getattr(self, name))
            fields.offer(self._people)
            self._sections.append(fields)
            block = holder(column(head, 10, Card(fields), 20))
            self._blocks.append((section, block))
            self._body.add(block)

    def _words(self, section: Section, minutes: RecordSession, shown: Shown) -> Card:
        card = Card(gap=12)
        for question in section.questions:
            if question.id in shown.items and minutes.answers.of(question.id).given:
                words = answer_words(question, minutes.answers.of(question.id)).text
                card.add(holder(column(muted(question.short or question.label), body(words), gap=1)))
        if card.body.count() == 0:
            card.add(muted(t("Nothing was written here yet; the minutes have room for it.")))
        return card
