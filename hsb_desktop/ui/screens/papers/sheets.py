"""The middle of the page: the sheets as they will print, or words while there are none."""

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.questions.paper_view import PaperView
from hsb_desktop.ui.runtime.runner import Runner


class Sheets(PaperView):
    """The copy of the person chosen, and of nobody else."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, t("The paper as it will print"))
