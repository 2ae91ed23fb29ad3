"""One paper for several people at once: each copy is written and checked on its own, each wording is looked at, the way
of each is said; then all are issued together or none is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import papers
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.issuing_together import IssuedTogether
from hsb_desktop.casework.paper_making import content_of, same_wording
from hsb_desktop.casework.papers import Asked
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import PaperPreview, RecipientView
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.papers.faults import Fault
from hsb_desktop.ui.screens.papers.several_frame import SeveralFrame
from hsb_desktop.ui.screens.papers.several_row import SeveralRow
from hsb_desktop.ui.screens.papers.several_work import SeveralWork


@dataclass(slots=True)
class _Seen:
    """A copy that was drawn, and which of its pages came into sight."""

    paper: Paper
    pages: int
    seen: set[int] = field(default_factory=set)


class SeveralScreen(Screen):
    """`Place.page` is the kind of paper, `record_id` what it is made from."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.frame = SeveralFrame(services)
        self.rows: list[SeveralRow] = []
        self._waiting: list[str] = []  # whose copy is still to be written, in order
        self._turn = 0
        self._seen: dict[str, _Seen] = {}  # by a copy's content
        self._looking: SeveralRow | None = None
        self._busy = False
        self.work = SeveralWork(services.runner, self)
        self.work.working.connect(self.frame.say)
        self.work.keeping.connect(lambda: self.frame.stop.setEnabled(False))
        self.work.issued.connect(self._issued)
        self.work.failed.connect(self._not_issued)
        self.frame.back.clicked.connect(self._back)
        self.frame.stop.clicked.connect(self._stop)
        self.frame.onward.clicked.connect(self._onward)
        self.frame.sheets.page_changed.connect(self._page_seen)
        self.frame.sheets.failed.connect(self.fail)
        self.setLayout(column(grow(self.frame)))

    def open(self, place: Place) -> None:
        super().open(place)
        self._begin()

    def refresh(self, changes: Changes) -> None:
        """Something in the case changed: what was written may say what is not so any more."""
        if self.current.case_id in changes.cases and self.isVisible() and not self._busy:
            self._load({row.view.id: row.ways.value() for row in self._chosen()})

    def leave(self) -> None:
        self._stop()
        self._turn += 1
        self.frame.sheets.stop()
        super().leave()

    # ------------------------------------------------------------------------------------------------ who gets one

    def _begin(self) -> None:
        self._seen, self._busy = {}, False
        self.frame.show_nothing()
        self._load({})

    def _load(self, before: dict[str, str]) -> None:
        here = self.current
        case_id, kind, record_id = here.case_id, here.page, here.record_id
        self._turn += 1
        turn = self._turn
        if case_id is None:
            return

        def came(people: tuple[RecipientView, ...]) -> None:
            if turn == self._turn:
                self._show_people(people, before)

        self.services.autosave.flush()
        self.services.runner.ask(
            self, lambda desk: papers.recipients(desk, case_id, kind, record_id), came, self.fail
        )

    def _show_people(self, people: Sequence[RecipientView], before: dict[str, str]) -> None:
        self.rows, self._waiting, self._looking = [SeveralRow(view) for view in people], [], None
        self.frame.show_rows(self.rows)
        for row in self.rows:
            row.chosen.connect(partial(self._choose, row))
            row.look_wanted.connect(partial(self._look, row))
            if row.view.id in before and row.box.isEnabled():
                row.box.setChecked(True)
                row.ways.set_value(before[row.view.id])
                self._choose(row, chosen=True)
        self._offer()
        self.settled.emit()

    def _choose(self, row: SeveralRow, chosen: bool) -> None:
        if chosen:
            row.say_working()
            self._waiting.append(row.view.id)
            if len(self._waiting) == 1:
                self._write_next()
        else:
            self._waiting = self._waiting[:1] + [one for one in self._waiting[1:] if one != row.view.id]
            row.say_nothing()
            if self._looking is row:
                self._looking = None
                self.frame.show_nothing()
        self._offer()

    def _write_next(self) -> None:
        """One copy after the other, so that the store has room for what is typed."""
        if not self._waiting:
            self._offer()
            self.settled.emit()
            return
        turn, who = self._turn, self._waiting[0]
        row = next(one for one in self.rows if one.view.id == who)
        asked = self._asked(row)
        if asked is None:
            return

        def came(preview: PaperPreview) -> None:
            if turn == self._turn:
                if row.box.isChecked():
                    self._show_copy(row, preview)
                self._waiting.pop(0)
                self._write_next()

        def failed(error: HsbError) -> None:
            if turn == self._turn:
                row.say_failed(error.sentence)
                self._waiting.pop(0)
                self._write_next()

        self.services.runner.ask(self, lambda desk: papers.prepare(desk, asked), came, failed)

    def _asked(self, row: SeveralRow, seen: str = "") -> Asked | None:
        here = self.current
        if here.case_id is None:
            return None
        return Asked(here.case_id, here.page, here.record_id, row.view.id, seen, row.delivery())

    def _chosen(self) -> list[SeveralRow]:
        return [row for row in self.rows if row.box.isChecked()]

    # ------------------------------------------------------------------------------------------- looking at copies

    def _show_copy(self, row: SeveralRow, preview: PaperPreview) -> None:
        row.show_copy(preview, looked_at=self._looked_at(preview), again=preview.again)

    def _looked_at(self, preview: PaperPreview) -> bool:
        """Whether every page of this wording came into sight, in this copy or in one that says the same."""
        whole = (one.paper for one in self._seen.values() if len(one.seen) == one.pages)
        return any(same_wording(one, preview.paper) for one in whole)

    def _look(self, row: SeveralRow) -> None:
        prepared, turn = row.preview, self._turn
        if prepared is None:
            return
        self._looking = row
        self.frame.look_at(row.view.name)

        def drawn(preview: PaperPreview) -> None:
            if turn == self._turn and self._looking is row and row.preview is prepared:
                row.preview = preview
                self.frame.sheets.show_paper(preview.data, preview.pages)

        self.services.runner.ask_aside(
            self, lambda desk: papers.draw_preview(desk, prepared), drawn, self.fail
        )

    def _page_seen(self, page: int) -> None:
        row = self._looking
        shown = row.preview if row is not None else None
        if not page or shown is None or not shown.pages:
            return
        known = self._seen.setdefault(content_of(shown.paper), _Seen(shown.paper, shown.pages))
        known.seen.add(page)
        for one in self._chosen():
            if one.preview is not None:
                self._show_copy(one, one.preview)
        self._offer()

    # ---------------------------------------------------------------------------------------------------- issuing

    def _offer(self) -> None:
        self.frame.offer(len(self._chosen()), busy=self._busy)

    def _onward(self) -> None:
        faults = self._in_the_way()
        self.frame.faults.show_faults(t("Before they can go"), faults)
        if faults or not self._confirmed():
            return
        wanted = [
            self._asked(row, content_of(row.preview.paper))
            for row in self._chosen()
            if row.preview is not None
        ]
        self._busy = True
        self._offer()
        self.services.autosave.flush()
        self.work.issue([one for one in wanted if one is not None])

    def _in_the_way(self) -> list[Fault]:
        chosen = self._chosen()
        if not chosen:
            return [(t("Choose who gets a copy."), self.frame.take_focus)]
        if self._waiting:
            return [(t("The copies are still being written. Wait a moment."), self.frame.take_focus)]
        found: list[Fault] = []
        for row in chosen:
            name, preview = row.view.name, row.preview
            if preview is None or row.stopped() or preview.again:
                said = t(
                    "The copy for {name} cannot go with the others. Take them off, or issue it on its own.",
                    name=name,
                )
                found.append((said, row.box.setFocus))
                continue
            if not self._looked_at(preview):
                found.append((t("Look at the copy for {name}.", name=name), partial(self._look, row)))
            if row.delivery() is None:
                found.append((t("Say how the copy reaches {name}.", name=name), row.ways.setFocus))
        return found

    def _confirmed(self) -> bool:
        """Recipient and way of each are confirmed, in one list."""
        chosen = self._chosen()
        lines = (
            t(
                "{name}, {kind}: {way}",
                name=row.view.name,
                kind=row.view.copy_words,
                way=row.ways.currentText(),
            )
            for row in chosen
        )
        said = t(
            "Each copy has its number and stands in the register of copies. They are kept in the case as they are."
        )
        count = len(chosen)
        yes = t("Issue {n} copies", n=count)
        return self.services.ask.confirm(
            t("Issue {n} copies to these people?", n=count), said, yes, t("Not yet"), words="\n".join(lines)
        )

    def _stop(self) -> None:
        if self._busy and self.frame.stop.isEnabled():
            self.work.stop()
            self._busy = False
            self._offer()
            self.frame.say(t("Stopped. Nothing was issued, and the register is as it was."))

    def _issued(self, issued: IssuedTogether) -> None:
        self._busy = False
        self.frame.show_nothing()
        self._load({})
        numbers = [paper.copy_number for paper in issued.papers]
        self.frame.show_issued(len(numbers), min(numbers), max(numbers))

    def _not_issued(self, error: HsbError) -> None:
        self._busy = False
        self._load({row.view.id: row.ways.value() for row in self._chosen()})
        self.frame.faults.show_faults(t("Nothing was issued"), [(error.sentence, self.frame.take_focus)])

    def _back(self) -> None:
        here = self.current
        self.go.emit(Place("papers", here.case_id, here.record_id, here.page))
