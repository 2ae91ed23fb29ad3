"""Papers: drawn between two transactions, known again by what they say, entered in the journal; papers of a case."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hsb_desktop.casework.cases import (
    NewPerson,
    add_person,
    case_view,
    change_person,
)
from hsb_desktop.casework.copy_values import GIVEN_BY_HAND
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meetings import (
    plan_meeting,
)
from hsb_desktop.casework.paper_kinds import audience_of
from hsb_desktop.casework.papers import (
    Asked,
    Underway,
    begin_issue,
    draw_issue,
    finish_issue,
    issue,
    issued_bytes,
    issued_papers,
    kinds,
    preview,
    recipients,
)
from hsb_desktop.casework.records import (
    amend_record,
    save_answer,
    start_record,
)
from hsb_desktop.casework.refusals import CannotIssue, NotReady
from hsb_desktop.documents.blocks import Heading
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Person, PersonKind, Role
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId, PersonId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided, meeting_held, plan_made
from tests.casework.people import rowan
from tests.casework.test_papers import PLAN, PURPOSE, reader, words_of


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with a parent, a teacher and a linked child."""
    return rowan(desk)


def test_what_changes_while_a_paper_is_drawn_is_not_issued(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = plan_made(desk, clock, case_id, PLAN)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    asked = Asked(case_id, PLAN, plan, parent.id, delivery=GIVEN_BY_HAND)
    begun = begin_issue(desk, asked)
    assert isinstance(begun, Underway)
    data = draw_issue(desk, begun)
    amend_record(desk, plan, "A word changed")
    save_answer(desk, plan, PURPOSE, Answer("Another purpose"))
    with pytest.raises(CannotIssue, match="changed while it was being made"):
        finish_issue(desk, begun, data)
    assert issued_papers(desk, case_id) == ()
    settled = begin_issue(desk, asked)
    assert isinstance(settled, Underway)
    first = finish_issue(desk, settled, draw_issue(desk, settled))
    assert finish_issue(desk, settled, data).paper == first.paper, "asked for twice"
    assert [paper.id for paper in issued_papers(desk, case_id)] == [first.paper.id]


def test_a_changed_person_or_fact_makes_a_new_copy_and_nothing_else_does(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    decided(desk, clock, case_id, "2", ("c2_1",))
    plan = plan_made(desk, clock, case_id, PLAN)
    meeting = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    teacher = reader(desk, case_id, "meeting_pack", meeting, "P. Lindqvist")
    first = issue(desk, case_id, PLAN, plan, parent.id).paper
    pack = issue(desk, case_id, "meeting_pack", meeting, teacher.id).paper
    add_person(desk, case_id, NewPerson(PersonKind.PROFESSIONAL, "A. Brook", "Nurse"))
    assert issue(desk, case_id, PLAN, plan, parent.id).paper == first, "she is not on this copy"
    record_fact(desk, case_id, {"fact": "police_referral_made", "on": "2026-12-21"})
    again = issue(desk, case_id, "meeting_pack", meeting, teacher.id).paper
    assert again.copy_number == pack.copy_number + 1, "the chronology has another line"
    child = case_view(desk, case_id).case.child
    change_person(desk, case_id, replace(child, name="Rowan Ellery-Brook"))
    renamed = issue(desk, case_id, PLAN, plan, parent.id).paper
    assert renamed.copy_number == 2


def test_looking_is_entered_in_the_journal_too(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    plan = plan_made(desk, clock, case_id, PLAN)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    paper = issue(desk, case_id, PLAN, plan, parent.id).paper
    for look in (
        lambda: preview(desk, case_id, PLAN, plan, parent.id),
        lambda: issued_bytes(desk, paper.id),
    ):
        with desk.store.unit() as unit:
            before = unit.journal_seal()
        look()
        with desk.store.unit() as unit:
            assert unit.journal_seal() != before


def test_every_preview_says_that_it_was_not_issued(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    plan = plan_made(desk, clock, case_id, PLAN)
    parent = reader(desk, case_id, PLAN, plan, "C. Ellery")
    shown = preview(desk, case_id, PLAN, plan, parent.id)
    assert shown.paper.draft
    issued = issue(desk, case_id, PLAN, plan, parent.id)
    assert issued.data != shown.data


def test_the_papers_of_the_case_are_for_professionals_and_hold_what_is_known(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    decided(desk, clock, case_id, "2", ("c2_1",))
    meeting_held(desk, clock, case_id, {"outcome": Answer("no_section_47")})
    plan_meeting(desk, case_id, "strategy_meeting", date(2026, 12, 29), "10:00")
    said = {
        "current_position": (
            "HSB 2 Abusive",
            "Agreed in consultation with SIPP.",
            "Visit the school",
            "10:00",
        ),
        "chronology": ("An HSB strategy meeting was held on", "Category decided", "At 15:30."),
        "risk_matrix": ("☑ 2.1 ", "– 3.1 ", "Decided: HSB 2 Abusive", "[local]"),
        "workflow": ("HSB strategy meeting", "Done", "Not required: no CSE link"),
        "workflow_whole": ("Immediate strategy discussion", "in the child’s own meetings"),
        "copy_register": ("No copy was issued yet.",),
    }
    for choice in kinds(desk, case_id):
        if choice.record_id is not None:
            continue
        who = {one.name: one for one in recipients(desk, case_id, choice.kind, None)}
        assert "professionals only" in who["C. Ellery"].why_not
        words = "\n".join(
            text.text
            for text in all_texts(preview(desk, case_id, choice.kind, None, who["P. Lindqvist"].id).paper)
        )
        for line in said[choice.kind]:
            assert line in words, (choice.kind, line)
        assert "Ines" not in words
    issued = issue(desk, case_id, "current_position", None, who["P. Lindqvist"].id).paper
    assert (issued.record_id, issued.kind, issued.pages) == (None, "current_position", 1)
    assert issue(desk, case_id, "current_position", None, who["P. Lindqvist"].id).paper == issued
    clock.advance(timedelta(days=1))
    assert issue(desk, case_id, "current_position", None, who["P. Lindqvist"].id).paper.copy_number == 2
    with pytest.raises(NotReady, match="cannot be made from this record"):
        recipients(desk, case_id, PLAN, None)


def test_a_pack_holds_the_chronology_earlier_minutes_and_what_was_agreed(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    decided(desk, clock, case_id, "2", ("c2_1",))
    held = meeting_held(desk, clock, case_id, {"outcome": Answer("no_section_47")})
    clock.advance(timedelta(days=2))
    following = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id
    teacher = reader(desk, case_id, "meeting_pack", following, "P. Lindqvist")
    shown = preview(desk, case_id, "meeting_pack", following, teacher.id)
    parts = [block.text for block in shown.paper.blocks if isinstance(block, Heading) and block.level == 1]
    assert parts == [
        "Agenda",
        "Chronology",
        "What was agreed before",
        "Attendance sheet",
        "Risk assessment",
        "Strategy meeting minutes",
    ]
    own = preview(desk, case_id, "meeting_pack", held, teacher.id).paper
    titles = [block.text for block in own.blocks if isinstance(block, Heading) and block.level == 1]
    assert "Strategy meeting minutes" not in titles, "its own minutes are written at it"
    family = words_of(desk, case_id, "meeting_pack", following, "C. Ellery")
    for secret in ("Visit the school", "Chronology", "HSB 2", "Agreed in consultation"):
        assert secret not in family


def test_many_indicators_without_an_answer_are_counted_and_few_are_named(desk: Desk, case_id: CaseId) -> None:
    draft = start_record(desk, case_id, "risk_assessment").record_id
    asked = [q.id for q in desk.book.form_in_force("risk_assessment", desk.clock.today()).questions()]
    indicators = [name for name in asked if name.startswith("c") and name[1:2].isdigit()]
    first = words_of(desk, case_id, "risk_assessment", draft, "P. Lindqvist")
    assert f"{len(indicators)} indicators are not answered" in first
    assert ": not answered" not in first
    for name in indicators[8:]:
        save_answer(desk, draft, FieldKey(name), Answer("not_present"))
    assert words_of(desk, case_id, "risk_assessment", draft, "P. Lindqvist").count(": not answered") == 8


def test_a_plan_that_is_part_of_another_is_also_an_insert(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan = start_record(desk, case_id, "diversion_plan").record_id
    assert [one.kind for one in kinds(desk, case_id) if one.record_id] == ["diversion_plan"]
    with pytest.raises(NotReady, match="cannot be made from this record"):
        recipients(desk, case_id, "diversion_plan_insert", plan)
    save_answer(desk, plan, FieldKey("plan"), Answer("cin"))
    made = [one for one in kinds(desk, case_id) if one.record_id]
    assert [one.kind for one in made] == ["diversion_plan", "diversion_plan_insert"]
    assert made[1].title.startswith("Diversion plan, as an insert to the ")
    words = words_of(desk, case_id, "diversion_plan_insert", plan, "C. Ellery")
    assert "Insert to the child in need (CIN) plan" in words
    save_answer(desk, plan, FieldKey("plan"), Answer("none"))
    kept = [one.kind for one in kinds(desk, case_id) if one.record_id]
    assert kept == ["diversion_plan"], "the child has no such plan"


def test_somebody_with_several_roles_gets_the_copy_of_the_closest(desk: Desk, case_id: CaseId) -> None:
    family, both = PersonKind.FAMILY, (Role(PersonKind.PROFESSIONAL, "Nurse"),)
    carer = Person(
        PersonId("x"), PersonKind.PROFESSIONAL, "D. Brandt", "Nurse", also=(Role(PersonKind.CARER),)
    )
    aunt = Person(PersonId("y"), family, "G. Ellery", also=both)
    linked = Person(PersonId("z"), PersonKind.PARENT, "N. Haddad", also=(Role(PersonKind.LINKED_CHILD),))
    assert [audience_of(one) for one in (carer, aunt, linked)] == [Audience.FAMILY, None, None]
