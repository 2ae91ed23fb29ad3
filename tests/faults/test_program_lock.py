"""The real command from outside, with real keys: locking, ending, being ended. Every letter is on disk afterwards, and
no process that held one is left.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hsb_desktop.app.composition import Composition
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import keep_place
from hsb_desktop.support.clock import SystemClock
from tests.conftest import NeedsTool
from tests.faults.program_inside import held_in_memory, needles, network_sockets
from tests.faults.program_outside import COMMAND, KILL, ROOT, Program, Screen, alive, children, wait_for
from tests.faults.program_residue import found_in
from tests.faults.program_stage import ASSESSMENT, NOTE_2, PASSPHRASE, Stage, held_in, make_stage

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an X server and /proc")
TYPED = (
    "Seen at home",
    "typed just before",
    "before and",
    "Kit Invented",
    PASSPHRASE,
)  # nothing of it may be readable


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A store whose worker was last in the note of an indicator."""
    stage = make_stage(tmp_path_factory.mktemp("stage") / "store")
    composition = Composition(stage.folder, SystemClock())
    desk = composition.unlock(PASSPHRASE).result(timeout=60)
    place = Place("assessment", stage.case_id, stage.records[ASSESSMENT], NOTE_2.page, NOTE_2.key.text)
    composition.thread.call(lambda: keep_place(desk, place)).result(timeout=60)
    composition.close()
    return stage


@pytest.fixture
def stage(template: Stage, tmp_path: Path) -> Stage:
    """The store of this test."""
    return template.copied(tmp_path / "store")


@pytest.fixture(scope="module")
def screen(needs_tool: NeedsTool) -> Iterator[Screen]:
    """An X server of these tests' own."""
    screen = Screen(needs_tool("Xvfb"), needs_tool("xdotool"))
    yield screen
    screen.close()


def note(stage: Stage, tmp_path: Path) -> str:
    """What the store holds in the note."""
    return held_in(stage, tmp_path / "looked-at").texts[NOTE_2]


def test_locking_ends_the_process_and_leads_back_to_the_caret(
    screen: Screen, stage: Stage, tmp_path: Path
) -> None:
    with Program(screen, stage.folder) as program:
        first = program.next_window()
        program.unlock(PASSPHRASE)
        program.type("Seen at home on Monday")
        program.press("Left", "Left", "Left")  # the caret stands before "day" when it locks
        assert found_in(stage.folder, TYPED) == []
        secret = needles({"typed": "Seen at home on Monday", "passphrase": PASSPHRASE}, stage.raw_key)
        open_one = held_in_memory(first, secret)
        assert {"typed utf-8", "typed utf-16-le"} & set(open_one), "the search finds what is there"
        assert any(name.startswith("key") for name in open_one)
        program.press("ctrl+l")
        wait_for(lambda: not alive(first), "the locked process to end")
        second = program.next_window()
        assert second != first
        left = [program.supervisor.pid, *children(program.supervisor.pid)]
        assert left == [program.supervisor.pid, second]
        assert [held_in_memory(pid, secret) for pid in left] == [[], []]
        program.unlock(PASSPHRASE)
        program.type("XYZ")
        assert [network_sockets(pid) for pid in left] == [[], []]
        program.press("alt+Left", "2")  # the indicator before it: not present
        program.close_window()
        assert program.ended() == (0, "")
        assert not alive(second)
    assert found_in(stage.folder, TYPED) == []
    assert found_in(program.person, TYPED) == [], "settings, recent files, caches, temporary files, reports"
    held = held_in(stage, tmp_path / "looked-at")
    assert held.texts[NOTE_2] == "Seen at home on MonXYZday"
    assert held.answers[ASSESSMENT].of("c2_4").value == "not_present"


def test_a_socket_of_a_network_is_found() -> None:
    listens = "import socket, sys; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(); print(); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", listens], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert network_sockets(process.pid) == ["tcp"]
        process.communicate()


def test_a_request_to_end_saves_first(screen: Screen, stage: Stage, tmp_path: Path) -> None:
    with Program(screen, stage.folder) as program:
        window = program.next_window()
        program.unlock(PASSPHRASE)
        program.type("typed just before the end")
        program.supervisor.send_signal(signal.SIGTERM)
        assert program.ended() == (0, "")
        assert not alive(window)
    assert note(stage, tmp_path) == "typed just before the end"


def test_without_its_supervisor_the_window_saves_and_ends(
    screen: Screen, stage: Stage, tmp_path: Path
) -> None:
    with Program(screen, stage.folder) as program:
        window = program.next_window()
        program.unlock(PASSPHRASE)
        program.type("typed just before the kill")
        os.kill(program.supervisor.pid, KILL)
        wait_for(lambda: not alive(window), "the window to end")
    assert note(stage, tmp_path) == "typed just before the kill"


def test_a_killed_window_comes_back_to_the_page_by_itself(
    screen: Screen, stage: Stage, tmp_path: Path
) -> None:
    with Program(screen, stage.folder) as program:
        first = program.next_window()
        program.unlock(PASSPHRASE)
        program.type("before ")
        program.rest()
        os.kill(first, KILL)
        assert program.next_window() != first
        assert found_in(stage.folder, TYPED) == []
        program.unlock(PASSPHRASE)
        program.type("and after")
        program.close_window()
        assert program.ended() == (0, "")
        assert list((program.person / "tmp").iterdir()) == [], "a killed program leaves nothing behind"
    assert note(stage, tmp_path) == "before and after"


def test_a_second_start_says_one_sentence(screen: Screen, stage: Stage, tmp_path: Path) -> None:
    with Program(screen, stage.folder) as program:
        program.next_window()
        with Program(screen, stage.folder) as second:
            code, said = second.ended()
        assert code == 1
        assert said.startswith("Casework is already open on this laptop.")
        assert said.count("\n") == 1
        with (tmp_path / "journal").open("w") as journal, Program(screen, stage.folder, journal) as icon:
            icon.answer()  # nobody reads what goes into a desktop's journal
            assert icon.supervisor.wait(60) == 1
        program.close_window()
        assert program.ended() == (0, "")


def test_without_a_display_one_sentence_names_the_tour(tmp_path: Path) -> None:
    environment = {**os.environ, "HSB_DESKTOP_HOME": str(tmp_path / "home")}
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    done = subprocess.run(
        COMMAND, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == (1 if sys.platform.startswith("linux") else 0)
    assert done.stderr.count("\n") == 1
    assert "hsb-desktop tour" in done.stderr
    assert not (tmp_path / "home").exists()
