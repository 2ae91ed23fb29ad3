"""One case destroyed by a decision: what is asked for it, what is refused, what stays."""

from dataclasses import replace
from datetime import date

import pytest

from hsb_desktop.casework.cases import case_lines, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.destroying import Decision, Ground, destroy_case, ground_words, what_would_be_lost
from hsb_desktop.casework.links import link_case
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import LinkKind
from hsb_desktop.procedure.errors import HsbError
from tests.casework.people import ROWAN, rowan

DECISION = Decision(Ground.RETENTION, "Records manager", date(2026, 12, 21), "The time is over")


@pytest.mark.parametrize(
    ("decision", "typed", "sentence"),
    [
        (DECISION, "C-0002", "not the reference of this case"),
        (DECISION, "", "not the reference of this case"),
        (replace(DECISION, decided_by=" "), "C-0001", "who decided"),
        (replace(DECISION, reason=""), "C-0001", "Say why"),
        (replace(DECISION, decided_on=date(2026, 12, 22)), "C-0001", "still to come"),
        (replace(DECISION, reason="asked for by {child}"), "C-0001", "outlive the case"),
    ],
)
def test_nothing_is_destroyed_without_everything_that_is_asked(
    desk: Desk, decision: Decision, typed: str, sentence: str
) -> None:
    first = rowan(desk)
    named = replace(decision, reason=decision.reason.format(child=case_view(desk, first).case.child.name))
    with pytest.raises(NotReady, match=sentence):
        destroy_case(desk, first, named, typed)
    assert case_view(desk, first).case.reference == "C-0001"


def test_what_is_lost_is_said_first_and_what_stays_afterwards(desk: Desk) -> None:
    first = rowan(desk)
    other = open_case(desk, replace(ROWAN, name="Ines Okafor")).case_id
    link_case(desk, first, "C-0002", LinkKind.HARMED)
    desk.store.copies.make()
    loss = what_would_be_lost(desk, first)
    assert loss.holdings.people == 1 + len(loss.case.people)
    assert (loss.linked, loss.has_second_place, len(loss.copies)) == (("C-0002",), False, 1)
    done = destroy_case(desk, first, DECISION, "c 1")
    assert (done.reference, done.copies) == ("C-0001", loss.copies), "the backup still holds it"
    assert [line.reference for line in case_lines(desk)] == ["C-0002"]
    assert [link.destroyed for link in case_view(desk, other).case.links] == [True]
    with pytest.raises(HsbError):
        case_view(desk, first)
    assert open_case(desk, ROWAN).case_id != first
    assert {line.reference for line in case_lines(desk)} == {"C-0002", "C-0003"}, "no number comes twice"
    assert ground_words("court") == "A court ordered it"
