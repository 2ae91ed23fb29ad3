"""The parts of the screen of papers, side by side or under each other as the window allows. It decides nothing."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.documents.compose.meeting_pack import MEETING_PACK
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.papers.columns import PaperColumns
from hsb_desktop.ui.screens.papers.editable import Editable
from hsb_desktop.ui.screens.papers.faults import Faults
from hsb_desktop.ui.screens.papers.foot import PapersFoot
from hsb_desktop.ui.screens.papers.handing import Handing
from hsb_desktop.ui.screens.papers.head import PapersHead
from hsb_desktop.ui.screens.papers.issuing import Confirming
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
        self._confirming = Confirming(services, self.cannot, self)
        around = (self.handing, self.faults, self.foot)
        self.editable = Editable(services, around, self._confirming, self)
        self.foot.all_wanted.connect(self._print_all)
        self.outlet.saved.connect(self.foot.say)
        self.foot.cancelled.connect(self._cancel)
        for part in (self.sheets, self.outlet, self.together):
            part.failed.connect(self.cannot)
        self.recipients.another_wanted.connect(self._to_people)
        self.recipients.several_wanted.connect(lambda: self._beside("issuing_together"))
        self.recipients.others_wanted.connect(lambda: self._beside("enclosing"))
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

    def cannot(self, error: HsbError) -> None:
        """Say in place of the pages, and through the shell, why there are none."""
        self.sheets.say(error.sentence)
        self.fail(error)
        self.settled.emit()

    def _cancel(self) -> None:
        """Nothing goes to the printer any more, and no file is left of one that is being written."""
        for part in (self.outlet, self.together):
            part.stop()
            part.working.emit("")

    def _print_all(self) -> None:
        here = self.current
        if here.case_id is not None:
            self.together.print_all(here.case_id, here.page, here.record_id)

    def offer_ways(self, choice: PaperChoice | None, people: int) -> None:
        """Copies for several at once where a meeting has a paper for more than one; what others send, in its pack."""
        self.release.has_word = choice is not None and choice.word
        of_meeting = choice is not None and not choice.own and choice.record_id is not None
        self.recipients.offer_more(
            several=of_meeting and people > 1, others=self.current.page == MEETING_PACK
        )

    def _beside(self, screen: str) -> None:
        here = self.current
        self.go.emit(Place(screen, here.case_id, here.record_id, here.page))

    def _to_people(self) -> None:
        self.go.emit(Place("case", self.current.case_id, page="people"))

    def leave(self) -> None:
        self.together.stop()
        super().leave()
