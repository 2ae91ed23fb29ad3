"""A date of birth and how it is known, with the age it makes beside it and what looks like a slip under it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from hsb_desktop.casework.day_words import DayWords
from hsb_desktop.procedure.case import BirthKind, PersonKind
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.form_row import FormRow


class BirthFields(QObject):
    """The two rows, to be put into a form. Nothing is chosen beforehand; only somebody else's child may be unborn."""

    def __init__(self, parent: QObject, *, unborn: bool) -> None:
        super().__init__(parent)
        self.born = DateField(t("Date of birth"))
        self.known = AnswerGroup(t("How the date of birth is known"), _answers(unborn=unborn), compact=True)
        self.born_row = FormRow(
            t("Date of birth"), self.born, hint=t("Type it, or paste a date such as 12 Jan 2012.")
        )
        self.known_row = FormRow(t("How the date of birth is known"), self.known)
        self._days: DayWords | None = None
        self._kind = PersonKind.CHILD
        self.born.changed.connect(self.say)
        self.known.chosen.connect(lambda _known: self.say())

    def set_days(self, days: DayWords, kind: PersonKind = PersonKind.CHILD) -> None:
        """Work with this day, for a person of this kind."""
        self._days, self._kind = days, kind
        self.say()

    def kind(self) -> BirthKind:
        """How the date is known; exactly while nothing is chosen."""
        return BirthKind(self.known.value() or BirthKind.EXACT.value)

    def say(self) -> None:
        """Say the age and what looks like a slip."""
        if self._days is None:
            return
        born, known = self.born.value(), self.kind()
        self.born.set_relative(self._days.age(born, known))
        self.born_row.set_warning(self._days.warn_born(born, known, self._kind))


def _answers(*, unborn: bool) -> Sequence[Answer]:
    found = [
        Answer(BirthKind.EXACT.value, t("Exact")),
        Answer(BirthKind.ESTIMATED.value, t("Estimated"), t("Written with the 15th of its month")),
    ]
    if unborn:
        found.append(Answer(BirthKind.UNBORN.value, t("Not born yet"), t("The date is the expected one")))
    return found
