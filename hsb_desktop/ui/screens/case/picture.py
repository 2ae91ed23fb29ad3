"""One case's way through the work flow (section 4): a box that is to be done now is done from here."""

from PySide6.QtCore import Signal

from hsb_desktop.casework.views import PathNode, PathwayView
from hsb_desktop.ui.questions.work_flow import WorkFlow


class PathwayPicture(WorkFlow):
    """The picture of a case.

    Signals:
        chosen(StepView): a box that is to be done now was pressed.
    """

    chosen = Signal(object)

    def __init__(self, pathway: PathwayView) -> None:
        super().__init__(pathway)
        self.pathway = pathway
        self.pressed.connect(self._choose)

    def _choose(self, node: PathNode) -> None:
        if node.state == "now" and node.step is not None:
            self.chosen.emit(node.step)
