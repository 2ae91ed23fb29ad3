"""The attendance list as one card: heads of its columns, a row for each person, hairlines between."""

from collections.abc import Collection, Iterator, Sequence

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
from hsb_desktop.ui.kit.surface import Panel, Rule
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.screens.meeting.attendance import AGENCY, CONTACT, PERSON, ROLE, STATE, MeetingParts
from hsb_desktop.ui.screens.meeting.cells import TextCell
from hsb_desktop.ui.screens.meeting.people_row import PeopleRow
from hsb_desktop.ui.screens.meeting.presence_row import REPORT_WIDTH, ROLE_WIDTH, PresenceRow, set_column
from hsb_desktop.ui.screens.meeting.tabbing import next_place, stops

AnyRow = PeopleRow | PresenceRow
_TAB, _BACKTAB = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


class AttendanceTable(Panel):
    """Rows that stay keep their keyboard focus when others come or go.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): as of a field.
        removed(str): a row is to be taken off the list.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    removed = Signal(str)

    def __init__(self, parts: MeetingParts, kind: type[PeopleRow] | type[PresenceRow]) -> None:
        self._column: Column = column(margins=(0, 2, 0, 2))
        super().__init__("card", self._column)
        self._parts, self._kind, self._fold = parts, kind, Fold.WIDE
        self._rows: dict[RowId, AnyRow] = {}
        self._between: list[QWidget] = []
        self._people: Sequence[PickedPerson] = ()
        self._heads = self._make_heads()
        self._column.addWidget(self._heads)

    def rows(self) -> list[AnyRow]:
        """The rows, in order."""
        return list(self._rows.values())

    def row(self, row_id: RowId) -> AnyRow | None:
        """The row of a person."""
        return self._rows.get(row_id)

    def fields(self) -> Iterator[QuestionField | TextCell]:
        """Every field that stands in the table now."""
        for entry in self._rows.values():
            yield from entry.fields()

    def field(self, key: FieldKey) -> QuestionField | TextCell | None:
        """The field at a key, where it stands now."""
        return next((field for field in self.fields() if field.key == key), None)

    def show_rows(
        self, entries: Sequence[AttendanceRow], answers: AnswerSet, asked: Collection[FieldKey]
    ) -> None:
        """Show these people as the record holds them."""
        if tuple(entry.row for entry in entries) != tuple(self._rows):
            self._build(entries)
        for entry in entries:
            self._rows[entry.row].show_entry(entry, answers, self._parts.asked_of(entry, answers, asked))
        self._align_heads()

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

    def take_last(self) -> None:
        """Whoever comes back into the list from below begins at its end, also where that opened later."""
        last = [stop for entry in self._rows.values() for stop in stops(entry)][-1:]
        for stop in last:
            stop.setFocus(_BACKTAB)
            self._reveal(stop)

    def _reveal(self, widget: QWidget) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, ScrollPage):
            above = above.parentWidget()
        if above is not None:
            above.reveal(widget)

    def _build(self, entries: Sequence[AttendanceRow]) -> None:
        for line in self._between:
            self._column.removeWidget(line)
            line.deleteLater()
        self._between = []
        started = {start.id for start in self._parts.attendance.start_rows}
        kept, self._rows = self._rows, {}
        for entry in entries:
            self._between.append(Rule())
            self._column.addWidget(self._between[-1])
            widget = kept.pop(entry.row, None) or self._new_row(entry, extra=entry.row not in started)
            self._column.removeWidget(widget)
            self._column.addWidget(widget)
            self._rows[entry.row] = widget
        for gone in kept.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _new_row(self, entry: AttendanceRow, *, extra: bool) -> AnyRow:
        made = self._kind(self._parts, entry, extra=extra)
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
