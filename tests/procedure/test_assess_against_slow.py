"""`hsb-desktop assess` against the slow second implementation, through the real command."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.procedure.command import Refusal, ask
from tests.procedure.slow.assess import ANSWERS, INDICATORS, slow_assess
from tests.procedure.slow.checks import Refused

SETTINGS = settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@st.composite
def answer_sheets(draw: DrawFn) -> dict[str, Any]:
    """Twenty answers of every mixture, with and without the optional words."""
    mood = draw(
        st.sampled_from(
            [
                ("not_present",),
                ("not_present", "not_present", "not_present", "not_present", "present"),
                ("not_present", "not_known", None),
                (*ANSWERS, None),
                ("present", "not_present"),
            ]
        )
    )
    answers = {}
    highest = draw(st.sampled_from([3, 3, 2, 1, 0]))
    for indicator in INDICATORS:
        answer = draw(st.sampled_from(mood))
        if answer == "present" and int(indicator[1]) > highest:
            answer = "not_present"
        if answer is not None:
            answers[indicator] = answer
    document: dict[str, Any] = {"procedure": "islington", "answers": answers}
    if draw(st.booleans()):
        document["brook_colour"] = draw(st.sampled_from(["green", "amber", "red"]))
    if draw(st.booleans()):
        document["threshold_level"] = draw(st.integers(1, 4))
    if draw(st.booleans()):
        document["significant_harm"] = draw(st.booleans())
    return document


BREAKS: tuple[dict[str, Any], ...] = (
    {"procedure": "elsewhere"}, {"procedure": None}, {"answers": None}, {"answers": []},
    {"answers": {"c4_1": "present"}},
    {"answers": {"c0_5": "present"}}, {"answers": {"c1_1": "yes"}}, {"answers": {"c1_1": True}},
    {"answers": {"c1_1": None}}, {"answers": {"c1_1": "unanswered"}}, {"brook_colour": "blue"}, {"brook_colour": 1},
    {"brook_colour": ["red"]}, {"brook_colour": None}, {"threshold_level": 0}, {"threshold_level": 5},
    {"threshold_level": True}, {"threshold_level": "3"}, {"threshold_level": None}, {"significant_harm": 1},
    {"significant_harm": "no"}, {"significant_harm": None},
)  # fmt: skip


def real_assess(file: Path, document: Any) -> dict[str, Any] | None:
    """What the command prints, or None when it refused with one sentence."""
    file.write_text(json.dumps(document), encoding="utf-8")
    try:
        return ask(["assess", str(file)])
    except Refusal:
        return None


@pytest.fixture(scope="module")
def answers_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file that every example is written to."""
    return tmp_path_factory.mktemp("answers") / "answers.json"


def test_suggestions_are_those_of_the_slow_implementation(answers_file: Path) -> None:
    @SETTINGS
    @given(answer_sheets())
    def alike(document: dict[str, Any]) -> None:
        real = real_assess(answers_file, document)
        assert real is not None
        if real["label"] is not None:
            real["label"] = real["label"].replace("Not HSB", "not HSB")
        assert real == slow_assess(document)

    alike()


@pytest.mark.parametrize("spoilt", BREAKS, ids=json.dumps)
def test_spoilt_answers_are_refused(answers_file: Path, spoilt: dict[str, Any]) -> None:
    document = {"procedure": "islington", "answers": {"c1_1": "present"}, **spoilt}
    with pytest.raises(Refused):
        slow_assess(document)
    assert real_assess(answers_file, document) is None


@pytest.mark.parametrize("left_out", ["procedure", "answers"])
def test_nothing_may_be_left_out(answers_file: Path, left_out: str) -> None:
    document = {"procedure": "islington", "answers": {}}
    del document[left_out]
    assert real_assess(answers_file, document) is None
