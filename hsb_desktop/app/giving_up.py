"""A window that is to end while the disk takes nothing: it asks once, shows the words, and never hangs.

The store may refuse every write (a stick was pulled) or not answer at all (a share that is gone). Until the person
decides, everything is tried again; nothing is given up by itself. Locked, no word is shown and nothing leads back.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hsb_desktop.procedure.words import t
from hsb_desktop.support import logs

if TYPE_CHECKING:
    from hsb_desktop.app.window import Session
    from hsb_desktop.ui.runtime.ask import Ask
    from hsb_desktop.ui.shell.wiring import Wired

ASK_AFTER_MS = 6_000
THREADS_WAIT = 2.0  # seconds for a store that may not answer any more


class GivingUp(QObject):
    """Signals: `decided()` when the person chose to end without what is not on disk."""

    decided = Signal()

    def __init__(self, session: "Session", after_ms: int = ASK_AFTER_MS) -> None:
        super().__init__(session)
        self._session = session
        self._covered, self._asked, self._asking = False, False, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self.ask)
        session.finished.connect(self._timer.stop)

    def begin(self, *, covered: bool) -> None:
        """The window is on its way out from now on; `covered`, it shows nothing any more."""
        self._covered = self._covered or covered
        self._timer.start()

    def again(self) -> None:
        """The window is closed once more: whoever was asked before is asked at once."""
        if self._asked and not self._covered:
            QTimer.singleShot(0, self, self.ask)  # a window cannot go while its own closing is being answered

    def ask(self) -> None:
        """Ask now."""
        wired = self._session.wired
        if wired is None or self._asking:
            return
        self._asked = True
        if self._covered:
            wired.window.covers.own.offer(
                t(
                    "The disk takes nothing, so what was typed last waits here. It locks as soon as it is saved."
                ),
                t("Lock now and lose what is not saved"),
                self._decide,
            )
            return
        self._asking = True
        try:
            lose = self._session.ask.confirm(
                t("What you typed last is not on disk"),
                t(
                    "The folder of your records cannot be written to. What is not saved stands below and in the "
                    "window, where you can copy it; the window closes by itself once it is saved."
                ),
                t("Close and lose what is not saved"),
                t("Keep trying"),
                words=words_to_show(wired),
            )
        finally:
            self._asking = False
        if lose:
            self._decide()

    def _decide(self) -> None:
        if not self._session.over:
            logs.note("window.ends.unsaved")
            self.decided.emit()


def may_lose_held(wired: "Wired", ask: "Ask") -> bool:
    """Whether the window may go: nothing typed was refused for a reason that stays, or the person gives it up."""
    if not wired.autosave.holds:
        return True
    return ask.confirm(
        t("Some of what you typed was not taken"),
        t("Why is said in the window, and what you typed stands there and below, where you can copy it."),
        t("Close and lose it"),
        t("Go back"),
        words=words_to_show(wired),
    )


def words_to_show(wired: "Wired") -> str:
    """What is not on disk, to be copied; nothing during a visit, since it may be of any case and a family looks on."""
    return "" if wired.window.visits.on else "\n\n".join(wired.autosave.unsaved())
