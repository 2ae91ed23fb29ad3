"""Keeps every window of ours out of screenshots, recordings and screens shared in a call, where the system can.

Windows does it by SetWindowDisplayAffinity: a window with WDA_EXCLUDEFROMCAPTURE is not in a capture at all, with
WDA_MONITOR (before Windows 10 2004) it is a black area there. It hinders no camera and no program of an administrator.
On Linux and macOS nothing is done here.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QPlatformSurfaceEvent, QWindow

WDA_NONE = 0x00
WDA_MONITOR = 0x01
WDA_EXCLUDEFROMCAPTURE = 0x11
SetAffinity = Callable[[int, int], bool]  # a window's handle and what it is set to; whether the system did

if sys.platform == "win32":

    def _set(handle: int, affinity: int) -> bool:
        return bool(
            ctypes.windll.user32.SetWindowDisplayAffinity(wintypes.HWND(handle), wintypes.DWORD(affinity))
        )

    SYSTEMS: SetAffinity | None = _set
else:
    SYSTEMS = None


class OutOfCaptures(QObject):
    """Sets each window as soon as the system knows it, dialogs, lists and tips included, and anew when that changes."""

    def __init__(self, application: QGuiApplication, set_affinity: SetAffinity, *, hidden: bool) -> None:
        super().__init__(application)
        self._set, self._hidden = set_affinity, hidden
        application.installEventFilter(self)
        self._set_all()

    def hide_all(self, hidden: bool) -> None:
        """Whether captures are to be without our windows from now on."""
        if hidden != self._hidden:
            self._hidden = hidden
            self._set_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.PlatformSurface
            and isinstance(watched, QWindow)
            and isinstance(event, QPlatformSurfaceEvent)
            and event.surfaceEventType() is QPlatformSurfaceEvent.SurfaceEventType.SurfaceCreated
        ):
            self._set_one(watched)
        return False

    def _set_all(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            self._set_one(window)

    def _set_one(self, window: QWindow) -> None:
        if window.parent() is not None:
            return  # part of another, which is set
        handle = int(window.winId())
        if not self._hidden:
            self._set(handle, WDA_NONE)
        elif not self._set(handle, WDA_EXCLUDEFROMCAPTURE):
            self._set(handle, WDA_MONITOR)
