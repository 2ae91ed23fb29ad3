"""What the window's process sets up before anything is typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import resource, sys
from pathlib import Path
from hsb_desktop.app.after_paint import no_dumps
if sys.argv[1] == "set":
    no_dumps()
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
import os
os.abort()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
@pytest.mark.parametrize("how", ["set", "left"])
def test_a_crash_leaves_no_image_of_the_process(tmp_path: Path, how: str) -> None:
    """Left as it is, the limit is the one of whoever started it; so the check can fail."""
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -S -c 1024; exec "$0" -c "$1" "$2"', sys.executable, _PROGRAM, how],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    limit = done.stdout.split()[0]
    assert (limit == "0") is (how == "set"), done
    assert how == "left" or not list(tmp_path.glob("core*"))
