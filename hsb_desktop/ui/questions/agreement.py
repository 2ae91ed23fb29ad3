"""An agreement: agreed by whom and when, or declined because (§8: plans with the child and the parent or carer)."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey
from hsb_desktop.procedure.form import Question
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer as Card
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.questions.field import QuestionField

_SOON_MS = 150


class AgreementField(QuestionField):
    """Agreed or declined, then the two details each needs; what is typed of them is soon reported as the answer."""

    def __init__(self, question: Question, key: FieldKey, parent: QWidget | None = None) -> None:
        super().__init__(question, key, parent)
        cards = [Card("agreed", t("Agreed")), Card("declined", t("Declined, because"))]
        self.group = AnswerGroup(question.label, cards, compact=True)
        self.group.chosen.connect(lambda _id: self._changed())
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
        body = holder(column(self.group, self._agreed, self._declined))
        self._row = FormRow(question.label, body, hint=question.hint)
        self.column.addWidget(self._row)
        self._fold()
        self.setFocusProxy(self.group)

    def show_answer(self, answer: Answer) -> None:
        super().show_answer(answer)
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

    def _fold(self) -> None:
        self._agreed.setVisible(self.group.value() == "agreed")
        self._declined.setVisible(self.group.value() == "declined")

    def _changed(self) -> None:
        self._soon.stop()
        self.entered.emit(self.key)
        self._fold()
        if self.group.value() == "agreed":
            self.report(Answer(Agreement(agreed=True, by=self._by.text(), on=self._day()).value))
        elif self.group.value() == "declined":
            self.report(Answer(Agreement(agreed=False, because=self._because.text()).value))
