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
class Turns:
    """Seconds until the first paint, in the order taken."""

    floor: tuple[float, ...]
    ours: tuple[float, ...]

    @property
    def ratio_of_least(self) -> float:
        """The fastest of ours to the fastest of the floor: least disturbed by whatever else the machine does."""
        return min(self.ours) / min(self.floor)

    @property
    def ratio_of_medians(self) -> float:
        """The middle of ours to the middle of the floor."""
        return median(self.ours) / median(self.floor)


def start(command: list[str], home: Path) -> float:
    """Seconds from starting the command to its first paint."""
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
    return float(painted.read_text()) - begun


def take_turns(home: Path, turns: int) -> Turns:
    """Floor, ours, floor, ours; one start of each first, that does not count."""
    floor, ours = [], []
    for turn in range(turns + 1):
        measured = (start(FLOOR, home), start(OURS, home))
        if turn:
            floor.append(measured[0])
            ours.append(measured[1])
    return Turns(tuple(floor), tuple(ours))
