"""How long to wait after wrong passphrases. It grows to a minute and never becomes a lock-out.

Only the count is kept on disk; the wait runs on the monotonic clock, from the last try or from the start of this
process, whichever is later. So a restart shortens nothing, and neither does setting the laptop's clock.
"""

import json

from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.key_errors import TooSoon
from hsb_desktop.support import logs
from hsb_desktop.support.clock import Clock
from hsb_desktop.support.files import write_atomically

FREE = 3  # wrong tries that cost nothing but the stretching of the key
LONGEST = 60.0  # seconds
_COUNTED_MOST = 1000


class Attempts:
    """The wrong tries at one store since it was last opened."""

    def __init__(self, files: StoreFolder, clock: Clock) -> None:
        self._path, self._clock = files.attempts, clock
        self._since = clock.monotonic()
        self._wrong: int | None = None  # as counted here; the file may refuse to be written

    @property
    def wrong(self) -> int:
        """How many there were."""
        if self._wrong is None:
            self._wrong = self._read()
        return self._wrong

    @property
    def left(self) -> float:
        """Seconds until the next try is taken; 0 when it is taken now."""
        passed = max(0.0, self._clock.monotonic() - self._since)
        return max(0.0, wait_after(self.wrong) - passed)

    def begin(self) -> None:
        """Count a try before it is made, so that ending the program in the middle of it saves nothing."""
        if (left := self.left) > 0:
            raise TooSoon(left)
        self._keep(min(self.wrong + 1, _COUNTED_MOST))

    def failed(self) -> float:
        """The try was wrong; the seconds to wait from now."""
        self._since = self._clock.monotonic()
        return self.left

    def succeeded(self) -> None:
        """The passphrase was right: nothing is counted any more."""
        self._wrong = 0
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            logs.note("store.attempts_refused", number=error.errno or 0)

    def _keep(self, wrong: int) -> None:
        self._wrong = wrong
        try:
            write_atomically(self._path, json.dumps({"wrong": wrong}).encode("ascii") + b"\n")
        except OSError as error:  # a folder that cannot be written must not keep anybody out
            logs.note("store.attempts_refused", number=error.errno or 0)

    def _read(self) -> int:
        try:
            held = json.loads(self._path.read_bytes())
            return min(max(int(held["wrong"]), 0), _COUNTED_MOST)
        except (OSError, KeyError, TypeError, ValueError, RecursionError):
            return 0


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong tries: none up to three, then 2, 4, 8 and so on up to a minute."""
    return 0.0 if wrong < FREE else min(2.0 ** min(wrong - FREE + 1, 10), LONGEST)
