"""One paper, one person: choose who it is for, look at every page as it will print, then issue it to that person only.

What is shown is always the copy of the person chosen: choosing somebody else takes the sheet away at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import papers
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.casework.work_views import Check, Issued, PaperPreview, RecipientView
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import title
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.papers.columns import PaperColumns
from hsb_desktop.ui.screens.papers.foot import PapersFoot
from hsb_desktop.ui.screens.papers.outlet import Outlet
from hsb_desktop.ui.screens.papers.pages import PAPER_WIDTH, PageLoader
from hsb_desktop.ui.screens.papers.recipients import Recipients
from hsb_desktop.ui.screens.papers.release import Release, unseen_words
from hsb_desktop.ui.screens.papers.sheets import Sheets

# Where the record of a paper is written; "record" for every other kind.
_OF_MEETING = ("meeting_pack",)  # papers of a meeting, not of a record with a state
_SCREENS = {"meeting_pack": "meeting", "risk_assessment": "assessment"}


@dataclass(frozen=True, slots=True)
class _About:
    """The paper that is to be made, and who may have one."""

    choice: PaperChoice | None
    people: tuple[RecipientView, ...]


def _read(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId) -> _About:
    known = papers.kinds(desk, case_id)
    choice = next((one for one in known if one.kind == kind and one.record_id == record_id), None)
    return _About(choice, papers.recipients(desk, case_id, kind, record_id))


class PapersScreen(Screen):
    """`Place.page` is the kind of paper, `record_id` what it is made from."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._title = title("")
        self._state = Chip(State.OPEN, t("Draft"))
        self._done = Notice(State.DONE, "")
        self.summary = ErrorSummary()
        self.recipients, self.sheets, self.release = Recipients(), Sheets(), Release()
        self.foot = PapersFoot()
        self.loader, self.outlet = PageLoader(services.runner, self), Outlet(services, self)
        self._reset()
        self._assemble()
        self.recipients.chosen.connect(self.choose)
        self.recipients.another_wanted.connect(self._to_people)
        self.sheets.page_changed.connect(self._page_seen)
        self.release.look_wanted.connect(self.sheets.view.show_page)
        self.foot.print_wanted.connect(self._print)
        self.foot.onward.connect(self._onward)
        self.outlet.working.connect(self._working)
        self.outlet.failed.connect(self._cannot)

    def _assemble(self) -> None:
        head = holder(row(grow(self._title), self._state, gap=16, margins=(32, 16, 32, 12)))
        self._done_block = holder(column(self._done, margins=(32, 0, 32, 12)))
        self._faults_block = holder(column(self.summary, margins=(32, 0, 32, 12)))
        self._columns = PaperColumns(self.recipients, self.sheets, self.release)
        self.setLayout(column(head, self._done_block, self._faults_block, grow(self._columns), self.foot))
        self._done_block.hide()
        self._faults_block.hide()
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)

    def _reset(self) -> None:
        self._about: _About | None = None
        self._chosen = ""
        self._preview: PaperPreview | None = None
        self._issued: Issued | None = None
        self._seen: set[int] = set()
        self._busy = False

    def _fold(self, fold: Fold) -> None:
        self.foot.set_fold(fold)
        self._columns.set_fold(fold)
        if self._preview is not None and self.sheets.shown_pages():
            self._show_data(*self._data(self._preview))  # as sharp as the sheet is large now
        self.release.set_fold(fold)

    # ------------------------------------------------------------------------------------------------- opening

    def open(self, place: Place) -> None:
        same = (place.record_id, place.page) == (self.current.record_id, self.current.page)
        super().open(place)
        if not same:
            self._reset()
            self.recipients.show_people((), "")
            self._clear_copy()
        self._ask_about()

    def refresh(self, changes: Changes) -> None:
        """The record or somebody in the case changed: what is shown is written again before it can be issued."""
        if self.current.case_id in changes.cases and self.isVisible() and not self._busy:
            self._ask_about()
            if self._preview is not None and self._issued is None:
                self.choose(self._chosen)

    def _ask_about(self) -> None:
        case_id, record_id, kind = self.current.case_id, self.current.record_id, self.current.page
        if case_id is None or record_id is None:
            return
        self.services.runner.ask(
            self,
            lambda desk: (record_id, kind, _read(desk, case_id, kind, record_id)),
            self._about_came,
            self._cannot,
        )

    def _about_came(self, came: tuple[RecordId, str, _About]) -> None:
        record_id, kind, about = came
        if (record_id, kind) != (self.current.record_id, self.current.page):
            return
        self._about = about
        choice = about.choice
        name = choice.title if choice is not None else t("paper")
        self._title.setText(t("Issue the {paper}", paper=name[:1].lower() + name[1:]))
        self._show_state()
        allowed = {person.id for person in about.people if not person.why_not}
        self.recipients.show_people(about.people, self._chosen)
        if self._chosen not in allowed:
            self._chosen = ""
            self._clear_copy()
        self._offer()
        self.settled.emit()

    def _cannot(self, error: HsbError) -> None:
        self.sheets.say(error.sentence)
        self.fail(error)
        self.settled.emit()

    # ---------------------------------------------------------------------------------------------- one person

    def choose(self, recipient_id: str) -> None:
        """Write the paper for this person; what was shown for another is gone before anything else happens."""
        self._clear_copy()
        self._chosen = recipient_id
        case_id, record_id, kind = self.current.case_id, self.current.record_id, self.current.page
        if case_id is None or record_id is None:
            return
        self.sheets.say(t("Writing the paper for this person."))
        self._offer()
        self.services.autosave.flush()
        self.services.runner.ask(
            self,
            lambda desk: papers.preview(desk, case_id, kind, record_id, recipient_id),
            lambda preview: self._preview_came(preview, recipient_id),
            lambda error: self._no_preview(error, recipient_id),
        )

    def _clear_copy(self) -> None:
        self.loader.stop()
        self.outlet.stop()
        self._preview, self._issued = None, None
        self._seen = set()
        self.summary.clear_faults()
        self._faults_block.hide()
        self._done_block.hide()
        self._show_state()
        self.release.show_copy(None)
        self.sheets.say(
            t("Choose who it is for. The paper is then written for them, and shown here as it will print.")
        )

    def _preview_came(self, preview: PaperPreview, recipient_id: str) -> None:
        if recipient_id != self._chosen or preview.recipient.id != self._chosen:
            return
        self._preview = preview
        self.release.show_copy(preview)
        self._show_checks()
        self._offer()
        if preview.pages:
            self._show_data(preview.data, preview.pages)
        else:
            self.sheets.say(t("It cannot be drawn yet. What is in the way stands under “Before it goes”."))

    def _no_preview(self, error: HsbError, recipient_id: str) -> None:
        if recipient_id == self._chosen:
            self.sheets.say(error.sentence)

    def _show_state(self) -> None:
        """Say whether the record is a draft; a pack has no state of its own until it is issued."""
        choice = self._about.choice if self._about is not None else None
        if self._issued is not None:
            self._state.set_chip(State.DONE, t("Issued"))
        elif choice is not None and choice.draft:
            self._state.set_chip(State.OPEN, t("Draft"))
        else:
            self._state.set_chip(State.DONE, t("Complete"))
        of_meeting = choice is None or choice.kind in _OF_MEETING
        self._state.setVisible(self._issued is not None or not of_meeting)

    def _data(self, preview: PaperPreview) -> tuple[bytes, int]:
        """What is shown and printed: the copy as issued, else the copy as it would be."""
        issued = self._issued
        return (issued.data, issued.paper.pages) if issued is not None else (preview.data, preview.pages)

    def _show_data(self, data: bytes, pages: int) -> None:
        self.loader.load(
            data,
            pages,
            self._scale(),
            self._show_pages,
            progress=lambda n: self.sheets.say(t("Drawing page {n} of {total}.", n=n, total=pages)),
            failed=self._cannot,
        )

    def _scale(self) -> float:
        """As many pixels as the sheet has on this screen, and no more."""
        return min(2.5, max(1.25, self.sheets.width() * self.devicePixelRatioF() / PAPER_WIDTH))

    def _show_pages(self, images: list[QImage]) -> None:
        self.sheets.show_pages(images)
        self._page_seen(self.sheets.view.page())

    def _page_seen(self, page: int) -> None:
        if page and self._preview is not None and page not in self._seen:
            self._seen.add(page)
            self._show_checks()

    @property
    def preview(self) -> PaperPreview | None:
        """The copy that is shown, or None while there is none."""
        return self._preview

    def unseen(self) -> list[int]:
        """The pages of this copy that were not shown yet."""
        pages = self._preview.pages if self._preview is not None else 0
        return [page for page in range(1, pages + 1) if page not in self._seen]

    def _show_checks(self) -> None:
        self.release.show_checks(self.unseen(), issued=self._issued is not None)

    def _offer(self) -> None:
        preview = self._preview
        if preview is None:
            self.foot.offer("", "", issued=False)
            return
        name = preview.recipient.name
        numbers = {"n": preview.copy_number, "total": preview.copies, "name": name}
        if self._issued is None:
            self.foot.offer(t("Copy {n} of {total}, for {name} only", **numbers), name, issued=False)
        else:
            self.foot.offer(t("Copy {n} of {total}, issued to {name}", **numbers), name, issued=True)

    # -------------------------------------------------------------------------------------------------- issuing

    def _onward(self) -> None:
        if self._issued is not None and self._preview is not None:
            self.outlet.save(self._preview.paper.case_reference, self._issued)
        elif not self._says_what_is_missing(looked=True):
            self._issue()

    def _says_what_is_missing(self, *, looked: bool) -> bool:
        """Show on top what stands in the way; `looked` asks for every page to have been shown."""
        preview, faults = self._preview, list[tuple[str, Callable[[], None]]]()
        if preview is None:
            faults.append((t("Choose who the paper is for."), self._to_recipients))
        else:
            failed = [check for check in preview.checks if check.blocks and not check.ok]
            faults += [(_put_right(check), self._to_record) for check in failed]
            unseen = self.unseen()
            if looked and unseen:
                said = t("{what}. Look before it goes.", what=unseen_words(unseen))
                faults.append((said, lambda: self._look_at(unseen[0])))
        self._show_faults(t("Before it can go"), faults)
        return bool(faults)

    def _show_faults(self, heading: str, faults: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Each sentence leads to where it is put right."""
        self._faults_block.setVisible(bool(faults))
        self.summary.show_faults(heading, [(words, self.release) for words, _ in faults])
        for link, (_, lead) in zip(self.summary.links(), faults, strict=True):
            if isinstance(link, LinkLine):
                link.clicked.disconnect()
                link.clicked.connect(lambda _on=False, lead=lead: lead())

    def _to_recipients(self) -> None:
        for card in self.recipients.cards():
            if card.isEnabled():
                card.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _to_record(self) -> None:
        screen = _SCREENS.get(self.current.page, "record")
        self.go.emit(Place(screen, self.current.case_id, self.current.record_id))

    def _look_at(self, page: int) -> None:
        self.sheets.view.show_page(page)
        if self.release.look is not None:
            self.release.look.setFocus(Qt.FocusReason.TabFocusReason)

    def _issue(self) -> None:
        preview = self._preview
        case_id, record_id, kind = self.current.case_id, self.current.record_id, self.current.page
        if preview is None or case_id is None or record_id is None or preview.recipient.id != self._chosen:
            return
        who = preview.recipient
        asked = self.services.ask.confirm(
            t("Issue to {name}?", name=who.name),
            t(
                "{kind} for {name}, {relation}. It is kept in the case as it is, and the record can then be changed"
                " only as a new version.",
                kind=who.copy_words,
                name=who.name,
                relation=who.relation,
            ),
            t("Issue to {name}", name=who.name),
            t("Not yet"),
        )
        if not asked or preview is not self._preview:
            return
        self._busy = True
        self.foot.say(t("Issuing the paper."))
        self.services.runner.ask(
            self,
            lambda desk: papers.issue(desk, case_id, kind, record_id, who.id),
            lambda issued: self._was_issued(issued, preview),
            self._not_issued,
        )

    def _was_issued(self, issued: Issued, preview: PaperPreview) -> None:
        self._busy = False
        self._ask_about()
        if preview is not self._preview:
            return
        self._issued = issued
        paper = issued.paper
        kept = t(
            "Copy {n}, pages: {pages}. It stays in the case as it was issued.",
            n=paper.copy_number,
            pages=paper.pages,
        )
        self._done.set_words(t("Issued to {name}", name=paper.recipient), kept)
        self._done_block.show()
        self._show_state()
        self._show_checks()
        self._offer()
        self._show_data(issued.data, paper.pages)

    def _not_issued(self, error: HsbError) -> None:
        self._busy = False
        self._offer()
        self._show_faults(t("It was not issued"), [(error.sentence, self._to_record)])

    # ---------------------------------------------------------------------------------------- leaving the store

    def _print(self) -> None:
        preview, case_id = self._preview, self.current.case_id
        if preview is None or case_id is None or not preview.pages:
            self._says_what_is_missing(looked=False)
        elif self._issued is not None:
            self.outlet.print_issued(self._issued, preview.paper.neutral_title)
        elif not self._says_what_is_missing(looked=False):
            self.outlet.print_draft(case_id, self.current.record_id or "", preview)

    def _working(self, words: str) -> None:
        if words:
            self.foot.say(words)
        else:
            self._offer()

    def _to_people(self) -> None:
        self.go.emit(Place("case", self.current.case_id, page="people"))

    def leave(self) -> None:
        self.loader.stop()
        super().leave()


def _put_right(check: Check) -> str:
    words = check.detail or check.text
    stopped = words if words.endswith((".", "?")) else f"{words}."
    return t("{what} Open the record and put it right.", what=stopped)
