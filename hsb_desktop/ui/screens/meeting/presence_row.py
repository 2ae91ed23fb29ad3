"""One person of the list during the meeting: role, who it is, one click for whether they are there, the report.

Not invited opens its reason under the row. The row shows what the record holds and keeps nothing.
"""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.work_views import AttendanceRow
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import Column, Row, at, column, grow, holder, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.opened_by import OpenedBy
from hsb_desktop.ui.kit.segments import Segmented
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.screens.meeting.attendance import (
    AGENCY,
    CAN_COMMIT,
    CONTACT,
    PERSON,
    REPORT,
    STATE,
    VIEWS,
    MeetingParts,
)
from hsb_desktop.ui.screens.meeting.cells import PersonCell
from hsb_desktop.ui.screens.meeting.reason import Reason
from hsb_desktop.ui.screens.meeting.row_fields import RowFields

ROLE_WIDTH, REPORT_WIDTH = 158, 66
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_NO_LIMIT = 16_777_215  # the largest width Qt knows
_DETAILS = (PERSON, AGENCY, CONTACT, CAN_COMMIT, VIEWS)


def person_words(entry: AttendanceRow) -> str:
    """Who it is in one line."""
    said = ", ".join(part for part in (entry.name.strip(), entry.agency.strip()) if part)
    return said or t("not named yet")


def set_column(widget: QWidget, width: int | None) -> None:
    """Hold a widget to the width of its column (px at 100 %), or let it take what room there is."""
    if width is not None:
        widget.setFixedWidth(look().px(width))
    else:
        widget.setMinimumWidth(0)
        widget.setMaximumWidth(_NO_LIMIT)


class PresenceRow(QWidget):
    """One row.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): as of a field.
        removed(str): this row is to be taken off the list.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    removed = Signal(str)

    def __init__(self, parts: MeetingParts, entry: AttendanceRow, *, extra: bool) -> None:
        super().__init__()
        self._parts, self.row_id, self._extra = parts, entry.row, extra
        self._answers = AnswerSet()
        self._asked: Collection[FieldKey] = ()
        self._details: RowFields | None = None
        self._entry = entry
        self._people: Sequence[PickedPerson] = ()
        self._details_block = QWidget(self)
        self._details_block.hide()
        self._role = Words("", Role.SMALL_STRONG)
        self.person = PersonCell()
        self.person.clicked.connect(self._toggle_details)
        self.states = Segmented("", parts.segments(), height=30, equal=False)
        self.states.chosen.connect(lambda state: self.answered.emit(self._key(STATE), Answer(state)))
        self.report = CheckBox(t("Sent"), Role.SMALL)
        self.report.clicked.connect(lambda on: self.answered.emit(self._key(REPORT), Answer(bool(on))))
        if not parts.asks(REPORT):
            self.report.hide()
        self.reason = Reason(parts, entry.row)
        OpenedBy(self.states.buttons(), self.reason.next_field, self)
        for name in ("answered", "typed", "entered"):
            getattr(self.reason, name).connect(getattr(self, name))
        self._line: Row = row(self._role, grow(self.person), at(self.states, _MIDDLE), self.report, gap=16)
        self._under: Column = column(self.reason, margins=(20, 0, 16, 0))
        self.setLayout(column(self._line, self._under))
        self.setObjectName(f"attendance:{entry.row}")
        self.set_fold(Fold.WIDE)

    def restyle(self) -> None:
        """Set the widths of the columns for the look now worn."""
        beside = self._line.direction() == Row.Direction.LeftToRight
        set_column(self._role, ROLE_WIDTH if beside else None)
        set_column(self.report, REPORT_WIDTH if beside else None)

    def set_fold(self, fold: Fold) -> None:
        """Narrow: under each other."""
        narrow = fold is Fold.NARROW
        self._line.setDirection(Row.Direction.TopToBottom if narrow else Row.Direction.LeftToRight)
        self._line.set_sizes(gap=6 if narrow else 16, margins=(20, 12, 16, 12) if narrow else (20, 4, 16, 4))
        self.restyle()

    def show_entry(self, entry: AttendanceRow, answers: AnswerSet, asked: Collection[FieldKey]) -> None:
        """Show the row as the record holds it."""
        self._answers, self._asked, self._entry = answers, asked, entry
        role = entry.role_label or t("Role not chosen yet")
        self._role.setText(role)
        words = person_words(entry)
        self.person.show_person(words, t("{role}: {person}, details", role=role, person=words))
        name = t("Attendance, {role}", role=role)
        self.states.setAccessibleName(name)
        for button in self.states.buttons():
            button.setAccessibleDescription(name)
        self.states.set_value(answers.cell_text(self._parts.attendance.id, self.row_id, STATE))
        self.report.setChecked(answers.get(self._key(REPORT)).value is True)
        self.report.setAccessibleName(t("Report sent, {role}", role=role))
        self.reason.show_answers(answers, asked, role)
        if self._details is not None:
            self._details.show_answers(answers, asked)
            self._details.show_entry(entry)

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Who can be named in what opens under the row."""
        self._people = people
        self.reason.offer(people)
        if self._details is not None:
            self._details.offer(people)

    def fields(self) -> Iterator[QuestionField]:
        """The fields that stand under the row."""
        if self._details is not None:
            yield from self._details.fields()
        yield from self.reason.fields()

    def last_of_line(self) -> QWidget:
        """What stands last in the row itself."""
        chosen = next(
            (button for button in self.states.buttons() if button.isChecked()), self.states.buttons()[0]
        )
        return chosen if self.report.isHidden() else self.report

    def open_details(self) -> None:
        """Open the details and put the keyboard into them."""
        if self._details is None:
            self._details = RowFields(self._parts, self.row_id, _DETAILS, extra=self._extra)
            for name in ("answered", "typed", "entered"):
                getattr(self._details, name).connect(getattr(self, name))
            self._details.removed.connect(lambda: self.removed.emit(self.row_id))
            self._details.offer(self._people)
            self._details.show_entry(self._entry)
            self._details_block = holder(column(self._details, margins=(0, 0, 0, 8)))
            self._under.insertWidget(0, self._details_block)
        self.person.setChecked(True)
        self._details.show_answers(self._answers, self._asked)
        self._details_block.show()
        self._details.take_focus()

    def _toggle_details(self) -> None:
        if self.person.isChecked():
            self.open_details()
        elif self._details is not None:
            self._details.settle()
            self._details_block.hide()

    def _key(self, question: str) -> FieldKey:
        return self._parts.key(self.row_id, question)
