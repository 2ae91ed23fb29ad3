"""What the systems say: signals of logind and the screen savers on a bus of our own, Windows' messages made by hand."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from ctypes import wintypes
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.runtime.system_events import SystemWatch, system_watch
from hsb_desktop.ui.runtime.system_windows import WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WindowsWatch
from tests.conftest import NeedsTool

if sys.platform.startswith("linux"):
    from PySide6.QtDBus import (
        QDBusConnection,
        QDBusMessage,
        QDBusObjectPath,
        QDBusUnixFileDescriptor,
        QDBusVariant,
        QDBusVirtualObject,
    )

    from hsb_desktop.ui.runtime.system_linux import LOGIND, LOGIND_PATH, MANAGER, SAVERS, SESSION, LinuxWatch

    OURS, THEIRS = f"{LOGIND_PATH}/session/_32", f"{LOGIND_PATH}/session/_33"
    PROPERTIES = "org.freedesktop.DBus.Properties"

    class Logind(QDBusVirtualObject):
        """Answers what logind is asked."""

        def __init__(self) -> None:
            super().__init__()
            self.active, self.locked = True, False
            self.reading, self._writing = os.pipe()
            self.delays: list[list[object]] = []

        def introspect(self, _path: str) -> str:
            return ""

        def handleMessage(self, asked: QDBusMessage, bus: QDBusConnection) -> bool:  # noqa: N802 - Qt's name
            if asked.member() == "GetSessionByPID":
                value: object = QDBusObjectPath(OURS)
            elif asked.member() == "Inhibit":
                self.delays.append(asked.arguments())
                value = QDBusUnixFileDescriptor(self._writing)
            else:
                value = QDBusVariant(self.active if asked.arguments()[1] == "Active" else self.locked)
            reply = asked.createReply()
            reply.setArguments([value])
            bus.send(reply)
            return True

        def close(self) -> None:
            """Both ends of what it handed out."""
            os.close(self.reading)
            os.close(self._writing)

    @dataclass
    class Bus:
        """A bus, what speaks on it, and what was heard."""

        speaker: QDBusConnection
        logind: Logind
        watch: LinuxWatch
        heard: list[str] = field(default_factory=list)

        def say(self, path: str, interface: str, name: str, *values: object) -> None:
            message = QDBusMessage.createSignal(path, interface, name)
            message.setArguments(list(values))
            assert self.speaker.send(message)

    @pytest.fixture
    def bus(qtbot: QtBot, needs_tool: NeedsTool) -> Iterator[Bus]:
        """One of our own, with a logind and screen savers that we play."""
        command = [needs_tool("dbus-daemon"), "--session", "--nofork", "--print-address=1"]
        daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert daemon.stdout is not None
            yield from _on_bus(daemon.stdout.readline().strip(), qtbot)
        finally:
            daemon.terminate()
            daemon.communicate(timeout=20)

    def _on_bus(address: str, qtbot: QtBot) -> Iterator[Bus]:
        speaker = QDBusConnection.connectToBus(address, "speaker")
        for name in (LOGIND, *SAVERS):
            assert speaker.registerService(name)
        logind = Logind()
        below = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert speaker.registerVirtualObject(LOGIND_PATH, logind, below)
        listener = QDBusConnection.connectToBus(address, "listener")
        watch = LinuxWatch(None, listener, listener)
        made = Bus(speaker, logind, watch)
        watch.left.connect(made.heard.append)
        try:
            watch.begin(QWindow())
            qtbot.waitUntil(lambda: bool(watch._path) and watch._delay is not None)
            yield made
        finally:
            watch.end()
            QDBusConnection.disconnectFromBus("speaker")
            QDBusConnection.disconnectFromBus("listener")
            logind.close()

    def test_sleep_lock_and_user_switch_are_heard(bus: Bus, qtbot: QtBot) -> None:
        said: list[tuple[tuple[Any, ...], list[str]]] = [
            ((LOGIND_PATH, MANAGER, "PrepareForSleep", True), ["sleep"]),
            ((OURS, SESSION, "Lock"), ["lock"]),
            (("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True), ["lock"]),
            (("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True), ["lock"]),
        ]
        for words, heard in said:
            bus.heard.clear()
            bus.say(*words)
            qtbot.waitUntil(lambda heard=heard: bus.heard == heard)  # type: ignore[misc]
        for active, locked, heard in ((False, False, ["switch"]), (True, True, ["lock"])):
            bus.heard.clear()
            bus.logind.active, bus.logind.locked = active, locked
            bus.say(OURS, PROPERTIES, "PropertiesChanged", SESSION, {"Active": active}, [])
            qtbot.waitUntil(lambda heard=heard: bus.heard == heard)  # type: ignore[misc]

    def test_what_concerns_others_is_not_heard_and_sleep_waits_for_us(bus: Bus, qtbot: QtBot) -> None:
        assert bus.logind.delays[0][0] == "sleep"
        assert bus.logind.delays[0][3] == "delay"
        bus.say(THEIRS, SESSION, "Lock")
        bus.say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
        bus.say(OURS, PROPERTIES, "PropertiesChanged", SESSION, {"IdleHint": True}, [])
        bus.say(OURS, SESSION, "Lock")  # what came before it has been read by then
        qtbot.waitUntil(lambda: bool(bus.heard))
        assert bus.heard == ["lock"]


@pytest.mark.parametrize(
    ("message", "what", "heard"),
    [
        (WM_POWERBROADCAST, 0x4, ["sleep"]),
        (WM_POWERBROADCAST, 0x12, ["sleep"]),
        (WM_POWERBROADCAST, 0xA, []),  # the battery's state
        (WM_WTSSESSION_CHANGE, 0x7, ["lock"]),
        (WM_WTSSESSION_CHANGE, 0x2, ["switch"]),
        (WM_WTSSESSION_CHANGE, 0x8, []),  # unlocked
        (0x0100, 0x7, []),  # a key
    ],
)
def test_windows_messages_are_read(message: int, what: int, heard: list[str]) -> None:
    watch = WindowsWatch()
    said: list[str] = []
    watch.left.connect(said.append)
    held = wintypes.MSG(message=message, wParam=what)
    for kind in (b"windows_generic_MSG", b"xcb_generic_event_t"):
        assert watch._messages.nativeEventFilter(kind, ctypes.addressof(held)) == (False, 0)
    assert said == heard


def test_each_system_has_its_watch_and_another_has_none() -> None:
    parent = QObject()
    assert isinstance(system_watch(parent, "win32"), WindowsWatch)
    assert type(system_watch(parent, "darwin")) is SystemWatch
