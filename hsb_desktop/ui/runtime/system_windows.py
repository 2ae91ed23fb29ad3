"""Sleep, lock and user switch on Windows, from the messages of its session and power services.

Session changes come to a window that asked for them (WTSRegisterSessionNotification), power events to every top-level
window; both are read in Qt's native event filter. Logging off reaches Qt itself, which asks for what is to be saved.
"""

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QWindow

from hsb_desktop.ui.runtime.system_events import SystemWatch

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
_NOTIFY_FOR_THIS_SESSION = 0
_POWER = {
    0x0004: "sleep",
    0x0007: "sleep",
    0x0012: "sleep",
}  # PBT_APMSUSPEND, _APMRESUMESUSPEND, _RESUMEAUTOMATIC
_SESSION = {
    0x2: "switch",  # WTS_CONSOLE_DISCONNECT
    0x4: "switch",  # WTS_REMOTE_DISCONNECT
    0x6: "lock",  # WTS_SESSION_LOGOFF
    0x7: "lock",  # WTS_SESSION_LOCK
}
_WHY = {WM_POWERBROADCAST: _POWER, WM_WTSSESSION_CHANGE: _SESSION}


class _Messages(QAbstractNativeEventFilter):
    """Reads the two messages and lets every one pass."""

    def __init__(self, watch: "WindowsWatch") -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        self._watch.read(bytes(QByteArray(kind).data()), int(message))
        return False, 0


class WindowsWatch(SystemWatch):
    """Reads the messages of the program's windows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = _Messages(self)
        self._handle = 0

    def begin(self, window: QWindow) -> None:
        """Ask for the session's changes, and read the messages from now on."""
        self._handle = int(window.winId())
        _register(self._handle)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._messages)

    def end(self) -> None:
        """Read them no longer."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._messages)
        _forget(self._handle)

    def read(self, kind: bytes, message: int) -> None:
        """One message, by the address of its MSG structure."""
        if kind not in {b"windows_generic_MSG", b"windows_dispatcher_MSG"} or not message:
            return
        held = wintypes.MSG.from_address(message)
        why = _WHY.get(held.message, {}).get(held.wParam)
        if why is not None:
            self.left.emit(why)


if sys.platform == "win32":

    def _register(handle: int) -> None:
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(handle), _NOTIFY_FOR_THIS_SESSION)

    def _forget(handle: int) -> None:
        ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(wintypes.HWND(handle))

else:

    def _register(handle: int) -> None:
        """Only Windows has it."""

    def _forget(handle: int) -> None:
        """Only Windows has it."""
