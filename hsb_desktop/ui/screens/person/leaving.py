"""On the page of a person: they are no longer part of this case, since when and why; or taken back. Asks casework."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.leaving import leaving_words
from hsb_desktop.procedure.case import Leaving
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import primary, secondary
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.form_fields import FormFields
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import muted
from hsb_desktop.ui.kit.text_line import TextLine

LEFT, MISTAKE = "left", "mistake"


class LeavingFields(QWidget):
    """Why, since when, and the button that ends it.

    Signals:
        wanted(): the button was pressed; whoever is told asks for `faults` first.
    """

    wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.why = AnswerGroup(
            t("Why they are no longer part of this case"),
            [
                Answer(LEFT, t("They have no part in it any more")),
                Answer(MISTAKE, t("They were recorded here in error")),
            ],
            compact=True,
        )
        self.on, self.reason = DateField(t("Since")), TextLine(t("Reason"))
        self.on.set_value(today)
        self.button = secondary(t("End their part in this case"), icon="remove")
        self.button.clicked.connect(self.wanted)
        self.rows = {
            "why": FormRow(t("Why they are no longer part of this case"), self.why),
            "on": FormRow(t("Since"), self.on),
            "reason": FormRow(t("Reason"), self.reason, hint=t("It stays with the case.")),
        }
        note = t(
            "What is recorded of them stays, and so does their name in records and papers. From then on they are "
            "offered for no meeting, paper or action. They can be taken back."
        )
        self.rows_column: Column = column(muted(note), *self.rows.values(), row(self.button, None), gap=16)
        self.setLayout(self.rows_column)
        self.texts = FormFields({"why": self.why, "on": self.on, "reason": self.reason}, self)

    @property
    def mistake(self) -> bool:
        """Whether they were recorded in error."""
        return self.why.value() == MISTAKE

    def faults(self) -> list[tuple[str, QWidget]]:
        """What is missing: the sentence and the row it belongs to; each row says its own."""
        wrong = {
            "why": "" if self.why.value() else t("Say whether they left or were recorded in error"),
            "on": "" if self.on.value() is not None else t("Enter the day, month and year since when"),
            "reason": "" if self.reason.text().strip() else t("Say why; the reason stays with the case"),
        }
        for name, words in wrong.items():
            self.rows[name].set_error(words)
        return [(words, self.rows[name]) for name, words in wrong.items() if words]


class LeftNotice(Notice):
    """Since when and why somebody is no longer part of the case.

    Signals:
        back_wanted(): they are to be part of it again.
    """

    back_wanted = Signal()

    def __init__(self, leaving: Leaving) -> None:
        back = primary(t("Take them back into this case"), icon="undo")
        super().__init__(
            State.MUTED, t("No longer part of this case"), leaving_words(leaving), actions=[back]
        )
        back.clicked.connect(self.back_wanted)
