"""An answer or a row is narrowed as it is written: kept, entered, honoured by every paper, never wider (H29, H31)."""

from collections.abc import Iterable
from datetime import date

import pytest

from hsb_desktop.casework import panel_reading, papers
from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.leaving import end_part
from hsb_desktop.casework.meetings import minutes_of, plan_meeting
from hsb_desktop.casework.people import NewPerson, add_person
from hsb_desktop.casework.records import (
    add_row,
    amend_record,
    complete_record,
    keep_typing,
    open_record,
    save_answer,
    start_record,
)
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.visit import visit
from hsb_desktop.casework.who_may_read import choose_readers, who_may_read
from hsb_desktop.documents.blocks import SignatureLines
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId, PersonId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided
from tests.casework.people import rowan

PLAN, PURPOSE = "safety_plan", FieldKey("purpose")
SECRET = "On Tuesdays at the new flat"
CHILD, FAMILY, PROFESSIONAL = Audience.CHILD, Audience.FAMILY, Audience.PROFESSIONAL
ALL = frozenset({CHILD, FAMILY, PROFESSIONAL})


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with two parents, a teacher and a linked child."""
    case_id = rowan(desk)
    add_person(desk, case_id, NewPerson(PersonKind.PARENT, "D. Ellery", "father"))
    return case_id


def person(desk: Desk, case_id: CaseId, name: str) -> PersonId:
    """The id of somebody of the case."""
    return next(one.id for one in case_view(desk, case_id).case.people if one.name == name)


def copy(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId | None, name: str) -> str:
    """All words of the copy for somebody, and how it says what was left out."""
    who = next(one.id for one in papers.recipients(desk, case_id, kind, record_id) if one.name == name)
    made = papers.preview(desk, case_id, kind, record_id, who)
    return "\n".join(text.text for text in all_texts(made.paper)) + repr(made.left_out)


def readers(desk: Desk, case_id: CaseId, record_id: RecordId, names: Iterable[str]) -> dict[str, bool]:
    """Whether the secret is on each one's copy."""
    return {name: SECRET in copy(desk, case_id, PLAN, record_id, name) for name in names}


EVERYBODY = ("Rowan Ellery", "C. Ellery", "D. Ellery", "P. Lindqvist")


def test_a_paragraph_is_narrowed_for_kinds_and_for_people_and_stays_so(desk: Desk, case_id: CaseId) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer(SECRET))
    assert all(readers(desk, case_id, plan, EVERYBODY).values())
    mother = person(desk, case_id, "C. Ellery")
    choose_readers(desk, plan, PURPOSE, ALL, frozenset({mother}))
    expected = {"Rowan Ellery": True, "C. Ellery": False, "D. Ellery": True, "P. Lindqvist": True}
    assert readers(desk, case_id, plan, EVERYBODY) == expected
    assert "[withheld]" in copy(desk, case_id, PLAN, plan, "C. Ellery")
    choose_readers(desk, plan, PURPOSE, frozenset({CHILD}))  # professionals always may
    expected = {"Rowan Ellery": True, "C. Ellery": False, "D. Ellery": False, "P. Lindqvist": True}
    assert readers(desk, case_id, plan, EVERYBODY) == expected
    save_answer(desk, plan, PURPOSE, Answer(f"{SECRET}, still"))
    keep_typing(desk, plan, PURPOSE, f"{SECRET}, typed", 3)
    assert readers(desk, case_id, plan, EVERYBODY) == expected, "whatever is typed there later"
    chosen = who_may_read(desk, plan, PURPOSE)
    assert [(kind.label, kind.on, kind.always) for kind in chosen.kinds] == [
        ("The child", True, False),
        ("The family", False, False),
        ("Professionals", True, True),
    ]
    assert [(one.label, one.kept) for one in chosen.people][:2] == [
        ("C. Ellery, Mother", False),
        ("P. Lindqvist, Designated teacher", False),
    ]


def test_nothing_is_made_wider_and_each_choice_is_entered(desk: Desk, case_id: CaseId) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    with pytest.raises(NotReady, match="never more"):
        choose_readers(desk, plan, PURPOSE, ALL | {Audience.PANEL})
    choose_readers(desk, plan, PURPOSE, frozenset({PROFESSIONAL}))
    view = open_record(desk, plan)
    assert view.record.answers.narrowed[PURPOSE].readers == frozenset({PROFESSIONAL})
    choose_readers(desk, plan, PURPOSE, ALL)
    assert PURPOSE not in open_record(desk, plan).record.answers.narrowed, "as wide as the question again"
    choose_readers(desk, plan, PURPOSE, ALL)  # nothing to enter


def test_somebody_taken_back_under_another_entry_is_still_kept_from_it(desk: Desk, case_id: CaseId) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer(SECRET))
    father = person(desk, case_id, "D. Ellery")
    choose_readers(desk, plan, PURPOSE, ALL, frozenset({father}))
    end_part(desk, case_id, father, date(2026, 12, 20), "entered twice")
    add_person(desk, case_id, NewPerson(PersonKind.PARENT, "d. ellery", "father"))
    assert SECRET not in copy(desk, case_id, PLAN, plan, "d. ellery")


def test_a_row_is_kept_from_one_parent(desk: Desk, case_id: CaseId) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    repeat = next(item for item in open_record(desk, plan).record.form.items() if hasattr(item, "questions"))
    assert hasattr(repeat, "questions")
    texts = [question.id for question in repeat.questions if question.kind in ("line", "text")]
    row = add_row(desk, plan, repeat.id, dict.fromkeys(texts, SECRET)).row
    whole = FieldKey(texts[0], repeat.id, row).whole_row
    choose_readers(desk, plan, whole, ALL, frozenset({person(desk, case_id, "C. Ellery")}))
    assert readers(desk, case_id, plan, ("C. Ellery", "D. Ellery")) == {"C. Ellery": False, "D. Ellery": True}
    assert who_may_read(desk, plan, whole).label.endswith("all of it")
    keep_typing(desk, plan, FieldKey(texts[0], repeat.id, row), SECRET, 0)
    assert SECRET not in copy(desk, case_id, PLAN, plan, "C. Ellery")


def test_the_child_does_not_read_it_in_a_visit_either(desk: Desk, case_id: CaseId) -> None:
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer(SECRET))
    assert SECRET in repr(visit(desk, case_id, plan).pages)
    choose_readers(desk, plan, PURPOSE, frozenset({FAMILY}))
    assert SECRET not in repr(visit(desk, case_id, plan).pages)


def test_nor_who_agreed_or_why_not_where_that_is_not_for_the_child(desk: Desk, case_id: CaseId) -> None:
    plan, parent = start_record(desk, case_id, PLAN).record_id, FieldKey("parent_agreement")
    save_answer(desk, plan, parent, Answer(Agreement(agreed=False, because=SECRET).value))
    assert SECRET in repr(visit(desk, case_id, plan).agreements)
    choose_readers(desk, plan, parent, frozenset({FAMILY}))
    shown = {one.key: one for one in visit(desk, case_id, plan).agreements}
    assert SECRET not in repr(shown)
    assert (shown[parent].said, shown[parent].given) == ("[withheld]", None)


def test_summaries_beside_records_honour_it(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    """The rationale of a decision stands on papers of the whole case and in packs, not only in its own record."""
    record = decided(desk, clock, case_id, "2", ("2.1",))
    teacher = person(desk, case_id, "P. Lindqvist")
    meeting = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "15:30").record_id
    wanted = [("current_position", None), ("risk_assessment", record), ("meeting_pack", meeting)]
    said = "Agreed in consultation with SIPP"
    assert [said in copy(desk, case_id, kind, made_of, "P. Lindqvist") for kind, made_of in wanted] == [
        True
    ] * 3
    amend_record(desk, record, "to keep the reasons from one reader")
    choose_readers(desk, record, FieldKey("rationale"), frozenset({PROFESSIONAL}), frozenset({teacher}))
    complete_record(desk, record)
    for kind, made_of in wanted:
        assert said not in copy(desk, case_id, kind, made_of, "P. Lindqvist")


def test_the_matrix_of_a_case_says_of_an_indicator_that_it_is_withheld(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    record = decided(desk, clock, case_id, "2", ("2.1",))
    teacher = person(desk, case_id, "P. Lindqvist")
    amend_record(desk, record, "to keep an indicator from one reader")
    choose_readers(desk, record, FieldKey("c1_1"), frozenset({PROFESSIONAL}), frozenset({teacher}))
    complete_record(desk, record)
    assert "[withheld] 1.1" in copy(desk, case_id, "risk_matrix", None, "P. Lindqvist")


def test_what_minutes_take_from_their_meeting_keeps_its_readers(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    chair = FieldKey("chair_name")
    teacher = person(desk, case_id, "P. Lindqvist")
    meeting = plan_meeting(desk, case_id, "mapping_meeting", clock.today(), "15:30").record_id
    save_answer(desk, meeting, chair, Answer("M. Adeyemi"))
    choose_readers(desk, meeting, chair, frozenset({PROFESSIONAL}), frozenset({teacher}))
    minutes = open_record(desk, minutes_of(desk, meeting).record_id).record
    (taken,) = [key for key, answer in minutes.answers.answers.items() if answer.value == "M. Adeyemi"]
    narrowing = minutes.answers.narrowed[taken]
    assert narrowing.not_for == {teacher}
    assert minutes.form.title not in narrowing.origin
    assert "hair" in narrowing.origin


def test_the_panel_reads_as_the_panel(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    nomination = start_record(desk, case_id, "mase_nomination").record_id
    form = open_record(desk, nomination).record.form
    asked = next(q for q in form.questions() if q.kind == "text" and Audience.PANEL in q.audience)
    key = FieldKey(asked.id)
    save_answer(desk, nomination, key, Answer(SECRET))
    choose_readers(desk, nomination, key, frozenset({PROFESSIONAL}))
    panel = desk.book.panel(clock.today())
    assert panel is not None
    with desk.store.unit() as unit:
        reading = panel_reading.read_panel(desk, unit, panel)
    assert SECRET not in repr(reading)
    assert "[withheld]" in repr(reading)
    with desk.store.unit() as unit:
        assert SECRET in repr(unit.answers(nomination))


def test_what_follows_the_meeting_into_its_minutes_follows_with_its_readers(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    chair, teacher = FieldKey("chair_name"), person(desk, case_id, "P. Lindqvist")
    meeting = plan_meeting(desk, case_id, "mapping_meeting", clock.today(), "15:30").record_id
    minutes = minutes_of(desk, meeting).record_id
    choose_readers(desk, meeting, chair, frozenset({PROFESSIONAL}), frozenset({teacher}))
    save_answer(desk, meeting, chair, Answer(SECRET))
    assert open_record(desk, minutes).record.answers.text("chaired_by") == SECRET
    assert SECRET in copy(desk, case_id, "mapping_minutes", minutes, "T. Marlow")
    assert SECRET not in copy(desk, case_id, "mapping_minutes", minutes, "P. Lindqvist")


def test_what_is_withheld_makes_no_agreement_one_to_an_earlier_wording(
    desk: Desk, case_id: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paper says of the same agreement the same to everybody; a change of the words is said to everybody too."""
    plan = start_record(desk, case_id, PLAN).record_id
    save_answer(desk, plan, PURPOSE, Answer(SECRET))
    given = Agreement(agreed=True, by="D. Ellery", on="2026-12-21", strokes="10,20 30,40")
    save_answer(desk, plan, FieldKey("parent_agreement"), Answer(given.value))
    choose_readers(desk, plan, PURPOSE, ALL, frozenset({person(desk, case_id, "C. Ellery")}))

    def said(name: str) -> tuple[bool, bool, bool]:
        who = next(one.id for one in papers.recipients(desk, case_id, PLAN, plan) if one.name == name)
        blocks = papers.prepare(desk, papers.Asked(case_id, PLAN, plan, who)).paper.blocks
        lines = [line for block in blocks if isinstance(block, SignatureLines) for line in block.lines]
        (line,) = (line for line in lines if "D. Ellery" in line.recorded.text)
        return "earlier wording" in line.recorded.text, bool(line.strokes), line.room

    assert {name: said(name) for name in ("C. Ellery", "D. Ellery", "P. Lindqvist")} == {
        "C. Ellery": (False, False, True),  # what it was drawn under is not all there
        "D. Ellery": (False, True, False),
        "P. Lindqvist": (False, True, False),
    }
    with monkeypatch.context() as broken:
        broken.setattr("hsb_desktop.casework.reading_for._still_agreed", lambda _form, _answers, given: given)
        assert said("C. Ellery")[0], "without it her copy says something untrue"
    save_answer(desk, plan, PURPOSE, Answer("Another purpose."))
    assert all(said(name) == (True, False, True) for name in ("C. Ellery", "D. Ellery", "P. Lindqvist"))
