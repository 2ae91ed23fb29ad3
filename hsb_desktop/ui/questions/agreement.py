"""An agreement: agreed by whom and when, or declined because (§8: plans with the child and the parent or carer).

A signature drawn in a visit is shown as it was drawn. One that was given for an earlier wording says so and is asked
for again in one step; until then it stands, since it is what was given.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from hsb_desktop.documents.values import agreement_words
from hsb_desktop.procedure.answers import UNANSWERED, Agreement, Answer, FieldKey
from hsb_desktop.procedure.form import Question
from hsb_desktop.procedure.signing import is_for_earlier, read_strokes, signed
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer as Card
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.opened_by import OpenedBy
from hsb_desktop.ui.kit.signature_pad import DrawnSignature
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.field import QuestionField

_SOON_MS = 150


class AgreementField(QuestionField):
    """Agreed or declined, then the two details each needs; what is typed of them is soon reported as the answer."""

    def __init__(self, question: Question, key: FieldKey, parent: QWidget | None = None) -> None:
        super().__init__(question, key, parent)
        cards = [Card("agreed", t("Agreed")), Card("declined", t("Declined, because"))]
        self.group = AnswerGroup(question.label, cards, compact=True)
        self.group.chosen.connect(lambda _id: self._changed())
        OpenedBy(self.group.cards(), self._opened, self)
        self._by, self._because = TextLine(t("Name of who agreed")), TextLine(t("Why it was declined"))
        self._by.textEdited.connect(lambda _text: self._typed())
        self._because.textEdited.connect(lambda _text: self._typed())
        self._on = DateField(t("Date agreed"))
        self._on.changed.connect(self._typed)
        self._soon = QTimer(self)  # not restarted by typing
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._changed)
        for field in (self._by, self._because, *self._on.boxes()):
            field.editingFinished.connect(self.settle)
        self._agreed = holder(
            column(
                FormRow(t("Name, as signed"), self._by),
                FormRow(t("Date"), self._on),
                gap=12,
                margins=(0, 12, 0, 0),
            )
        )
        self._declined = holder(column(FormRow(t("Why"), self._because), margins=(0, 12, 0, 0)))
        body = holder(column(self.group, self._standing_row(), self._agreed, self._declined))
        self._row = FormRow(question.label, body, hint=question.hint)
        self.column.addWidget(self._row)
        self._fold()
        self.setFocusProxy(self.group)

    def _standing_row(self) -> QWidget:
        """What was given so far, where it says more than the fields do."""
        self._now = ""
        self.drawn, self.said = DrawnSignature(), Words("", Role.SMALL_STRONG, "due.ink")
        self.again = secondary(t("Ask again"), icon="sign", height=36)
        self.again.setAccessibleName(t("Ask again: {question}", question=self.question.label))
        self.again.clicked.connect(self._ask_again)
        self.standing = holder(
            column(
                row(self.drawn, None),
                row(grow(self.said), self.again, gap=12),
                gap=8,
                margins=(0, 12, 0, 0),
            )
        )
        return self.standing

    def show_wording(self, now: str) -> None:
        """The digest of what stands in the record now; an agreement to another wording says so."""
        self._now = now
        self._show_standing()

    def _show_standing(self) -> None:
        given = Agreement.of(self.answer)
        strokes = read_strokes(given.strokes) if given is not None else ()
        earlier = given is not None and bool(self._now) and is_for_earlier(given, self._now)
        said = agreement_words(given, earlier=earlier).text if given is not None else ""
        self.drawn.show_strokes(strokes, t("Drawn signature. {said}", said=said))
        self.said.setText(said)
        self.said.set_tone("due.ink" if earlier else "text_muted")
        self.again.setVisible(earlier)
        self.standing.setVisible(earlier or bool(strokes))

    def _ask_again(self) -> None:
        """What was given before stays among the earlier wordings; nothing of it is taken over."""
        self._soon.stop()
        self._by.clear()
        self._show_day("")
        self.group.set_value("")
        self._fold()
        self.entered.emit(self.key)
        self.report(UNANSWERED)
        self._show_standing()
        self.group.setFocus()

    def show_answer(self, answer: Answer) -> None:
        super().show_answer(answer)
        self._show_standing()
        agreement = Agreement.of(answer)
        self.group.set_value("" if agreement is None else "agreed" if agreement.agreed else "declined")
        if agreement is not None and not self._editing():
            self._by.setText(agreement.by)
            self._because.setText(agreement.because)
            self._show_day(agreement.on)
        self._fold()

    def show_fault(self, message: str) -> None:
        self._row.set_error(message)

    def take_focus(self, caret: int = -1) -> None:
        self.group.setFocus()

    def settle(self) -> None:
        if self._soon.isActive():
            self._changed()

    def _typed(self) -> None:
        """Each letter as an answer of its own would be a revision of its own."""
        self.entered.emit(self.key)
        if not self._soon.isActive():
            self._soon.start()

    def _editing(self) -> bool:
        return self._soon.isActive() or any(
            field.hasFocus() for field in (self._by, self._because, *self._on.boxes())
        )

    def _show_day(self, text: str) -> None:
        """A date, or what was typed of one so far."""
        day = read_day(text)
        if day is not None or not text:
            self._on.set_value(day)
        else:
            self._on.set_parts(*[*text.split("/"), "", "", ""][:3])

    def _day(self) -> str:
        """ISO, or the boxes as they stand: half a date is kept as typed and asked about on checking."""
        day = self._on.value()
        if day is not None:
            return day.isoformat()
        return "" if self._on.is_empty() else "/".join(self._on.parts())

    def _opened(self) -> QWidget | None:
        """The empty field that the choice opened; what was written is not gone through again."""
        opened = {"agreed": self._by, "declined": self._because}.get(self.group.value())
        return opened if opened is not None and not opened.text() else None

    def _fold(self) -> None:
        self._agreed.setVisible(self.group.value() == "agreed")
        self._declined.setVisible(self.group.value() == "declined")

    def _changed(self) -> None:
        self._soon.stop()
        self.entered.emit(self.key)
        self._fold()
        if self.group.value() == "agreed":
            given = Agreement(agreed=True, by=self._by.text(), on=self._day())
            self.report(
                Answer(signed(Agreement.of(self.answer), given, "").value)
            )  # its drawing goes with its name
        elif self.group.value() == "declined":
            self.report(Answer(Agreement(agreed=False, because=self._because.text()).value))
        self._show_standing()


def say_earlier(fields: Iterable[QuestionField], now: Callable[[], str]) -> None:
    """Tell the agreements among these fields the wording that stands `now`, worked out only where there are any."""
    asked = [field for field in fields if isinstance(field, AgreementField)]
    if asked:
        digest = now()
        for field in asked:
            field.show_wording(digest)
