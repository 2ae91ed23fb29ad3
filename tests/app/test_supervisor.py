"""The supervisor: a fresh child after a lock, a content-free place between two, one window, honest exit codes."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hsb_desktop.app.children import spawned
from hsb_desktop.app.handover import LOCKED
from hsb_desktop.app.supervisor import supervise
from hsb_desktop.support.instance import hold_instance

if TYPE_CHECKING:
    from hsb_desktop.app.children import Start

LOCKS_ONCE = """
import json, os, sys
held = os.environ["HSB_DESKTOP_PLACE"]
with open(sys.argv[1], "a") as out:
    out.write(f"{os.getpid()} {os.getppid()} {held}\\n")
if not held:
    print("chatter")
    print(sys.argv[2])
    sys.exit(75)
"""


def _child(tmp_path: Path, source: str, *words: str) -> "Start":
    return spawned(_command(tmp_path, source, *words))


def _command(tmp_path: Path, source: str, *words: str) -> list[str]:
    script = tmp_path / "child.py"
    script.write_text(textwrap.dedent(source), encoding="utf-8")
    return [sys.executable, str(script), *words]


def test_locking_starts_a_fresh_child_with_the_place_to_return_to(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    place = json.dumps(
        {"screen": "assessment", "record_id": "a1", "page": "c1_5", "caret": 7}, separators=(",", ":")
    )
    said: list[str] = []
    assert supervise(tmp_path / "data", _child(tmp_path, LOCKS_ONCE, str(seen), place), said.append) == 0
    first, second = (line.split(" ", 2) for line in seen.read_text().splitlines())
    assert first[0] != second[0]
    assert first[2] == ""
    assert json.loads(second[2]) == json.loads(place)
    assert said == []


@pytest.mark.parametrize(
    "place",
    [
        '{"screen":"record","text":"a-name"}',
        '{"screen":"a name with spaces"}',
        '{"screen":"' + "x" * 200 + '"}',
        '["record"]',
        "not json",
        '{"screen":{"deep":1}}',
    ],
)
def test_nothing_but_ids_passes_from_one_child_to_the_next(tmp_path: Path, place: str) -> None:
    seen = tmp_path / "seen"
    source = LOCKS_ONCE.replace(
        "if not held:", f"if not os.path.exists({str(tmp_path / 'once')!r}):"
    ).replace('print("chatter")', f"open({str(tmp_path / 'once')!r}, 'w').close()")
    assert supervise(tmp_path / "data", _child(tmp_path, source, str(seen), place), print) == 0
    assert [line.split(" ", 2)[2] for line in seen.read_text().splitlines()] == ["", ""]


def test_a_child_that_fails_is_said_in_one_sentence_and_exits_1(tmp_path: Path) -> None:
    said: list[str] = []
    assert supervise(tmp_path / "data", _child(tmp_path, "import sys; sys.exit(3)"), said.append) == 1
    assert said == ["The window ended unexpectedly. What was typed is kept; open the program again to go on."]


DIES = """
import os, sys
with open(sys.argv[1], "a") as out:
    out.write(os.environ["HSB_DESKTOP_BEFORE"] + ";")
with open(sys.argv[1]) as seen:
    turn = seen.read().count(";")
words = sys.argv[2].split(",")[turn - 1].split()
for word in words[:-1]:
    print(word, flush=True)
sys.exit(int(words[-1]))
"""
SORRY = "The window ended unexpectedly. What was typed is kept; open the program again to go on."


@pytest.mark.parametrize(
    ("ends", "started", "code"),
    [
        ("1", ";", 1),  # before anything was shown: it would fail again
        ("shown 1,shown 1,shown 0", ";died;", 1),  # once, and not round and round
        ("shown opened 1,shown 0", ";died;", 0),
        ("shown opened 1,shown opened 1,shown opened 0", ";died;died;", 0),  # each was unlocked by the worker
        ("shown 1,shown opened 1,shown 1,0", ";died;died;", 1),
        ("shown opened 1,shown opened 75,shown 1,shown 0", ";died;;died;", 0),  # a lock between begins anew
    ],
)
def test_a_window_that_died_comes_back_once(tmp_path: Path, ends: str, started: str, code: int) -> None:
    said: list[str] = []
    seen = tmp_path / "seen"
    assert supervise(tmp_path / "data", _child(tmp_path, DIES, str(seen), ends), said.append) == code
    assert seen.read_text() == started
    assert said == ([SORRY] if code else [])


def test_a_second_start_is_refused_in_one_sentence(tmp_path: Path) -> None:
    said: list[str] = []
    with hold_instance(tmp_path / "data"):
        assert supervise(tmp_path / "data", _child(tmp_path, "pass"), said.append) == 1
    assert said == [
        "Casework is already open on this laptop. Nothing was changed; go to the window that is open."
    ]
    assert supervise(tmp_path / "data", _child(tmp_path, "pass"), said.append) == 0


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file where the folder should be")
    said: list[str] = []
    assert supervise(in_the_way, _child(tmp_path, "pass"), said.append) == 1
    assert said == ["The folder for the store cannot be written. Nothing was changed; ask for access to it."]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_request_to_end_reaches_the_child_which_saves_first(tmp_path: Path) -> None:
    ready, saved = tmp_path / "ready", tmp_path / "saved"
    child = _command(
        tmp_path,
        f"""
        import signal, sys, time
        def end(*_):
            open({str(saved)!r}, "w").close()
            sys.exit(0)
        signal.signal(signal.SIGTERM, end)
        open({str(ready)!r}, "w").close()
        time.sleep(60)
        """,
    )
    program = (
        "import sys; from pathlib import Path; from hsb_desktop.app.children import spawned; "
        "from hsb_desktop.app.supervisor import supervise; "
        f"sys.exit(supervise(Path({str(tmp_path / 'data')!r}), spawned({child!r}), print))"
    )
    with subprocess.Popen([sys.executable, "-c", program]) as supervisor:
        until = time.monotonic() + 20
        while not ready.exists() and time.monotonic() < until:
            time.sleep(0.02)
        os.kill(supervisor.pid, signal.SIGTERM)
        assert supervisor.wait(20) == 0
    assert saved.exists()


def test_the_supervisor_imports_no_qt_and_no_store() -> None:
    heavy = ("PySide6", "sqlcipher3", "sqlalchemy", "nacl")
    code = (
        "import sys; import hsb_desktop.app.supervisor; "
        f"print([name for name in sys.modules if name.split('.')[0] in {heavy!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert LOCKED == 75


@pytest.mark.skipif(sys.platform == "win32", reason="a fork is known on POSIX only")
def test_a_forked_window_is_a_process_of_its_own_that_ends_with_its_code(tmp_path: Path) -> None:
    program = f"""
import os, sys
from pathlib import Path
from hsb_desktop.app.children import forked
from hsb_desktop.app.supervisor import supervise

seen = Path({str(tmp_path / "seen")!r})

def window():
    with seen.open("a") as out:
        out.write(f"{{os.getpid()}} {{os.getppid()}} {{os.environ['HSB_DESKTOP_PLACE']}}\\n")
    if os.environ["HSB_DESKTOP_PLACE"]:
        raise RuntimeError("the second window fails")
    print('{{"screen":"case"}}')
    return {LOCKED}

code = supervise(Path({str(tmp_path / "data")!r}), forked(window), lambda words: sys.stderr.write(words))
print(os.getpid(), code)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    pid, code = done.stdout.split()
    first, second = (line.split(" ", 2) for line in (tmp_path / "seen").read_text().splitlines())
    assert code == "1"
    assert {first[1], second[1]} == {pid}
    assert len({first[0], second[0], pid}) == 3
    assert json.loads(second[2]) == {"screen": "case"}
    assert "The window ended unexpectedly." in done.stderr
