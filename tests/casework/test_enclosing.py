"""Another agency's PDF in a meeting's pack: kept whole, for those on its list, searched for names before it goes."""

import base64
from datetime import date

import pytest

from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.enclosing import (
    FILE,
    KEPT,
    ForeignFile,
    choose_readers,
    enclose,
    enclosed_file,
    enclosing_view,
    read_foreign,
    take_out,
)
from hsb_desktop.casework.foreign_port import CannotEnclose
from hsb_desktop.casework.journal_port import Sought
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.papers import issue, preview
from hsb_desktop.casework.records import start_record
from hsb_desktop.casework.refusals import CannotIssue, NotReady
from hsb_desktop.papers import foreign
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import rowan
from tests.casework.test_papers import reader, words_of
from tests.papers import theirs

PACK = "meeting_pack"
NAMED = ("Lessons  summary", "Northfield School")


@pytest.fixture(autouse=True)
def in_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are made without a process of their own, which has its own tests."""
    monkeypatch.setattr(foreign, "answer_of", theirs.here)


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with a parent, a teacher and a linked child."""
    return rowan(desk)


@pytest.fixture
def meeting(desk: Desk, clock: FixedClock, case_id: CaseId) -> RecordId:
    """A meeting of today."""
    return plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id


def offered(desk: Desk, case_id: CaseId, meeting: RecordId) -> frozenset[str]:
    """Who is allowed where nobody chooses otherwise."""
    people = enclosing_view(desk, case_id, meeting).people
    return frozenset(one.id for one in people if one.offered)


def joined(desk: Desk, case_id: CaseId, meeting: RecordId, data: bytes = b"") -> ForeignFile:
    """A file in the pack, for those who are offered."""
    file = read_foreign(desk, data or theirs.printed())
    enclose(desk, case_id, meeting, file, NAMED, offered(desk, case_id, meeting))
    return file


def test_it_is_in_the_packs_of_professionals_and_of_nobody_else(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    people = enclosing_view(desk, case_id, meeting).people
    assert {one.name for one in people if one.offered} >= {"P. Lindqvist"}
    assert {one.name for one in people if not one.offered} == {"Rowan Ellery", "C. Ellery"}
    file = joined(desk, case_id, meeting)
    (kept,) = enclosing_view(desk, case_id, meeting).enclosed
    assert (kept.title, kept.agency, kept.pages, kept.by) == ("Lessons summary", NAMED[1], 1, "T. Marlow")
    assert "Lessons summary" in words_of(desk, case_id, PACK, meeting, "P. Lindqvist")
    for name in ("C. Ellery", "Rowan Ellery"):
        assert "Lessons" not in words_of(desk, case_id, PACK, meeting, name)
    assert enclosed_file(desk, case_id, kept.id) == file.data
    with desk.store.unit() as unit:
        (entry,) = unit.journaled(case_id, FILE, kept.id)
    assert base64.b64decode(str(entry.content["bytes"])) == file.data
    with desk.store.unit() as unit:
        listed = {one.action: one.content for one in unit.journal_entries(Sought(case_id), 500)}
    assert listed[FILE] == {}, "no list of the journal reads a whole file"
    assert listed[KEPT] == dict(listed[KEPT] or {}, title="Lessons summary")
    teacher = reader(desk, case_id, PACK, meeting, "P. Lindqvist")
    first = issue(desk, case_id, PACK, meeting, teacher.id)
    assert issue(desk, case_id, PACK, meeting, teacher.id).data == first.data


def test_its_list_can_be_changed_and_it_can_be_taken_out_while_the_file_stays(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    file = joined(desk, case_id, meeting)
    (kept,) = enclosing_view(desk, case_id, meeting).enclosed
    parent = reader(desk, case_id, PACK, meeting, "C. Ellery").id
    choose_readers(desk, case_id, meeting, kept.id, frozenset({parent}))
    assert "Lessons" in words_of(desk, case_id, PACK, meeting, "C. Ellery")
    assert "Lessons" not in words_of(desk, case_id, PACK, meeting, "P. Lindqvist")
    take_out(desk, case_id, meeting, kept.id)
    assert "Lessons" not in words_of(desk, case_id, PACK, meeting, "C. Ellery")
    assert enclosing_view(desk, case_id, meeting).enclosed == ()
    assert enclosed_file(desk, case_id, kept.id) == file.data
    with pytest.raises(NotReady, match="not in the pack any more"):
        take_out(desk, case_id, meeting, kept.id)


def test_what_cannot_join_is_refused_and_nothing_of_it_is_kept(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    file = read_foreign(desk, theirs.printed())
    mine = offered(desk, case_id, meeting)
    for named, chosen, words in (
        (("", "School"), mine, "Say what the paper is called"),
        (NAMED, frozenset({"person:nobody"}), "may not have this pack any more"),
    ):
        with pytest.raises(CannotEnclose, match=words):
            enclose(desk, case_id, meeting, file, named, chosen)
    with desk.store.unit() as unit:
        assert unit.journaled(case_id, FILE) == ()
    enclose(desk, case_id, meeting, file, NAMED, mine)
    with pytest.raises(CannotEnclose, match="in this pack already"):
        enclose(desk, case_id, meeting, file, NAMED, mine)
    plan = start_record(desk, case_id, "safety_plan").record_id
    with pytest.raises(NotReady, match="no meeting of this case"):
        enclosing_view(desk, case_id, plan)


def test_a_name_of_another_case_in_a_picture_stops_the_copy(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    new = NewCase("Kit Danby", date(2012, 6, 3), "open_case", date(2026, 12, 21))
    other = open_case(desk, new).case_id
    add_person(desk, other, NewPerson(PersonKind.PARENT, "Obi Danby", "Parent"))
    joined(desk, case_id, meeting, theirs.printed((theirs.WORDS, "Collected by Obi Danby")))
    teacher = reader(desk, case_id, PACK, meeting, "P. Lindqvist")
    shown = preview(desk, case_id, PACK, meeting, teacher.id)
    (found,) = [check for check in shown.checks if not check.ok and check.blocks]
    assert "Page 2 of 2 of “Lessons summary”" in found.detail
    with pytest.raises(CannotIssue, match="Nothing was issued"):
        issue(desk, case_id, PACK, meeting, teacher.id)


def test_pictures_without_words_are_said_to_be_unsearched(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    joined(desk, case_id, meeting, theirs.scanned())
    teacher = reader(desk, case_id, PACK, meeting, "P. Lindqvist")
    shown = preview(desk, case_id, PACK, meeting, teacher.id)
    (said,) = [check for check in shown.checks if check.text == "Pictures that cannot be searched for names"]
    assert "Page 1 of 1 of “Lessons summary”" in said.detail
    assert not said.blocks
