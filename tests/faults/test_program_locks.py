"""Locks at random moments of typing, by each trigger, on the real program: text, caret and page are the same after."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from hsb_desktop.app.handover import LOCKED
from tests.faults.parts import parts
from tests.faults.program_stage import TARGETS, Stage, make_stage

ROOT = Path(__file__).resolve().parents[2]
TRIGGERS = ("key", "idle", "slept", "sleep", "lock", "switch", "covered")
EQUAL = ("record", "page", "key", "text", "caret")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are forked")


@pytest.fixture
def server() -> Iterator["subprocess.Popen[str]"]:
    """The process that forks the programs; it has to be silent on standard error."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"}
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "tests.faults.program_locker"]
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, env=environment, text=True, bufsize=1
    ) as process:
        yield process
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.close()
        assert process.stderr.read() == ""
        assert process.wait(20) == 0


def lock(
    server: "subprocess.Popen[str]", stage: Stage, trigger: str, place: str, seed: float, broken: str = ""
) -> dict[str, Any]:
    """One program from unlocking to its lock: `at`, `left` and the `place` it handed on."""
    told = {
        "folder": str(stage.folder),
        "seed": seed,
        "places": [asdict(stage.place(target)) for target in TARGETS],
        "place": place,
        "trigger": trigger,
        "break": broken,
    }
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(told) + "\n")
    found: dict[str, Any] = {}
    for line in server.stdout:
        said = json.loads(line)
        for name in ("at", "left"):
            if name in said:
                found[name] = said
        if "screen" in said and "at" not in said and "go" not in said:
            found["place"] = line.strip()
        if "ended" in said:
            assert said["status"] == LOCKED, f"{trigger}: it did not lock"
            return found
    raise AssertionError("the programs' parent ended")


@pytest.mark.parametrize("part", parts(4))
def test_a_lock_at_any_moment_leads_back_to_text_caret_and_page(
    server: "subprocess.Popen[str]", tmp_path: Path, part: int
) -> None:
    """One lock by each trigger in the ordinary run; two hundred more in the long one."""
    locks = 50 if part else len(TRIGGERS)
    stage = make_stage(tmp_path / "store")
    moments = random.Random(part)
    before: dict[str, Any] = {}
    middle = 0
    for turn in range(locks + 1):
        trigger = TRIGGERS[turn % len(TRIGGERS)]
        now = lock(server, stage, trigger, before.get("place", ""), moments.random())
        if before:
            last = TRIGGERS[(turn - 1) % len(TRIGGERS)]
            assert {name: now["at"][name] for name in EQUAL} == {
                name: before["left"][name] for name in EQUAL
            }, last
            middle += before["left"]["caret"] < len(before["left"]["text"])
        before = now
    assert middle, "the caret was never anywhere but at the end, so little was tried"


@pytest.mark.faults_long
def test_the_check_finds_a_lock_that_forgets_the_caret(
    server: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    stage = make_stage(tmp_path / "store")
    seeds = random.Random("the caret is left in the middle")
    place = ""
    for _ in range(6):
        now = lock(server, stage, "key", place, seeds.random(), "forgets_the_caret")
        place = now["place"]
        if now["left"]["caret"] < len(now["left"]["text"]):
            break
    again = lock(server, stage, "key", place, seeds.random())
    assert again["at"]["caret"] != now["left"]["caret"]
