"""The chronology is worked out from what is there: each thing once, both its days, gaps marked, narrowed by words."""

from datetime import date, timedelta
from hashlib import sha256

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.chronology import (
    Entry,
    EntryKind,
    Gap,
    Narrowed,
    chronology_of,
    narrowed,
    with_gaps,
)
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.ports import IssuedPaper
from hsb_desktop.casework.records import complete_record, start_record
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.procedure.ids import PaperId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided, meeting_held
from tests.casework.people import fill, rowan

TODAY = date(2026, 12, 21)
SECTION_47 = {"outcome": Answer("section_47"), "enquiry": Answer("joint")}


def test_each_thing_is_there_once_with_both_its_days(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    decided(desk, clock, case_id, "2", ("c1_1", "c2_2"))
    note = start_record(desk, case_id, "case_note").record_id
    happened = {"kind": Answer("visit"), "happened_on": Answer("2026-12-18"), "happened_at": Answer("16:00")}
    fill(desk, note, {**happened, "summary": Answer("Seen at home with C. Ellery.")}, clock)
    start_record(desk, case_id, "safety_plan")
    assert EntryKind.NOTE not in {entry.kind for entry in chronology_of(desk, case_id).entries}
    complete_record(desk, note)
    clock.advance(timedelta(days=1))
    record_fact(desk, case_id, {"fact": "police_referral_made", "on": TODAY})
    meeting_held(desk, clock, case_id, SECTION_47)
    with desk.store.unit() as unit:
        paper = IssuedPaper(
            PaperId("p"),
            case_id,
            None,
            "k",
            "Safety plan",
            "C. Ellery",
            "family",
            1,
            clock.now(),
            sha256(b"x").hexdigest(),
            2,
        )
        unit.add_paper(paper, b"x")
    entries = chronology_of(desk, case_id).entries
    found = [(entry.on, entry.kind, entry.title) for entry in entries]
    assert found[0] == (date(2026, 12, 18), EntryKind.NOTE, "Visit")
    assert (entries[0].sentence, entries[0].at, entries[0].recorded_on) == (
        "Seen at home with C. Ellery.",
        "16:00",
        TODAY,
    )
    assert [kind for _, kind, _ in found].count(EntryKind.MEETING) == 1
    assert [title for _, _, title in found].count("Strategy meeting") == 1
    assert "HSB strategy meeting held" not in [title for _, _, title in found]
    assert "Record completed" not in [title for _, _, title in found]
    assert any(day == date(2026, 12, 22) and kind is EntryKind.RECORD for day, kind, _ in found)
    assert (date(2026, 12, 22), EntryKind.PAPER, "Safety plan") in found
    police = next(entry for entry in entries if entry.title == "Referral to police made")
    assert (police.recorded_on, police.source) == (date(2026, 12, 22), "§5.3")
    assert police.fact is not None


def test_it_is_narrowed_by_kind_days_and_words(desk: Desk) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "police_referral_made", "on": TODAY})
    entries = chronology_of(desk, case_id).entries
    assert narrowed(entries, Narrowed()) == entries
    assert Narrowed(words="  ").everything
    assert [e.title for e in narrowed(entries, Narrowed(words="POLICE referral"))] == [
        "Referral to police made"
    ]
    assert narrowed(entries, Narrowed(kinds=frozenset({EntryKind.PAPER}))) == ()
    assert narrowed(entries, Narrowed(since=TODAY + timedelta(days=1))) == ()
    assert narrowed(entries, Narrowed(until=TODAY)) == entries


def test_a_gap_is_marked_between_entries_and_until_today() -> None:
    entries = [Entry(date(2026, 1, day), EntryKind.FACT, "x") for day in (1, 2)]
    late = Entry(date(2026, 3, 1), EntryKind.NOTE, "y")
    marked = with_gaps([*entries, late], date(2026, 4, 30))
    gaps = [one for one in marked if isinstance(one, Gap)]
    assert gaps == [
        Gap(date(2026, 1, 2), date(2026, 3, 1), 58),
        Gap(date(2026, 3, 1), date(2026, 4, 30), 60),
    ]
    assert with_gaps(entries, date(2026, 1, 29)) == tuple(entries)
    assert with_gaps(()) == ()


def test_a_withdrawn_fact_is_gone_and_a_corrected_one_says_when(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    assert [e.recorded_on for e in chronology_of(desk, case_id).entries] == [None]
    assert len(case_view(desk, case_id).chronology) == len(chronology_of(desk, case_id).entries)
