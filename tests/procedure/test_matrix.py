"""What answers to the matrix suggest, and what is flagged: the shipped rows, and a made-up matrix of another shape."""

import pytest

from hsb_desktop.procedure.matrix import Assessment, Finding, Gap, MatrixFlag, assess
from hsb_desktop.procedure.source import Basis
from tests.procedure.tiny import islington, riverside

MATRIX = islington().matrix
ALL = [indicator.id for indicator in MATRIX.indicators]
NONE_PRESENT = dict.fromkeys(ALL, Finding.NOT_PRESENT)


def present(*names: str) -> dict[str, Finding]:
    return {**NONE_PRESENT, **dict.fromkeys(names, Finding.PRESENT)}


def flags(found: Assessment) -> list[tuple[str, str | int, tuple[str | int, ...]]]:
    return [(flag.flag, flag.given, flag.usual) for flag in found.flags]


def test_the_twenty_indicators_in_four_groups() -> None:
    assert len(ALL) == 20
    assert [sum(name.startswith(f"c{n}_") for name in ALL) for n in range(4)] == [4, 6, 6, 4]
    assert ALL[0] == "c0_1"
    assert ALL[-1] == "c3_4"
    assert all(indicator.cite.section == "3" for indicator in MATRIX.indicators)


@pytest.mark.parametrize(
    ("names", "suggested", "label", "led_by"),
    [
        (["c0_2"], 0, "HSB 0 Inappropriate", ("c0_2",)),
        (["c0_2", "c1_6"], 1, "HSB 1 Problematic", ("c1_6",)),
        (["c1_3", "c2_1", "c2_4"], 2, "HSB 2 Abusive", ("c2_1", "c2_4")),
        (["c0_1", "c1_1", "c2_1", "c3_4"], 3, "HSB 3 Violent", ("c3_4",)),
        ([], "none", "not HSB", ()),
    ],
)
def test_the_highest_category_present_is_suggested(
    names: list[str], suggested: str | int, label: str, led_by: tuple[str, ...]
) -> None:
    found = assess(MATRIX, present(*names))
    assert (found.suggested, found.label, found.led_by) == (suggested, label, led_by)
    assert found.gaps == ()


@pytest.mark.parametrize("answer", [Finding.NOT_KNOWN, None])
def test_nothing_is_suggested_while_something_is_open_and_nothing_present(answer: Finding | None) -> None:
    answers = {name: found for name, found in NONE_PRESENT.items() if name != "c2_4"}
    if answer is not None:
        answers["c2_4"] = answer
    found = assess(MATRIX, answers, brook_colour="red", threshold_level=4)
    assert (found.suggested, found.label, found.led_by, found.flags) == (None, None, (), ())
    assert found.gaps == (Gap("c2_4", "unanswered" if answer is None else "not_known"),)


def test_one_indicator_present_suggests_though_the_rest_is_unanswered() -> None:
    found = assess(MATRIX, {"c1_2": Finding.PRESENT})
    assert found.suggested == 1
    assert [gap.indicator for gap in found.gaps] == [name for name in ALL if name != "c1_2"]
    assert {gap.answer for gap in found.gaps} == {"unanswered"}


def test_every_pair_that_contradicts() -> None:
    pairs = [
        ("c0_1", "c1_6"), ("c0_4", "c2_3"), ("c0_4", "c2_5"), ("c0_4", "c3_1"),
        ("c1_3", "c2_1"), ("c1_3", "c2_3"), ("c1_3", "c3_1"),
    ]  # fmt: skip
    assert list(MATRIX.contradictions) == pairs
    for pair in pairs:
        assert assess(MATRIX, present(*pair)).contradictions == (pair,)
        assert assess(MATRIX, present(pair[0])).contradictions == ()


@pytest.mark.parametrize(
    ("names", "colour", "level", "harm", "expected"),
    [
        (["c0_1"], "amber", 2, False, []),
        (["c0_1"], "red", 2, False, [("brook_colour", "red", ("green", "amber"))]),
        (["c1_1"], "amber", 3, False, []),
        (["c1_1"], "amber", 4, False, [("threshold_level", 4, (3,))]),
        (["c1_1"], "amber", 4, True, []),
        (["c1_1"], "amber", 3, True, [("threshold_level", 3, (4,))]),
        (["c2_1"], None, None, False, []),
        (["c3_1"], "green", 1, True, [("brook_colour", "green", ("red",)), ("threshold_level", 1, (4,))]),
        ([], "green", 1, False, []),
        ([], "amber", 2, False, [("brook_colour", "amber", ("green",)), ("threshold_level", 2, (1,))]),
    ],
)
def test_a_colour_or_level_outside_the_row_is_flagged(
    names: list[str], colour: str | None, level: int | None, harm: bool, expected: list[object]
) -> None:
    assert flags(assess(MATRIX, present(*names), colour, level, significant_harm=harm)) == expected


def test_what_is_not_the_sources_own_is_marked_local() -> None:
    for row in MATRIX.rows:
        assert row.levels_text.basis is Basis.LOCAL
        assert row.colours_text.basis is Basis.LOCAL
    by_category = {row.category: row for row in MATRIX.rows}
    assert [cell.basis for cell in by_category[0].lead_agency] == [Basis.SOURCE, Basis.SOURCE]
    assert [cell.basis for cell in by_category[3].response] == [Basis.SOURCE, Basis.LOCAL]
    assert MATRIX.row(1) is by_category[1]
    assert MATRIX.row("1") is None
    assert MATRIX.indicator("c4_1") is None


def test_a_made_up_matrix_of_three_indicators() -> None:
    matrix = riverside().matrix
    found = assess(matrix, {"cwatch_1": Finding.PRESENT, "cact_2": Finding.PRESENT}, "blue", 1)
    assert (found.suggested, found.label, found.led_by) == ("act", "Act", ("cact_2",))
    assert found.contradictions == (("cwatch_1", "cact_2"),)
    assert found.flags == (MatrixFlag("threshold_level", 1, (2,)),)
