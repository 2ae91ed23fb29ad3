"""The banner of the case in front, kept to what the records say, and the key for immediate protection."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hsb_desktop.casework.cases import banner
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import BannerView
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.banner import Banner, BannerFacts
from hsb_desktop.ui.kit.states import Category, State
from hsb_desktop.ui.questions.shapes import banner_facts
from hsb_desktop.ui.runtime.runner import Runner

if TYPE_CHECKING:
    from hsb_desktop.ui.shell.main_window import MainWindow

_NOBODY = BannerFacts("", "", Category.UNDECIDED, "")


class CaseBanner(QObject):
    """Which case the window is in, and what stands over it. Without one there is no banner, and nothing in it."""

    def __init__(self, window: "MainWindow", shown: Banner, runner: Runner) -> None:
        super().__init__(window)
        self._window, self._banner, self._runner = window, shown, runner
        self.case_id: CaseId | None = None
        self._facts: BannerFacts | None = None
        shown.details_wanted.connect(self._say_details)
        shown.hide()

    def show(self, case_id: CaseId | None) -> None:
        """Show the banner of this case, or none."""
        self.case_id = case_id
        if case_id is None:
            self._facts = None
            self._banner.show_facts(_NOBODY)
            self._banner.hide()
            return
        self._runner.ask(self, lambda desk: banner(desk, case_id), self._paint, self._window.say_trouble)

    def refresh(self, changes: Changes) -> None:
        """Something was written; of this case it is read again."""
        if self.case_id is not None and self.case_id in changes.cases:
            self.show(self.case_id)

    def want_protection(self) -> None:
        """The key does what the button does; where no case is shown, the case is chosen first."""
        if self._window.visits.on:
            return
        if self._banner.protect_button.isVisible():
            self._banner.protect_button.click()
        elif self.case_id is None and not self._banner.protect_button.isHidden():
            self._window.open(Place("cases"))
            said = t(
                "Choose the child's case, then press the same keys again. A child who is new needs a concern first."
            )
            self._window.notices.say(said, State.ADVISORY)

    def _paint(self, view: BannerView) -> None:
        if view.case_id == self.case_id:
            self._facts = banner_facts(view)
            self._banner.show_facts(self._facts)
            self._banner.show()

    def _say_details(self) -> None:
        facts = self._facts
        if facts is None:
            return
        due = ""
        if facts.due_title:
            due = t("Next due: {step}, {when}", step=facts.due_title, when=facts.due_word)
        self._window.notices.say(". ".join(part for part in (facts.facts, due) if part), State.ADVISORY)
