"""The attendance list as one card: heads of its columns, a row for each person, hairlines between.

Of a list that comes anew the rows in sight are made at once, the rest as the event loop turns.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.work_views import AttendanceRow
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import Column, Row, column, grow, holder, row
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.slices import Slices
from hsb_desktop.ui.kit.surface import Panel, Rule
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.screens.meeting.attendance import (
    AGENCY,
    CONTACT,
    PERSON,
    REPORT,
    ROLE,
    STATE,
    MeetingParts,
)
from hsb_desktop.ui.screens.meeting.cells import TextCell
from hsb_desktop.ui.screens.meeting.people_row import PeopleRow
from hsb_desktop.ui.screens.meeting.presence_row import REPORT_WIDTH, ROLE_WIDTH, PresenceRow, set_column
from hsb_desktop.ui.screens.meeting.tabbing import next_place, stops

AnyRow = PeopleRow | PresenceRow
_AT_ONCE = {PeopleRow: 3, PresenceRow: 12}  # before the meeting its arrangements stand over the list
_TAB, _BACKTAB = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


class AttendanceTable(Panel):
    """Rows that stay keep their keyboard focus when others come or go.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): as of a field.
        removed(str): a row is to be taken off the list.
        filled(): the rows that were put off stand.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    removed = Signal(str)
    filled = Signal()

    def __init__(self, parts: MeetingParts, kind: type[PeopleRow] | type[PresenceRow]) -> None:
        self._column: Column = column(margins=(0, 2, 0, 2))
        super().__init__("card", self._column)
        self._parts, self._kind, self._fold = parts, kind, Fold.WIDE
        self._rows: dict[RowId, AnyRow] = {}  # that stand
        self._entries: dict[RowId, AttendanceRow] = {}  # all
        self._answers = AnswerSet()
        self._asked: Collection[FieldKey] = ()
        self._slices: Slices | None = None
        self._between: list[QWidget] = []
        self._people: Sequence[PickedPerson] = ()
        self._heads = self._make_heads()
        self._column.addWidget(self._heads)

    @property
    def whole(self) -> bool:
        """Whether every row stands."""
        return len(self._rows) == len(self._entries)

    def fill(self) -> None:
        """Make every row now."""
        self._until(lambda: False)

    def rows(self) -> list[AnyRow]:
        """The rows, in order, made where they do not stand yet."""
        self.fill()
        return list(self._rows.values())

    def row(self, row_id: RowId) -> AnyRow | None:
        """The row of a person, made where it does not stand yet."""
        if row_id in self._entries:
            self._until(lambda: row_id in self._rows)
        return self._rows.get(row_id)

    def fields(self) -> Iterator[QuestionField | TextCell]:
        """Every field that stands in the table now."""
        for entry in self._rows.values():
            yield from entry.fields()

    def field(self, key: FieldKey) -> QuestionField | TextCell | None:
        """The field at a key, where its row has it now."""
        entry = self.row(key.row) if key.repeat == self._parts.attendance.id else None
        return next((field for field in entry.fields() if field.key == key), None) if entry else None

    def show_rows(
        self, entries: Sequence[AttendanceRow], answers: AnswerSet, asked: Collection[FieldKey]
    ) -> None:
        """Show these people as the record holds them."""
        before, self._entries = tuple(self._entries), {entry.row: entry for entry in entries}
        self._answers, self._asked = answers, asked
        if tuple(self._entries) != before:
            self._build()
        else:
            for row_id in self._rows:
                self._show_entry(row_id)
        self._align_heads()

    def show_answers(self, answers: AnswerSet, asked: Collection[FieldKey]) -> None:
        """Show what was answered just now in the rows that stand, before the list is read again."""
        before, self._answers, self._asked = self._answers, answers, asked
        for row_id in self._rows:
            key = self._parts.key(row_id, STATE)
            if before.get(key) != answers.get(key):
                self._show_entry(row_id)

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Who can be named in the rows."""
        self._people = people
        for entry in self._rows.values():
            entry.offer(people)

    def set_fold(self, fold: Fold) -> None:
        """Narrow: rows become blocks, heads go."""
        self._fold = fold
        self._heads.setVisible(fold is not Fold.NARROW)
        for entry in self._rows.values():
            entry.set_fold(fold)

    def restyle(self) -> None:
        """Measure the columns again."""
        self._align_heads()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's name
        """Tab goes through a row with what opened under it, then on to the next row."""
        self.fill()
        found = [(entry, stop) for entry in self._rows.values() for stop in stops(entry)]
        at = next_place([stop for _, stop in found], self.window().focusWidget(), 1 if next else -1)
        if at is None:
            return super().focusNextPrevChild(next)
        if 0 <= at < len(found):
            found[at][1].setFocus(_TAB if next else _BACKTAB)
            self._reveal(found[at][1])
            return True
        entry, stop = found[-1]
        came_later = isinstance(entry, PresenceRow) or entry.reason.isAncestorOf(stop)
        if next and came_later:  # out of the table: on from what was there from the first
            entry.last_of_line().setFocus()
        return super().focusNextPrevChild(next)

    def take_first(self) -> None:
        """Put the keyboard where the first person's state is chosen."""
        first = next(iter(self._rows.values()), None)
        if first is not None:
            first.states.take_focus()

    def take_last(self) -> None:
        """Whoever comes back into the list from below begins at its end, also where that opened later."""
        last = [stop for entry in self.rows() for stop in stops(entry)][-1:]
        for stop in last:
            stop.setFocus(_BACKTAB)
            self._reveal(stop)

    def _reveal(self, widget: QWidget) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, ScrollPage):
            above = above.parentWidget()
        if above is not None:
            above.reveal(widget)

    def _build(self) -> None:
        for line in self._between:
            self._column.removeWidget(line)
            line.deleteLater()
        self._between = []
        stood, self._rows = self._rows, {}
        for gone in [stood.pop(row_id) for row_id in list(stood) if row_id not in self._entries]:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if self._slices is not None:
            self._slices.drop()
        self._slices = Slices(
            [partial(self._put, row_id, stood.get(row_id)) for row_id in self._entries], self
        )
        self._slices.done.connect(self.filled)
        self._slices.begin(None if stood else _AT_ONCE[self._kind])

    def _until(self, reached: Callable[[], bool]) -> None:
        if self._slices is not None:
            self._slices.until(reached)

    def _put(self, row_id: RowId, made: AnyRow | None) -> None:
        """Put a row at the end, under its line; nobody sees it before it says what it has to say."""
        self._between.append(Rule())
        entry = made or self._new_row(self._entries[row_id])
        self._column.removeWidget(entry)
        self._column.add(self._between[-1], entry)
        self._rows[row_id] = entry
        self._show_entry(row_id)
        for part in (self._between[-1], entry):
            part.show()

    def _show_entry(self, row_id: RowId) -> None:
        entry = self._entries[row_id]
        asked = self._parts.asked_of(entry, self._answers, self._asked)
        self._rows[row_id].show_entry(entry, self._answers, asked)

    def _new_row(self, entry: AttendanceRow) -> AnyRow:
        started = {start.id for start in self._parts.attendance.start_rows}
        made = self._kind(self._parts, entry, extra=entry.row not in started)
        for name in ("answered", "typed", "entered", "removed"):
            getattr(made, name).connect(getattr(self, name))
        made.set_fold(self._fold)
        made.offer(self._people)
        return made

    def _make_heads(self) -> QWidget:
        self._role_head = _head(self._short(ROLE))
        self._state_head = _head(t("Attendance"))
        if self._kind is PeopleRow:
            names = [grow(_head(self._short(question))) for question in (PERSON, AGENCY, CONTACT)]
            line: Row = row(self._role_head, *names, self._state_head, gap=12, margins=(20, 6, 16, 5))
        else:
            self._report_head = _head(t("Report"))
            if not self._parts.asks(REPORT):
                self._report_head.hide()
            person = grow(_head(self._short(PERSON)))
            line = row(
                self._role_head, person, self._state_head, self._report_head, gap=16, margins=(20, 6, 16, 5)
            )
        return holder(line)

    def _align_heads(self) -> None:
        set_column(self._role_head, ROLE_WIDTH)
        first = next(iter(self._rows.values()), None)
        if first is not None:
            self._state_head.setFixedWidth(first.states.sizeHint().width())
        if self._kind is PresenceRow:
            set_column(self._report_head, REPORT_WIDTH)

    def _short(self, question: str) -> str:
        return self._parts.question(question).short or self._parts.question(STATE).label


def _head(words: str) -> Words:
    return Words(words, Role.SMALL, "text_muted")
