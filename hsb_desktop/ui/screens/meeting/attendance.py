"""The attendance list as the meeting's form defines it: which question of a row is which, and what a row asks now.

The states, their words and the rows come from the form; the shapes of the states are this product's.
"""

from collections.abc import Collection
from dataclasses import dataclass

from hsb_desktop.casework.work_views import AttendanceRow
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.form import Form, Question, Repeat, Section
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.ui.kit.segments import Segment
from hsb_desktop.ui.kit.states import State

PERSON, AGENCY, CONTACT = "person", "agency", "contact"
CAN_COMMIT, STATE, REPORT = "can_commit", "attendance", "report_sent"
BECAUSE, DECIDED_BY, VIEWS = "not_invited_because", "not_invited_decided_by", "views_by"
NOT_INVITED, ATTENDED = "not_invited", "attended"
ROLE = "role"

_SHAPES = {
    "invited": State.ATTENTION,
    "attended": State.DONE,
    "apologies": State.OPEN,
    "not_invited": State.MUTED,
}


@dataclass(frozen=True, slots=True)
class MeetingParts:
    """The form of a meeting, as its pages need it: what is arranged before it, and the attendance."""

    arrangements: tuple[Section, ...]
    attendance: Repeat

    @staticmethod
    def of(form: Form) -> "MeetingParts":
        """The parts of a form: the sections before the attendance, and the attendance."""
        before: list[Section] = []
        for section in form.sections:
            for item in section.items:
                if isinstance(item, Repeat) and item.layout == "attendance":
                    return MeetingParts(tuple(before), item)
            before.append(section)
        raise KeyError(form.pin)

    def question(self, question_id: str) -> Question:
        """The question of a row with this id."""
        return next(question for question in self.attendance.questions if question.id == question_id)

    def asks(self, question_id: str) -> bool:
        """Whether a row has this question: some a council may leave out."""
        return any(question.id == question_id for question in self.attendance.questions)

    def key(self, row: RowId, question_id: str) -> FieldKey:
        """The place of a row's answer."""
        return FieldKey(question_id, self.attendance.id, row)

    def asked_of(
        self, entry: AttendanceRow, answers: AnswerSet, asked: Collection[FieldKey]
    ) -> Collection[FieldKey]:
        """What is asked of one person: the child and the family come for no agency. What was answered stays."""
        if not entry.family:
            return asked
        of_agency = (self.key(entry.row, AGENCY), self.key(entry.row, CAN_COMMIT))
        return frozenset(asked).difference(key for key in of_agency if not answers.get(key).given)

    def segments(self, *, before: bool = False) -> list[Segment]:
        """The states of attendance with their shapes, in the form's order.

        Before the meeting nobody has attended, and that somebody is invited is as it should be.
        """
        shapes = {**_SHAPES, "invited": State.NOW} if before else _SHAPES
        return [
            Segment(option.id, option.label, shapes.get(option.id))
            for option in self.question(STATE).options
            if not (before and option.id == ATTENDED)
        ]

    def role_options(self) -> list[tuple[str, str]]:
        """The roles a person can be added in."""
        return [(option.id, option.label) for option in self.question(ROLE).options]
