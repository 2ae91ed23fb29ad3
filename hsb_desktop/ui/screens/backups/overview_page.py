"""The page that says where the copies are and lists them; it only shows what it is given and says what was pressed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.backup_port import KeptCopy
from hsb_desktop.casework.backups import BackupView, PlaceView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, secondary
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.long_list import LongList
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, subheading, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.screens.backups.saying import moment, why

_WIDEST = 760


class OverviewPage(QWidget):
    """Signals:
    copy_wanted(): a copy now, here and at the second place.
    place_wanted(): choose the second place.
    restore_wanted(KeptCopy): look at what putting this copy back would mean.
    """

    copy_wanted = Signal()
    place_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.copy_now = primary(t("Copy now"), icon="copy")
        self.copy_now.clicked.connect(self.copy_wanted)
        self.choose = secondary(t("Choose a place"), icon="folder_open")
        self.choose.clicked.connect(self.place_wanted)
        self._said: Column = column(gap=0)
        self._body: Column = column(gap=0)
        page = WholePage()
        page.add(
            row(title(t("Backups")), None, self.copy_now, gap=16),
            4,
            lead(t("Encrypted copies of your records. They open in the same ways as your records.")),
            16,
            Measured(column(holder(self._said), holder(self._body)), _WIDEST),
            None,
        )
        self.setLayout(column(grow(page)))
        self._view: BackupView | None = None
        self._advice = ""  # on the disk itself, where something is known of it
        self._there: PlaceView | None = None

    def say(self, state: State, words: str, more: str = "") -> None:
        """Say what came of something, over the cards."""
        self._said.clear()
        self._said.add(Notice(state, words, more), 16)

    def hush(self) -> None:
        """Say nothing over the cards."""
        self._said.clear()

    def working(self, on: bool) -> None:
        """A copy is being made; a second press does nothing."""
        self.copy_now.setEnabled(not on)
        self.copy_now.setText(t("Copying") if on else t("Copy now"))

    def show_view(self, view: BackupView) -> None:
        """The copies beside the records; what is at the second place comes later."""
        self._view, self._there = view, None
        self._paint()

    def show_place(self, there: PlaceView) -> None:
        """What was found at the second place."""
        self._there = there
        self._paint()

    def advise(self, words: str) -> None:
        """What to do about the disk of this laptop; nothing where all is well or nothing is known."""
        self._advice = words
        self._paint()

    def _paint(self) -> None:
        view, there = self._view, self._there
        if view is None:
            return
        self.choose.setParent(None)  # it is used again
        self._body.clear()
        if view.is_of_another_key:
            self._body.add(self._no_copy_of_this_key(), 16)
        if self._advice:
            self._body.add(Notice(State.ADVISORY, self._advice), 16)
        self._body.add(self._here(view), 16, self._second(view, there), 24)
        copies = {copy.path.name: (copy, t("On this laptop")) for copy in view.here}
        for copy in (there.copies or ()) if there is not None else ():
            known = copies.get(copy.path.name)
            place = t("On this laptop and in the second place") if known else t("In the second place")
            copies[copy.path.name] = (known[0] if known else copy, place)
        listed = sorted(copies.values(), key=lambda one: one[0].made_at, reverse=True)
        if listed:
            rows = [partial(self._row, copy, place, view) for copy, place in listed]
            head = SectionHead(
                t("Put a backup back"),
                count=str(len(listed)),
                note=t("You see what would be lost before anything happens."),
            )
            self._body.add(head, 8, LongList(rows, first=8, inset=20))

    def _no_copy_of_this_key(self) -> Notice:
        """After the council opened the records they have another key, which no older copy has."""
        make = secondary(t("Make a backup now"), icon="copy")
        make.clicked.connect(self.copy_wanted)
        return Notice(
            State.DUE,
            t("Your records were given a new key, and no backup has it yet"),
            t("The backups you see are kept. They open only with the passphrase or the code of their day."),
            actions=[make],
        )

    def _here(self, view: BackupView) -> Card:
        last = view.here[0] if view.here else None
        said = (
            t("Last good copy: {when}. It was proved by opening it.", when=moment(last.made_at, view.now))
            if last is not None
            else t("No copy yet. The first is made by itself, a while after you unlock.")
        )
        late = t("None yet") if last is None else t("Not of these days")
        return Card(
            row(grow(subheading(t("On this laptop"))), Chip(*_mark(view.is_fresh_here, late)), gap=12),
            6,
            body(said),
            4,
            muted(t("One is made each day. The last seven days and four weeks are kept, the others go.")),
            margins=(20, 16, 20, 16),
        )

    def _second(self, view: BackupView, there: PlaceView | None) -> Card:
        if view.place is None:
            return Card(
                row(grow(subheading(t("A second place"))), Chip(State.DUE, t("Not chosen")), gap=12),
                6,
                body(t("If this laptop is lost or breaks, the copies on it are gone too.")),
                4,
                muted(t("Choose a folder on a stick or a network share. What is put there is encrypted.")),
                12,
                row(self.choose, None),
                margins=(20, 16, 20, 16),
            )
        card = Card(
            row(grow(subheading(t("A second place"))), _reached(view, there), gap=12),
            6,
            body(_path_words(view.place)),
            4,
            margins=(20, 16, 20, 16),
        )
        for line in _lines(view, there):
            card.add(muted(line), 2)
        if view.by_council:
            card.add(muted(t("Your council has chosen this place.")))
        else:
            self.choose.setText(t("Choose another place"))
            card.add(10, holder(Flow(self.choose)))
        return card

    def _row(self, copy: KeptCopy, place: str, view: BackupView) -> ListRow:
        entry = ListRow(
            moment(copy.made_at, view.now), who=place, rule=why(copy), action=t("Look"), opens=True
        )
        entry.clicked.connect(lambda: self.restore_wanted.emit(copy))
        return entry


def _mark(good: bool, otherwise: str) -> tuple[State, str]:
    return (State.DONE, t("In order")) if good else (State.DUE, otherwise)


def _reached(view: BackupView, there: PlaceView | None) -> Chip:
    if there is None:
        return Chip(State.NOW, t("Looking"))
    if there.copies is None:
        return Chip(State.DUE if view.is_late else State.ADVISORY, t("Not connected"))
    if there.same_disk:
        return Chip(State.ADVISORY, t("On the same disk"))
    return Chip(*_mark(bool(there.copies) and not view.is_late, t("No recent copy")))


def _lines(view: BackupView, there: PlaceView | None) -> list[str]:
    lines = []
    # after a restore the records know of no copy there, and the copies are in the folder all the same
    found = [copy.made_at for copy in (there.copies if there is not None else None) or ()]
    last = view.reached or max(found, default=None)
    if last is not None:
        lines.append(t("It last took a copy: {when}.", when=moment(last, view.now)))
    elif there is not None:
        lines.append(t("It has not taken a copy yet."))
    if there is not None and there.copies is None:
        lines.append(t("It cannot be reached now. Connect it; the next copy goes there by itself."))
    if there is not None and there.same_disk:
        lines.append(t("This folder is on the same disk as your records, so it would be lost with them."))
    return lines


def _path_words(place: Path) -> str:
    """The folder, with places to break a long line."""
    return str(place).replace("\\", "\\\u200b").replace("/", "/\u200b")
