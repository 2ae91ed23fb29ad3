"""From the unlock window's first picture to an opened store: whose records, the passphrase or the code, then the steps.

Loaded before the first paint, so it imports the unlock screen and nothing else.
"""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.store.presence import is_here, new_place, stores_in
from hsb_desktop.ui.screens.unlock.screen import UnlockScreen

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from hsb_desktop.app.composition import Composition
    from hsb_desktop.casework.desk import Desk
    from hsb_desktop.casework.key_ports import KeysStanding
    from hsb_desktop.ui.runtime.ask import Ask


class WayIn(QObject):
    """Asks until a store is open and nothing more is wanted for it. `place` is the folder of the store chosen.

    Signals:
        opened(Desk, KeysStanding): the window may be shown.
        left_alone(): nobody went on, and the store is open.
    """

    left_alone = Signal()
    opened = Signal(object, object)
    _came = Signal(object)
    _held = Signal(object)

    def __init__(
        self,
        base: "Path",
        composition: "Callable[[], Composition]",
        ask: "Callable[[], Ask]",
        parent: QObject,
        *,
        died: bool = False,
    ) -> None:
        """`base` is the data folder; `composition` and `ask` are loaded when they are first needed."""
        super().__init__(parent)
        self._base, self._composition, self._ask = base, composition, ask
        self._stores = stores_in(base)
        self.place = self._stores[0]
        self.screen = UnlockScreen(
            is_here(self.place),
            died=died,
            labels=_labels(self._stores),
            suggested=lambda: composition().suggested(),
        )
        screen = self.screen
        screen.unlock_wanted.connect(lambda words: self._wait(composition().unlock(words)))
        screen.create_wanted.connect(
            lambda name, role, words: self._wait(composition().create(name, role, words))
        )
        screen.code_wanted.connect(lambda code, words: self._wait(composition().open_by_code(code, words)))
        screen.another_wanted.connect(self._another)
        screen.copies_wanted.connect(self._mend)
        screen.chosen.connect(lambda number: self._choose(self._stores[number]))
        screen.painted.connect(self._hold)
        self._came.connect(self._answered)
        self._held.connect(self._hold_for)

    def _another(self) -> None:
        import secrets

        self._choose(new_place(self._base, secrets.token_hex(8)))

    def _mend(self) -> None:
        from hsb_desktop.app.mending import Mending

        mending = Mending(self._composition(), self.screen, self._ask, self.place, self)
        mending.answered.connect(self._answered)
        mending.begin()

    def _choose(self, place: "Path") -> None:
        self.place = place
        self._composition().choose(place)
        self._hold()

    def _hold(self) -> None:
        """Wrong passphrases before this start are waited for too."""
        if is_here(self.place):
            self._composition().wait_left().add_done_callback(self._held.emit)

    def _hold_for(self, future: "Future[float]") -> None:
        with contextlib.suppress(HsbError):  # a folder that cannot be read says so when it is unlocked
            self.screen.hold(future.result())

    def _wait(self, future: "Future[Desk]") -> None:
        future.add_done_callback(self._came.emit)

    def _answered(self, future: "Future[Desk]") -> None:
        try:
            desk = future.result()
        except HsbError as known:
            self.screen.refuse(known.sentence, getattr(known, "wait", 0.0))
            if getattr(known, "mends", False):
                self.screen.offer_copies()
            return
        from hsb_desktop.app.key_steps import KeySteps

        self.screen.forget()
        steps = KeySteps(self._composition(), self.screen, self._ask, self)
        steps.done.connect(lambda standing: self._done(desk, standing))
        steps.left_alone.connect(self.left_alone)
        steps.begin()

    def _done(self, desk: "Desk", standing: "KeysStanding") -> None:
        self.opened.emit(desk, standing)


def _labels(stores: "tuple[Path, ...]") -> tuple[str, ...]:
    if len(stores) < 2:  # nothing is loaded for the usual case
        return ()
    from hsb_desktop.store.labels import labels_of

    return labels_of(stores)
