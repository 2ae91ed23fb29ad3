"""The work flow (§4) as a picture: columns in the procedure's order, boxes with states in words, lines between them.

Boxes stand where the procedure's data puts them; in a narrow window they become a list, and the lines are left out.
"""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.casework.views import PathNode, PathwayView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold, fold_of
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import holder, row
from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.painting import draw_box, draw_text
from hsb_desktop.ui.kit.pathway import Connector, NodeKind, PathwayNode, draw_column_head, draw_connectors
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import small, subheading
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.shapes import state_of, status_word

_KIND = {
    "done": NodeKind.DONE,
    "now": NodeKind.NOW,
    "possible": NodeKind.NEXT,
    "not_required": NodeKind.MUTED,
}
_GUTTER, _BETWEEN, _INSET = 34, 16, 10
_HEAD, _GROUP = 48, 30


class PathwayPicture(Card):
    """The picture with its key.

    Signals:
        chosen(StepView): a box that is to be done now was pressed.
    """

    chosen = Signal(object)

    def __init__(self, pathway: PathwayView) -> None:
        super().__init__(gap=14)
        key = (
            (State.DONE, t("Done")),
            (State.NOW, t("Now")),
            (State.OPEN, t("May come next")),
            (State.MUTED, t("Not required")),
        )
        parts = [holder(row(StateGlyph(state, 16, ""), small(word), gap=6)) for state, word in key]
        self.add(row(subheading(t("Pathway")), *parts, None, gap=20))
        self.drawing = Drawing(pathway)
        self.drawing.chosen.connect(self.chosen)
        self.add(self.drawing)


class Drawing(QWidget):
    """Boxes and lines.

    Signals:
        chosen(StepView): as of the picture.
    """

    chosen = Signal(object)

    def __init__(self, pathway: PathwayView) -> None:
        super().__init__()
        self._pathway = pathway
        self._boxes = {node.id: self._box(node) for column in pathway.columns for node in column.nodes}
        self._top = min((node.row for column in pathway.columns for node in column.nodes), default=0.0)
        self.setAccessibleName(t("The work flow of the procedure, as a picture"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look_changed().connect(self._place)

    def _box(self, node: PathNode) -> PathwayNode:
        step = node.step if node.state == "now" else None
        box = PathwayNode(
            node.label,
            node.line,
            _KIND[node.state],
            state=state_of(step) if step is not None else None,
            when=status_word(step) if step is not None else "",
        )
        box.setParent(self)
        if step is not None:
            box.clicked.connect(lambda: self.chosen.emit(step))
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def _narrow(self) -> bool:
        return fold_of(self.width()) is Fold.NARROW

    def _columns(self) -> list[tuple[float, float]]:
        """Where each column begins, and how wide it is."""
        count = max(1, len(self._pathway.columns))
        gutter = 0.0 if self._narrow else float(look().gap(_GUTTER))
        width = self.width() if self._narrow else (self.width() - gutter * (count - 1)) / count
        return [(0.0 if self._narrow else place * (width + gutter), width) for place in range(count)]

    def _place(self) -> None:
        head, gap = look().px(_HEAD), look().gap(_BETWEEN)
        pitch = self._pitch() + gap
        y, lowest = 0.0, 0.0
        for column, (left, width) in zip(self._pathway.columns, self._columns(), strict=True):
            grouped = any(node.group for node in column.nodes)
            inset = look().gap(_INSET) if grouped else 0
            start = y + head + (look().px(_GROUP) if grouped else 0)
            bottom = start
            for node in column.nodes:
                box = self._boxes[node.id]
                inside = int(width - 2 * inset)
                height = box.heightForWidth(inside)
                wanted = start + (node.row - self._top) * pitch if not self._narrow else bottom
                if grouped:
                    wanted = bottom
                top = max(wanted, bottom)
                box.setGeometry(int(left + inset), int(top), inside, height)
                bottom = top + height + gap
            lowest = max(lowest, bottom)
            y = bottom + gap if self._narrow else 0.0
        self.setFixedHeight(int(max(lowest, head)) + look().gap(4))
        self.update()

    def _pitch(self) -> int:
        """The usual height of a box, so that rows of neighbouring columns stand side by side."""
        width = int(self._columns()[0][1])
        return max((box.heightForWidth(width) for box in self._boxes.values()), default=0) - look().px(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for column, (left, width) in zip(self._pathway.columns, self._columns(), strict=True):
            boxes = [self._boxes[node.id] for node in column.nodes]
            group = next((node.group for node in column.nodes if node.group), "")
            first = boxes[0].y() - (look().px(_GROUP) if group else 0)
            top = first - look().px(_HEAD) if group or self._narrow else 0
            head = QRectF(left, max(0, top), width, look().px(_HEAD))
            draw_column_head(painter, head, column.title, column.section, here=column.here)
            if group:
                inset = look().gap(_INSET)
                well = QRectF(left, first, width, boxes[-1].geometry().bottom() - first + inset)
                draw_box(painter, well, 10, "well", "well", 0)
                draw_text(
                    painter,
                    left + inset,
                    first + look().px(5),
                    width - 2 * inset,
                    group,
                    Role.SMALL,
                    "text_muted",
                )
        if not self._narrow:
            draw_connectors(painter, self._lines())
        painter.end()

    def _lines(self) -> list[Connector]:
        lines: list[Connector] = []
        for link in self._pathway.links:
            start, end = self._boxes[link.start].geometry(), self._boxes[link.end].geometry()
            kind = _KIND.get(link.state, NodeKind.NEXT)
            if abs(start.center().x() - end.center().x()) < start.width() / 2:
                middle = start.center().x()
                lines.append(
                    Connector(
                        QPointF(middle, start.bottom() + 1), QPointF(middle, end.top()), kind, vertical=True
                    )
                )
            else:
                lines.append(
                    Connector(
                        QPointF(start.right() + 1, start.center().y()),
                        QPointF(end.left(), end.center().y()),
                        kind,
                    )
                )
        return lines
