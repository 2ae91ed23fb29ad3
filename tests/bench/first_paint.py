"""How long a start takes until the first window is painted: the real command beside a bare window, taking turns.

Each start is a fresh process. The moment of the first paint is written to a file by a hook that Python loads itself at
start (`hook/sitecustomize.py`, for both sides alike); nothing of the program is changed or left out.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OURS = [sys.executable, "-m", "hsb_desktop"]
FLOOR = [sys.executable, str(HERE / "bare_window.py")]


@dataclass(frozen=True, slots=True)
class Start:
    """Until the first paint: seconds by the clock, and processor seconds of the processes that led to it."""

    waited: float
    spent: float


@dataclass(frozen=True, slots=True)
class Turns:
    """Starts in the order taken."""

    floor: tuple[Start, ...]
    ours: tuple[Start, ...]

    @property
    def ratio_of_least(self) -> float:
        """The fastest of ours to the fastest of the floor: least disturbed by whatever else the machine does."""
        return min(start.waited for start in self.ours) / min(start.waited for start in self.floor)

    @property
    def ratio_of_medians(self) -> float:
        """The middle of ours to the middle of the floor."""
        return median(start.waited for start in self.ours) / median(start.waited for start in self.floor)

    @property
    def ratio_of_processor(self) -> float:
        """The middle of what was computed: what a start costs where others keep every processor busy.

        There a process that has just been forked waits for its turn longer than one that goes on.
        """
        return median(start.spent for start in self.ours) / median(start.spent for start in self.floor)


def start(command: list[str], home: Path) -> Start:
    """From starting the command to its first paint."""
    painted = home.parent / "painted"
    painted.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*.warning=false",
        "HSB_DESKTOP_HOME": str(home),
        "FIRST_PAINT": str(painted),
        "PYTHONPATH": os.pathsep.join([str(HERE / "hook"), os.environ.get("PYTHONPATH", "")]).rstrip(
            os.pathsep
        ),
    }
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # an installed program is compiled once, not at every start
    begun = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    moment, spent = (float(word) for word in painted.read_text(encoding="ascii").split())
    return Start(moment - begun, spent)


def take_turns(home: Path, turns: int) -> Turns:
    """Floor, ours, floor, ours; one start of each first, that does not count."""
    floor, ours = [], []
    for turn in range(turns + 1):
        measured = (start(FLOOR, home), start(OURS, home))
        if turn:
            floor.append(measured[0])
            ours.append(measured[1])
    return Turns(tuple(floor), tuple(ours))
