"""One paper, one person: choose who it is for, look at every page as it will print, then issue it to that person only.

What is shown is always the copy of the person chosen: choosing somebody else takes the sheet away at once.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import papers
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.copies_together import how_many_to_print
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.paper_checks import Reason
from hsb_desktop.casework.paper_making import content_of
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import LookAgain
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.casework.work_views import Issued, PaperPreview, RecipientView, Spot
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.papers.faults import Fault, Ways, in_the_way
from hsb_desktop.ui.screens.papers.frame import PapersFrame
from hsb_desktop.ui.screens.papers.issuing import copy_in_words


@dataclass(frozen=True, slots=True)
class _About:
    """The paper that is to be made, who may have one, and how many copies say how it is today."""

    choice: PaperChoice | None
    people: tuple[RecipientView, ...]
    copies: int = 0


def _read(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId | None) -> _About:
    known = papers.kinds(desk, case_id)
    choice = next((one for one in known if one.kind == kind and one.record_id == record_id), None)
    people = papers.recipients(desk, case_id, kind, record_id)
    issued = any(one.issued for one in people)
    return _About(choice, people, how_many_to_print(desk, case_id, kind, record_id) if issued else 0)


class PapersScreen(PapersFrame):
    """`Place.page` is the kind of paper, `record_id` what it is made from."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._reset()
        self.release.word_wanted.connect(
            lambda: self.editable.save(self._asked(self._chosen), self._preview, self._issued)
        )
        self.recipients.chosen.connect(self.choose)
        self.sheets.page_changed.connect(self._page_seen)
        self.release.look_wanted.connect(self.sheets.view.show_page)
        self.foot.print_wanted.connect(self._print)
        self.foot.draft_wanted.connect(self._save_draft)
        self.foot.onward.connect(self._onward)
        self.outlet.working.connect(self._working)
        self.together.working.connect(self._working)

    def _reset(self) -> None:
        self._about: _About | None = None
        self._chosen = ""
        self._preview: PaperPreview | None = None
        self._issued: Issued | None = None
        self._seen: set[int] = set()
        self._busy = False

    # ------------------------------------------------------------------------------------------------- opening

    def open(self, place: Place) -> None:
        same = (place.record_id, place.page) == (self.current.record_id, self.current.page)
        super().open(place)
        if not same:
            self._reset()
            self.recipients.show_people((), "")
            self._clear_copy()
        self._ask_about()
        if same:
            self._write_again()

    def refresh(self, changes: Changes) -> None:
        """The record or somebody in the case changed: what is shown is written again before it can be issued."""
        if self.current.case_id in changes.cases and self.isVisible() and not self._busy:
            self._ask_about()
            self._write_again()

    def _write_again(self) -> None:
        """What was written before may say what is not so any more. A copy that was issued stays as it is."""
        if self._chosen and self._issued is None and not self._busy:
            self.choose(self._chosen)

    def _ask_about(self) -> None:
        case_id, record_id, kind = self.current.case_id, self.current.record_id, self.current.page
        if case_id is None:
            return
        self.services.runner.ask(
            self,
            lambda desk: (record_id, kind, _read(desk, case_id, kind, record_id)),
            self._about_came,
            self.cannot,
        )

    def _about_came(self, came: tuple[RecordId | None, str, _About]) -> None:
        record_id, kind, about = came
        if (record_id, kind) != (self.current.record_id, self.current.page):
            return
        self._about = about
        self.head.show_choice(about.choice)
        self.head.show_issued(self._issued.paper if self._issued is not None else None)
        allowed = {person.id for person in about.people if not person.why_not}
        self.offer_ways(about.choice, len(allowed))
        self.recipients.show_people(about.people, self._chosen)
        if self._chosen not in allowed:
            self._chosen = ""
            self._clear_copy()
        self._offer()
        self.settled.emit()

    # ---------------------------------------------------------------------------------------------- one person

    def choose(self, recipient_id: str) -> None:
        """Write the paper for this person; what was shown for another is gone before anything else happens."""
        self._clear_copy()
        self._chosen = recipient_id
        asked = self._asked(recipient_id)
        if asked is None:
            return
        self.sheets.say(t("Writing the paper for this person."))
        self._offer()
        self.services.autosave.flush()
        self._making.preview(
            asked,
            lambda preview: self._preview_came(preview, recipient_id),
            lambda error: self._no_preview(error, recipient_id),
        )

    def _asked(self, recipient_id: str, seen: PaperPreview | None = None) -> papers.Asked | None:
        here = self.current
        if here.case_id is None:
            return None
        looked_at = content_of(seen.paper) if seen is not None else ""
        return papers.Asked(here.case_id, here.page, here.record_id, recipient_id, looked_at)

    def _clear_copy(self) -> None:
        self.outlet.stop()
        self._preview, self._issued = None, None
        self._seen = set()
        self.faults.show_faults("", ())
        self.head.show_issued(None)
        self.release.show_copy(None)
        self.handing.hide()
        self.sheets.say(
            t("Choose who it is for. The paper is then written for them, and shown here as it will print.")
        )

    def _preview_came(self, preview: PaperPreview, recipient_id: str) -> None:
        if recipient_id != self._chosen or preview.recipient.id != self._chosen:
            return
        self._preview = preview
        self.release.show_copy(preview)
        self.handing.show_for(self.current.case_id, preview.recipient)
        self._show_checks()
        self._offer()
        if preview.pages:
            self.sheets.show_paper(preview.data, preview.pages)
        else:
            self.sheets.say(t("It cannot be drawn yet. What is in the way stands under “Before it goes”."))

    def _no_preview(self, error: HsbError, recipient_id: str) -> None:
        if recipient_id == self._chosen:
            self.sheets.say(error.sentence)

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
        self.foot.offer_all(self._about.copies if self._about is not None else 0)
        preview = self._preview
        if preview is None:
            self.foot.offer("", "", issued=False)
            return
        issued = self._issued is not None
        self.foot.offer(copy_in_words(preview, issued=issued), preview.recipient.name, issued=issued)

    # -------------------------------------------------------------------------------------------------- issuing

    def _onward(self) -> None:
        if self._issued is not None and self._preview is not None:
            self.outlet.save(self._preview.paper.case_reference, self._issued)
        elif not self._says_what_is_missing(draft=False):
            self._issue()

    def _says_what_is_missing(self, *, draft: bool) -> bool:
        """Show on top what stands in the way; says whether anything does."""
        preview, faults = self._preview, list[Fault]()
        if preview is None:
            faults.append((t("Choose who the paper is for."), self.recipients.take_focus))
        else:
            ways = Ways(self._to_record, self._look_at, self.handing.take_focus)
            faults += in_the_way(preview, ways, self.handing.value(), draft=draft, unseen=self.unseen())
        self.faults.show_faults(t("Before a draft can go") if draft else t("Before it can go"), faults)
        return bool(faults)

    def _to_record(self, spot: Spot | None = None) -> None:
        """To what the paper is made from, and there to the field where it is put right."""
        choice = self._about.choice if self._about is not None else None
        screen = choice.screen if choice is not None else "record"
        at = (spot.section, spot.key) if spot is not None else ("", "")
        self.go.emit(Place(screen, self.current.case_id, self.current.record_id, *at))

    def _look_at(self, page: int) -> None:
        self.sheets.view.show_page(page)
        if self.release.look is not None:
            self.release.look.setFocus(Qt.FocusReason.TabFocusReason)

    def _issue(self) -> None:
        preview, delivery = self._preview, self.handing.value()
        asked = self._asked(self._chosen, seen=preview)
        if preview is None or asked is None or preview.recipient.id != self._chosen:
            return

        def go(reason: Reason) -> None:
            if preview is not self._preview:
                return
            self._busy = True
            self.foot.say(t("Issuing the paper."))
            wanted = replace(asked, delivery=delivery, reason=reason)
            self._making.issue(wanted, lambda issued: self._was_issued(issued, preview), self._not_issued)

        self._confirming.ask(asked.case_id, preview, self.handing.words(), go)

    def _was_issued(self, issued: Issued, preview: PaperPreview) -> None:
        self._busy = False
        self._ask_about()
        if preview is not self._preview:
            return
        self._issued = issued
        self.handing.served()
        self._confirming.served(issued.paper.case_id, preview.recipient)
        self.head.show_issued(issued.paper)
        self._show_checks()
        self._offer()
        self.sheets.show_paper(issued.data, issued.paper.pages)

    def _not_issued(self, error: HsbError) -> None:
        self._busy = False
        if isinstance(error, LookAgain):
            self.choose(self._chosen)
            self.faults.show_faults(t("It was not issued"), [(error.sentence, self.sheets.setFocus)])
            return
        self._offer()
        self.faults.show_faults(t("It was not issued"), [(error.sentence, self._to_record)])

    # ---------------------------------------------------------------------------------------- leaving the store

    def _print(self) -> None:
        preview, case_id = self._preview, self.current.case_id
        if preview is not None and self._issued is not None:
            self.outlet.print_issued(self._issued, preview.paper.neutral_title)
        elif not self._says_what_is_missing(draft=True) and preview is not None and case_id is not None:
            self.outlet.print_draft(case_id, self.current.record_id or "", preview)

    def _save_draft(self) -> None:
        preview, case_id = self._preview, self.current.case_id
        if not self._says_what_is_missing(draft=True) and preview is not None and case_id is not None:
            self.outlet.save_draft(case_id, self.current.record_id or "", preview)

    def _working(self, words: str) -> None:
        if words:
            self.foot.work(words)
        else:
            self._offer()

    def leave(self) -> None:
        self.sheets.stop()
        super().leave()
