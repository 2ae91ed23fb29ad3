"""Keeps the program's windows out of screenshots and shared screens where that can be, unless they are to be shared."""

from typing import TYPE_CHECKING

from hsb_desktop.support import settings

if TYPE_CHECKING:
    from hsb_desktop.app.window import Session
    from hsb_desktop.ui.runtime.screen_capture import SetAffinity
    from hsb_desktop.ui.shell.wiring import Wired


def keep_out(session: "Session", set_affinity: "SetAffinity | None" = None) -> None:
    """From now on and with every change of the settings. `set_affinity` is the system's own where none is given."""
    from hsb_desktop.ui.runtime.screen_capture import SYSTEMS, OutOfCaptures

    do = set_affinity or SYSTEMS
    if do is None:
        return
    captures = OutOfCaptures(session.application, do, hidden=not settings.read(session.data).shown_in_calls)
    session.destroyed.connect(captures.deleteLater)

    def look() -> None:
        captures.hide_all(not settings.read(session.data).shown_in_calls)

    def follow(wired: "Wired") -> None:
        look()  # another worker of this laptop may have set it otherwise
        wired.settings_changed.connect(look)

    session.opened.connect(follow)
