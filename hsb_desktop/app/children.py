"""How the supervisor starts a window: by forking before anything is loaded, or as a new program elsewhere.

A fork of a process that holds nothing is as clean as a new program and starts sooner: the unlock window is what people
wait for. The first fork happens before the supervisor's own modules are loaded, which would be copied with it; that
window is shown only once it is let (`Waiting`). Either way the window is a process of its own, and ends with everything
it held. What is not needed for the first fork is imported where it is used.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from hsb_desktop.app.handover import LEAVE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Child(Protocol):
        """A window's process."""

        def wait(self) -> tuple[int, bytes]:
            """Its exit code (negative: the signal that ended it) and what it said on standard output."""

        def terminate(self) -> None:
            """Ask it to save and end."""

    Start = Callable[[Mapping[str, str]], Child]


def spawned(command: Sequence[str]) -> "Start":
    """Start the window as a new program with this command line and environment."""
    return lambda environment: _Spawned(command, environment)


class _Spawned:
    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        import subprocess  # only here: a forked window does not need it

        self._process = subprocess.Popen(
            command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )

    def wait(self) -> tuple[int, bytes]:
        said, _ = self._process.communicate()
        return self._process.returncode, said

    def terminate(self) -> None:
        self._process.terminate()


if sys.platform != "win32":

    def forked(main: Callable[[], int]) -> "Start":
        """Start the window as a fork of this process that runs `main` and ends with its code."""
        return lambda environment: Forked(main, environment)

    class Forked:
        """A fork of this process."""

        def __init__(self, main: Callable[[], int], environment: Mapping[str, str]) -> None:
            ours, theirs = os.pipe()
            self._said = ours
            self.pid = os.fork()
            if self.pid == 0:
                _become(main, environment, theirs)
            os.close(theirs)

        def wait(self) -> tuple[int, bytes]:
            """Its exit code (negative: the signal that ended it) and what it said on standard output."""
            words = b"".join(iter(lambda: os.read(self._said, 65_536), b""))
            os.close(self._said)
            _, status = os.waitpid(self.pid, 0)
            return os.waitstatus_to_exitcode(status), words

        def terminate(self) -> None:
            """Ask it to save and end."""
            import contextlib
            import signal

            with contextlib.suppress(ProcessLookupError):  # it has just ended
                os.kill(self.pid, signal.SIGTERM)

    class Waiting:
        """The first window, forked and loading; it is shown once `start` has let it, and never without."""

        def __init__(self, main: Callable[[], int], environment: Mapping[str, str]) -> None:
            self._main = main
            self._asked, self._leave = os.pipe()
            inherited = {**environment, LEAVE: f"{self._asked},{self._leave}"}
            self._first: Forked | None = Forked(main, inherited)
            os.close(self._asked)

        def start(self, environment: Mapping[str, str]) -> "Child":
            """Let the first window be shown; the next ones are forked when they are asked for."""
            first, self._first = self._first, None
            if first is None:
                return Forked(self._main, environment)
            os.writev(self._leave, [b"1"])  # into the pipe
            os.close(self._leave)
            return first

        def dismiss(self) -> None:
            """End a window that was never let."""
            if self._first is not None:
                os.close(self._leave)
                self._first.wait()

    def _become(main: Callable[[], int], environment: Mapping[str, str], out: int) -> None:
        """Be the window: nothing of the supervisor runs in this process again."""
        code = 1
        try:
            nothing, silence = os.pipe()
            os.close(silence)
            os.dup2(nothing, 0)  # there is nobody to type to a window on its standard input
            os.dup2(out, 1)
            os.environ.clear()
            os.environ.update(environment)
            code = main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        except BaseException:  # noqa: BLE001 - the last line of a process: said where errors are said, never raised on
            sys.excepthook(*sys.exc_info())
        finally:
            try:
                sys.stdout.flush()
                sys.stderr.flush()
            except (OSError, ValueError):
                pass  # nobody listens any more
            os._exit(code)
