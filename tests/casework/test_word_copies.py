"""The editable Word copy goes the way of every copy: checked again, said how, in the register and the journal (H38)."""

import io
from dataclasses import replace
from datetime import timedelta

import docx
import pytest

from hsb_desktop.casework import journal, word_copies
from hsb_desktop.casework.cases import NewPerson, add_person, case_view, open_case
from hsb_desktop.casework.copies import note_copy
from hsb_desktop.casework.copy_values import BY_EMAIL, BY_HAND, OUT, RETURNED, Delivery
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.journal import journal_page
from hsb_desktop.casework.paper_checks import Reason
from hsb_desktop.casework.papers import (
    Asked,
    begin_issue,
    draw_issue,
    finish_issue,
    kinds,
    preview,
    recipients,
)
from hsb_desktop.casework.records import amend_record, open_record, save_answer
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.casework.word_copies import WordCopy, begin_word, finish_word, write_word
from hsb_desktop.casework.work_views import Issued
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import meeting_held, plan_made
from tests.casework.people import ROWAN, rowan

PLAN = "safety_plan"
BY_MAIL = Delivery(BY_EMAIL, "to the school office")


@pytest.fixture
def plan(desk: Desk, clock: FixedClock) -> tuple[CaseId, RecordId]:
    """A completed plan, and another family's case beside it."""
    case_id = rowan(desk)
    other = open_case(desk, replace(ROWAN, name="Kit Danby")).case_id
    add_person(desk, other, NewPerson(PersonKind.PARENT, "Obi Danby"))
    return case_id, plan_made(desk, clock, case_id, PLAN)


def asked_for(desk: Desk, plan: tuple[CaseId, RecordId], name: str = "C. Ellery", **more: object) -> Asked:
    """What is asked for the reader of that name."""
    who = next(one.id for one in recipients(desk, plan[0], PLAN, plan[1]) if one.name == name)
    values = {"delivery": BY_MAIL, **more}
    return Asked(plan[0], PLAN, plan[1], who, **values)  # type: ignore[arg-type]


def given(desk: Desk, asked: Asked) -> Issued:
    """The copy on paper, which an editable one goes with."""
    begun = begin_issue(desk, asked)
    return begun if isinstance(begun, Issued) else finish_issue(desk, begun, draw_issue(desk, begun))


def made(desk: Desk, asked: Asked, issued: Issued) -> WordCopy:
    """The editable copy of it."""
    begun = begin_word(desk, asked, issued.paper.id)
    return finish_word(desk, begun, write_word(desk, begun))


def entered(desk: Desk) -> list[str]:
    """The journal's words, the newest first."""
    return [line.what for line in journal_page(desk, journal.Asked()).lines]


def test_it_goes_with_an_issued_copy_and_stands_in_the_register(
    desk: Desk, plan: tuple[CaseId, RecordId], clock: FixedClock
) -> None:
    save_words(desk, plan, "Nothing of anybody else. <b> & O’Brien")
    asked = asked_for(desk, plan)
    issued = given(desk, replace(asked, delivery=Delivery(BY_HAND)))
    first = made(desk, asked, issued)
    document = docx.Document(io.BytesIO(first.data))
    said = [node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")]
    assert any("<b> & O’Brien" in words for words in said)
    foot = document.sections[0].footer.paragraphs[1].text
    assert f"Seal {issued.paper.seal}" in foot
    (line,) = case_view(desk, plan[0]).copies
    by_hand, by_mail = "By hand, Monday 21 December 2026", "By secure e-mail, Monday 21 December 2026"
    assert line.how == f"{by_hand}; as an editable Word copy: {by_mail}: to the school office"
    assert entered(desk)[0] == "Editable Word copy made"
    clock.advance(timedelta(days=3))
    assert made(desk, asked, issued).data == first.data, "of one issued copy there is one Word copy"
    assert len(case_view(desk, plan[0]).copies) == 1


def save_words(desk: Desk, plan: tuple[CaseId, RecordId], words: str) -> None:
    """Write something else in a new version."""
    if open_record(desk, plan[1]).read_only:
        amend_record(desk, plan[1], "to say something else")
    save_answer(desk, plan[1], FieldKey("purpose"), Answer(words))


def test_a_copy_that_came_back_is_out_again_as_a_word_copy(desk: Desk, plan: tuple[CaseId, RecordId]) -> None:
    asked = asked_for(desk, plan)
    issued = given(desk, asked)
    note_copy(desk, plan[0], issued.paper.id, RETURNED)
    made(desk, asked, issued)
    assert case_view(desk, plan[0]).copies[0].state == OUT


def test_it_passes_the_same_check_and_says_how_it_goes(desk: Desk, plan: tuple[CaseId, RecordId]) -> None:
    save_words(desk, plan, "Ring Obi Danby.")
    found = frozenset(preview(desk, plan[0], PLAN, plan[1], asked_for(desk, plan).recipient_id).wants_reason)
    why = Reason("He is her brother.", found)
    asked = asked_for(desk, plan, reason=why)
    issued = given(desk, asked)
    before = len(case_view(desk, plan[0]).copies), entered(desk)
    for refused, said in (
        (replace(asked, reason=Reason()), "somebody in another case"),
        (replace(asked, delivery=None), "Say how it reaches"),
        (asked_for(desk, plan, "P. Lindqvist", reason=why), "something else than the copy that was issued"),
    ):
        with pytest.raises(CannotIssue, match=said):
            begin_word(desk, refused, issued.paper.id)
    assert (len(case_view(desk, plan[0]).copies), entered(desk)) == before
    made(desk, asked, issued)
    assert case_view(desk, plan[0]).copies[0].reason == "He is her brother."


def test_without_the_check_another_family_goes_out(
    desk: Desk, plan: tuple[CaseId, RecordId], monkeypatch: pytest.MonkeyPatch
) -> None:
    save_words(desk, plan, "Ring Obi Danby.")
    found = frozenset(preview(desk, plan[0], PLAN, plan[1], asked_for(desk, plan).recipient_id).wants_reason)
    issued = given(desk, asked_for(desk, plan, reason=Reason("He is her brother.", found)))
    with pytest.raises(CannotIssue):
        made(desk, asked_for(desk, plan), issued)
    monkeypatch.setattr(word_copies, "must_pass", lambda *_: ())
    assert made(desk, asked_for(desk, plan), issued).data


def test_a_copy_of_what_changed_since_is_refused_and_not_entered(
    desk: Desk, plan: tuple[CaseId, RecordId]
) -> None:
    asked = asked_for(desk, plan)
    issued = given(desk, asked)
    begun = begin_word(desk, asked, issued.paper.id)
    data = write_word(desk, begun)
    save_words(desk, plan, "Another purpose")
    with pytest.raises(CannotIssue, match="Issue it again first"):
        finish_word(desk, begun, data)
    assert "Word" not in case_view(desk, plan[0]).copies[0].how


def test_it_is_offered_for_minutes_and_plans_and_nothing_else(
    desk: Desk, clock: FixedClock, plan: tuple[CaseId, RecordId]
) -> None:
    meeting_held(desk, clock, plan[0], {})
    offered = {choice.kind for choice in kinds(desk, plan[0]) if choice.word}
    assert offered == {PLAN, "strategy_minutes"}
    teacher = asked_for(desk, plan, "P. Lindqvist").recipient_id
    asked = Asked(plan[0], "current_position", None, teacher, delivery=BY_MAIL)
    issued = given(desk, asked)
    with pytest.raises(CannotIssue, match="minutes and plans only"):
        begin_word(desk, asked, issued.paper.id)
