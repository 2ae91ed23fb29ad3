"""The work flow (§4) as a picture: columns in the procedure's order, each box with its state in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.views import PathColumn, PathNode, PathwayView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.pathway import NodeKind, PathwayNode
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, Rule
from hsb_desktop.ui.kit.text import muted, small, strong, subheading
from hsb_desktop.ui.questions.shapes import state_of, status_word

_KIND = {
    "done": NodeKind.DONE,
    "now": NodeKind.NOW,
    "possible": NodeKind.NEXT,
    "not_required": NodeKind.MUTED,
}


class PathwayPicture(Card):
    """The picture.

    Signals:
        chosen(StepView): a node that is to be done now was pressed.
    """

    chosen = Signal(object)

    def __init__(self, pathway: PathwayView, parent: QWidget | None = None) -> None:
        super().__init__(gap=16)
        if parent is not None:
            self.setParent(parent)
        legend = (
            (State.DONE, t("Done")),
            (State.NOW, t("Now")),
            (State.OPEN, t("May come next")),
            (State.MUTED, t("Not required")),
        )
        head = row(subheading(t("Pathway")), *_legend(legend), None, gap=20)
        self.add(head)
        self._columns = row(*[grow(holder(self._column(part))) for part in pathway.columns], gap=24)
        self.add(self._columns)
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)

    def _column(self, part: PathColumn) -> Column:
        body = column(row(strong(part.title), muted(part.section), None, gap=8), Rule(), gap=6)
        body.add(6)
        for node in part.nodes:
            body.add(self._node(node), 6)
        body.add(None)
        return body

    def _node(self, node: PathNode) -> PathwayNode:
        step = node.step
        now = step is not None and node.state == "now"
        widget = PathwayNode(
            node.label,
            node.line,
            _KIND[node.state],
            state=state_of(step) if step is not None and now else None,
            when=status_word(step) if step is not None and now else "",
        )
        if now:
            widget.clicked.connect(lambda: self.chosen.emit(step))
        return widget

    def _fold(self, fold: Fold) -> None:
        narrow = fold is Fold.NARROW
        direction = self._columns.Direction.TopToBottom if narrow else self._columns.Direction.LeftToRight
        self._columns.setDirection(direction)


def _legend(words: tuple[tuple[State, str], ...]) -> list[QWidget]:
    return [holder(row(StateGlyph(state, 16, ""), small(word), gap=6)) for state, word in words]
