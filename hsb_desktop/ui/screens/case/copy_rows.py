"""The register of copies: a row for each, where it is now, and one step to say that it came back or was destroyed."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.copies import note_copy
from hsb_desktop.casework.copy_lines import SUPERSEDED, CopyLine
from hsb_desktop.casework.copy_values import DESTROYED, OUT, RETURNED
from hsb_desktop.casework.papers import issued_bytes, note_output
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, quiet
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.layout import at, column, grow, holder, row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import muted, small, strong
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.screens.case.tab import CaseTab

_STATES = {
    OUT: State.OPEN,
    SUPERSEDED: State.ATTENTION,
    RETURNED: State.DONE,
    DESTROYED: State.DONE,
}


class Copies(QObject):
    """What can be done with a copy that was given out."""

    def __init__(self, tab: CaseTab, view: CaseView) -> None:
        super().__init__(tab)
        self._tab, self._case = tab, view.case

    def note(self, line: CopyLine, what: str) -> None:
        """Enter as of today what became of it; the tab is painted again with what is known then."""
        case_id, paper_id = self._case.id, line.paper.id
        self._tab.services.runner.tell(self._tab, lambda desk: note_copy(desk, case_id, paper_id, what))

    def save(self, line: CopyLine) -> None:
        """Save the copy again as it was issued, once it is said for whom it is and where it was thought to be."""
        paper = line.paper
        who = paper.recipient
        if not self._tab.services.ask.confirm(
            t("Save copy {n} for {name} again?", n=paper.copy_number, name=who),
            t(
                "It is what was issued to {name}, and for nobody else. The register says of it: {state}. Saving it"
                " again is entered in the journal; the register stays as it is.",
                name=who,
                state=line.said,
            ),
            t("Save for {name}", name=who),
            t("Not now"),
        ):
            return
        name = f"{self._case.reference}-{paper.kind.replace('_', '-')}-{paper.copy_number}.pdf"

        def write(data: bytes) -> None:
            if save_bytes(self._tab.services.ask, name, data):
                runner = self._tab.services.runner
                runner.tell(self._tab, lambda desk: note_output(desk, paper.case_id, paper.id, "saved"))

        self._tab.services.runner.ask(
            self._tab, lambda desk: issued_bytes(desk, paper.id), write, self._tab.fail
        )


class CopyRow(QWidget):
    """One copy: which, for whom and how, why it might go where that was asked; its state; what can be done."""

    def __init__(self, line: CopyLine, doing: Copies) -> None:
        super().__init__()
        paper = line.paper
        name = t(
            "Copy {n}: {paper}, for {reader}", n=paper.copy_number, paper=paper.title, reader=paper.recipient
        )
        words = column(
            strong(name), 2, small(t("{how}. Pages: {pages}.", how=line.how, pages=paper.pages)), 2
        )
        words.add(muted(line.said))
        if line.reason:
            found = " ".join(line.found)
            words.add(4, small(t("{found} Reason given: {reason}", found=found, reason=line.reason)))
        back = ((RETURNED, t("Returned")), (DESTROYED, t("Destroyed")))
        self.steps: dict[str, Button] = {}
        for what, word in back if line.is_out else ((OUT, t("Still out after all")),):
            step = self.steps[what] = _act(word, name)
            step.clicked.connect(partial(_noted, doing, line, what))
        self.again = _act(t("Save again"), name)
        self.again.clicked.connect(lambda: doing.save(line))
        chip = Chip(_STATES[line.state], _word(line.state))
        top = row(grow(holder(words)), at(chip, Qt.AlignmentFlag.AlignTop), gap=16)
        self.setLayout(
            column(top, 6, row(*self.steps.values(), self.again, None, gap=16), margins=(20, 12, 16, 12))
        )


def _noted(doing: Copies, line: CopyLine, what: str, *_pressed: bool) -> None:
    doing.note(line, what)


def _act(word: str, name: str) -> Button:
    made = quiet(word, height=28, flush=True)
    made.setAccessibleName(t("{what}: {name}", what=word, name=name))
    return made


def _word(state: str) -> str:
    return {
        OUT: t("Out"),
        SUPERSEDED: t("Superseded"),
        RETURNED: t("Returned"),
        DESTROYED: t("Destroyed"),
    }[state]
