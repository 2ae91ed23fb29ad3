"""The chronology: everything that happened, newest first, narrowed by kind, days and words, with gaps marked."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.chronology import (
    Chronology,
    Entry,
    EntryKind,
    Gap,
    Narrowed,
    begin_note,
    chronology_of,
    narrowed,
    with_gaps,
)
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.dates_in_words import calendar_days, long_date, short_date, short_weekday
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.glyphs import Icon
from hsb_desktop.ui.kit.layout import Column, at, column, grow, holder, row
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.list_row import DateTile
from hsb_desktop.ui.kit.surface import Card, RowCard, SectionHead
from hsb_desktop.ui.kit.text import Words, body, muted, strong
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.case.tab import CaseTab

_AT_ONCE = 40  # entries shown at first; the rest follow when they are asked for
_TOP, _MIDDLE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
_ICON = {
    EntryKind.FACT: "route",
    EntryKind.NOTE: "pencil",
    EntryKind.MEETING: "meetings",
    EntryKind.RECORD: "document",
    EntryKind.PAPER: "issue",
    EntryKind.PERSON: "person",
}


class ChronologyTab(CaseTab):
    """Asked for when the tab comes to the front, so that a long history never delays the case."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.shown: tuple[Entry, ...] = ()
        self._chronology: Chronology | None = None
        self._limit = _AT_ONCE
        self._list: Column = column(gap=0)
        self.finder = TextLine(t("Words"), width=280)
        self.since, self.until = DateField(t("From")), DateField(t("Until"))
        self.kinds: dict[EntryKind, CheckBox] = {}
        self._count = SectionHead(t("What happened"))
        self._kept = Narrowed()
        self._of: CaseId | None = None
        self._filter = self._filters()

    def show_case(self, view: CaseView) -> None:
        """What is looked for stands while the same case is painted again."""
        if self._of != view.case.id:
            self._kept = Narrowed()
        elif self.body.count():
            self._kept = self.narrowing()
        self._of = view.case.id
        super().show_case(view)

    def forget(self) -> None:
        """What was looked for goes with the case."""
        self._of = None
        super().forget()

    def paint_case(self, view: CaseView) -> None:
        case_id = view.case.id
        self.services.runner.ask(self, lambda desk: chronology_of(desk, case_id), self._arrived, self.fail)

    def _arrived(self, chronology: Chronology) -> None:
        if self.view is None or chronology.case_id != self.view.case.id:
            return
        self._chronology = chronology
        if self.body.count() == 0:
            self._assemble()
        self._fill()

    def _assemble(self) -> None:
        note = secondary(t("Write a case note"), icon="pencil")
        note.clicked.connect(self._begin_note)
        paper = quiet(t("Print"), icon="printer")
        paper.clicked.connect(self._print)
        record = primary(t("Record something that happened"), icon="plus")
        record.clicked.connect(self._record)
        self._count = SectionHead(t("What happened"))
        self._list = column(gap=0)
        self._filter = self._filters()
        head = row(grow(self._count), holder(Flow(paper, note, record, gap=12)), gap=12)
        top = holder(head)
        folds = FoldWatch(top)

        def fold(now: Fold) -> None:
            narrow = now is Fold.NARROW
            head.setDirection(head.Direction.TopToBottom if narrow else head.Direction.LeftToRight)

        folds.changed.connect(fold)
        fold(folds.fold)
        self.body.add(top, self._filter, holder(self._list))

    def _filters(self) -> QWidget:
        before = self._kept
        self.finder = TextLine(t("Words"), width=280)
        self.finder.setText(before.words)
        self.since, self.until = DateField(t("From")), DateField(t("Until"))
        self.since.set_value(before.since)
        self.until.set_value(before.until)
        self.kinds = {kind: CheckBox(word) for kind, word in _words().items()}
        for kind, box in self.kinds.items():
            box.setChecked(kind in before.kinds)
            box.clicked.connect(self._narrow)
        self.finder.textEdited.connect(self._narrow)
        self.since.changed.connect(self._narrow)
        self.until.changed.connect(self._narrow)
        clear = quiet(t("Show everything"), icon="undo")
        clear.clicked.connect(self._clear)
        fields = Flow(
            FormRow(t("Words"), self.finder),
            FormRow(t("From"), self.since),
            FormRow(t("Until"), self.until),
            gap=24,
            line_gap=8,
            on_foot=True,
        )
        boxes = Flow(*self.kinds.values(), clear, gap=20)
        return Card(fields, 12, boxes)

    def narrowing(self) -> Narrowed:
        """What is looked for now."""
        return Narrowed(
            frozenset(kind for kind, box in self.kinds.items() if box.isChecked()),
            self.since.value(),
            self.until.value(),
            self.finder.text(),
        )

    def _clear(self) -> None:
        self.finder.setText("")
        self.since.set_value(None)
        self.until.set_value(None)
        for box in self.kinds.values():
            box.setChecked(False)
        self._narrow()

    def _narrow(self, *_: object) -> None:
        self._limit = _AT_ONCE
        self._fill()

    def _fill(self) -> None:
        chronology = self._chronology
        if chronology is None:
            return
        by = self.narrowing()
        self.shown = narrowed(chronology.entries, by)
        self._count.set_count(_counted(len(self.shown), len(chronology.entries)))
        marked = with_gaps(self.shown, chronology.today) if by.everything else self.shown
        newest = tuple(reversed(marked))
        self._list.clear()
        if not newest:
            words = t("Change the words or days above, or show everything.")
            self._list.add(EmptyState("search", t("Nothing fits"), words))
            return
        self._list.add(
            RowCard([self._line(one, chronology.today) for one in newest[: self._limit]], inset=82)
        )
        left = len(newest) - self._limit
        if left > 0:
            more = secondary(t("Show {n} earlier entries", n=left))
            more.clicked.connect(self._more)
            self._list.add(12, row(more, None))

    def _more(self) -> None:
        self._limit = 10**6
        self._fill()

    def _line(self, one: Entry | Gap, today: date) -> QWidget:
        return _gap(one, today) if isinstance(one, Gap) else self._entry(one, today)

    def _entry(self, entry: Entry, today: date) -> QWidget:
        tile = DateTile(short_weekday(entry.on), str(entry.on.day), today=entry.on == today)
        month = t("{month} {year}", month=_month(entry.on), year=entry.on.year)
        day = column(tile, Words(month, Role.SMALL, "text_muted", wrap=False), gap=2)
        name = strong(entry.title) if entry.place is None else self._link(entry)
        head = Flow(Icon(_ICON[entry.kind], "text_muted", 18), name, gap=8, line_gap=0)
        tail = [_word(entry.kind), entry.at, entry.source]
        head.addWidget(muted(" · ".join(part for part in tail if part)))
        words = column(head, gap=2)
        if entry.sentence:
            words.add(body(entry.sentence))
        if entry.refused:
            words.add(Words(entry.refused, Role.SMALL_STRONG, "overdue.ink"))
        if entry.recorded_on is not None:
            words.add(muted(t("Recorded {day}", day=long_date(entry.recorded_on))))
        parts = row(at(holder(day), _TOP), grow(holder(words)), gap=14, margins=(20, 10, 14, 10))
        if entry.fact is not None:
            fix = quiet(t("Correct"))
            fix.setAccessibleName(
                t("Correct or withdraw: {title}, {day}", title=entry.title, day=long_date(entry.on))
            )
            fact_id, case_id = entry.fact.id, entry.fact.case_id
            fix.clicked.connect(lambda: self.go.emit(Place("fact", case_id, page=f"correct:{fact_id}")))
            parts.add(at(fix, _TOP))
        return holder(parts)

    def _link(self, entry: Entry) -> QWidget:
        link = LinkLine(entry.title)
        link.clicked.connect(lambda: self.go.emit(entry.place))
        return link

    def _record(self) -> None:
        if self.view is not None:
            self.go.emit(Place("fact", self.view.case.id))

    def _print(self) -> None:
        if self.view is not None:
            self.go.emit(Place("papers", self.view.case.id, None, page="chronology"))

    def _begin_note(self) -> None:
        if self.view is None:
            return
        case_id = self.view.case.id
        self.services.runner.ask(
            self,
            lambda desk: begin_note(desk, case_id),
            lambda started: self.go.emit(Place("record", case_id, started.record_id)),
            self.fail,
        )


def _words() -> dict[EntryKind, str]:
    return {
        EntryKind.FACT: t("Facts"),
        EntryKind.NOTE: t("Case notes"),
        EntryKind.MEETING: t("Meetings"),
        EntryKind.RECORD: t("Records"),
        EntryKind.PAPER: t("Papers"),
        EntryKind.PERSON: t("People"),
    }


def _word(kind: EntryKind) -> str:
    return {
        EntryKind.FACT: t("Fact"),
        EntryKind.NOTE: t("Case note"),
        EntryKind.MEETING: t("Meeting"),
        EntryKind.RECORD: t("Record"),
        EntryKind.PAPER: t("Paper"),
        EntryKind.PERSON: t("Person"),
    }[kind]


def _counted(shown: int, everything: int) -> str:
    return str(shown) if shown == everything else t("{n} of {total}", n=shown, total=everything)


def _month(day: date) -> str:
    return short_date(day).split()[-1][:3]


def _gap(gap: Gap, today: date) -> QWidget:
    if gap.before == today:
        said = t(
            "Nothing recorded for {distance}, since {day}",
            distance=calendar_days(gap.days),
            day=long_date(gap.after),
        )
    else:
        said = t("A gap of {distance}: nothing recorded", distance=calendar_days(gap.days))
    words = Words(said, Role.SMALL_STRONG, "advisory.ink")
    return holder(row(Icon("clock", "advisory.ink", 18), grow(words), gap=10, margins=(34, 10, 14, 10)))
