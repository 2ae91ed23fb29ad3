"""The few ids that the program itself knows are asked for by `forms check`, each with its remedy."""
# ruff: noqa: E501  # one line for each case

import shutil
from pathlib import Path

import pytest

from hsb_desktop.formbook.folder_check import check_folder
from tests.casework.councils import INVENTED
from tests.formbook.broken import change

EDITION = "riverside/2026-01"
FACTS, LEVEL = f"{EDITION}/facts.toml", f"{EDITION}/forms/level_record.toml"

HUB, MEETINGS = f"{EDITION}/forms/hub.toml", f"{EDITION}/meetings.toml"

ROUTE = (
    'kind = "choice"\n    required = true\n    choices = { letter = "in a letter", visit = "during a visit" }'
)
PLAN = 'sets_plan = { field = "status", rank = 1 }\n'
FEWER = 'choices = { together_plan = "Plan", hub_notes = "Notes", table_answer = "Answer" }'
OTHERS = 'options = [{ id = "a", label = "A" }]'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INVENTED, tmp_path / "forms"))


def test_the_invented_council_has_them_all(root: Path) -> None:
    assert check_folder(root).faults == ()


def test_an_assessment_that_no_step_leads_to_would_decide_nothing(root: Path) -> None:
    change(root, f"{EDITION}/steps.toml", 'record = "level_record"\n', "")
    (fault,) = (one for one in check_folder(root).faults if one.file == LEVEL)
    assert (fault.at, "does not lead to it" in fault.what) == ("form.record", True)
    assert "the same `record`" in fault.remedy


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "what", "remedy"),
    [
        (FACTS, ROUTE, 'kind = "text"', "meaning.concern", "no field `route`", "Add a [[fact.field]] `route`"),
        (FACTS, PLAN, "", "meaning.concern", "does not set", "Add sets_plan"),
        (FACTS, 'choices_of = "record"', FEWER, "fact", "no fact `record_completed`", "Add that"),
        (LEVEL, 'options_of = "category"', OTHERS, "section", "which category", "“level”"),
        (LEVEL, 'id = "decided_on"', 'id = "set_on"', "section", "when it was decided", "decided_on or assessed_on"),
        (LEVEL, 'id = "cact_3"\n    kind = "indicator"', 'id = "hard"\n    kind = "text"', "section", "does not ask “cact_3”", "kind indicator"),
        (LEVEL, 'id = "cact_3"\n    kind = "indicator"', 'id = "cact_3"\n    kind = "text"', "section", "does not ask “cact_3”", "kind indicator"),
        (LEVEL, 'id = "since"\n    kind = "date"', 'id = "since"\n    kind = "text"', "section", "the field “since” of the kind date", "kind date"),
        (HUB, 'id = "attended"', 'id = "came"', "meeting[0].form", "no option attended", "invited, attended"),
        (HUB, 'id = "discussed"', 'id = "talked"', "meeting[0].form", "no option discussed", "now, discussed"),
        (HUB, 'id = "agenda_lead"', 'id = "leader"', "meeting[0].form", "no question “agenda_lead”", "rows of `agenda`"),
        (LEVEL, 'id = "rationale"', 'id = "reason"', "section", "does not ask why", "rationale"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(
    root: Path, file: str, old: str, new: str, at: str, what: str, remedy: str
) -> None:
    change(root, file, old, new)
    meant = [
        fault
        for fault in check_folder(root).faults
        if (fault.file, fault.at) == (MEETINGS if file == HUB else file, at)
    ]
    assert len(meant) == 1
    assert what in meant[0].what
    assert remedy in meant[0].remedy
