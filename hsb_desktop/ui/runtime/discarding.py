"""Asks before a form without a record is given up with words in it: one key pressed in passing loses nothing."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from hsb_desktop.casework.drafts import drafts_of
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Services


class Discarding(QObject):
    """Ends the drafts of one screen; `failed` hears what keeps it from knowing whether there is one."""

    def __init__(
        self, services: Services, keeper: DraftKeeper, failed: Callable[[HsbError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services, self._keeper, self._failed = services, keeper, failed

    def ask(self, place: str, then: Callable[[], None]) -> None:
        """Drop the draft of `place` and go on with `then`; nothing happens where the person keeps what they typed.

        What was typed before this screen was opened counts too, so the store is asked.
        """
        self._keeper.flush()

        def decide(drafts: Mapping[str, str]) -> None:
            texts = (*drafts.values(), *self._keeper.texts(place).values())
            if any(text.strip() for text in texts) and not self._services.ask.confirm(
                t("Throw away what you typed here?"),
                t("It stands nowhere else. If you only leave this page, it is kept."),
                t("Throw it away"),
                t("Keep it"),
            ):
                return
            self._keeper.drop(place)
            then()

        self._services.runner.ask(self, lambda desk: drafts_of(desk, place), decide, self._failed)
