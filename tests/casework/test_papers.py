"""Papers: for whom, what is on a copy and what is not, what stops one, and that an issued one stays as it was."""

import hashlib
from datetime import timedelta

import pytest

from hsb_desktop.casework.cases import (
    NewCase,
    NewPerson,
    add_person,
    case_view,
    open_case,
)
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.meetings import (
    add_attendee,
    minutes_of,
    plan_meeting,
    record_outcome,
    set_attendance,
)
from hsb_desktop.casework.papers import (
    issue,
    issued_bytes,
    issued_papers,
    kinds,
    note_output,
    page_image,
    preview,
    recipients,
)
from hsb_desktop.casework.records import (
    amend_record,
    complete_record,
    keep_typing,
    open_record,
    save_answer,
    start_record,
)
from hsb_desktop.casework.refusals import AlreadyIssued, CannotIssue, Incomplete, NotReady
from hsb_desktop.casework.work_views import RecipientView
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import ATTENDED, decided, meeting_held, plan_made
from tests.casework.people import ROWAN, fill, rowan, step_of

PLAN = "safety_plan"
PURPOSE = FieldKey("purpose")


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with a parent, a teacher and a linked child."""
    return rowan(desk)


def reader(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId, name: str) -> RecipientView:
    """The reader of that name."""
    return next(one for one in recipients(desk, case_id, kind, record_id) if one.name == name)


def words_of(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId, name: str) -> str:
    """Everything that would be printed for that reader."""
    who = reader(desk, case_id, kind, record_id, name)
    return "\n".join(text.text for text in all_texts(preview(desk, case_id, kind, record_id, who.id).paper))


def test_a_paper_can_be_for_the_child_the_family_and_professionals_but_no_linked_child(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = plan_made(desk, clock, case_id, PLAN)
    who = recipients(desk, case_id, PLAN, plan)
    assert [(one.name, one.copy_type, one.issued) for one in who] == [
        ("Rowan Ellery", "child", False),
        ("C. Ellery", "family", False),
        ("P. Lindqvist", "professional", False),
    ]
    decided(desk, clock, case_id, "2", ("c2_1",))
    meeting = meeting_held(desk, clock, case_id, {"outcome": Answer("no_section_47")})
    names = [one.name for one in recipients(desk, case_id, "meeting_pack", meeting)]
    assert names == [
        "Rowan Ellery",
        "C. Ellery",
        "P. Lindqvist",
        "T. Marlow",
    ]  # the worker from the list, nobody twice


def test_a_relative_on_the_attendance_list_never_becomes_a_professional(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    add_person(desk, case_id, NewPerson(PersonKind.FAMILY, "Gwen Ellery", "Grandmother"))
    meeting = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id
    for name in ("Gwen Ellery", "gwen  ellery", "Ínes Okafor", "C.  Ellery", "Rowan  ELLERY", "H. Osei"):
        add_attendee(desk, meeting, "other", name)
    who = recipients(desk, case_id, "meeting_pack", meeting)
    professionals = [one.name for one in who if one.copy_type == "professional"]
    assert professionals == ["P. Lindqvist", "T. Marlow", "H. Osei"]


@pytest.mark.parametrize("written", ["", "C. Ellery", "Mrs Ellery"])
def test_nobody_who_is_not_invited_gets_the_pack(
    desk: Desk, clock: FixedClock, case_id: CaseId, written: str
) -> None:
    add_person(desk, case_id, NewPerson(PersonKind.CARER, "D. Brandt", "Foster carer"))
    meeting = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id
    parents = {"attendance": "not_invited", "person": written}
    set_attendance(desk, meeting, RowId("parent_carer"), parents)
    set_attendance(desk, meeting, RowId("police"), {"attendance": "not_invited", "person": "H. Osei"})
    row = add_attendee(desk, meeting, "parent_carer", "D. Brandt").row
    set_attendance(desk, meeting, row, {"attendance": "invited"})
    refused = {one.name: one.why_not for one in recipients(desk, case_id, "meeting_pack", meeting)}
    assert [name for name, why_not in refused.items() if why_not] == ["C. Ellery", "H. Osei"]
    assert "not invited to this meeting" in refused["C. Ellery"]
    parent = reader(desk, case_id, "meeting_pack", meeting, "C. Ellery")
    with pytest.raises(CannotIssue, match="not invited"):
        issue(desk, case_id, "meeting_pack", meeting, parent.id)
    plan = plan_made(desk, clock, case_id, PLAN)
    assert not reader(desk, case_id, PLAN, plan, "C. Ellery").why_not  # only the papers of the meeting


def test_the_papers_of_a_case_are_listed(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    of_the_case = [
        "current_position",
        "chronology",
        "risk_matrix",
        "workflow",
        "workflow_whole",
        "copy_register",
    ]
    assert [(one.kind, one.record_id) for one in kinds(desk, case_id)] == [
        (kind, None) for kind in of_the_case
    ]
    plan_made(desk, clock, case_id, PLAN)
    clock.advance(timedelta(minutes=1))
    start_record(desk, case_id, "diversion_plan")
    clock.advance(timedelta(minutes=1))
    start_record(desk, case_id, "strategy_meeting")
    made = [one for one in kinds(desk, case_id) if one.record_id is not None]
    assert [(one.kind, one.title, one.line, one.draft) for one in made] == [
        *(
            (kind, f"{title}: HSB strategy meeting", "Draft, changed Mon 21 December", True)
            for kind, title in (
                ("meeting_pack", "Meeting pack"),
                ("meeting_pack_short", "Short meeting pack"),
                ("outcome_sheet", "Outcome sheet"),
                ("collection_list", "Collection list"),
            )
        ),
        ("diversion_plan", "Diversion plan", "Draft, changed Mon 21 December", True),
        ("safety_plan", "Safety plan", "Completed Mon 21 December", False),
    ]
    assert case_view(desk, case_id).paper_kinds == kinds(desk, case_id)


def test_a_draft_is_previewed_as_a_draft_and_says_what_is_missing(desk: Desk, case_id: CaseId) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    shown = preview(desk, case_id, PLAN, plan, parent.id)
    assert shown.paper.draft
    assert not shown.may_issue
    (missing,) = [check for check in shown.checks if not check.ok]
    assert missing.text == "Nothing is missing"
    assert missing.words.endswith("still to be answered")
    assert missing.detail == "", "it is said once"
    with pytest.raises(Incomplete):
        issue(desk, case_id, PLAN, plan, parent.id)
    assert issued_papers(desk, case_id) == ()
    assert open_record(desk, plan).record.status.value == "draft"


def test_a_family_copy_holds_nothing_for_professionals_and_says_what_was_left_out(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, FieldKey("if_not_kept"), Answer("Professionals meet within a day"))
    save_answer(desk, plan, FieldKey("other_children"), Answer("A second child sits two rows away"))
    amended = plan_of(desk, clock, plan)
    family = words_of(desk, case_id, PLAN, amended, "C. Ellery")
    professional = words_of(desk, case_id, PLAN, amended, "P. Lindqvist")
    for secret in ("Professionals meet within a day", "A second child sits two rows away"):
        assert secret in professional
        assert secret not in family
    parent = reader(desk, case_id, PLAN, amended, "C. Ellery")
    left_out = dict(preview(desk, case_id, PLAN, amended, parent.id).left_out)
    assert left_out["Linked children"] == "another child’s record"
    assert "professionals only" in left_out.values()


def plan_of(desk: Desk, clock: FixedClock, plan: RecordId) -> RecordId:
    """Whatever the plan still needs."""
    rows = {
        "settings/home/agreed": Answer("Agreed with the family"),
        "helpers": Answer(("row-one",)),
        "helpers/row-one/helper": Answer("Mum"),
    }
    fill(desk, plan, rows, clock)
    complete_record(desk, plan)
    return plan


@pytest.mark.parametrize(
    "typed",
    ["Ask Ines Okafor first", "Ask INES first", "With the Okafor  family", "ínes okafor", "Ines’s seat"],
)
def test_a_linked_child_named_in_the_text_stops_the_family_copy(
    desk: Desk, clock: FixedClock, case_id: CaseId, typed: str
) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer(typed))
    plan_of(desk, clock, plan)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    shown = preview(desk, case_id, PLAN, plan, parent.id)
    failed = [check for check in shown.checks if not check.ok]
    assert [check.text for check in failed] == ["No other child’s name or reference"]
    assert "another child" in failed[0].detail.lower()
    with pytest.raises(CannotIssue, match=r"Nothing was issued\."):
        issue(desk, case_id, PLAN, plan, parent.id)
    assert issued_papers(desk, case_id) == ()
    assert open_record(desk, plan).record.status.value == "complete"


@pytest.mark.parametrize("typed", ["as for C-0002", "see Sam Kestrel", "sam kestrel’s plan"])
def test_a_child_or_reference_of_another_case_stops_every_copy(
    desk: Desk, clock: FixedClock, case_id: CaseId, typed: str
) -> None:
    open_case(desk, NewCase("Sam Kestrel", None, "open_case", clock.today()))
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer(typed))
    plan_of(desk, clock, plan)
    for name in ("Rowan Ellery", "C. Ellery", "P. Lindqvist"):
        with pytest.raises(CannotIssue):
            issue(desk, case_id, PLAN, plan, reader(desk, case_id, PLAN, plan, name).id)


def test_a_word_that_is_also_a_linked_childs_name_is_shown_and_stops_nothing(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    add_person(desk, case_id, NewPerson(PersonKind.LINKED_CHILD, "Will May"))
    open_case(desk, NewCase("Grace", None, "open_case", clock.today()))  # one word: no sign of another case
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer("We will look again on 4 May and ask Grace at reception"))
    plan_of(desk, clock, plan)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    shown = preview(desk, case_id, PLAN, plan, parent.id)
    warned = [check for check in shown.checks if not check.ok]
    assert [(check.text, check.blocks) for check in warned] == [("Words that are also a name", False)]
    assert "“will” under “" in warned[0].detail
    assert shown.may_issue
    issue(desk, case_id, PLAN, plan, parent.id)
    amend_record(desk, plan, "Somebody is named")
    save_answer(desk, plan, PURPOSE, Answer("Sits with Will"))
    with pytest.raises(CannotIssue):
        issue(desk, case_id, PLAN, plan, parent.id)


@pytest.mark.parametrize("recipient", ["Rowan Ellery", "C. Ellery"])
def test_a_name_that_the_forms_own_words_hold_stops_no_copy(
    desk: Desk, clock: FixedClock, case_id: CaseId, recipient: str
) -> None:
    add_person(desk, case_id, NewPerson(PersonKind.LINKED_CHILD, "Hà My Place"))  # "My plan", "Which place"
    plan = plan_made(desk, clock, case_id, PLAN)
    view = reader(desk, case_id, PLAN, plan, recipient)
    assert "My safety plan" in words_of(desk, case_id, PLAN, plan, "Rowan Ellery")
    assert preview(desk, case_id, PLAN, plan, view.id).may_issue


@pytest.mark.parametrize(
    ("child", "typed"),
    [
        ("Shay O'Dell", "as with O\N{RIGHT SINGLE QUOTATION MARK}Dell"),
        ("Anna-Lena Berg", "as with Anna"),
        ("Anna Lena Berg", "as with Anna\N{NON-BREAKING HYPHEN}Lena"),
        ("Shay O\N{MODIFIER LETTER APOSTROPHE}Dell", "O'Dell's seat"),
        ("Ines Brandt", "as with I\N{ZERO WIDTH SPACE}nes"),
    ],
)
def test_another_writing_of_a_linked_childs_name_is_found(
    desk: Desk, clock: FixedClock, case_id: CaseId, child: str, typed: str
) -> None:
    add_person(desk, case_id, NewPerson(PersonKind.LINKED_CHILD, child))
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer(typed))
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    check = preview(desk, case_id, PLAN, plan, parent.id).checks[0]
    assert not check.ok


def test_names_of_this_case_and_parts_of_words_stop_nothing(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    add_person(desk, case_id, NewPerson(PersonKind.LINKED_CHILD, "Al Ellery"))
    open_case(desk, ROWAN)  # another child of the same name as this one
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(
        desk, plan, PURPOSE, Answer("Also Rowan Ellery and Mrs Ellery call, finesse in the morning, C-00021")
    )
    plan_of(desk, clock, plan)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    assert preview(desk, case_id, PLAN, plan, parent.id).may_issue


def test_a_character_without_a_glyph_stops_the_paper_and_is_named(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer("Signed \N{EGYPTIAN HIEROGLYPH A001}"))
    plan_of(desk, clock, plan)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    shown = preview(desk, case_id, PLAN, plan, parent.id)
    assert (shown.pages, shown.data) == (0, b"")
    assert [check.text for check in shown.checks if not check.ok] == ["Every character prints"]
    with pytest.raises(CannotIssue):
        issue(desk, case_id, PLAN, plan, parent.id)


def test_an_issued_paper_stays_byte_for_byte_and_so_does_its_record(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = plan_made(desk, clock, case_id, PLAN)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    first = issue(desk, case_id, PLAN, plan, parent.id)
    assert (first.paper.copy_number, first.paper.recipient, first.paper.copy_type) == (
        1,
        "C. Ellery",
        "family",
    )
    assert first.paper.sha256 == hashlib.sha256(first.data).hexdigest()
    assert len(first.paper.seal) >= 10
    assert first.changes.papers
    clock.advance(timedelta(days=40))
    again = issue(desk, case_id, PLAN, plan, parent.id)
    assert (again.paper, again.data) == (first.paper, first.data)
    assert issued_bytes(desk, first.paper.id) == first.data
    child = issue(desk, case_id, PLAN, plan, reader(desk, case_id, PLAN, plan, "Rowan Ellery").id)
    assert child.paper.copy_number == 2
    assert reader(desk, case_id, PLAN, plan, "C. Ellery").issued
    with pytest.raises(AlreadyIssued):
        save_answer(desk, plan, PURPOSE, Answer("x"))
    image = page_image(desk, first.data, 0, 1.0)
    assert len(image.pixels) == image.width * image.height * 4


def test_a_copy_is_checked_again_before_it_is_handed_out_again(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer("Sits beside Noor Haddad"))
    plan_of(desk, clock, plan)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    first = issue(desk, case_id, PLAN, plan, parent.id)
    add_person(desk, case_id, NewPerson(PersonKind.LINKED_CHILD, "Noor Haddad"))
    with pytest.raises(CannotIssue, match="Another child"):
        issue(desk, case_id, PLAN, plan, parent.id)
    assert issued_bytes(desk, first.paper.id) == first.data  # what was given out is known for ever


def test_what_is_being_typed_stands_in_the_preview_and_makes_a_new_pack(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    keep_typing(desk, plan, PURPOSE, "Safe at sch", 11)
    assert "Safe at sch" in words_of(desk, case_id, PLAN, plan, "C. Ellery")
    meeting = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id
    teacher = reader(desk, case_id, "meeting_pack", meeting, "P. Lindqvist")
    first = issue(desk, case_id, "meeting_pack", meeting, teacher.id)
    clock.advance(timedelta(minutes=1))
    keep_typing(desk, meeting, FieldKey("place"), "Room 3", 6)
    second = issue(desk, case_id, "meeting_pack", meeting, teacher.id)
    assert (second.paper.copy_number, second.data != first.data) == (2, True)


def test_minutes_are_a_new_copy_once_the_attendance_changed(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    meeting = meeting_held(desk, clock, case_id, {"outcome": Answer("no_section_47")})
    minutes = next(line.record_id for line in case_view(desk, case_id).records if line.belongs_to == meeting)
    teacher = reader(desk, case_id, "strategy_minutes", minutes, "P. Lindqvist")
    first = issue(desk, case_id, "strategy_minutes", minutes, teacher.id)
    assert issue(desk, case_id, "strategy_minutes", minutes, teacher.id).paper == first.paper
    clock.advance(timedelta(days=1))
    amend_record(desk, meeting, "Who came was wrong")
    set_attendance(desk, meeting, RowId("health"), {"attendance": "apologies"})
    second = issue(desk, case_id, "strategy_minutes", minutes, teacher.id)
    assert (second.paper.copy_number, second.data != first.data) == (2, True)


def test_a_new_version_is_a_new_copy_and_the_old_one_stays(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = plan_made(desk, clock, case_id, PLAN)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    first = issue(desk, case_id, PLAN, plan, parent.id)
    clock.advance(timedelta(days=1))
    amend_record(desk, plan, "The school changed")
    save_answer(desk, plan, PURPOSE, Answer("A new purpose"))
    second = issue(desk, case_id, PLAN, plan, parent.id)  # completes the new version first
    assert second.paper.copy_number == 2
    assert second.data != first.data
    assert issued_bytes(desk, first.paper.id) == first.data
    assert open_record(desk, plan).record.status.value == "issued"


def test_minutes_and_assessments_are_for_professionals_only(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    assessment = decided(desk, clock, case_id, "2", ("c2_1",))
    meeting = meeting_held(desk, clock, case_id, {"outcome": Answer("no_section_47")})
    minutes = next(line.record_id for line in case_view(desk, case_id).records if line.belongs_to == meeting)
    for kind, record_id in (("risk_assessment", assessment), ("strategy_minutes", minutes)):
        for name in ("Rowan Ellery", "C. Ellery"):
            view = reader(desk, case_id, kind, record_id, name)
            assert "for professionals only" in view.why_not
            with pytest.raises(CannotIssue, match="for professionals only"):
                issue(desk, case_id, kind, record_id, view.id)
        issued = issue(
            desk, case_id, kind, record_id, reader(desk, case_id, kind, record_id, "P. Lindqvist").id
        )
        assert issued.paper.kind == kind
    words = words_of(desk, case_id, "strategy_minutes", minutes, "P. Lindqvist")
    assert "Not in the room: police" in words
    assert "Not invited: Agreed at the meeting" in words


def test_issuing_minutes_completes_them(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    decided(desk, clock, case_id, "3", ("c3_1",))
    meeting = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id
    fill(desk, meeting, ATTENDED, clock)
    minutes = minutes_of(desk, meeting).record_id
    rows = {
        "outcome": Answer("no_section_47"),
        "actions": Answer(("row-one",)),
        "actions/row-one/action": Answer("Visit the school"),
    }
    fill(desk, minutes, rows, clock)
    record_outcome(desk, meeting)
    assert step_of(desk, case_id, "record:strategy_minutes") == "open"
    issue(
        desk,
        case_id,
        "strategy_minutes",
        minutes,
        reader(desk, case_id, "strategy_minutes", minutes, "P. Lindqvist").id,
    )
    assert step_of(desk, case_id, "record:strategy_minutes") == "done"


def test_earlier_decisions_stand_in_the_assessment(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    decided(desk, clock, case_id, "1", ("c1_1",))
    clock.advance(timedelta(days=1))
    second = decided(desk, clock, case_id, "2", ("c2_1",))
    words = words_of(desk, case_id, "risk_assessment", second, "P. Lindqvist")
    assert "Monday 21 December 2026" in words
    assert "HSB 1 Problematic" in words


def test_a_record_of_another_case_or_kind_is_refused(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    other = open_case(desk, NewCase("Sam Kestrel", None, "open_case", clock.today())).case_id
    plan = plan_made(desk, clock, case_id, PLAN)
    with pytest.raises(NotReady, match="belongs to another case"):
        recipients(desk, other, PLAN, plan)
    with pytest.raises(NotReady, match="cannot be made from this record"):
        recipients(desk, case_id, "diversion_plan", plan)
    with pytest.raises(CannotIssue, match="does not belong to the case"):
        issue(desk, case_id, PLAN, plan, "person:gone")


def test_what_leaves_the_store_is_entered(desk: Desk, case_id: CaseId) -> None:
    with desk.store.unit() as unit:
        before = unit.journal_seal()
    note_output(desk, case_id, "some-paper", "printed")
    with desk.store.unit() as unit:
        assert unit.journal_seal() != before
