"""What the system says of the session: about to sleep, locked, another user in front. One watch for each system.

Linux is asked over D-Bus (`system_linux`), Windows by its messages (`system_windows`). macOS has no such watch here:
its documented notifications need Objective-C, which the program does not carry; there the idle time, in which sleep
counts, and the sleep that the clocks show lock the program.
"""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWindow


class SystemWatch(QObject):
    """Follows the system from `begin` to `end`; this one, of a system that is not followed, never says anything.

    Signals:
        left(str): why the worker is no longer in front: "sleep", "lock" or "switch".
    """

    left = Signal(str)

    def begin(self, window: QWindow) -> None:
        """Follow the session that shows this window."""

    def end(self) -> None:
        """Follow it no longer, and hold up nothing of the system's."""


def system_watch(parent: QObject | None = None, platform: str = sys.platform) -> SystemWatch:
    """The watch of this system; what it needs is loaded now."""
    if platform.startswith("linux"):
        from hsb_desktop.ui.runtime.system_linux import LinuxWatch

        return LinuxWatch(parent)
    if platform == "win32":
        from hsb_desktop.ui.runtime.system_windows import WindowsWatch

        return WindowsWatch(parent)
    return SystemWatch(parent)
