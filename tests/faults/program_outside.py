"""The real command from outside: a screen in memory, real keys through the X server, processes known by their ids."""

import contextlib
import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, ClassVar, TypeVar

KILL = 9  # SIGKILL, which the types of Windows do not name
ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "hsb_desktop"]
PATIENCE = 60.0
T = TypeVar("T")


def wait_for(look: Callable[[], T], what: str, every: float = 0.03) -> T:
    """What `look` gives once it is not empty; it is called once in so many seconds."""
    until = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(every)
    return found


def alive(pid: int) -> bool:
    """Whether a process is there and has not ended; one that nobody waited for yet has ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


def children(pid: int) -> list[int]:
    """The ids of a process's children."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


class _ClientMessage(ctypes.Structure):
    _fields_: ClassVar = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 24),
    ]


def ask_to_close(display: str, window: int) -> None:
    """What a window manager sends when the cross in the title bar is pressed."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    held = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    protocols, delete = (
        x11.XInternAtom(held, name.encode(), 0) for name in ("WM_PROTOCOLS", "WM_DELETE_WINDOW")
    )
    data = (ctypes.c_long * 5)(delete, 0, 0, 0, 0)
    message = _ClientMessage(
        type=33, send_event=1, window=window, message_type=protocols, format=32, data=data
    )
    x11.XSendEvent(held, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x11.XCloseDisplay(held)


class Screen:
    """An X server that draws into memory."""

    def __init__(self, server: str, xdotool: str) -> None:
        reading, writing = os.pipe()
        self._xdotool = xdotool
        how = ["-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        how += ["-noreset"]  # or it begins afresh when a window ends, and refuses the next one meanwhile
        self._process = subprocess.Popen(
            [server, "-displayfd", str(writing), *how],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading, "rb") as said:
            self.display = ":" + said.readline().decode().strip()

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(20)

    def ask(self, *words: str) -> str:
        """What xdotool answers; nothing where it finds nothing."""
        done = subprocess.run(
            [self._xdotool, *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def window_of(self, pid: int) -> str:
        """The visible window of a process."""
        found = self.ask("search", "--all", "--onlyvisible", "--pid", str(pid), "--name", "^Casework$")
        return found.split("\n")[-1]


class Program:
    """`python -m hsb_desktop` over one store folder on one screen."""

    def __init__(self, screen: Screen, home: Path, said: IO[str] | int = subprocess.PIPE) -> None:
        self._screen, self.home = screen, home
        self.person = home.parent / "person"  # everything a program may write into besides the store
        (self.person / "tmp").mkdir(parents=True, exist_ok=True)
        environment = {
            **os.environ,
            "HSB_DESKTOP_HOME": str(home),
            "DISPLAY": screen.display,
            "HOME": str(self.person),
            "TMPDIR": str(self.person / "tmp"),
        }
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            environment.pop(name, None)
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        self.supervisor = subprocess.Popen(
            COMMAND, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=said, text=True
        )
        self.window = 0

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        for pid in (*children(self.supervisor.pid), self.supervisor.pid):
            if alive(pid):
                os.kill(pid, KILL)
        self.supervisor.communicate(timeout=20)

    def next_window(self) -> int:
        """The process of the window now open, once its window can be seen; keys go there."""
        before = self.window
        self.window = wait_for(
            lambda: next((pid for pid in children(self.supervisor.pid) if pid != before), 0), "a window"
        )
        shown = wait_for(self._on_screen, "a window on the screen", every=0.2)
        self._screen.ask("windowfocus", "--sync", shown)
        time.sleep(0.5)
        return self.window

    def _on_screen(self) -> str:
        assert alive(self.supervisor.pid), f"the program ended: {self.ended()}"
        return self._screen.window_of(self.window)

    def answer(self) -> None:
        """Close the dialog that the program shows in place of a window."""

        def shown() -> str:
            windows = (self._screen.window_of(pid) for pid in children(self.supervisor.pid))
            return next((window for window in windows if window), "")

        self._screen.ask("windowfocus", "--sync", wait_for(shown, "a dialog on the screen", every=0.2))
        time.sleep(0.5)
        self.press("Return")

    def type(self, words: str) -> None:
        """Real keys, one after another."""
        self._screen.ask("type", "--delay", "25", words)

    def press(self, *keys: str) -> None:
        """Real keys by name."""
        for key in keys:
            self._screen.ask("key", key)
            time.sleep(0.15)

    def close_window(self) -> None:
        """As the cross in the title bar does."""
        ask_to_close(self._screen.display, int(self._screen.window_of(self.window)))

    def unlock(self, passphrase: str) -> None:
        """Enter the passphrase and wait until the place is shown: the store was opened and is at rest."""
        before = self._written()
        self.type(passphrase)
        self.press("Return")
        wait_for(lambda: self._written() not in ([], before), "the place to be shown, and so remembered")
        self.rest()

    def rest(self) -> None:
        """Wait until nothing was written for a second."""
        seen, since = self._files(), time.monotonic()
        until = since + PATIENCE
        while time.monotonic() - since < 1.0:
            assert time.monotonic() < until
            time.sleep(0.05)
            if (now := self._files()) != seen:
                seen, since = now, time.monotonic()

    def ended(self) -> tuple[int, str]:
        """The exit code and what was said, once the program ended by itself."""
        _, said = self.supervisor.communicate(timeout=PATIENCE)
        return self.supervisor.returncode, said

    def _written(self) -> list[tuple[str, int, int]]:
        """The write-ahead log, where something was written to it."""
        return [file for file in self._files() if file[0].endswith("-wal") and file[1]]

    def _files(self) -> list[tuple[str, int, int]]:
        found = []
        for path in sorted(self.home.iterdir()):
            with contextlib.suppress(FileNotFoundError):  # a file on its way into place goes as one looks
                stat = path.stat()
                found.append((path.name, stat.st_size, stat.st_mtime_ns))
        return found
