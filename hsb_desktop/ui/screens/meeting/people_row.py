"""One person of the attendance list before the meeting: role, name, agency, contact, and whether they are invited.

What few rows need is made when it is first needed: many rows are made at once.
"""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.work_views import AttendanceRow
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import Column, Row, column, grow, holder, row
from hsb_desktop.ui.kit.opened_by import OpenedBy
from hsb_desktop.ui.kit.segments import Segmented
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.screens.meeting.attendance import (
    AGENCY,
    ATTENDED,
    CONTACT,
    PERSON,
    STATE,
    VIEWS,
    MeetingParts,
)
from hsb_desktop.ui.screens.meeting.cells import TextCell
from hsb_desktop.ui.screens.meeting.naming import Naming
from hsb_desktop.ui.screens.meeting.presence_row import ROLE_WIDTH, set_column
from hsb_desktop.ui.screens.meeting.reason import Reason
from hsb_desktop.ui.screens.meeting.row_fields import RowFields

CELLS = (PERSON, AGENCY, CONTACT)


class PeopleRow(QWidget):
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
        self._parts, self.row_id = parts, entry.row
        self._role, self._hint = Words("", Role.SMALL_STRONG), Words("", Role.SMALL, "text_muted")
        self._who = holder(column(self._role, self._hint, gap=2))
        self.cells = {question: self._cell(question) for question in CELLS}
        self.naming = Naming(self.cells[PERSON], self._name, self)
        self._people: Sequence[PickedPerson] = ()
        self._heads = {question: self._head(question) for question in CELLS}
        columns = [grow(holder(column(self._heads[q], self.cells[q], gap=2))) for q in CELLS]
        self.states = Segmented("", parts.segments(before=True), height=34, equal=False)
        self.states.chosen.connect(lambda state: self.answered.emit(self._key(STATE), Answer(state)))
        self._came = Chip(State.DONE, self._word(ATTENDED))
        self._invited = holder(row(self.states, self._came, None))
        self._line: Row = row(self._who, *columns, self._invited, gap=12)
        self.reason = Reason(parts, entry.row)
        OpenedBy(self.states.buttons(), self.reason.next_field, self)
        self._connect(self.reason)
        self._extra = extra
        self._more: RowFields | None = None
        self._more_block: QWidget | None = None
        self._under: Column = column(self.reason, margins=(20, 0, 16, 0))
        self.setLayout(column(self._line, self._under))
        self.setObjectName(f"people:{entry.row}")
        self.set_fold(Fold.WIDE)

    def restyle(self) -> None:
        """Set the width of the first column for the look now worn."""
        beside = self._line.direction() == Row.Direction.LeftToRight
        set_column(self._who, ROLE_WIDTH if beside else None)
        set_column(self._invited, None)
        if beside:
            self._invited.setFixedWidth(self.states.sizeHint().width())

    def set_fold(self, fold: Fold) -> None:
        """Narrow: under each other, each field with its label."""
        narrow = fold is Fold.NARROW
        self._line.setDirection(Row.Direction.TopToBottom if narrow else Row.Direction.LeftToRight)
        self._line.set_sizes(gap=8 if narrow else 12, margins=(20, 14, 16, 14) if narrow else (20, 6, 16, 6))
        for head in self._heads.values():
            head.setVisible(narrow)
        self.restyle()

    def show_entry(self, entry: AttendanceRow, answers: AnswerSet, asked: Collection[FieldKey]) -> None:
        """Show the row as the record holds it."""
        self.naming.show_entry(entry)
        role = entry.role_label or t("Role not chosen yet")
        self._role.setText(role)
        self._hint.setText(entry.hint)
        self._hint.setVisible(bool(entry.hint))
        self.cells[PERSON].setAccessibleDescription(entry.hint)
        for question, cell in self.cells.items():
            cell.setAccessibleName(t("{what}, {role}", what=self._parts.question(question).short, role=role))
            cell.show_answer(answers.get(cell.key))
            cell.setVisible(cell.key in asked)
        name = t("Invited, {role}", role=role)
        self.states.setAccessibleName(name)
        for button in self.states.buttons():
            button.setAccessibleDescription(name)
        state = answers.cell_text(self._parts.attendance.id, self.row_id, STATE)
        self.states.set_value(state)
        self.states.setVisible(state != ATTENDED)
        self._came.setVisible(state == ATTENDED)
        self.reason.show_answers(answers, asked, role)
        more = self._extra or self._key(VIEWS) in asked
        if more and self._more is None:
            self._make_more()
        if self._more is not None and self._more_block is not None:
            self._more.show_answers(answers, asked)
            self._more_block.setVisible(more)

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Offer these people while a name is typed; agency and contact come with the one who is chosen."""
        self._people = people
        self.reason.offer(people)
        if self._more is not None:
            self._more.offer(people)
        self.naming.offer(people)

    def _name(self, question: str, text: str) -> None:
        """Somebody was taken from the list: what was written of the agency and the contact stays."""
        if question == PERSON or not self.cells[question].text():
            self.cells[question].put(text)

    def fields(self) -> Iterator[QuestionField | TextCell]:
        """The fields of the row, in order."""
        yield from self.cells.values()
        yield from self.reason.fields()
        if self._more is not None:
            yield from self._more.fields()

    def last_of_line(self) -> QWidget:
        """What stands last in the row itself."""
        return next((button for button in self.states.buttons() if button.isChecked()), self.cells[CONTACT])

    def open_details(self) -> None:
        """Put the keyboard into the row."""
        if self._more is not None and self._extra:
            self._more.take_focus()
        else:
            self.cells[PERSON].setFocus()

    def _make_more(self) -> None:
        self._more = RowFields(self._parts, self.row_id, (VIEWS,), extra=self._extra)
        self._more.removed.connect(lambda: self.removed.emit(self.row_id))
        self._connect(self._more)
        self._more.offer(self._people)
        self._more_block = holder(column(self._more, margins=(0, 0, 0, 10)))
        self._under.add(self._more_block)

    def _connect(self, part: Reason | RowFields) -> None:
        for name in ("answered", "typed", "entered"):
            getattr(part, name).connect(getattr(self, name))

    def _cell(self, question: str) -> TextCell:
        cell = TextCell(self._key(question), "")
        keeps = cell.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the columns stay where they are
        cell.setSizePolicy(keeps)
        cell.answered.connect(self.answered)
        cell.typed.connect(self.typed)
        cell.entered.connect(self.entered)
        return cell

    def _head(self, question: str) -> Words:
        return Words(self._parts.question(question).short, Role.SMALL, "text_muted")

    def _word(self, state: str) -> str:
        option = self._parts.question(STATE).option(state)
        return option.label if option is not None else ""

    def _key(self, question: str) -> FieldKey:
        return self._parts.key(self.row_id, question)
