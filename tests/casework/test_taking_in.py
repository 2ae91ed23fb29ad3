"""A filled form taken into its record: nothing is overwritten unseen, nothing is erased, and the file is kept."""

from collections.abc import Mapping
from datetime import date

import pytest

from hsb_desktop.casework import records, taking_in
from hsb_desktop.casework.blanks import blank_file_name, blank_form, blank_of_record, drawn_blank
from hsb_desktop.casework.cases import NewCase, open_case
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.filled_port import CannotTakeIn, FilledForm
from hsb_desktop.casework.form_identity import Identity
from hsb_desktop.casework.taking_in import (
    Comparison,
    FilledFile,
    compare,
    compare_in_case,
    read_file,
    take_in,
    taken_file,
    taken_in,
)
from hsb_desktop.documents.compose.blank import CASE, FORM
from hsb_desktop.documents.record_blocks import Reading, record_blocks
from hsb_desktop.documents.texts import block_texts
from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey
from hsb_desktop.procedure.form import Audience, Missing
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.predicates import PREDICATES
from tests.papers.filling import by_pypdf

FILLED = {
    "made_on": "3/12/2026",
    "purpose": "So that everyone feels safe,\nat home and at school",
    "settings/school/agreed": "A chair near the door",
    "helpers/new1/helper": "Casey",
    "helpers/new1/helper_does": "Rings the school",
    "child_wants@missing": "declined",
    "school_plan": "none",
}


@pytest.fixture
def case(desk: Desk) -> CaseId:
    """A case."""
    new = NewCase("Sam Kestrel", date(2013, 5, 4), "new_referral", date(2026, 12, 21), plan_status="none")
    return open_case(desk, new).case_id


@pytest.fixture
def plan(desk: Desk, case: CaseId) -> RecordId:
    """A safety plan just begun."""
    return records.start_record(desk, case, "safety_plan").record_id


def _file(desk: Desk, record_id: RecordId, fields: Mapping[str, str], **other: str) -> FilledFile:
    """A file as it is read; without a PDF, for what is not about the file itself."""
    with desk.store.unit() as unit:
        head = unit.record(record_id)
        reference = unit.case(head.case_id).reference
    said = {"pin": head.pin, "reference": reference, "record": str(record_id), **other}
    return FilledFile(b"bytes", FilledForm({FORM: Identity(**said).text, **fields}, 2))


def _take_all(desk: Desk, record_id: RecordId, file: FilledFile) -> tuple[Comparison, Changes]:
    shown = compare(desk, record_id, file)
    able = frozenset(one.key for one in shown.differences if not one.why_not)
    return shown, take_in(desk, record_id, file, able, shown.seen)


def test_a_plan_filled_in_by_a_program_is_the_record_in_the_end(
    desk: Desk, case: CaseId, plan: RecordId
) -> None:
    data = by_pypdf(drawn_blank(desk, blank_of_record(desk, plan), fillable=True), FILLED)
    file = read_file(desk, data)
    shown, changes = _take_all(desk, plan, file)
    assert [(one.number, one.holds) for one in shown.differences if one.key == "made_on"] == [
        ("1.1", "Monday 21 December 2026")
    ]
    offered = {one.key for one in shown.differences if one.offered}
    assert offered == set(shown.differences and FILLED) - {"made_on", "child_wants@missing"} | {"child_wants"}
    assert changes.records == {plan}
    answers = records.open_record(desk, plan).record.answers
    assert answers.text("made_on") == "2026-12-03"
    assert answers.text("purpose") == FILLED["purpose"]
    assert (
        answers.cell_text("settings", answers.rows("settings")[1], "agreed")
        == FILLED["settings/school/agreed"]
    )
    (row,) = answers.rows("helpers")
    assert answers.cell_text("helpers", row, "helper_does") == "Rings the school"
    assert answers.of("child_wants").missing is Missing.DECLINED
    (kept,) = taken_in(desk, case)
    assert (kept.record_id, kept.by, kept.taken, kept.pages) == (plan, "T. Marlow", 7, file.filled.pages)
    assert taken_file(desk, case, kept.id) == data, "the evidence is the file as it came"
    again = compare(desk, plan, file)
    assert (again.differences, again.before) == ((), "Mon 21 December"), "a row is not added twice"


def test_only_what_was_chosen_is_taken_and_nothing_empty_erases(desk: Desk, plan: RecordId) -> None:
    records.save_answer(desk, plan, FieldKey("purpose"), Answer("Ours"))
    records.save_answer(desk, plan, FieldKey("made_with"), Answer("Casey"))
    file = _file(desk, plan, {"purpose": "Theirs", "interpreter": "Polish", "made_with": "  "})
    shown = compare(desk, plan, file)
    assert [(one.key, one.holds, one.says, one.offered) for one in shown.differences] == [
        ("purpose", "Ours", "Theirs", False),
        ("interpreter", "", "Polish", True),
    ]
    take_in(desk, plan, file, frozenset({"interpreter"}), shown.seen)
    answers = records.open_record(desk, plan).record.answers
    assert [answers.text(name) for name in ("purpose", "interpreter", "made_with")] == [
        "Ours",
        "Polish",
        "Casey",
    ]


def test_nothing_is_overwritten_that_was_not_shown(desk: Desk, plan: RecordId) -> None:
    file = _file(desk, plan, {"purpose": "Theirs"})
    shown = compare(desk, plan, file)
    records.keep_typing(desk, plan, FieldKey("purpose"), "Typed meanwhile", 3)
    with pytest.raises(CannotTakeIn, match="changed since"):
        take_in(desk, plan, file, frozenset({"purpose"}), shown.seen)
    assert records.open_record(desk, plan).record.answers.text("purpose") == "Typed meanwhile"
    with pytest.raises(CannotTakeIn, match="cannot be taken"):
        take_in(desk, plan, file, frozenset({"made_on"}), compare(desk, plan, file).seen)


def test_without_that_look_it_would_be(desk: Desk, plan: RecordId, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _file(desk, plan, {"purpose": "Theirs"})
    records.keep_typing(desk, plan, FieldKey("purpose"), "Typed meanwhile", 3)
    seen = compare(desk, plan, file).seen
    records.keep_typing(desk, plan, FieldKey("purpose"), "And more", 3)
    shown = taking_in._compare
    monkeypatch.setattr(
        taking_in,
        "_compare",
        lambda *given: shown(*given).__class__(plan, "", shown(*given).differences, 0, seen),
    )
    take_in(desk, plan, file, frozenset({"purpose"}), seen)
    assert records.open_record(desk, plan).record.answers.text("purpose") == "Theirs"


OTHERS = {
    "another form": ({"pin": "islington/2016-10/diversion_plan"}, {}, "another form"),
    "another edition": (
        {"pin": "islington/2015-01/safety_plan"},
        {},
        "edition 2015-01; this record is of 2016-10",
    ),
    "another case": ({"reference": "C-9999"}, {}, "case C-9999; this is"),
    "another case by hand": ({"reference": "", "record": ""}, {CASE: "C-9999"}, "case C-9999; this is"),
    "another record": ({"record": "another"}, {}, "another record of this case"),
    "no form of ours": ({}, {FORM: "islington/2016-10/safety_plan - - 00000000"}, "does not say which form"),
    "another question": ({}, {"never_asked": "x"}, "does not ask"),
    "another reason": ({}, {"purpose@missing": "not_known"}, "does not ask"),
}


def test_another_form_edition_case_or_record_is_refused_by_name(desk: Desk, plan: RecordId) -> None:
    for other, fields, words in OTHERS.values():
        file = _file(desk, plan, fields, **other)
        with pytest.raises(CannotTakeIn, match=words):
            compare(desk, plan, file)


def test_a_blank_for_no_case_says_so(desk: Desk, plan: RecordId) -> None:
    paper = blank_form(desk, "safety_plan")
    assert blank_file_name(paper, fillable=True) == "safety-plan-2016-10-fill-in.pdf"
    file = read_file(desk, by_pypdf(drawn_blank(desk, paper, fillable=True), {"purpose": "Theirs"}))
    assert compare(desk, plan, file).no_case
    assert not compare(desk, plan, _file(desk, plan, {})).no_case


CANNOT = {
    "made_on": ("soon", "read as a date"),
    "review_on": ("31/2/2027", "read as a date"),
    "school_plan": ("maybe", "none of the answers"),
    "purpose": ("left\u202eright\x07", "cannot be seen"),
}


def test_what_cannot_be_an_answer_is_shown_as_it_stands_and_not_taken(desk: Desk, plan: RecordId) -> None:
    for name, (text, why) in CANNOT.items():
        (line,) = compare(desk, plan, _file(desk, plan, {name: text})).differences
        assert (line.says, line.offered) == (text, False)
        assert why in line.why_not
    both = {"child_wants": "Peace", "child_wants@missing": "declined"}
    (line,) = compare(desk, plan, _file(desk, plan, both)).differences
    assert "why there is none" in line.why_not


# ----------------------------------------------------------------------------------------------------- signatures

AGREES = {"child_agreement": "agreed", "child_agreement@by": "Sam", "child_agreement@on": "3/12/2026"}


def _printed(desk: Desk, record_id: RecordId) -> str:
    record = records.open_record(desk, record_id).record
    blocks = record_blocks(record.form, record.answers, Reading(Audience.FAMILY, PREDICATES)).blocks
    return " ".join(text.text for block in blocks for text in block_texts(block, ""))


def test_an_agreement_on_paper_is_for_what_stood_on_the_paper(desk: Desk, plan: RecordId) -> None:
    """All of the paper taken: it stands. One answer of the record kept instead: it is to be signed again."""
    records.save_answer(desk, plan, FieldKey("made_on"), Answer())
    _take_all(desk, plan, _file(desk, plan, {"purpose": "Theirs", **AGREES}))
    assert "Agreed by Sam on Thursday 3 December 2026" in _printed(desk, plan)
    assert "To be signed again" not in _printed(desk, plan)
    records.save_answer(desk, plan, FieldKey("purpose"), Answer("Ours"))
    assert "To be signed again" in _printed(desk, plan)


def test_an_agreement_is_never_moved_to_words_that_were_not_on_the_paper(desk: Desk, plan: RecordId) -> None:
    records.save_answer(desk, plan, FieldKey("purpose"), Answer("Ours"))
    file = _file(desk, plan, {"purpose": "Theirs", **AGREES})
    shown = compare(desk, plan, file)
    take_in(desk, plan, file, frozenset({"child_agreement"}), shown.seen)
    assert "To be signed again" in _printed(desk, plan)


def test_without_the_wording_of_the_paper_it_would_be(
    desk: Desk, plan: RecordId, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.save_answer(desk, plan, FieldKey("purpose"), Answer("Ours"))
    file = _file(desk, plan, {"purpose": "Theirs", **AGREES})
    monkeypatch.setattr("hsb_desktop.casework.filled_choice._agreed_for", lambda _read, answer: answer)
    shown = compare(desk, plan, file)
    take_in(desk, plan, file, frozenset({"child_agreement"}), shown.seen)
    assert "To be signed again" not in _printed(desk, plan)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"child_agreement": "agreed", "child_agreement@on": "31/2/2026"}, "Its date cannot be read"),
        ({"child_agreement": "agreed", "child_agreement@by": "Sam\x07"}, "signs in it that cannot be seen"),
        ({"child_agreement": "declined", "child_agreement@because": "No\x07"}, "signs in it that cannot be"),
    ],
)
def test_an_agreement_with_no_such_day_or_with_hidden_signs_is_not_taken(
    desk: Desk, plan: RecordId, fields: dict[str, str], why: str
) -> None:
    (line,) = compare(desk, plan, _file(desk, plan, fields)).differences
    assert why in line.why_not


def test_not_agreed_and_half_an_agreement(desk: Desk, plan: RecordId) -> None:
    declined = {"child_agreement": "declined", "child_agreement@because": "Not now"}
    _take_all(desk, plan, _file(desk, plan, {**declined, "worker_agreement@by": "T. Marlow"}))
    answers = records.open_record(desk, plan).record.answers
    assert Agreement.of(answers.of("child_agreement")) == Agreement(agreed=False, because="Not now")
    (line,) = compare(desk, plan, _file(desk, plan, {"worker_agreement@by": "T. Marlow"})).differences
    assert "ticked" in line.why_not


def test_in_a_case_the_file_finds_its_record(desk: Desk, case: CaseId, plan: RecordId) -> None:
    newer = records.start_record(desk, case, "safety_plan").record_id
    own, loose = {"purpose": "Theirs"}, {"reference": "", "record": ""}
    assert compare_in_case(desk, case, _file(desk, plan, own)).record_id == plan
    assert compare_in_case(desk, case, _file(desk, plan, own, **loose)).record_id == newer
    for other, words in (
        ({"record": "gone"}, "No record of this form"),
        ({"reference": "C-9999"}, "case C-9999; this is"),
        ({"pin": "islington/2016-10/diversion_plan", "record": ""}, "No record of this form"),
    ):
        with pytest.raises(CannotTakeIn, match=words):
            compare_in_case(desk, case, _file(desk, plan, own, **other))
