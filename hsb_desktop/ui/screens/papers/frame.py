"""The parts of the screen of papers, side by side or under each other as the window allows. It decides nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import RecipientView
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.papers.columns import PaperColumns
from hsb_desktop.ui.screens.papers.faults import Faults
from hsb_desktop.ui.screens.papers.foot import PapersFoot
from hsb_desktop.ui.screens.papers.handing import Handing
from hsb_desktop.ui.screens.papers.head import PapersHead
from hsb_desktop.ui.screens.papers.making import Making
from hsb_desktop.ui.screens.papers.outlet import Outlet
from hsb_desktop.ui.screens.papers.recipients import Recipients
from hsb_desktop.ui.screens.papers.release import Release
from hsb_desktop.ui.screens.papers.sheets import Sheets
from hsb_desktop.ui.screens.papers.together import Together


class PapersFrame(Screen):
    """Who it is for, the pages, what is to be looked at before it goes, and the ways on at the foot."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.head, self.faults, self.foot = PapersHead(), Faults(), PapersFoot()
        self.recipients, self.sheets = Recipients(), Sheets(services.runner)
        self.handing = Handing(services, self.fail, self)
        self.release = Release(self.handing)
        self.outlet, self._making = Outlet(services, self), Making(services.runner, self)
        self.together = Together(services, self)
        self.foot.all_wanted.connect(self._print_all)
        self.outlet.saved.connect(self.foot.say)
        for part in (self.sheets, self.outlet, self.together):
            part.failed.connect(self.cannot)
        self.recipients.another_wanted.connect(self._to_people)
        self.together.printed.connect(lambda n: self.foot.say(t("Copies sent to the printer: {n}.", n=n)))
        self._columns = PaperColumns(self.recipients, self.sheets, self.release)
        self.setLayout(column(self.head, self.faults, grow(self._columns), self.foot))
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)
        self._fold(self._folds.fold)  # made in a narrow window it never changes

    def _fold(self, fold: Fold) -> None:
        self.foot.set_fold(fold)
        self._columns.set_fold(fold)
        self.release.set_fold(fold)
        self.sheets.draw_again()

    def cannot(self, error: HsbError) -> None:
        """Say in place of the pages, and through the shell, why there are none."""
        self.sheets.say(error.sentence)
        self.fail(error)
        self.settled.emit()

    def offer_all(self, people: Sequence[RecipientView]) -> None:
        """Offer to print the copies of all who have one and may have it."""
        self.foot.offer_all(sum(one.issued and not one.why_not for one in people))

    def _print_all(self) -> None:
        here = self.current
        if here.case_id is not None:
            self.together.print_all(here.case_id, here.page, here.record_id)

    def _to_people(self) -> None:
        self.go.emit(Place("case", self.current.case_id, page="people"))

    def leave(self) -> None:
        self.together.stop()
        super().leave()
