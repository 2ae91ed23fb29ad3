"""The assessments of a case: the decision that stands and why, what the indicators said, and every assessment made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.case_assessments import (
    AssessmentMade,
    CaseAssessments,
    GroupFound,
    case_assessments,
)
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import start_record
from hsb_desktop.casework.views import CaseView
from hsb_desktop.casework.work_views import IndicatorLine
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.aligned_rows import AlignedRow, AlignedRows
from hsb_desktop.ui.kit.button import Button, primary, secondary
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.glyphs import CategoryGlyph, StateGlyph
from hsb_desktop.ui.kit.layout import at, column, grow, holder, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, RowCard, SectionHead
from hsb_desktop.ui.kit.text import body, heading, muted, small_strong, strong
from hsb_desktop.ui.questions.shapes import category_of, category_word
from hsb_desktop.ui.screens.case.tab import CaseTab

_TOP = Qt.AlignmentFlag.AlignTop


class AssessmentTab(CaseTab):
    """Read here; an assessment is worked on in its own pages, to which every line leads."""

    def paint_case(self, view: CaseView) -> None:
        self.services.runner.ask(
            self,
            lambda desk: case_assessments(desk, view.case.id),
            lambda read: self._paint(view, read),
            self.fail,
        )

    def _paint(self, view: CaseView, read: CaseAssessments) -> None:
        if self.view is not view:
            return  # another case, or this one read again, is on its way
        self.body.clear()
        if not read.made and view.banner.category.value is None:
            button = self._go_on(view, read)
            self.body.add(SectionHead(t("Assessment")), self._nothing(button))
            return
        self.body.add(
            SectionHead(t("The decision"), action=self._go_on(view, read)), self._decision(view, read)
        )
        told = read.latest or read.draft
        if told is not None:
            self.body.add(SectionHead(t("What the indicators say"), note=_whose(told)), _indicators(told))
        if read.made:
            rows = [self._line(view, one) for one in read.made]
            note = t("Each assessment is an entry of its own. Earlier ones stay as they are.")
            self.body.add(SectionHead(t("Assessments"), count=str(len(rows)), note=note), RowCard(rows))

    def _go_on(self, view: CaseView, read: CaseAssessments) -> Button | None:
        draft = read.draft
        if draft is not None:
            button = primary(t("Go on with the assessment"), trailing="arrow_right")
            button.clicked.connect(lambda: self._open(view, draft))
            return button
        if not read.form_id or view.case.closed:
            return None
        button = secondary(t("Assess again"), icon="plus") if read.made else primary(t("Assess the risk"))
        button.clicked.connect(lambda: self._begin(view, read.form_id))
        return button

    def _nothing(self, button: Button | None) -> QWidget:
        return EmptyState(
            "document",
            t("Not assessed yet"),
            t("What the indicators say, the category decided and why appear here. Earlier assessments stay."),
            button,
        )

    def _decision(self, view: CaseView, read: CaseAssessments) -> QWidget:
        """What stands is what the pathway goes by; the assessment that led to it says why."""
        category = view.banner.category
        words = column(heading(category_word(category)), gap=4)
        if category.decided_on is not None:
            words.add(muted(t("Decided {day}", day=long_date(category.decided_on))))
        made = read.latest
        if made is not None and made.category.value == category.value:
            if made.suggested:
                said = t("The indicators suggested {category}.", category=made.suggested)
                words.add(
                    muted(
                        " ".join(part for part in (said, f"{made.differs}." if made.differs else "") if part)
                    )
                )
            if made.rationale:
                words.add(8, small_strong(t("Why")), body(made.rationale))
        elif category.value is None:
            words.add(muted(t("The category is decided at the end of the assessment.")))
        else:
            words.add(muted(t("Recorded without an assessment in this program.")))
        return Card(row(at(CategoryGlyph(category_of(category), 44), _TOP), grow(holder(words)), gap=18))

    def _line(self, view: CaseView, made: AssessmentMade) -> ListRow:
        day = long_date(made.on) if made.on is not None else t("No date yet")
        said = [made.category.label or t("Not decided"), made.differs, made.by]
        entry = ListRow(
            day,
            state=State.HALF if made.draft else State.DONE,
            rule=" · ".join(part for part in said if part),
            when=made.progress if made.draft else "",
            action=t("Resume") if made.draft else t("Read"),
        )
        entry.clicked.connect(lambda: self._open(view, made))
        return entry

    def _open(self, view: CaseView, made: AssessmentMade) -> None:
        self.go.emit(Place("assessment", view.case.id, made.record_id))

    def _begin(self, view: CaseView, form_id: str) -> None:
        case_id = view.case.id
        self.services.runner.ask(
            self,
            lambda desk: start_record(desk, case_id, form_id),
            lambda started: self.go.emit(Place("assessment", case_id, started.record_id)),
            self.fail,
        )


def _whose(made: AssessmentMade) -> str:
    if made.draft:
        return t("From the assessment that is not complete yet.")
    return t("From the assessment of {day}.", day=long_date(made.on)) if made.on is not None else ""


def _indicators(made: AssessmentMade) -> AlignedRows:
    return AlignedRows([_group(group) for group in made.groups])


def _group(group: GroupFound) -> AlignedRow:
    """What is present is said in words, the rest in numbers."""
    words = column(strong(group.title), gap=2)
    for line in group.present:
        words.add(body(_numbered(line)))
    if not group.present:
        words.add(muted(t("None present")))
    if group.not_known:
        numbers = ", ".join(line.number or line.text for line in group.not_known)
        words.add(muted(t("Not known: {indicators}", indicators=numbers)))
    state = State.ATTENTION if group.not_known else State.HALF if group.open else State.DONE
    cells = [
        holder(row(Chip(State.NOW, t("{n} present", n=len(group.present))), None))
        if group.present
        else holder(row(muted(t("{n} present", n=0)), margins=(0, 4, 0, 0))),
        _count(t("{n} not present", n=group.not_present)),
        _count(t("{n} not answered", n=group.open) if group.open else ""),
    ]
    return AlignedRow(StateGlyph(state, 22, ""), words, cells)


def _count(words: str) -> QWidget:
    return holder(row(muted(words), margins=(0, 4, 0, 0)))


def _numbered(line: IndicatorLine) -> str:
    return t("{number} {indicator}", number=line.number, indicator=line.text) if line.number else line.text
