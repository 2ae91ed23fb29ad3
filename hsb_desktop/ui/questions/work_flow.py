"""The work flow (section 4) as a picture with its key: zoomed by keys and wheel, walked by arrows, or read as a list.

Under it stands what is to be said of the box that has the focus: its state, why, and the section.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from hsb_desktop.casework.views import PathNode, PathwayView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import at, column, grow, holder, row
from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, Rule
from hsb_desktop.ui.kit.text import Words, muted, small, small_strong, strong, subheading
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.work_flow_drawing import Drawing, shape_of, state_words

_STATE = {
    "done": State.DONE,
    "now": State.NOW,
    "possible": State.OPEN,
    "not_required": State.MUTED,
}
ZOOMS = (0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0)


class WorkFlow(Card):
    """The picture in a card.

    Signals:
        pressed(PathNode): a box was pressed with the mouse, Enter or Space.
        print_wanted(): the case's way on paper is asked for.
    """

    pressed = Signal(object)
    print_wanted = Signal()

    def __init__(self, pathway: PathwayView, name: str = "", *, of_case: bool = True) -> None:
        super().__init__(gap=14)
        self._of_case = of_case
        self.drawing = Drawing(pathway)
        self.drawing.pressed.connect(self.pressed)
        self.drawing.met.connect(self._tell)
        self.window_on = _Window(self.drawing)
        self.window_on.zoomed.connect(self.step)
        self.listed = listed(pathway, of_case=of_case)
        self.listed.hide()
        self.switch = quiet(t("As a list"), icon="table")
        self.switch.clicked.connect(self.turn)
        self._tools()
        self.told = Words("", Role.SMALL)
        head = Flow(subheading(name or t("Pathway")), gap=20)
        for part in self._key() if of_case else ():
            head.addWidget(part)
        top = row(grow(head), at(self._buttons, Qt.AlignmentFlag.AlignTop), gap=12)
        self._foot = holder(column(Rule(), self.told, gap=12))
        self.add(top, self.window_on, self.listed, self._foot)
        here = next((n for c in pathway.columns for n in c.nodes if n.here), None)
        self._tell(here)

    def _key(self) -> list[QWidget]:
        states = ("done", "now", "possible", "not_required")
        return [
            holder(row(StateGlyph(_STATE[state], 16, ""), small(state_words(state)), gap=6))
            for state in states
        ]

    def _tools(self) -> None:
        smaller, larger = quiet(t("Smaller")), quiet(t("Larger"))
        for button, way in ((smaller, -1), (larger, 1)):
            button.setAccessibleName(t("{word}: the picture", word=button.text()))
            button.clicked.connect(lambda _checked=False, way=way: self.step(way))
        self._zoomers = (smaller, larger)
        tools = Flow(smaller, larger, self.switch, gap=4)
        if self._of_case:
            paper = quiet(t("Print"), icon="printer")
            paper.setAccessibleName(t("Print the picture"))
            paper.clicked.connect(self.print_wanted)
            tools.addWidget(paper)
        self._buttons = holder(tools)
        keys = ((QKeySequence("Ctrl++"), 1), (QKeySequence("Ctrl+="), 1), (QKeySequence("Ctrl+-"), -1))
        for sequence, way in (*keys, (QKeySequence("Ctrl+0"), 0)):
            key = QShortcut(sequence, self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda way=way: self.step(way))

    def step(self, way: int) -> None:
        """One size larger (1), smaller (-1), or as at first (0)."""
        place = ZOOMS.index(self.drawing.zoom) + way
        zoom = ZOOMS[max(0, min(place, len(ZOOMS) - 1))] if way else 1.0
        self.drawing.set_zoom(zoom)

    def turn(self) -> None:
        """The list in place of the picture, or back."""
        to_list = self.listed.isHidden()
        self.listed.setVisible(to_list)
        self.window_on.setVisible(not to_list)
        self._foot.setVisible(not to_list)
        for button in self._zoomers:
            button.setVisible(not to_list)
        self.switch.setText(t("As a picture") if to_list else t("As a list"))

    def _tell(self, node: PathNode | None) -> None:
        if node is None:
            self.told.setText(
                t("Arrow keys go from box to box; Enter opens one. Ctrl with + and - changes the size.")
            )
            return
        self.told.setText(sentence_of(node, of_case=self._of_case))


class _Window(QScrollArea):
    """What is seen of the drawing: its whole height, and to the side as much as fits.

    Signals:
        zoomed(int): the wheel asked for larger (1) or smaller (-1).
    """

    zoomed = Signal(int)

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.setWidget(drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        drawing.setAutoFillBackground(False)
        drawing.sized.connect(self._fit)
        drawing.met.connect(self._show)
        look_changed().connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawing.set_room(self.viewport().width())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms; without, the page scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def _fit(self) -> None:
        wider = self._drawing.width() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if wider else 0
        self.setFixedHeight(self._drawing.height() + bar)

    def _show(self, node: PathNode) -> None:
        self.ensureWidgetVisible(self._drawing.box(node.id), look().px(24), 0)


def sentence_of(node: PathNode, *, of_case: bool) -> str:
    """A box in words: its state, when, why, where it is asked for."""
    step = node.step
    parts = [node.label]
    if of_case:
        parts.append(state_words(node.state))
    parts.append(node.line)
    if step is not None:
        parts += [step.when if step.when != node.line else "", step.why, *step.because[:1], step.source]
    known = dict.fromkeys(part.rstrip(".") for part in parts if part)
    return ". ".join(known) + "."


def _said(node: PathNode) -> str:
    """The state of a box and its line, the state once."""
    state = state_words(node.state)
    if not node.line or node.line.startswith(state):
        return node.line or state
    if node.state == "now" and node.step is not None and node.step.when:
        return t("{state}: {when}, {line}", state=state, when=node.step.when, line=node.line)
    return t("{state}: {line}", state=state, line=node.line)


def listed(pathway: PathwayView, *, of_case: bool) -> QWidget:
    """The same in words: each column with its boxes, in reading order."""
    whole = column(gap=14)
    for part in pathway.columns:
        lines = column(row(small_strong(part.title), muted(part.section), None, gap=8), gap=4)
        for node in part.nodes:
            state = shape_of(node) or _STATE.get(node.state, State.OPEN)
            words = _said(node) if of_case else node.line
            box = column(strong(node.label), muted(words), gap=0)
            glyph = StateGlyph(state, 18, state_words(node.state)) if of_case else None
            parts = [at(glyph, Qt.AlignmentFlag.AlignTop)] if glyph is not None else []
            line = holder(row(*parts, grow(holder(box)), gap=10))
            line.setAccessibleName(sentence_of(node, of_case=of_case))
            lines.add(line)
        whole.add(holder(lines))
    return holder(whole)
