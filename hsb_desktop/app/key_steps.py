"""The steps between an opened store and its window: an own passphrase, the recovery code, the council's key.

Until the printed code was typed back the store takes no case. A step that was interrupted is met again at the next
start, since each is read from the store itself.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hsb_desktop.casework.key_ports import KeysStanding
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.support.settings import LONGEST_LOCK
from hsb_desktop.ui.screens.unlock.code import CodeForm
from hsb_desktop.ui.screens.unlock.screen import UnlockScreen

if TYPE_CHECKING:
    from hsb_desktop.app.composition import Composition
    from hsb_desktop.casework.key_ports import CouncilOffer, Keys
    from hsb_desktop.casework.recovery_pages import CodePage
    from hsb_desktop.ui.runtime.ask import Ask

T = TypeVar("T")


class KeySteps(QObject):
    """Shows the steps that are wanted, one after the other.

    Signals:
        done(KeysStanding): nothing is wanted any more.
        left_alone(): a step stood open for as long as a window may stay unlocked.
    """

    done = Signal(object)
    left_alone = Signal()
    _came = Signal(object, object)

    def __init__(
        self, composition: "Composition", screen: UnlockScreen, ask: "Callable[[], Ask]", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._composition, self._screen, self._ask = composition, screen, ask
        self._not_now = False
        self._alone = QTimer(self, singleShot=True, interval=LONGEST_LOCK * 60_000)
        self._alone.timeout.connect(self.left_alone)
        self._came.connect(self._deliver)

    def begin(self) -> None:
        """Look what is wanted next."""
        self._on_keys(lambda keys: keys.standing(), self._next)

    def _next(self, standing: KeysStanding) -> None:
        self._alone.start()
        if not standing.own_passphrase:
            self._choose_passphrase()
        elif not standing.has_code:
            self._on_keys(lambda keys: keys.new_code(), self._show_code)
        elif standing.council_offer is not None and not self._not_now:
            self._show_council(standing.council_offer)
        else:
            self._alone.stop()
            self.done.emit(standing)

    def _choose_passphrase(self) -> None:
        from hsb_desktop.ui.screens.unlock.others import OwnPassphraseForm

        form = OwnPassphraseForm(self._composition.suggested)
        form.given.connect(
            lambda words: self._on_keys(
                lambda keys: keys.choose_passphrase(words), lambda _done: self.begin()
            )
        )
        self._screen.show_step(form)

    def _show_code(self, code: str) -> None:
        form = CodeForm(code)
        form.typed.connect(
            lambda typed: self._on_keys(
                lambda keys: keys.put_recovery_code(code, typed), lambda _done: self.begin()
            )
        )
        form.print_wanted.connect(lambda: self._wait(self._composition.code_page(code), self._print))
        form.save_wanted.connect(lambda: self._wait(self._composition.code_page(code), self._save))
        self._screen.show_step(form)

    def _print(self, page: "CodePage") -> None:
        from hsb_desktop.ui.runtime.pages import as_image

        self._ask().print_pages([as_image(page.image)], t("Page 1"))

    def _save(self, page: "CodePage") -> None:
        """Anywhere but beside the records, which the page opens."""
        from hsb_desktop.support.files import write_atomically

        place = self._ask().save_path("page-1.pdf")
        if place is None:
            return
        if place.resolve().is_relative_to(self._composition.data.resolve()):
            self._screen.refuse(
                t("Choose another place: beside your records the page would open them for anybody.")
            )
            return
        try:
            write_atomically(place, page.data)
        except OSError:
            self._screen.refuse(
                t("The page could not be saved there. Nothing was kept; choose another place.")
            )

    def _show_council(self, offer: "CouncilOffer") -> None:
        from hsb_desktop.ui.screens.unlock.others import CouncilForm

        form = CouncilForm(offer)
        form.confirmed.connect(
            lambda: self._on_keys(lambda keys: keys.accept_council(offer.public), lambda _done: self.begin())
        )
        form.back_wanted.connect(self._postpone)
        self._screen.show_step(form)

    def _postpone(self) -> None:
        self._not_now = True
        self.begin()

    def _on_keys(self, work: "Callable[[Keys], T]", then: Callable[[T], None]) -> None:
        self._wait(self._composition.on_keys(work), then)

    def _wait(self, future: "Future[T]", then: Callable[[T], None]) -> None:
        future.add_done_callback(lambda done: self._came.emit(done, then))

    def _deliver(self, future: "Future[object]", then: Callable[[object], None]) -> None:
        try:
            value = future.result()
        except HsbError as known:
            self._screen.refuse(known.sentence)
            return
        then(value)
