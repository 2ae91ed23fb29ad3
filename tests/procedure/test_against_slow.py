"""The engine against the slow second implementation, through the real command, on generated facts."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.procedure.command import Refusal, real_pathway
from tests.procedure.slow.checks import Refused
from tests.procedure.slow.compare import differences
from tests.procedure.slow.pathway import slow_pathway
from tests.procedure.strategies import broken_cases, cases

Case = tuple[dict[str, Any], date]
QUICK = settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def facts_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file that every example is written to."""
    return tmp_path_factory.mktemp("facts") / "facts.json"


def hold_against(facts_file: Path, case: Case) -> None:
    """Both refuse, or both say the same."""
    document, on = case
    shown = json.dumps(document) + " --on " + on.isoformat()
    try:
        slow = slow_pathway(document, on)
    except Refused as refused:
        with pytest.raises(Refusal):
            pytest.fail(f"not refused ({refused}): {shown} {real_pathway(facts_file, document, on)}")
        return
    try:
        real = real_pathway(facts_file, document, on)
    except Refusal as refusal:
        pytest.fail(f"refused ({refusal}): {shown}")
    found = differences(slow, real)
    assert not found, "\n".join([*found, shown])


def _all_alike(facts_file: Path, strategy: Any, how: settings) -> None:
    @how
    @given(strategy)
    def alike(case: Case) -> None:
        hold_against(facts_file, case)

    run: Callable[[], None] = alike
    run()


def test_the_engine_says_what_the_slow_implementation_says(facts_file: Path) -> None:
    _all_alike(facts_file, cases(), QUICK)


def test_the_engine_refuses_what_the_slow_implementation_refuses(facts_file: Path) -> None:
    _all_alike(facts_file, broken_cases(), QUICK)


@pytest.mark.faults_long
def test_ten_thousand_cases(facts_file: Path) -> None:
    _all_alike(facts_file, cases(), LONG)


@pytest.mark.faults_long
def test_ten_thousand_broken_cases(facts_file: Path) -> None:
    _all_alike(facts_file, broken_cases(), LONG)
