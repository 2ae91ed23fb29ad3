"""The window's process: unlock, then the opened window, until it is closed (exit 0) or locked (exit LOCKED).

Started by the supervisor. At import it takes Qt's widgets, the kit and the unlock screen, nothing else: what comes
after the first paint is imported after it.
"""

import os
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from hsb_desktop.app.handover import BEFORE, LOCKED, PLACE
from hsb_desktop.app.way_in import WayIn
from hsb_desktop.procedure.words import t
from hsb_desktop.support.paths import data_directory
from hsb_desktop.ui.runtime.application import create_application
from hsb_desktop.ui.runtime.memory import Tidying
from hsb_desktop.ui.shell.appearance import wear_kept

if TYPE_CHECKING:
    from hsb_desktop.app.composition import Composition
    from hsb_desktop.app.giving_up import GivingUp
    from hsb_desktop.casework.desk import Desk
    from hsb_desktop.casework.key_ports import KeysStanding
    from hsb_desktop.casework.ports import Place
    from hsb_desktop.support.clock import Clock
    from hsb_desktop.ui.kit.focus_ring import FocusRing
    from hsb_desktop.ui.runtime.ask import Ask
    from hsb_desktop.ui.shell.wiring import Wired

_FIRST_SIZE = (1366, 768)


class Frame(QWidget):
    """The one top-level window. Its title is neutral; closing it saves first.

    Signals:
        close_wanted(): the worker closes the window.
    """

    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(t("Casework"))
        self.resize(*_FIRST_SIZE)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSizeConstraint(
            QVBoxLayout.SizeConstraint.SetNoConstraint
        )  # large text folds, never grows it
        self.may_close = False

    def show_content(self, content: QWidget) -> None:
        """Show this and nothing else."""
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._body.addWidget(content)
        content.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()


class Session(QObject):
    """From the unlock window to the end of the process.

    Signals:
        opened(Wired): the store is open and the window shows its first place.
        ends(): it is on its way out, locked or closed.
        finished(): all is saved and the store shut.
    """

    opened = Signal(object)
    ends = Signal()
    finished = Signal()

    def __init__(
        self, application: QApplication, data: Path, clock: "Clock | None" = None, ask: "Ask | None" = None
    ) -> None:
        """`clock` and `ask` are the machine's clock and real dialogs where none is given."""
        super().__init__()
        self.application = application
        self._base = data
        self._tidying = Tidying(self)  # before any other thread is there
        self.frame = Frame()
        self._given_clock, self._given_ask = clock, ask
        self._ring: FocusRing | None = None
        self.wired: Wired | None = None
        self._ending: int | None = None
        self.over = self.stuck = False  # `stuck`: the store's thread hangs on a disk that does not answer
        died = os.environ.pop(BEFORE, "") == "died"
        self._way = WayIn(data, lambda: self.composition, lambda: self.ask, self, died=died)
        self._way.opened.connect(self._open)
        self._way.left_alone.connect(lambda: self.end(LOCKED))
        self.unlock = self._way.screen
        self.frame.close_wanted.connect(self._closed)
        self.frame.show_content(self.unlock)

    @property
    def data(self) -> Path:
        """The folder of the store that is open or asked for."""
        return self._way.place

    @cached_property
    def composition(self) -> "Composition":
        """The store and all it needs; loaded after the first paint."""
        from hsb_desktop.app.composition import Composition

        return Composition(self.data, self._given_clock)

    @cached_property
    def ask(self) -> "Ask":
        """The dialogs; loaded when the first is needed, and after the first paint."""
        if self._given_ask is not None:
            return self._given_ask
        from hsb_desktop.ui.runtime.ask import WindowAsk

        return WindowAsk(lambda: self.frame, self.composition.thread.aside)

    def show(self) -> None:
        """Show the window; what it needs once opened is loaded behind it."""
        self.unlock.painted.connect(self._follow_focus)
        self.unlock.painted.connect(self._warm)
        self.frame.show()

    def _warm(self) -> None:
        self.composition.warm()

    def _follow_focus(self) -> None:
        """From now on what the keyboard is in has its ring."""
        from hsb_desktop.ui.kit.focus_ring import FocusRing

        self._ring = ring = FocusRing.install(self.application)
        self.destroyed.connect(lambda: ring.uninstall() if isValid(ring) else None)

    def _open(self, desk: "Desk", standing: "KeysStanding") -> None:
        from hsb_desktop.app.key_notices import say_warnings
        from hsb_desktop.casework.records import last_place
        from hsb_desktop.ui.shell.wiring import Wired

        thread, data = self.composition.thread, self.composition.data
        if data != self._base:
            wear_kept(data)  # another worker of this laptop has a look of their own
        self.wired = Wired(
            self.application, thread.call, desk, self.ask, data, self.composition.vault, aside=thread.aside
        )
        window = self.wired.window
        window.lock_wanted.connect(lambda: self.end(LOCKED))
        self.wired.retired.connect(self._end_retired)
        self.frame.show_content(window)
        say_warnings(self.wired, desk.store.warnings, standing, self.composition.vault)
        held = _held_place()
        if held is not None:
            window.open(held)
        else:
            self.wired.runner.ask(window, last_place, window.open, window.say_trouble)
        self.opened.emit(self.wired)

    def _end_retired(self) -> None:
        """The records are gone: there is nothing left to save."""
        self.ask.tell(
            t("The records on this laptop are retired"),
            t("Ask your IT support to wipe the laptop before it goes to somebody else."),
        )
        self._finish(0)

    def _closed(self) -> None:
        """The worker closes the window: what was refused for good and stands in it only is asked about first."""
        from hsb_desktop.app.giving_up import may_lose_held

        if self.wired is None or self._ending is not None or may_lose_held(self.wired, self.ask):
            self.end(0)

    @property
    def ending(self) -> bool:
        """Whether the window is on its way out."""
        return self._ending is not None

    def end(self, code: int) -> None:
        """Save, close the store, say the place to come back to, and end with this code."""
        if self.wired is None:
            self._finish(code)
            return
        if self._ending is not None:
            if code != LOCKED:
                self._giving_up.again()
            elif self._ending != LOCKED and not self.over:
                self._seal()  # whoever closed it has gone meanwhile
            return  # under way: what the disk refuses is tried again until it is taken, then the window ends
        self._ending = code
        self._giving_up.begin(covered=False)
        self.ends.emit()
        wired = self.wired
        place = wired.window.here()
        if code == LOCKED:
            self._seal()
            import json

            sys.stdout.write(json.dumps(_content_free(place), separators=(",", ":")) + "\n")
            sys.stdout.flush()
        from hsb_desktop.casework.records import keep_place

        wired.runner.tell(wired.window, lambda desk: keep_place(desk, place))
        wired.when_clean(lambda: self._finish(code))

    def _seal(self) -> None:
        """Nothing is seen from now on, however long the disk takes."""
        if self.wired is not None:
            self.wired.window.covers.seal()
            self._giving_up.begin(covered=True)

    @cached_property
    def _giving_up(self) -> "GivingUp":
        from hsb_desktop.app.giving_up import THREADS_WAIT, GivingUp

        found = GivingUp(self)
        found.decided.connect(lambda: self._finish(self._ending or 0, THREADS_WAIT))
        return found

    def _finish(self, code: int, patience: float | None = None) -> None:
        if self.over:
            return  # it was saved at last while the person decided
        self.over = True
        self.stuck = not self.composition.close(patience)
        self.frame.may_close = True
        self.frame.close()
        if self._ring is not None and isValid(self._ring):
            self._ring.uninstall()
            self._ring = None
        self.finished.emit()
        # told to end before it runs, Qt would end its next loop at once
        if self.application.thread().loopLevel() > 0:
            self.application.exit(code)


def _content_free(place: object) -> dict[str, object]:
    names = ("screen", "case_id", "record_id", "page", "key", "caret")
    found = {name: getattr(place, name) for name in names}
    return {name: value for name, value in found.items() if value}


def _held_place() -> "Place | None":
    """The place the supervisor held while locked, or None; after a crash the store knows it."""
    import json

    from hsb_desktop.casework.ports import Place

    try:
        held = json.loads(os.environ.pop(PLACE, "") or "null")
        return Place(**held) if isinstance(held, dict) else None
    except (ValueError, TypeError):
        return None


def run(before_showing: Callable[[], None] = lambda: None) -> int:
    """Run one window until it is closed or locked."""
    application = create_application(sys.argv)
    data = data_directory()
    wear_kept(data)
    session = Session(application, data)
    session.unlock.painted.connect(lambda: _settle(session))
    before_showing()
    session.show()
    try:
        code = application.exec()
        if session.stuck:
            os._exit(code)  # a thread that hangs on a disk would keep the process, and the key in it
        return code
    finally:
        session.composition.close()  # however the loop ended, the store's thread does not outlive it


def _settle(session: Session) -> None:
    """What a window needs before anything is typed, and not before it is painted."""
    from hsb_desktop.app import after_paint, captures
    from hsb_desktop.app.daily_copy import DailyCopy
    from hsb_desktop.app.history_check import watch
    from hsb_desktop.app.locking import Locking

    after_paint.keep_quiet(session)
    after_paint.no_dumps()
    DailyCopy(session)
    watch(session)
    after_paint.say_how_far(session)
    after_paint.Requests(session)
    Locking(session)
    captures.keep_out(session)
    after_paint.fill_unlock(session)
    after_paint.tidy_memory()
