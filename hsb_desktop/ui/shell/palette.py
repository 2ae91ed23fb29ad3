"""The search field as the fastest way to any case and any action: a list under it, worked by keyboard or mouse.

It shows what casework offers where one is, and finds nothing during a visit.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hsb_desktop.casework import offers
from hsb_desktop.casework.offers import FoundCases, Gone, Offer
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.offer_list import Line, OfferList
from hsb_desktop.ui.kit.top_bar import TopBar

if TYPE_CHECKING:
    from hsb_desktop.ui.shell.main_window import MainWindow

_WIDTH = 620  # px at 100 %
Take = Callable[[], None]


class Palette(QObject):
    """Opens at Ctrl+K with what one may do here, and follows what is typed."""

    def __init__(self, window: "MainWindow", top: TopBar, room: QWidget) -> None:
        """`room` is what the list is laid over."""
        super().__init__(window)
        self._window, self._top = window, top
        self.list = OfferList(t("Cases and actions"), room)
        self._offers: tuple[Offer, ...] = ()
        self._cases = FoundCases()
        self._takes: list[Take] = []
        self._shown = ""  # the words that the list answers
        self._enter = False  # pressed before the answer was there
        self._from: QWidget | None = None
        top.search.installEventFilter(self)
        top.search.textEdited.connect(self._typed)
        room.installEventFilter(self)
        self.list.taken.connect(self._take)
        self.list.left.connect(self._to_field)
        self.list.escaped.connect(self.leave)
        self.list.typed.connect(self._type_on)
        self.list.deserted.connect(self._look_later)
        look_changed().connect(self._fit)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return not self.list.isHidden()

    def begin(self) -> None:
        """Ctrl+K: into the field, with what may be done here under it."""
        if self._window.visits.on or self._window.cover.isVisible():
            return
        focus = QApplication.focusWidget()
        if focus is not self._top.search and focus is not self.list:
            self._from = focus
        self._top.show_search(on=True)
        self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._top.search.selectAll()
        self._load()

    def close(self) -> None:
        """Take the list away; what was typed is gone too, for it may be a name."""
        self.list.hide()
        self.list.show_lines(())
        self._takes, self._offers, self._cases = [], (), FoundCases()
        self._shown, self._enter = "", False
        self._top.show_search(on=False)

    def leave(self) -> None:
        """Escape: back to where one was, caret included."""
        back, self._from = self._from, None
        self.close()
        self._top.search.clear()
        self._top.searched.emit("")
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus()
        elif self._window.shown is not None:
            self._window.shown.setFocus()

    # ------------------------------------------------------------------------------------------------ what is found

    def _load(self) -> None:
        case_id = self._window.here().case_id
        self._window.services.runner.ask(
            self, lambda desk: offers.offers(desk, case_id), self._offered, self._window.say_trouble
        )

    def _offered(self, found: tuple[Offer, ...]) -> None:
        self._offers = found
        if self._has_focus():
            self._typed(self._top.search.text())

    def _typed(self, words: str) -> None:
        if self._window.visits.on:
            return
        if not self._offers:
            self._load()
            return
        self._window.services.runner.ask(
            self, lambda desk: offers.find_cases(desk, words), partial(self._found, words)
        )

    def _found(self, words: str, cases: FoundCases) -> None:
        """Actions first, then cases; on the list of cases itself they stand below already."""
        if words != self._top.search.text() or not self._has_focus():
            return
        listed = self._window.here().screen == "cases"
        self._cases = FoundCases() if listed else cases
        actions = offers.matching(self._offers, words)
        lines: list[tuple[Line, Take]] = [
            (Line(one.label, one.about), partial(self._do, one)) for one in actions
        ]
        if words.strip() and not listed:
            lines.append((Line(self._said(words, cases.total)), self._list_cases))
        for case in self._cases.cases:
            place = Place("case", case.case_id)
            lines.append((Line(case.name, case.reference), partial(self._go, place)))
        self._takes, self._shown = [take for _, take in lines], words
        self.list.show_lines([line for line, _ in lines])
        self.list.setVisible(bool(lines))
        said = t("{n} entries. Press the down arrow to choose, Enter to take the first.", n=len(lines))
        self._top.search.setAccessibleDescription(said)
        self._fit()
        if self._enter:
            self._take_first()

    def _said(self, words: str, count: int) -> str:
        if not count:
            return t("No case holds “{words}”", words=words.strip())
        if count == 1:
            return t("List the case that holds “{words}”", words=words.strip())
        return t("List the {n} cases that hold “{words}”", n=f"{count:,}", words=words.strip())

    # ---------------------------------------------------------------------------------------------- what is taken

    def _take(self, place: int) -> None:
        take = self._takes[place] if place < len(self._takes) else None
        if take is not None:
            take()

    def _list_cases(self) -> None:
        words = self._top.search.text()
        self.close()
        self._top.searched.emit(words)

    def _go(self, place: Place) -> None:
        self.close()
        self._from = None
        self._window.open(place)

    def _do(self, offer: Offer) -> None:
        case_id, window = self._window.here().case_id, self._window
        doing = {
            offers.COVER: window.lay_cover,
            offers.LOCK: window.lock_wanted.emit,
            offers.VISIT: window.visits.offer,
        }.get(offer.doing)
        if doing is not None:
            self.leave()
            doing()
            return
        self.close()
        window.services.runner.ask(
            self, lambda desk: offers.go_by(desk, offer, case_id), self._gone, window.say_trouble
        )

    def _gone(self, gone: Gone) -> None:
        self._from = None
        self._window.open(gone.place)

    # ------------------------------------------------------------------------------------------------ the keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the field work the list; a window of another size moves it."""
        if watched is not self._top.search:
            if event.type() is QEvent.Type.Resize:
                self._fit()
            return False
        if event.type() is QEvent.Type.FocusOut:
            self._look_later()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key == Qt.Key.Key_Down and self.is_open:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Down:
            self._load()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_first()
        else:
            return False
        return True

    def _take_first(self) -> None:
        """Enter in the field: the first entry for exactly these words; without words nothing is begun by it."""
        words = self._top.search.text()
        self._enter = bool(words.strip()) and not (self._offers and self._shown == words)
        if not words.strip() or self._enter:
            return
        if self._takes:
            self.list.take_current()
        else:
            self._list_cases()

    def _to_field(self) -> None:
        """Up from the first entry, or Escape, is back in the field; there Escape leaves."""
        self._top.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._top.search.end(False)

    def _type_on(self, event: QKeyEvent) -> None:
        self._to_field()
        QApplication.sendEvent(self._top.search, event)

    def _look_later(self) -> None:
        QTimer.singleShot(0, self, self._close_if_left)

    def _close_if_left(self) -> None:
        if not self._has_focus() and (self.is_open or self._offers):
            self.close()

    def _has_focus(self) -> bool:
        return self._top.search.hasFocus() or self.list.hasFocus()

    def _fit(self) -> None:
        if self.is_open:
            self.list.place_under(self._top.search, look().px(_WIDTH))
