"""The boxes and lines of the work flow: real buttons, one stop for Tab, arrows between them, zoomed as a whole."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.casework.views import PathNode, PathwayView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold, fold_of
from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.painting import draw_box, draw_text
from hsb_desktop.ui.kit.pathway import Connector, NodeKind, PathwayNode, draw_column_head, draw_connectors
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.shapes import state_of, status_word
from hsb_desktop.ui.questions.work_flow_places import Measures, Places, beside, place

_KIND = {
    "done": NodeKind.DONE,
    "now": NodeKind.NOW,
    "possible": NodeKind.NEXT,
    "not_required": NodeKind.MUTED,
}
_GUTTER, _BETWEEN, _INSET, _HEAD, _GROUP = 34, 16, 10, 48, 30
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def state_words(state: str) -> str:
    """The state of a box in words."""
    words = {
        "done": t("Done"),
        "now": t("Now"),
        "possible": t("May come next"),
        "not_required": t("Not required"),
    }
    return words.get(state, "")


def shape_of(node: PathNode) -> State | None:
    """The shape of a box that is to be done now: its clock where that presses, else the sign of the key; else None."""
    if node.state != "now" or node.step is None:
        return None
    state = state_of(node.step)
    return State.NOW if state is State.OPEN else state


class Drawing(QWidget):
    """Boxes and lines, laid out for a width and then drawn `zoom` times as large.

    Signals:
        pressed(PathNode): a box was pressed.
        met(PathNode): the focus came to a box.
        sized(): it is as large as what it holds now.
    """

    pressed = Signal(object)
    met = Signal(object)
    sized = Signal()

    def __init__(self, pathway: PathwayView) -> None:
        super().__init__()
        self._pathway = pathway
        self._zoom, self._room = 1.0, 0
        self._nodes = {node.id: node for column in pathway.columns for node in column.nodes}
        self._boxes = {name: self._box(node) for name, node in self._nodes.items()}
        self._places = Places({}, (), 0.0)
        self._lines: list[Connector] = []
        self._links = [(link.start, link.end, _KIND.get(link.state, NodeKind.NEXT)) for link in pathway.links]
        self.setAccessibleName(t("The work flow of the procedure, as a picture"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        here = next((node.id for node in self._nodes.values() if node.here), next(iter(self._nodes), ""))
        self._stop_at(here)
        look_changed().connect(self._lay_out)

    def _box(self, node: PathNode) -> PathwayNode:
        step = node.step if node.state == "now" else None
        box = PathwayNode(
            node.label,
            node.line,
            _KIND.get(node.state, NodeKind.NEXT),
            state=shape_of(node),
            when=status_word(step) if step is not None else "",
            said=state_words(node.state),
            parent=self,
        )
        box.clicked.connect(lambda: self.pressed.emit(node))
        box.met.connect(lambda: self._meet(node))
        return box

    def box(self, name: str) -> PathwayNode:
        """The button of a box."""
        return self._boxes[name]

    @property
    def zoom(self) -> float:
        """How many times as large it is drawn."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Draw it so many times as large."""
        self._zoom = zoom
        for box in self._boxes.values():
            box.set_zoom(zoom)
        self._lay_out()

    def set_room(self, width: int) -> None:
        """Lay it out for this width at 100 %."""
        if width != self._room:
            self._room = width
            self._lay_out()

    def _lay_out(self) -> None:
        if self._room <= 0:
            return
        worn = look()
        sizes = Measures(
            worn.gap(_GUTTER), worn.gap(_BETWEEN), worn.gap(_INSET), worn.px(_HEAD), worn.px(_GROUP)
        )
        narrow = fold_of(self._room) is Fold.NARROW
        self._places = place(
            self._pathway.columns,
            self._room,
            lambda node, width: self._boxes[node.id].heightForWidth(width),
            sizes,
            narrow=narrow,
        )
        self._lines = [] if narrow else self._connectors()
        for name, area in self._places.boxes.items():
            rect = QRectF(area.x, area.y, area.width, area.height)
            scaled = QRectF(rect.topLeft() * self._zoom, rect.size() * self._zoom)
            self._boxes[name].setGeometry(scaled.toRect())
        self.setFixedSize(int(self._room * self._zoom), int((self._places.height + worn.gap(4)) * self._zoom))
        self.update()
        self.sized.emit()

    def _connectors(self) -> list[Connector]:
        lines = []
        for start_id, end_id, kind in self._links:
            start, end = self._places.boxes[start_id], self._places.boxes[end_id]
            if abs(start.middle[0] - end.middle[0]) < start.width / 2:
                upper, lower = (
                    QPointF(start.middle[0], start.y + start.height),
                    QPointF(start.middle[0], end.y),
                )
                lines.append(Connector(upper, lower, kind, vertical=True))
            else:
                leave = QPointF(start.x + start.width, start.middle[1])
                lines.append(Connector(leave, QPointF(end.x, end.middle[1]), kind))
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw heads, grounds and lines; the boxes draw themselves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._zoom, self._zoom)
        for column, placed in zip(self._pathway.columns, self._places.columns, strict=False):
            head = QRectF(placed.head.x, placed.head.y, placed.head.width, placed.head.height)
            draw_column_head(painter, head, column.title, column.section, here=column.here)
            if placed.well is not None:
                well = placed.well
                draw_box(painter, QRectF(well.x, well.y, well.width, well.height), 10, "well", "well", 0)
                inset = look().gap(_INSET)
                draw_text(
                    painter,
                    well.x + inset,
                    well.y + look().px(5),
                    well.width - 2 * inset,
                    placed.group,
                    Role.SMALL,
                    "text_muted",
                )
        draw_connectors(painter, self._lines)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next box that way; Home and End to the first and the last."""
        here = next((name for name, box in self._boxes.items() if box.hasFocus()), "")
        way = _ARROWS.get(Qt.Key(event.key()))
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        if here and way is not None:
            self._go(beside(self._places.boxes, here, *way))
        elif here and event.key() in ends:
            self._go(list(self._boxes)[ends[Qt.Key(event.key())]])
        else:
            super().keyPressEvent(event)

    def _go(self, name: str) -> None:
        self._stop_at(name)
        self._boxes[name].setFocus(Qt.FocusReason.TabFocusReason)

    def _meet(self, node: PathNode) -> None:
        self._stop_at(node.id)
        self.met.emit(node)

    def _stop_at(self, name: str) -> None:
        """Tab stops at one box only; the arrows go on from there."""
        for box_name, box in self._boxes.items():
            stops = Qt.FocusPolicy.StrongFocus if box_name == name else Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(stops)
