"""The papers of records and meetings: what is on them for whom, and who may not have one at all."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose import meeting_pack, record_paper
from hsb_desktop.documents.compose.meeting_pack import PackParts, PackRecord
from hsb_desktop.documents.compose.record_paper import Beside
from hsb_desktop.documents.inputs import AssessmentSummary, CopyDetails, MeetingSummary, Told
from hsb_desktop.documents.paper import Composed, NotForThisReader, Recipient
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Audience, Section
from tests.documents import samples as s

PLAN = s.record(s.PLAN, s.PLAN_ANSWERS)
MINUTES = s.record(s.MINUTES, s.MINUTES_ANSWERS)
MATRIX = s.record(s.MATRIX, s.MATRIX_ANSWERS)
CHAIR = s.copy_for(s.CHAIR)
PARENT = s.copy_for(s.PARENT, 2)
OF_MATRIX, OF_MEETING = Beside(assessment=s.SUMMARY), Beside(meeting=s.MEETING)


def headings(blocks: tuple[b.Block, ...], level: int) -> list[str]:
    """The headings of one level."""
    return [block.text for block in blocks if isinstance(block, b.Heading) and block.level == level]


def test_a_copy_carries_its_recipient_number_marking_and_reference() -> None:
    paper = record_paper.compose(PARENT, PLAN).paper
    assert paper.kind == "safety_plan"
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
    assert record_paper.compose(s.copy_for(s.CHILD), PLAN).paper.title == "My plan"
    untitled = replace(s.PLAN, child_title="")
    assert record_paper.compose(s.copy_for(s.CHILD), s.record(untitled, {})).paper.title == "Safety plan"


def test_only_professional_copies_say_who_the_child_is_in_full() -> None:
    assert "Thursday 3 May 2012" in str(record_paper.compose(CHAIR, PLAN).paper.blocks)
    assert "Thursday 3 May 2012" not in str(record_paper.compose(PARENT, PLAN).paper.blocks)


def test_a_child_without_date_of_birth_or_system_number() -> None:
    case = replace(s.CASE, child=replace(s.CASE.child, born=None), system_id="")
    paper = record_paper.compose(replace(CHAIR, case=case), PLAN).paper
    first = paper.blocks[0]
    assert isinstance(first, b.KeyValues)
    assert [row.label for row in first.rows] == ["Child", "Case reference"]


def test_a_later_version_says_so_and_a_plan_without_date_is_silent() -> None:
    later = s.record(s.PLAN, {}, version=3)
    assert record_paper.compose(PARENT, later).paper.subtitle == "Rowan Ellery · version 3"
    undated = s.record(s.PLAN, {})
    assert record_paper.compose(PARENT, undated).paper.subtitle == "Rowan Ellery"


@pytest.mark.parametrize("who", [s.PARENT, s.CHILD, s.PANEL])
@pytest.mark.parametrize(
    "make",
    [
        lambda copy: record_paper.compose(copy, MINUTES, OF_MEETING),
        lambda copy: record_paper.compose(copy, MATRIX, OF_MATRIX),
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
    composed = record_paper.compose(CHAIR, MINUTES, OF_MEETING)
    assert headings(composed.paper.blocks, 2) == ["Attendance", "The meeting", "Risks", "Actions"]
    notice = next(block for block in composed.paper.blocks if isinstance(block, b.Notice))
    assert (notice.title, notice.source) == ("Health is not on the list yet.", "National, Working Together")
    quiet = record_paper.compose(CHAIR, MINUTES, Beside(meeting=MeetingSummary("Meeting")))
    assert not any(isinstance(block, b.Notice) for block in quiet.paper.blocks)
    table = next(block for block in quiet.paper.blocks if isinstance(block, b.Table))
    assert (table.rows, table.empty) == ((), "Nobody is on the attendance list")


def test_the_assessment_says_what_was_decided_and_what_led_there() -> None:
    composed = record_paper.compose(CHAIR, MATRIX, OF_MATRIX)
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
    composed = record_paper.compose(
        CHAIR, s.record(s.MATRIX, {}), Beside(assessment=AssessmentSummary(rationale="Only here"))
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


FULL = PackParts(
    (PackRecord(MATRIX, OF_MATRIX), PackRecord(PLAN), PackRecord(PLAN, title="Diversion plan")),
    (PackRecord(MINUTES, OF_MEETING, "Minutes of 23 December"),),
    s.CHRONOLOGY,
    s.ACTION_LINES,
)


def test_the_pack_of_a_professional_holds_every_part() -> None:
    parts, composed = _pack(s.CHAIR, FULL)
    assert parts == [
        "Agenda",
        "Chronology",
        "What was agreed before",
        "Attendance sheet",
        "Risk assessment",
        "Safety plan",
        "Diversion plan",
        "Minutes of 23 December",
    ]
    agreed = [one for one in headings(composed.paper.blocks, 2) if one.startswith(("HSB", "Risk d"))]
    assert agreed == ["HSB strategy meeting of Tuesday 22 December 2026", "Risk discussion"]
    begin = [one for one in composed.paper.blocks if isinstance(one, b.Heading) and one.new_page]
    together = [one for one in composed.paper.blocks if isinstance(one, b.Heading) and one.whole]
    assert [one.text for one in together] == parts[1:3]
    assert [one.text for one in begin] == [parts[0], *parts[3:]]
    assert "3 working days" in str(composed)
    assert "Health is not on the list" in str(composed)


def test_the_pack_of_a_parent_leaves_out_what_is_for_professionals() -> None:
    parts, composed = _pack(s.PARENT, FULL)
    assert parts == ["Safety plan", "Diversion plan"]
    titles = ("Agenda", "Attendance sheet", "Chronology", "Risk assessment", "Minutes of 23 December")
    for title in (*titles, "What was agreed before"):
        assert b.LeftOut(title, "professionals only") in composed.left_out
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
        "a planted event",
        "a planted action",
        "Town Hall",
        "M. Adeyemi",
        "10:00",
        "30 December",
    ):
        assert secret not in printed


def test_a_pack_holds_what_there_is() -> None:
    parts, composed = _pack(s.CHAIR, PackParts())
    assert parts == ["Agenda", "Attendance sheet"]
    assert composed.paper.edition == ""
    without_summary, _ = _pack(s.CHAIR, PackParts((PackRecord(MATRIX),)))
    assert "Risk assessment" in without_summary


@pytest.mark.parametrize("who", [s.CHAIR, s.PARENT])
def test_the_cover_names_what_is_still_a_draft_where_its_reader_would_find_it(who: Recipient) -> None:
    _, composed = _pack(who, PackParts(drafts=(s.PLAN, s.MINUTES)))
    said = [block.words.text for block in composed.paper.blocks if isinstance(block, b.Paragraph)]
    plan, minutes = ("Safety plan", "Strategy meeting minutes")
    named = [
        title for title in (plan, minutes) if f"{title}: still a draft, so it is not in this pack." in said
    ]
    professional = who is s.CHAIR
    assert named == ([plan, minutes] if professional else [plan])
    assert b.LeftOut(plan, "still a draft") in composed.left_out
    assert b.LeftOut(minutes, "still a draft" if professional else "professionals only") in composed.left_out


def test_a_pack_that_holds_a_plan_calls_the_draft_another_one() -> None:
    _, composed = _pack(s.CHAIR, replace(FULL, drafts=(s.PLAN,)))
    said = [block.words.text for block in composed.paper.blocks if isinstance(block, b.Paragraph)]
    assert "Safety plan: another one is still a draft, so it is not in this pack." in said


def test_a_part_of_which_nothing_may_be_read_is_no_part() -> None:
    hidden: Record = s.record(s.MINUTES, s.MINUTES_ANSWERS)
    empty = s.record(replace(s.PLAN, sections=s.PLAN.sections[:1]), {"background": "PROFESSIONAL-ONLY"})
    parts, composed = _pack(s.PARENT, PackParts((PackRecord(hidden), PackRecord(empty))))
    assert parts == []
    assert b.LeftOut("Background", "professionals only") in composed.left_out
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


def test_the_cover_tells_the_family_what_the_form_of_the_meeting_lets_them_know() -> None:
    meeting = replace(
        s.MEETING,
        readers={"on": s.FAMILY, "at": s.FAMILY, "place": s.FAMILY, "chair": s.PROFESSIONALS},
        told=(
            Told("Why is it called?", "The school asked.", s.PROFESSIONALS),
            Told("What for?", "A plan.", s.FAMILY),
        ),
    )
    _, open_to_all = _pack(s.CHAIR, FULL, meeting)
    whole = open_to_all.paper.blocks[0]
    assert isinstance(whole, b.KeyValues)
    assert {"Why is it called?", "What for?"} <= {row.label for row in whole.rows}
    _, composed = _pack(s.PARENT, FULL, meeting)
    cover = composed.paper.blocks[0]
    assert isinstance(cover, b.KeyValues)
    assert [(row.label, row.value.text) for row in cover.rows] == [
        ("Meeting", "HSB strategy meeting"),
        ("When", "Wednesday 30 December 2026, 10:00"),
        ("Where", "Town Hall, Room 2"),
        ("What for?", "A plan."),
    ]
    assert composed.left_out[:2] == (
        b.LeftOut("Chair", "not on the list of this copy"),
        b.LeftOut("Why is it called?", "professionals only"),
    )


def test_an_insert_names_the_plan_it_goes_into() -> None:
    composed = record_paper.compose(PARENT, PLAN, Beside(insert="Child in need plan"))
    notice = composed.paper.blocks[0]
    assert isinstance(notice, b.Notice)
    assert notice.title == "Insert to the child in need plan"
    said = [
        record_paper.compose(who, PLAN, Beside(insert="CP plan")).paper.blocks[0]
        for who in (PARENT, s.copy_for(s.CHILD))
    ]
    titles = [block.title for block in said if isinstance(block, b.Notice)]
    assert titles == ["Insert to the CP plan", "This is part of a bigger plan"], "no plan's name for a child"


def test_a_paper_for_the_panel_is_not_for_the_family_nor_one_for_the_child_for_the_panel() -> None:
    panel = replace(
        s.MINUTES,
        sections=(Section("x", "X", (s.question("x", audience=frozenset({Audience.PANEL})),), s.HERE),),
    )
    made = record_paper.compose(s.copy_for(s.PANEL), s.record(panel, {"x": "For the panel"}))
    assert "For the panel" in str(made.paper.blocks)
    for who, words in ((s.PARENT, "professionals only"), (s.CHAIR, "on the list of a professional copy")):
        with pytest.raises(NotForThisReader, match=words):
            record_paper.compose(s.copy_for(who), s.record(panel, {"x": "For the panel"}))


def test_a_form_without_a_record_of_the_procedure_is_a_paper_of_its_own_kind() -> None:
    assert record_paper.kind_of(s.MINUTES) == "strategy_minutes"
    assert record_paper.kind_of(replace(s.MINUTES, record="minutes_of_all")) == "minutes_of_all"
