"""How the supervisor starts a window: by forking before anything is loaded, or as a new program elsewhere.

A fork of a process that holds nothing is as clean as a new program and starts sooner: the unlock window is what people
wait for. Either way the window is a process of its own, and ends with everything it held.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol


class Child(Protocol):
    """A window's process."""

    def wait(self) -> tuple[int, bytes]:
        """Its exit code (negative: the signal that ended it) and what it said on standard output."""

    def terminate(self) -> None:
        """Ask it to save and end."""


Start = Callable[[Mapping[str, str]], Child]


def spawned(command: Sequence[str]) -> Start:
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

    def forked(main: Callable[[], int]) -> Start:
        """Start the window as a fork of this process that runs `main` and ends with its code."""
        return lambda environment: _Forked(main, environment)

    class _Forked:
        def __init__(self, main: Callable[[], int], environment: Mapping[str, str]) -> None:
            ours, theirs = os.pipe()
            self._said = ours
            self._pid = os.fork()
            if self._pid == 0:
                _become(main, environment, theirs)
            os.close(theirs)

        def wait(self) -> tuple[int, bytes]:
            words = b"".join(iter(lambda: os.read(self._said, 65_536), b""))
            os.close(self._said)
            _, status = os.waitpid(self._pid, 0)
            return os.waitstatus_to_exitcode(status), words

        def terminate(self) -> None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGTERM)

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
            with contextlib.suppress(OSError, ValueError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)
