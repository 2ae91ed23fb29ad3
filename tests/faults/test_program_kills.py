"""kill -9 while typing, on the real program: it comes back to the same field; only the last half second may be lost.

Each program that is started checks how the one before it was left, then types until it is killed in its turn.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest

from hsb_desktop.procedure.answers import FieldKey
from tests.faults.parts import parts
from tests.faults.program_stage import (
    OTHER,
    PLAN,
    TARGETS,
    Held,
    Stage,
    Target,
    held_in,
    make_stage,
    others_of,
)

KILL = 9  # SIGKILL, which the types of Windows do not name
ROOT = Path(__file__).resolve().parents[2]
MAY_BE_LOST = 0.5  # seconds of typing before the kill
UNDER_WAY = float("inf")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are forked")


@dataclass
class Life:
    """What one program said between its start and its kill. `typed` and `done` are per field, in order."""

    at: dict[str, Any] = field(default_factory=dict)
    typed: dict[Target, list[str]] = field(default_factory=dict)
    done: dict[Target, list[float]] = field(default_factory=dict)
    visits: list[tuple[float, Target]] = field(default_factory=list)  # when it got there, or set out last
    killed: float = 0.0


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """The store every test copies."""
    return make_stage(tmp_path_factory.mktemp("stage") / "store")


@pytest.fixture(scope="module")
def server() -> Iterator["subprocess.Popen[bytes]"]:
    """The process that forks the programs; it has to be silent on standard error."""
    command = [sys.executable, "-m", "tests.faults.program_typist"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment,
        bufsize=0,
    ) as process:
        yield process
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0


class Killer:
    """Has programs started over one store, kills them, and looks at what they left."""

    def __init__(self, server: "subprocess.Popen[bytes]", stage: Stage, scratch: Path, seed: str) -> None:
        self._server, self.stage, self._scratch = server, stage, scratch
        self._random = random.Random(seed)
        self._fields = {
            (stage.records[target.record], target.page, target.key.text): target for target in TARGETS
        }

    def held(self) -> Held:
        """What the store holds now."""
        return held_in(self.stage, self._scratch)

    def live(self, seconds: float, *, broken: str = "", stays: bool = False) -> Life:
        """Start a program and kill it that long after its first character."""
        places = [asdict(self.stage.place(target)) for target in TARGETS]
        told = {
            "folder": str(self.stage.folder),
            "seed": self._random.random(),
            "places": places,
            "break": broken,
            "stays": stays,
        }
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(told).encode() + b"\n")
        return self._watched(self._server.stdout, seconds)

    def _watched(self, out: IO[bytes], seconds: float) -> Life:
        life, child, now = Life(), 0, None
        deadline: float | None = None
        for line in out:
            said = json.loads(line)
            if "ended" in said:
                assert said["status"] == -KILL
                return life
            child = said.get("pid", child)
            if "at" in said:
                life.at = said
            now = self._noted(life, said, now)
            if "after" in said and deadline is None:
                deadline = said["after"] + seconds
            if deadline is not None and child and not life.killed and time.monotonic() >= deadline:
                life.killed = time.monotonic()
                os.kill(child, KILL)
        raise AssertionError("the programs' parent ended")

    def _noted(self, life: Life, said: dict[str, Any], now: Target | None) -> Target | None:
        if "at" in said or "go" in said:
            now = self._fields.get((said["record"], said["page"], said["key"]))
            if now is not None:
                life.visits.append((said.get("at", UNDER_WAY), now))
            return now
        if now is not None and "there" in said:
            life.visits[-1] = (said["there"], now)
        if now is not None and "before" in said:
            life.typed.setdefault(now, []).append(said["letter"])
        if now is not None and "after" in said:
            life.done.setdefault(now, []).append(said["after"])
        return now


def lost_at_most_half_a_second(before: Held, life: Life, after: Held) -> float:
    """Assert it; the age in seconds, at the kill, of the oldest character that was lost."""
    oldest = 0.0
    for target in TARGETS:
        typed, done = life.typed.get(target, []), life.done.get(target, [])
        whole, stands = before.texts[target] + "".join(typed), after.texts[target]
        assert whole.startswith(stands), (target, stands)
        kept = len(stands) - len(before.texts[target])
        assert kept >= 0, (target, stands)
        lost = [life.killed - moment for moment in done[kept:]]
        oldest = max([oldest, *lost])
        assert oldest <= MAY_BE_LOST, f"{len(lost)} characters lost, the oldest {oldest:.3f} s old"
    return oldest


def nothing_else_changed(before: Held, after: Held) -> None:
    """Assert that no other field, record or case was touched."""
    assert others_of(after) == others_of(before)
    assert after.answers[OTHER] == before.answers[OTHER]


def same_place(stage: Stage, life: Life, left: Held, back: Life) -> None:
    """Assert that the next program came to the field that was typed in, whole, its caret at the end of the typing."""
    certain = [moment for moment, _ in life.visits if moment <= life.killed - MAY_BE_LOST]
    allowed = [visit for visit in life.visits if visit[0] >= max(certain, default=0.0)]
    at = {(stage.records[target.record], target.page, target.key.text): target for _, target in allowed}
    there = (back.at["record"], back.at["page"], back.at["key"])
    if not certain or (not there[2] and allowed[-1][0] > life.killed - MAY_BE_LOST):
        at[there[0], there[1], ""] = allowed[-1][1]  # killed between two fields
    assert there in at, (back.at, allowed)
    target = at[there]
    if there[2]:
        assert back.at["text"] == left.texts[target]
    if (
        there[2] and target in left.typed
    ):  # killed between two fields it comes to the page, whose first may be a date
        assert back.at["caret"] == len(left.texts[target])
    assert back.at["recovered"] == (target.record in left.recovered)


@pytest.mark.parametrize("part", parts(4))
def test_a_kill_while_typing_leads_back_to_the_same_field(
    server: "subprocess.Popen[bytes]", template: Stage, tmp_path: Path, part: int
) -> None:
    """Twenty-five kills in the ordinary run; a hundred more in the long one."""
    kills = 25
    stage = template.copied(tmp_path / "store")
    killer = Killer(server, stage, tmp_path / "looked-at", f"kills {part}")
    times = random.Random(part)
    before, earlier, ages, recovered = killer.held(), None, [], 0
    for _ in range(kills):
        life = killer.live(times.uniform(0.05, 1.6))
        if earlier is not None:
            same_place(stage, earlier, before, life)
            recovered += bool(life.at["recovered"])
        after = killer.held()
        ages.append(lost_at_most_half_a_second(before, life, after))
        nothing_else_changed(before, after)
        before, earlier = after, life
    assert sum(len(text) for text in before.texts.values()) > 10 * kills, "hardly anything was typed"
    assert recovered > kills // 5, "typing was seldom recovered, so little was tried"
    print(f"oldest lost character: {max(ages):.3f} s; recovered after {recovered} of {kills} kills")


@pytest.mark.parametrize("broken", ["never_flush", "typing_restarts_the_timer"])
def test_the_check_finds_typing_that_waits_too_long(
    server: "subprocess.Popen[bytes]", template: Stage, tmp_path: Path, broken: str
) -> None:
    killer = Killer(server, template.copied(tmp_path / "store"), tmp_path / "looked-at", broken)
    before = killer.held()
    life = killer.live(1.6, broken=broken, stays=True)
    with pytest.raises(AssertionError, match="characters lost"):
        lost_at_most_half_a_second(before, life, killer.held())


def test_the_check_finds_a_place_a_text_and_a_record_that_are_others(template: Stage, tmp_path: Path) -> None:
    """The checks themselves, on what no program left."""
    stage, target = template, TARGETS[0]
    held = held_in(stage, tmp_path / "looked-at")
    life = Life(typed={target: ["a"]}, done={target: [10.0]}, visits=[(9.0, target)], killed=11.0)
    with pytest.raises(AssertionError, match="characters lost"):
        lost_at_most_half_a_second(held, life, held)
    at = {"record": stage.records[PLAN], "page": "about_plan", "key": "purpose", "text": "", "caret": 0}
    with pytest.raises(AssertionError):
        same_place(stage, life, held, Life(at={**at, "recovered": False}))
    answers = {**held.answers, OTHER: held.answers[PLAN]}
    changed = Held(answers, held.texts, held.typed, held.recovered, held.rest, held.place)
    assert changed.answers[OTHER].get(FieldKey("purpose")).given
    with pytest.raises(AssertionError):
        nothing_else_changed(held, changed)
