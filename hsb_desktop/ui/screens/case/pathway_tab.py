"""The pathway: what comes next with its clock, the work flow (§4) as a picture, every step with its reasons."""

from contextlib import nullcontext

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.paper_of_case import WAY
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView, StepView, ToMend
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.layout import Column, column, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.same_focus import same_focus
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import SectionHead
from hsb_desktop.ui.questions.agreed_actions import AgreedActions
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.case.actions import StepDoer
from hsb_desktop.ui.screens.case.next_card import NextCard
from hsb_desktop.ui.screens.case.picture import PathwayPicture
from hsb_desktop.ui.screens.case.step_rows import StepRows
from hsb_desktop.ui.screens.case.tab import CaseTab

_OVER = ("done", "not_required")


class PathwayTab(CaseTab):
    """The first thing seen of a case: what to do next, and why."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.doer = StepDoer(services, self)
        self.doer.go.connect(self.go)
        self.doer.trouble.connect(self.trouble)
        self._picture: PathwayPicture | None = None
        self._all = False  # whether the steps that are over are unfolded

    def paint_case(self, view: CaseView) -> None:
        self._picture = None
        if view.to_mend is not None:
            self.body.add(self._to_mend(view, view.to_mend))
            self._actions(view)
            return
        if view.case.closed:
            self.body.add(self._closed(view))
        if view.banner.next_step is not None:
            step = view.banner.next_step
            card = NextCard(step)
            card.wanted.connect(lambda: self.doer.do(view, step))
            self.body.add(card)
        for flag in view.pathway.flags:
            if not flag.dated:
                self.body.add(Notice(State.ADVISORY, flag.title, flag.why))
        self._picture = self._picture_of(view)
        self.body.add(self._picture)
        self._actions(view)
        self._steps(view)
        for flag in view.pathway.flags:
            if flag.dated:
                self.body.add(Notice(State.ADVISORY, flag.title, flag.why))

    def _to_mend(self, view: CaseView, found: ToMend) -> QWidget:
        """Why there is no pathway, and the entry to look at."""
        everything = secondary(t("See everything that is recorded"), icon="route")
        everything.clicked.connect(lambda: self.go.emit(Place("case", view.case.id, page="chronology")))
        actions = [everything]
        if found.fact_id:
            look = primary(t("Look at the entry"), icon="pencil")
            place = Place("fact", view.case.id, page=f"correct:{found.fact_id}")
            look.clicked.connect(lambda: self.go.emit(place))
            actions.insert(0, look)
        words = t(
            "{why} Until it is corrected or withdrawn, the steps cannot be worked out. Everything else is kept, and "
            "is here as before.",
            why=found.sentence,
        )
        return Notice(State.ATTENTION, t("This case needs attention"), words, actions=actions)

    def _closed(self, view: CaseView) -> QWidget:
        said = Notice(
            State.MUTED,
            t("This case is closed"),
            t("Nothing is asked for any more. A new concern, on a later day, opens it afresh."),
        )
        again = secondary(t("Record a new concern"), icon="plus")
        again.clicked.connect(lambda: self.go.emit(Place("fact", view.case.id, page=view.pathway.concern)))
        return holder(column(said, row(again, None), gap=12))

    def _actions(self, view: CaseView) -> None:
        waiting = [action for action in view.actions if action.is_open]
        done = [action for action in view.actions if not action.is_open]
        if not view.actions:
            return
        self.body.add(SectionHead(t("Actions agreed"), count=str(len(waiting))))
        rows = AgreedActions(self.services.runner, [*waiting, *done[:3]])
        rows.go.connect(self.go)
        rows.trouble.connect(self.trouble)
        self.body.add(rows)

    def _steps(self, view: CaseView) -> None:
        """What is to be done, then what is over, folded away where there is much of it."""
        record = secondary(t("Record something that happened"), icon="plus")
        record.clicked.connect(lambda: self.go.emit(Place("fact", view.case.id)))
        waiting = [step for step in view.pathway.steps if step.status not in _OVER]
        over = [step for step in view.pathway.steps if step.status in _OVER]
        note = t("in the order of the procedure")
        self.body.add(SectionHead(t("Every step"), note=note, action=record))
        if waiting:
            self.body.add(self._rows(view, waiting))
        if not over:
            return
        place: Column = column(gap=0)
        fold = quiet("", trailing="chevron_down")
        head = SectionHead(t("Done or not required"), count=str(len(over)), action=fold)
        self.body.add(head, holder(place))

        def paint() -> None:
            place.clear()
            fold.setText(t("Hide them") if self._all else t("Show them"))
            if self._all:
                place.add(self._rows(view, over))

        def turn() -> None:
            self._all = not self._all
            paint()

        fold.clicked.connect(turn)
        paint()

    def say_time(self, view: CaseView) -> None:
        """The same case a while later: hours ran on, and nothing else changed."""
        for rows in self.findChildren(StepRows):
            rows.say_time(view.pathway.steps)
        self._picture_again(view)

    def _picture_of(self, view: CaseView) -> PathwayPicture:
        picture = PathwayPicture(view.pathway)
        picture.chosen.connect(lambda step: self.doer.do(view, step))
        picture.print_wanted.connect(lambda: self.go.emit(Place("papers", view.case.id, page=WAY)))
        return picture

    def _picture_again(self, view: CaseView) -> None:
        """The picture of a while later in the place of the one that stands, as large and as a list as that was."""
        old = self._picture
        if old is None or view.pathway.columns == old.pathway.columns:
            return
        now: QWidget | None = self.window().focusWidget()
        with same_focus(self) if now is not None and old.isAncestorOf(now) else nullcontext():
            made = self._picture = self._picture_of(view)
            made.drawing.set_zoom(old.drawing.zoom)
            if not old.listed.isHidden():
                made.turn()
            self.body.replaceWidget(old, made)
            old.hide()
            old.deleteLater()

    def _rows(self, view: CaseView, steps: list[StepView]) -> StepRows:
        rows = StepRows(steps)
        rows.wanted.connect(lambda step: self.doer.do(view, step))
        return rows
