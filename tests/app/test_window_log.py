"""What the window writes to the terminal: through the allow-list, before any library that could warn is loaded."""

import subprocess
import sys

PROGRAM = """
import logging, os, sys, warnings
from hsb_desktop.app import after_paint, composition, window_process

def stop(_):  # in the place of the first thing that is done behind the painted window
    logging.getLogger("pypdf").warning("Rowan Ellery lives here")
    warnings.warn("Rowan Ellery again")
    after_paint.record_crash(KeyError)
    after_paint.record_crash(type("_" + "Odd" * 30, (Exception,), {}))
    sys.stderr.flush()
    os._exit(3)

composition.Composition.warm = stop
window_process.main()
"""


def test_nothing_that_a_library_or_a_crash_says_is_quoted() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert "Ellery" not in ended.stderr + ended.stdout
    said = [line.split(" ", 2)[2].partition(" line ")[0] for line in ended.stderr.splitlines()]
    assert (
        said
        == [
            "pypdf",
            "py",  # Python's own warnings
            "window.crash.keyerror",
            f"window.crash.{('odd' * 30)[:40]}",
        ]
    )
