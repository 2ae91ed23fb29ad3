"""Everything that facts and answers are refused for: exit code 2, one sentence on standard error, nothing printed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.procedure.command import Refusal, ask, facts_of, real_pathway

ON = date(2026, 3, 20)
NEW = "2026-03-02 concern_received route=new_referral\n"
DECIDED = NEW + "2026-03-03 category_decided category=2 "
MEETING = NEW + "2026-03-04 strategy_meeting_held "

REFUSED = {
    "an unknown fact": "2026-03-02 concern_recieved route=new_referral",
    "an unknown field": "2026-03-02 concern_received route=new_referral colour=blue",
    "a field of another fact": NEW + "2026-03-03 police_referral_made chair=other",
    "no route": "2026-03-02 concern_received",
    "an unknown route": "2026-03-02 concern_received route=self",
    "an unknown status": "2026-03-02 concern_received route=open_case status=care",
    "no status": NEW + "2026-03-03 plan_changed",
    "no panel date": NEW + "2026-03-03 panel_set",
    "a panel date that is none": NEW + "2026-03-03 panel_set panel_on=2026-02-30",
    "consultation with nobody": NEW + "2026-03-03 consultation_held",
    "consultation with somebody else": NEW + "2026-03-03 consultation_held with=school",
    "considered without a result": NEW + "2026-03-03 child_harmed_considered",
    "no category": NEW + "2026-03-03 category_decided",
    "category 4": NEW + "2026-03-03 category_decided category=4",
    "a category that is a boolean": NEW + "2026-03-03 category_decided category=true",
    "a boolean that is a number": DECIDED + "significant_harm=1",
    "a boolean that is a text": DECIDED + "immediate_risk=yes",
    "complex without a reason": DECIDED + "complex=true complex_agreed_by=manager",
    "complex without who agreed": DECIDED + "complex=true complex_reason=agencies",
    "clock_from without a reason": DECIDED + "clock_from=2026-03-02",
    "clock_from after its decision": DECIDED + "clock_from=2026-03-04 clock_from_reason=later",
    "clock_from outside the calendar": DECIDED + "clock_from=2015-12-31 clock_from_reason=early",
    "complexities that are no list": DECIDED + "cse_linked=true mase_complexities=cps",
    "an unknown complexity": DECIDED + 'cse_linked=true mase_complexities=["cps","many"]',
    "no power": NEW + "2026-03-03 emergency_action",
    "police protection without its time": NEW + "2026-03-03 emergency_action power=police_protection",
    "an hour that does not exist": "2026-03-29T01:30 concern_received route=new_referral",
    "at on a fact that has none": NEW + "2026-03-03T10:00 police_referral_made",
    "no forum": NEW + "2026-03-03 risk_discussion_held",
    "children's social care as new lead": NEW
    + "2026-03-03 step_down_meeting_held lead_agency=childrens_social_care",
    "no conference said": NEW + "2026-03-03 section_47_concluded",
    "no decision of the conference": NEW + "2026-03-03 icpc_held",
    "no plan it went into": NEW + "2026-03-03 diversion_plan_incorporated plan=none",
    "an unknown record": NEW + "2026-03-03 record_completed record=diary",
    "a meeting without outcome": MEETING + "chair=coordinator",
    "an unknown outcome": MEETING + "outcome=adjourned",
    "an unknown chair": MEETING + "outcome=no_section_47 chair=nobody",
    "section 47 without its kind": MEETING + "outcome=section_47",
    "section 47 of an unknown kind": MEETING + "outcome=section_47 enquiry=triple",
    "follow-up without its date": MEETING + "outcome=follow_up review_every_days=7",
    "follow-up without reviews": MEETING + "outcome=follow_up follow_up_by=2026-03-09",
    "follow-up on the meeting's day": MEETING
    + "outcome=follow_up follow_up_by=2026-03-04 review_every_days=7",
    "reviews every 0 days": MEETING + "outcome=follow_up follow_up_by=2026-03-09 review_every_days=0",
    "reviews every true days": MEETING + "outcome=follow_up follow_up_by=2026-03-09 review_every_days=true",
    "a fact after the day asked about": "2026-03-21 concern_received route=new_referral",
    "a fact before the calendar": "2015-12-31 concern_received route=new_referral",
    "a day that does not exist": "2026-02-29 concern_received route=new_referral",
    "a category with no concern": "2026-03-03 category_decided category=2",
    "a category before the concern": NEW + "2026-03-01 category_decided category=2",
    "two categories on one day": DECIDED + "\n2026-03-03 category_decided category=2",
    "a conclusion without an enquiry": NEW + "2026-03-03 section_47_concluded conference=false",
    "a second conclusion of one enquiry": MEETING
    + "outcome=section_47 enquiry=single\n2026-03-05 section_47_concluded conference=false\n"
    "2026-03-06 section_47_concluded conference=false",
    "a conclusion before its enquiry": MEETING
    + "outcome=section_47 enquiry=single\n2026-03-03 section_47_concluded conference=false",
    "a conclusion after the case closed": MEETING
    + "outcome=section_47 enquiry=single\n2026-03-05 case_closed\n2026-03-06 section_47_concluded conference=true",
    "a category on a closed case": DECIDED
    + "\n2026-03-05 case_closed\n2026-03-06 category_decided category=1",
    "a category after a concern of the closing day": NEW + "2026-03-05 case_closed\n"
    "2026-03-05 concern_received route=open_case\n2026-03-06 category_decided category=1",
}


@pytest.mark.parametrize("name", REFUSED)
def test_facts_are_refused(tmp_path: Path, name: str) -> None:
    document = {"procedure": "islington", "facts": facts_of(REFUSED[name])}
    with pytest.raises(Refusal):
        real_pathway(tmp_path / "facts.json", document, ON)


CONCERN = {"fact": "concern_received", "on": "2026-03-02", "route": "new_referral"}
DOCUMENTS: dict[str, Any] = {
    "another procedure": {"procedure": "elsewhere", "facts": []},
    "no procedure": {"facts": []},
    "no facts": {"procedure": "islington"},
    "facts that are no list": {"procedure": "islington", "facts": {}},
    "a fact that is no object": {"procedure": "islington", "facts": ["concern_received"]},
    "a list": [],
    "a fact without a name": {"procedure": "islington", "facts": [{"on": "2026-03-02"}]},
    "a name that is no text": {"procedure": "islington", "facts": [{**CONCERN, "fact": 1}]},
    "a fact without a day": {
        "procedure": "islington",
        "facts": [{"fact": "concern_received", "route": "open_case"}],
    },
    "on and at together": {"procedure": "islington", "facts": [{**CONCERN, "at": "2026-03-02T10:00"}]},
    "a day that is a number": {"procedure": "islington", "facts": [{**CONCERN, "on": 20260302}]},
    "a day that is null": {"procedure": "islington", "facts": [{**CONCERN, "on": None}]},
    "a category that is a text": {
        "procedure": "islington",
        "facts": [CONCERN, {"fact": "category_decided", "on": "2026-03-03", "category": "2"}],
    },
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal):
        real_pathway(tmp_path / "facts.json", DOCUMENTS[name], ON)


@pytest.mark.parametrize("on", ["2015-12-31", "2032-01-01", "2026-02-30", "tomorrow", ""])
def test_a_day_to_ask_about_is_refused(tmp_path: Path, on: str) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({"procedure": "islington", "facts": []}), encoding="utf-8")
    with pytest.raises(Refusal):
        ask(["pathway", str(file), "--on", on])


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"nonsense", b'{"procedure": "islington", "facts": [NaN']
)
@pytest.mark.parametrize("command", ["pathway", "assess"])
def test_files_that_are_no_json_are_refused(tmp_path: Path, command: str, content: bytes) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    with pytest.raises(Refusal):
        ask([command, str(file)])


@pytest.mark.parametrize("command", ["pathway", "assess"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, command: str) -> None:
    with pytest.raises(Refusal):
        ask([command, str(tmp_path / "absent.json")])
    with pytest.raises(Refusal):
        ask([command, str(tmp_path)])


@pytest.mark.parametrize(
    ("text", "field", "section"),
    [
        (MEETING + "outcome=section_47", "enquiry", "6"),
        (MEETING + "outcome=follow_up review_every_days=7", "follow_up_by", "6"),
        (MEETING + "outcome=follow_up follow_up_by=2026-03-09", "review_every_days", "6"),
    ],
)
def test_what_an_outcome_needs_is_named_with_its_section(
    tmp_path: Path, text: str, field: str, section: str
) -> None:
    document = {"procedure": "islington", "facts": facts_of(text)}
    with pytest.raises(Refusal) as refusal:
        real_pathway(tmp_path / "facts.json", document, ON)
    assert field in str(refusal.value)
    assert section in str(refusal.value)


def test_a_step_down_to_childrens_social_care_names_its_section(tmp_path: Path) -> None:
    text = NEW + "2026-03-03 step_down_meeting_held lead_agency=childrens_social_care"
    document = {"procedure": "islington", "facts": facts_of(text)}
    with pytest.raises(Refusal, match=r"5\.1"):
        real_pathway(tmp_path / "facts.json", document, ON)


@pytest.mark.parametrize(
    "text",
    [
        MEETING + "outcome=section_47 enquiry=single\n2026-03-04 section_47_concluded conference=false",
        "2026-03-05 case_closed\n" + NEW + "2026-03-05 category_decided category=1",
        NEW + "2026-03-05 case_closed\n2026-03-09 category_decided category=1\n"
        "2026-03-09 concern_received route=open_case",
        "2016-01-01 concern_received route=open_case",
        "2026-03-20T23:59 concern_received route=open_case",
    ],
)
def test_what_just_stands_is_not_refused(tmp_path: Path, text: str) -> None:
    document = {"procedure": "islington", "facts": facts_of(text)}
    assert real_pathway(tmp_path / "facts.json", document, ON)["on"] == "2026-03-20"
