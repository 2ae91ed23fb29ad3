"""A meeting about two children: a record in each case, neither with the other's information."""

from datetime import date

import pytest

from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.joint_meetings import hold_for_both, other_cases
from hsb_desktop.casework.links import link_case
from hsb_desktop.casework.meetings import meeting_view, minutes_of, plan_meeting, set_attendance
from hsb_desktop.casework.records import save_answer
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import LinkKind, PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from tests.casework.people import rowan


@pytest.fixture
def cases(desk: Desk) -> tuple[CaseId, CaseId]:
    """Two invented children whose cases are linked."""
    one = rowan(desk)
    two = open_case(desk, NewCase("Sky Marlow", date(2014, 2, 3), "open_case", date(2026, 12, 20))).case_id
    add_person(desk, two, NewPerson(PersonKind.PARENT, "Jo Marlow"))
    link_case(desk, one, case_view(desk, two).case.reference, LinkKind(next(iter(LinkKind))))
    return one, two


@pytest.fixture
def meeting(desk: Desk, cases: tuple[CaseId, CaseId]) -> RecordId:
    """A meeting in the first case, with words about that child in every place there is."""
    made = plan_meeting(
        desk, cases[0], "strategy_meeting", date(2026, 12, 23), "15:30", place="Room 2", chair="coordinator"
    ).record_id
    for question in ("reason", "not_to_share", "access_needs"):
        save_answer(desk, made, FieldKey(question), Answer("Only about Rowan."))
    set_attendance(desk, made, RowId("police"), {"person": "L. Harper", "attendance": "invited"})
    because = {"not_invited_because": "Only about Rowan.", "not_invited_decided_by": "M. Adeyemi"}
    set_attendance(desk, made, RowId("young_person"), {"attendance": "not_invited", **because})
    set_attendance(
        desk, made, RowId("parent_carer"), {"attendance": "invited", "views_by": "Only about Rowan."}
    )
    save_answer(
        desk, minutes_of(desk, made).record_id, FieldKey("risks_to_child"), Answer("Only about Rowan.")
    )
    return made


def told(desk: Desk, record_id: RecordId) -> str:
    """Everything a meeting's record holds, as one text."""
    with desk.store.unit() as unit:
        answers = unit.answers(record_id)
    return "\n".join(str(answer.value) for answer in answers.answers.values())


def test_each_case_has_its_own_record_of_the_meeting(
    desk: Desk, cases: tuple[CaseId, CaseId], meeting: RecordId
) -> None:
    assert [(other.case_id, other.meeting) for other in other_cases(desk, meeting)] == [(cases[1], None)]
    there = hold_for_both(desk, meeting, cases[1]).record_id
    view = meeting_view(desk, there)
    assert (view.record.case_id, view.on, view.at, view.place) == (
        cases[1],
        date(2026, 12, 23),
        "15:30",
        "Room 2",
    )
    names = {row.role: (row.name, row.state) for row in view.rows}
    assert names["police"] == ("L. Harper", "invited")
    assert names["young_person"] == ("Sky Marlow", "")
    assert names["parent_carer"] == ("Jo Marlow", "")
    assert [other.meeting for other in other_cases(desk, meeting)] == [there]
    assert [other.meeting for other in other_cases(desk, there)] == [meeting]
    assert hold_for_both(desk, meeting, cases[1]).record_id == there, "it is not set up twice"


def test_nothing_of_one_child_is_in_the_record_of_the_other(
    desk: Desk, cases: tuple[CaseId, CaseId], meeting: RecordId
) -> None:
    before = told(desk, meeting)
    there = hold_for_both(desk, meeting, cases[1]).record_id
    for word in ("Rowan", "Ellery", "Only about"):
        assert word in before
        assert word not in told(desk, there)
    assert "Sky" not in told(desk, meeting)
    assert "Jo Marlow" not in told(desk, meeting)
    assert meeting_view(desk, there).minutes is None
    reference = case_view(desk, cases[1]).case.reference
    assert told(desk, meeting).replace(reference, "").split() == before.split(), "only the reference came"


def test_it_is_held_for_linked_cases_only(desk: Desk, meeting: RecordId) -> None:
    stranger = open_case(
        desk, NewCase("Robin Alder", date(2013, 4, 5), "open_case", date(2026, 12, 20))
    ).case_id
    with pytest.raises(NotReady, match="Link the two cases first"):
        hold_for_both(desk, meeting, stranger)
