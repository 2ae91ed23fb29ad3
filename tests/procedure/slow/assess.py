"""Section 2 and the `assess` object of 3.6, from the contract's words alone."""

from typing import Any

from tests.procedure.slow.checks import Refused, require

COUNTS = {0: 4, 1: 6, 2: 6, 3: 4}
INDICATORS = [f"c{category}_{place}" for category in COUNTS for place in range(1, COUNTS[category] + 1)]
ANSWERS = ("present", "not_present", "not_known")
PAIRS = [
    ("c0_1", "c1_6"),
    ("c0_4", "c2_3"),
    ("c0_4", "c2_5"),
    ("c0_4", "c3_1"),
    ("c1_3", "c2_1"),
    ("c1_3", "c2_3"),
    ("c1_3", "c3_1"),
]
COLOURS: dict[Any, list[str]] = {
    "none": ["green"],
    0: ["green", "amber"],
    1: ["amber"],
    2: ["red"],
    3: ["red"],
}
LABELS = {
    "none": "not HSB",
    0: "HSB 0 Inappropriate",
    1: "HSB 1 Problematic",
    2: "HSB 2 Abusive",
    3: "HSB 3 Violent",
}


def levels(value: Any, significant_harm: bool) -> list[int]:
    """The threshold levels of a row; for HSB 1 only level 4 once significant harm is suspected."""
    if value == "none":
        return [1]
    if value == 0:
        return [2]
    if value == 1:
        return [4] if significant_harm else [3]
    return [4]


def slow_assess(document: Any) -> dict[str, Any]:
    """The suggestion with what led there, or Refused."""
    require(isinstance(document, dict), "not an object")
    require(document.get("procedure") == "islington", "unknown procedure")
    answers = document.get("answers")
    if not isinstance(answers, dict):
        raise Refused("answers")
    for indicator, answer in answers.items():
        require(indicator in INDICATORS, "unknown indicator")
        require(isinstance(answer, str) and answer in ANSWERS, "unknown answer")
    _check_options(document)
    return _result(answers, document)


def _check_options(document: dict[str, Any]) -> None:
    if "brook_colour" in document:
        require(document["brook_colour"] in ("green", "amber", "red"), "brook_colour")
    if "threshold_level" in document:
        level = document["threshold_level"]
        require(isinstance(level, int) and not isinstance(level, bool) and 1 <= level <= 4, "threshold_level")
    if "significant_harm" in document:
        require(isinstance(document["significant_harm"], bool), "significant_harm")


def _result(answers: dict[str, str], document: dict[str, Any]) -> dict[str, Any]:
    present = [indicator for indicator in INDICATORS if answers.get(indicator) == "present"]
    gaps = []
    for indicator in INDICATORS:
        if indicator not in answers:
            gaps.append({"indicator": indicator, "answer": "unanswered"})
        elif answers[indicator] == "not_known":
            gaps.append({"indicator": indicator, "answer": "not_known"})
    suggested: Any = None
    if present:
        suggested = max(int(indicator[1]) for indicator in present)
    elif not gaps:
        suggested = "none"
    flags: list[dict[str, Any]] = []
    if suggested is not None:
        colours = COLOURS[suggested]
        if "brook_colour" in document and document["brook_colour"] not in colours:
            flags.append({"flag": "brook_colour", "given": document["brook_colour"], "usual": colours})
        usual = levels(suggested, bool(document.get("significant_harm", False)))
        if "threshold_level" in document and document["threshold_level"] not in usual:
            flags.append({"flag": "threshold_level", "given": document["threshold_level"], "usual": usual})
    return {
        "suggested": suggested,
        "label": None if suggested is None else LABELS[suggested],
        "led_by": [indicator for indicator in present if int(indicator[1]) == suggested],
        "contradictions": [[one, other] for one, other in PAIRS if one in present and other in present],
        "gaps": gaps,
        "flags": flags,
    }
