"""Another agency's PDF joins a meeting's pack: choose the file, name it, say in whose copies it is. It is drawn first,
apart from everything else; nothing of it is kept before it is put in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import enclosing
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.drafts import naming_enclosed
from hsb_desktop.casework.enclosing import EnclosingView, ForeignFile
from hsb_desktop.casework.foreign_port import CannotEnclose, too_large
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard
from hsb_desktop.ui.kit.text import lead, subheading, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.enclosing.joining import JoiningForm
from hsb_desktop.ui.screens.enclosing.kept import KeptPaper

_WIDEST = 760


class EnclosingScreen(Screen):
    """`Place.record_id` is the meeting whose pack it joins."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._keeper = DraftKeeper(services.autosave, self)
        self._turn = 0  # what was chosen for another pack, or before another file, comes to nothing
        self.cards: list[KeptPaper] = []
        self.form: JoiningForm | None = None
        self._view: EnclosingView | None = None
        self._body: Column = column(gap=0)
        self.back = quiet(t("Back to the pack"), icon="arrow_left")
        self.another = quiet(t("Choose another file"))
        self.onward = primary(t("Choose the PDF"), icon="document")
        self.back.clicked.connect(self._to_pack)
        self.another.clicked.connect(self._choose)
        self.onward.clicked.connect(self._go_on)
        self._page = WholePage(foot=FooterBar([self.back, self.another], [self.onward]))
        self._page.add(Measured(column(holder(self._body)), _WIDEST), None)
        self.setLayout(column(grow(self._page)))

    def open(self, place: Place) -> None:
        super().open(place)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Somebody of the case, or the list of the meeting, changed; a file on its way stays."""
        if self.current.case_id in changes.cases and self.isVisible() and self.form is None:
            self._load()

    def leave(self) -> None:
        self._turn += 1
        self.form = None
        super().leave()

    # ------------------------------------------------------------------------------------------ what is in the pack

    def _load(self, refused: str = "") -> None:
        case_id, meeting = self.current.case_id, self.current.record_id
        self._turn += 1
        turn = self._turn
        self.form = None
        if case_id is None or meeting is None:
            return

        def came(view: EnclosingView) -> None:
            if turn == self._turn:
                self._view = view
                self._show_pack(view, refused)

        self.services.runner.ask(
            self, lambda desk: enclosing.enclosing_view(desk, case_id, meeting), came, self.fail
        )

    def _head(self) -> None:
        self._body.clear()
        self._body.add(row(title(t("Papers of other agencies")), None), 4)
        words = t(
            "A PDF of another agency goes into the meeting pack as pictures of its pages, with our marking and page"
            " numbers. The file is kept in the case as it came. A screen reader cannot read the pictures, and each page"
            " says so."
        )
        self._body.add(lead(words), 16)

    def _show_pack(self, view: EnclosingView, refused: str) -> None:
        self._head()
        if refused:
            self._body.add(Notice(State.ATTENTION, t("This file did not join the pack"), refused), 16)
        self.cards = [KeptPaper(one, view.people) for one in view.enclosed]
        for card in self.cards:
            card.readers_wanted.connect(partial(self._other_readers, card))
            card.gone.connect(partial(self._take_out, card))
            card.file_wanted.connect(partial(self._save_file, card))
        if self.cards:
            self._body.add(subheading(t("In this pack")), 8, RowCard(self.cards, inset=20))
        self.onward.setText(t("Choose the PDF"))
        self.another.hide()
        self._page.begin()
        self.settled.emit()

    def _other_readers(self, card: KeptPaper) -> None:
        chosen, kept, view = card.readers.value(), card.kept, self._view
        beyond = card.readers.beyond()
        before = {one.name for one in kept.readers}
        added = tuple(name for name in beyond if name not in before)
        if view is None or (added and not self._may_go_beyond(kept.title, added)):
            self._load()
            return
        self._change(
            lambda desk, case_id, meeting: enclosing.choose_readers(desk, case_id, meeting, kept.id, chosen)
        )

    def _take_out(self, card: KeptPaper) -> None:
        kept = card.kept
        said = t(
            "It is in no copy from now on. The file stays in the case, and copies already issued stay as they are."
        )
        if self.services.ask.confirm(
            t("Take “{title}” out of the pack?", title=kept.title), said, t("Take it out"), t("Leave it in")
        ):
            self._change(lambda desk, case_id, meeting: enclosing.take_out(desk, case_id, meeting, kept.id))

    def _change(self, work: Callable[[Desk, CaseId, RecordId], Changes]) -> None:
        case_id, meeting = self.current.case_id, self.current.record_id
        if case_id is not None and meeting is not None:
            self.services.runner.ask(
                self,
                lambda desk: work(desk, case_id, meeting),
                lambda _changes: self._load(),
                lambda error: self._load(error.sentence),
            )

    def _save_file(self, card: KeptPaper) -> None:
        case_id, kept = self.current.case_id, card.kept
        if case_id is None:
            return
        name = f"other-agency-{kept.sha256[:8]}.pdf"

        def write(data: bytes) -> None:
            save_bytes(self.services.ask, name, data)

        self.services.runner.ask(
            self,
            lambda desk: enclosing.enclosed_file(desk, case_id, kept.id),
            write,
            self.fail,
        )

    # --------------------------------------------------------------------------------------------------- a new file

    def _go_on(self) -> None:
        if self.form is None:
            self._choose()
        else:
            self._put_in(self.form)

    def _choose(self) -> None:
        path = self.services.ask.open_path(t("Choose the PDF of the other agency"), ["*.pdf"])
        if path is None:
            return
        try:
            data = _bytes_of(path)
        except OSError:
            self._load(t("The file cannot be read from there. Nothing of it was kept."))
            return
        except CannotEnclose as refused:
            self._load(refused.sentence)
            return
        self._turn += 1
        turn = self._turn
        self.onward.setEnabled(False)
        self.onward.setText(t("Drawing its pages"))
        self.services.runner.ask_aside(
            self,
            lambda desk: enclosing.read_foreign(desk, data),
            lambda file: self._drawn(turn, file),
            lambda error: self._refused(turn, error),
        )

    def _refused(self, turn: int, error: HsbError) -> None:
        self.onward.setEnabled(True)
        if turn == self._turn:
            self._load(error.sentence)

    def _drawn(self, turn: int, file: ForeignFile) -> None:
        self.onward.setEnabled(True)
        view, meeting = self._view, self.current.record_id
        if turn != self._turn or view is None or meeting is None:
            return
        self._head()
        self.form = form = JoiningForm(file, view.people)
        self._body.add(form)
        form.keep_words(self.services, self._keeper, naming_enclosed(meeting), self.fail)
        self.onward.setText(t("Put it in the pack"))
        self.another.show()
        self._page.begin()
        form.name.setFocus()
        self.settled.emit()

    def _put_in(self, form: JoiningForm) -> None:
        case_id, meeting = self.current.case_id, self.current.record_id
        if case_id is None or meeting is None or not form.is_whole():
            return
        named, chosen = form.value()
        beyond = form.readers.beyond()
        if beyond and not self._may_go_beyond(named[0], beyond):
            return

        def done(_changes: Changes) -> None:
            self._keeper.drop(naming_enclosed(meeting))
            self._load()

        self.services.runner.ask(
            self,
            lambda desk: enclosing.enclose(desk, case_id, meeting, form.file, named, chosen),
            done,
            form.refused,
        )

    def _may_go_beyond(self, title: str, names: tuple[str, ...]) -> bool:
        """Asked again where it goes to somebody who is no professional; the safe answer is no."""
        said = t(
            "It was written by another agency, and whatever stands in it can be read there. Ask them whether the family"
            " may have it."
        )
        who = ", ".join(names)
        return self.services.ask.confirm(
            t("Put “{title}” in the copy of {who}?", title=title, who=who), said, t("Put it in"), t("Not yet")
        )

    def _to_pack(self) -> None:
        self.go.emit(Place("papers", self.current.case_id, self.current.record_id, "meeting_pack"))


def _bytes_of(path: Path) -> bytes:
    """The file's bytes; CannotEnclose, before it is read, where there are too many."""
    if why := too_large(path.stat().st_size):
        raise CannotEnclose(why)
    return path.read_bytes()
