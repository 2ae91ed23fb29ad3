"""The five papers: what is on them for whom, and who may not have one at all."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose import (
    diversion_plan,
    meeting_pack,
    risk_assessment,
    safety_plan,
    strategy_minutes,
)
from hsb_desktop.documents.compose.meeting_pack import PackParts
from hsb_desktop.documents.inputs import AssessmentSummary, CopyDetails, MeetingSummary
from hsb_desktop.documents.paper import Composed, NotForThisReader, PaperKind, Recipient
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.errors import HsbError
from tests.documents import samples as s

PLAN = s.record(s.PLAN, s.PLAN_ANSWERS)
MINUTES = s.record(s.MINUTES, s.MINUTES_ANSWERS)
MATRIX = s.record(s.MATRIX, s.MATRIX_ANSWERS)
CHAIR = s.copy_for(s.CHAIR)
PARENT = s.copy_for(s.PARENT, 2)


def headings(blocks: tuple[b.Block, ...], level: int) -> list[str]:
    """The headings of one level."""
    return [block.text for block in blocks if isinstance(block, b.Heading) and block.level == level]


def test_a_copy_carries_its_recipient_number_marking_and_reference() -> None:
    paper = safety_plan.compose(PARENT, PLAN).paper
    assert paper.kind is PaperKind.SAFETY_PLAN
    assert (paper.recipient, paper.copy_number, paper.copies) == (s.PARENT, 2, 3)
    assert (paper.marking, paper.case_reference, paper.seal) == ("OFFICIAL-SENSITIVE", "C-0142", "7c1f 09ab")
    assert paper.edition == "Sample 2026-01"
    assert paper.neutral_title == "Safety plan C-0142"
    assert paper.subtitle == "Rowan Ellery · Made on Tuesday 29 December 2026"
    assert paper.recipient.copy_type == "family"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (s.CHILD, "Child’s copy"),
        (s.PARENT, "Family copy"),
        (s.CHAIR, "Professional copy"),
        (s.PANEL, "Panel copy"),
    ],
)
def test_the_kind_of_copy_in_words(who: Recipient, words: str) -> None:
    assert who.copy_words == words


def test_the_child_has_a_title_of_their_own() -> None:
    assert safety_plan.compose(s.copy_for(s.CHILD), PLAN).paper.title == "My plan"
    assert (
        diversion_plan.compose(s.copy_for(s.CHILD), s.record(s.MATRIX, {})).paper.title == "Risk assessment"
    )


def test_only_professional_copies_say_who_the_child_is_in_full() -> None:
    for compose in (safety_plan.compose, diversion_plan.compose):
        assert "Thursday 3 May 2012" in str(compose(CHAIR, PLAN).paper.blocks)
        assert "Thursday 3 May 2012" not in str(compose(PARENT, PLAN).paper.blocks)


def test_a_child_without_date_of_birth_or_system_number() -> None:
    case = replace(s.CASE, child=replace(s.CASE.child, born=None), system_id="")
    paper = safety_plan.compose(replace(CHAIR, case=case), PLAN).paper
    first = paper.blocks[0]
    assert isinstance(first, b.KeyValues)
    assert [row.label for row in first.rows] == ["Child", "Case reference"]


def test_a_later_version_says_so_and_a_plan_without_date_is_silent() -> None:
    later = s.record(s.PLAN, {}, version=3)
    assert diversion_plan.compose(PARENT, later).paper.subtitle == "Rowan Ellery · version 3"
    undated = s.record(s.MATRIX, {})
    assert diversion_plan.compose(PARENT, undated).paper.subtitle == "Rowan Ellery"


@pytest.mark.parametrize("who", [s.PARENT, s.CHILD, s.PANEL])
@pytest.mark.parametrize(
    "make",
    [
        lambda copy: strategy_minutes.compose(copy, MINUTES, s.MEETING),
        lambda copy: risk_assessment.compose(copy, MATRIX, s.SUMMARY),
    ],
)
def test_minutes_and_assessment_are_for_professionals_only(
    who: Recipient, make: Callable[[CopyDetails], Composed]
) -> None:
    with pytest.raises(NotForThisReader) as raised:
        make(s.copy_for(who))
    assert isinstance(raised.value, HsbError)
    assert who.name in raised.value.sentence
    assert "professionals only" in raised.value.sentence


def test_the_minutes_hold_attendance_and_the_quorum_warning() -> None:
    composed = strategy_minutes.compose(CHAIR, MINUTES, s.MEETING)
    assert headings(composed.paper.blocks, 2) == ["Attendance", "The meeting", "Risks", "Actions"]
    notice = next(block for block in composed.paper.blocks if isinstance(block, b.Notice))
    assert (notice.title, notice.source) == ("Health is not on the list yet.", "National, Working Together")
    quiet = strategy_minutes.compose(CHAIR, MINUTES, MeetingSummary("Meeting"))
    assert not any(isinstance(block, b.Notice) for block in quiet.paper.blocks)
    table = next(block for block in quiet.paper.blocks if isinstance(block, b.Table))
    assert (table.rows, table.empty) == ((), "Nobody is on the attendance list")


def test_the_assessment_says_what_was_decided_and_what_led_there() -> None:
    composed = risk_assessment.compose(CHAIR, MATRIX, s.SUMMARY)
    assert headings(composed.paper.blocks, 2) == ["Result", "Matrix", "Decision", "Earlier decisions"]
    assert headings(composed.paper.blocks, 3) == [
        "Indicators that led there",
        "Answers that contradict each other",
        "Not known or not answered",
        "To look at again",
    ]
    assert str(composed.paper.blocks).count("Decided on what is known today") == 1, (
        "the rationale is printed once"
    )


def test_an_assessment_without_decision_says_so() -> None:
    composed = risk_assessment.compose(
        CHAIR, s.record(s.MATRIX, {}), AssessmentSummary(rationale="Only here")
    )
    text = str(composed.paper.blocks)
    assert "Not decided yet" in text
    assert "No suggestion" in text
    assert "Only here" in text
    assert "Earlier decisions" not in text


def _pack(
    who: Recipient, parts: PackParts, meeting: MeetingSummary = s.MEETING
) -> tuple[list[str], Composed]:
    composed = meeting_pack.compose(s.copy_for(who), meeting, parts)
    return headings(composed.paper.blocks, 1), composed


FULL = PackParts(MATRIX, s.SUMMARY, PLAN, s.record(s.PLAN, s.PLAN_ANSWERS))


def test_the_pack_of_a_professional_holds_every_part() -> None:
    parts, composed = _pack(s.CHAIR, FULL)
    assert parts == ["Agenda", "Attendance sheet", "Risk assessment", "Safety plan", "Safety plan"]
    assert "3 working days" in str(composed)
    assert "Health is not on the list" in str(composed)


def test_the_pack_of_a_parent_leaves_out_what_is_for_professionals() -> None:
    parts, composed = _pack(s.PARENT, FULL)
    assert parts == ["Safety plan", "Safety plan"]
    assert composed.left_out[:3] == (
        b.LeftOut("Agenda", "professionals only"),
        b.LeftOut("Attendance sheet", "professionals only"),
        b.LeftOut("Risk assessment", "professionals only"),
    )
    printed = str(composed.paper)
    for secret in (
        "PROFESSIONAL-ONLY",
        "HSB 2",
        "A. Farrow",
        "Health is not",
        "3 working days",
        "Thursday 3 May",
        "significant harm",
        "Risks to the child",
    ):
        assert secret not in printed


def test_a_pack_holds_what_there_is() -> None:
    parts, composed = _pack(s.CHAIR, PackParts())
    assert parts == ["Agenda", "Attendance sheet"]
    assert composed.paper.edition == ""
    without_summary, _ = _pack(s.CHAIR, PackParts(MATRIX))
    assert "Risk assessment" in without_summary


def test_a_part_of_which_nothing_may_be_read_is_no_part() -> None:
    hidden: Record = s.record(s.MINUTES, s.MINUTES_ANSWERS)
    parts, composed = _pack(s.PARENT, PackParts(safety_plan=hidden))
    assert parts == []
    assert len(composed.left_out) > 3
    assert not any(isinstance(block, b.Contents) for block in composed.paper.blocks)  # nothing to list


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (MeetingSummary("Meeting"), "Not set yet"),
        (MeetingSummary("Meeting", on=s.ON), "Tuesday 29 December 2026"),
        (MeetingSummary("Meeting", at="10:00"), "10:00"),
        (s.MEETING, "Wednesday 30 December 2026, 10:00"),
    ],
)
def test_the_cover_says_when(meeting: MeetingSummary, words: str) -> None:
    _, composed = _pack(s.CHAIR, PackParts(), meeting)
    assert words in str(composed)


def test_an_agenda_without_leads_has_no_column_for_them() -> None:
    meeting = replace(s.MEETING, agenda=s.MEETING.agenda[1:], agenda_source="")
    _, composed = _pack(s.CHAIR, PackParts(), meeting)
    table = next(block for block in composed.paper.blocks if isinstance(block, b.Table))
    assert table.head == ("No.", "Item")


def test_the_sheet_that_is_passed_round_does_not_say_why_somebody_stays_away() -> None:
    _, composed = _pack(s.CHAIR, FULL)
    sheet = next(block for block in composed.paper.blocks if isinstance(block, b.AttendanceSheet))
    assert sheet.seats == (b.Seat("Social worker", "A. Farrow", "Children’s social care"),)
    assert "Apologies" in str(composed.paper.blocks)
    everybody = replace(s.MEETING, attendees=s.MEETING.attendees[:1])
    assert "Not attending" not in str(_pack(s.CHAIR, FULL, everybody)[1])
