"""Actions that meetings agreed, as rows: what, who, by when, where it was agreed; done with one click, and undone."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from hsb_desktop.casework.open_actions import ActionMarked, mark_action
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import AgreedAction
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.aligned_rows import AlignedRow, AlignedRows
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import Words, muted
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.runtime.runner import Runner

_STATE = {"overdue": State.OVERDUE, "due_today": State.DUE, "open": State.OPEN, "done": State.DONE}


class AgreedActions(AlignedRows):
    """`whose` shows initials and reference too, for lists across cases.

    Signals:
        go(Place): to where it was agreed.
        marked(AgreedAction, ActionMarked): an action was marked as done, or opened again.
        trouble(HsbError): it could not be marked.
    """

    go = Signal(object)
    marked = Signal(object, object)
    trouble = Signal(object)

    def __init__(self, runner: Runner, actions: Sequence[AgreedAction], *, whose: bool = False) -> None:
        self._runner = runner
        super().__init__([self._row(action, whose=whose) for action in actions])

    def _row(self, action: AgreedAction, *, whose: bool) -> AlignedRow:
        state = _STATE.get(action.state, State.OPEN)
        said = LinkLine(action.action)
        said.setAccessibleName(t("{action}, agreed at {where}", action=action.action, where=action.agreed_at))
        said.clicked.connect(lambda: self.go.emit(Place("record", action.case_id, action.record_id)))
        who = f"{action.initials} · {action.reference}" if whose else ""
        owner = ", ".join(part for part in (action.owner, action.agency) if part)
        lines = column(said, gap=1)
        for line in (" · ".join(part for part in (who, owner) if part), action.agreed_at):
            if line:
                lines.add(muted(line))
        tone = state.ink if state in (State.OVERDUE, State.DUE) else "text"
        when = column(Words(action.when, Role.STRONG, tone), gap=1)
        if action.due is not None and action.is_open:
            when.add(muted(t("By {day}", day=short_date(action.due))))
        button = quiet(t("Done") if action.is_open else t("Undo"), icon="tick" if action.is_open else "undo")
        button.setAccessibleName(f"{button.text()}: {action.action}")
        button.clicked.connect(lambda: self._mark(action))
        cells = (holder(when), holder(row(button, None)))
        return AlignedRow(StateGlyph(state, 22, action.when), lines, cells)

    def _mark(self, action: AgreedAction) -> None:
        record_id, row_id, done = action.record_id, action.row, action.is_open

        def then(marked: ActionMarked) -> None:
            self.marked.emit(action, marked)

        self._runner.ask(
            self,
            lambda desk: mark_action(desk, record_id, row_id, desk.clock.today() if done else None),
            then,
            self.trouble.emit,
        )
