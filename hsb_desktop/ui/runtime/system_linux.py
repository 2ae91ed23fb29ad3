"""Sleep, screen lock and user switch on Linux, from systemd's logind and the desktops' screen savers over D-Bus.

Interfaces: org.freedesktop.login1 (Manager: PrepareForSleep, Inhibit, GetSessionByPID; Session: Lock, LockedHint,
Active) and ActiveChanged of org.freedesktop.ScreenSaver and org.gnome.ScreenSaver. Where a bus is not there, nothing is
said.
"""

import os
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusVariant,
)
from PySide6.QtGui import QWindow

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.system_events import SystemWatch

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = {
    "org.freedesktop.ScreenSaver": ("/ScreenSaver", "/org/freedesktop/ScreenSaver"),
    "org.gnome.ScreenSaver": ("/org/gnome/ScreenSaver",),
}


class LinuxWatch(SystemWatch):
    """Listens on the system's and the session's bus."""

    def __init__(
        self,
        parent: QObject | None = None,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        """The buses of this machine, where none are given."""
        super().__init__(parent)
        self._system = system if system is not None else QDBusConnection.systemBus()
        self._session_bus = session if session is not None else QDBusConnection.sessionBus()
        self._path = ""
        self._calls: set[QDBusPendingCallWatcher] = set()
        self._delay: QDBusMessage | None = None  # while it is held, sleep waits for what was typed

    def begin(self, window: QWindow) -> None:
        """Listen, and ask that sleep waits until this process has saved and ended."""
        for name, paths in SAVERS.items():
            for path in paths:
                self._session_bus.connect(
                    name, path, name, "ActiveChanged", self, _slot("_saver_changed(bool)")
                )
        if not self._system.isConnected():
            return
        self._system.connect(
            LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep", self, _slot("_sleep_changed(bool)")
        )
        why = (t("Casework"), t("What was typed is saved first."), "delay")
        self._call(LOGIND_PATH, MANAGER, "Inhibit", ["sleep", *why], self._hold)
        self._call(LOGIND_PATH, MANAGER, "GetSessionByPID", [os.getpid()], self._follow)

    def end(self) -> None:
        """Let sleep wait no longer."""
        self._delay = None
        self._calls.clear()

    @Slot(bool)
    def _sleep_changed(self, _begins: bool) -> None:
        self.left.emit("sleep")  # before it, or after one that nobody announced

    @Slot(bool)
    def _saver_changed(self, active: bool) -> None:
        if active:
            self.left.emit("lock")

    @Slot()
    def _locked(self) -> None:
        self.left.emit("lock")

    @Slot()
    def _session_changed(self) -> None:
        self._get("Active", lambda active: self.left.emit("switch") if active is False else None)
        self._get("LockedHint", lambda locked: self.left.emit("lock") if locked is True else None)

    def _hold(self, reply: QDBusMessage) -> None:
        self._delay = reply  # the descriptor in it is closed with it, at the latest when this process ends

    def _follow(self, reply: QDBusMessage) -> None:
        found = reply.arguments()[0] if reply.arguments() else None
        if not isinstance(found, QDBusObjectPath):
            return
        self._path = found.path()
        self._system.connect(LOGIND, self._path, SESSION, "Lock", self, _slot("_locked()"))
        self._system.connect(
            LOGIND, self._path, _PROPERTIES, "PropertiesChanged", self, _slot("_session_changed()")
        )

    def _get(self, name: str, then: Callable[[object], None]) -> None:
        def read(reply: QDBusMessage) -> None:
            value = reply.arguments()[0] if reply.arguments() else None
            then(value.variant() if isinstance(value, QDBusVariant) else value)

        self._call(self._path, _PROPERTIES, "Get", [SESSION, name], read)

    def _call(
        self, path: str, interface: str, name: str, values: list[object], then: Callable[[QDBusMessage], None]
    ) -> None:
        message = QDBusMessage.createMethodCall(LOGIND, path, interface, name)
        message.setArguments(values)
        call = QDBusPendingCallWatcher(self._system.asyncCall(message))
        self._calls.add(call)

        def came(ended: QDBusPendingCallWatcher) -> None:
            self._calls.discard(call)
            if not ended.isError():
                then(ended.reply())

        call.finished.connect(came)


def _slot(signature: str) -> bytes:
    """The name of a slot as `connect` takes it; its types say bytes and it takes none."""
    return cast("bytes", SLOT(signature))
