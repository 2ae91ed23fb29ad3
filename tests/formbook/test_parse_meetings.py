"""Kinds of meeting as data: the shipped ones are whole, every fault is named with its place, sections are shared."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hsb_desktop.formbook.book import load_book
from hsb_desktop.formbook.parse_meetings import MEETINGS, check_meetings, parse_meetings
from hsb_desktop.formbook.parse_words import Known
from hsb_desktop.formbook.reading import Faults, read_toml
from hsb_desktop.formbook.shared_sections import with_shared_sections
from hsb_desktop.procedure.form import Form, Repeat
from hsb_desktop.procedure.meeting import MeetingKind
from hsb_desktop.support.paths import forms_directory

ON = date(2026, 12, 21)
PROCEDURE = load_book().procedure(ON)
FORMS: Mapping[str, Form] = {form.id: form for form in load_book().forms_in_force(ON)}
SHIPPED = (forms_directory() / "islington" / "2016-10" / MEETINGS).read_text(encoding="utf-8")


def parsed(place: Path, text: str) -> tuple[tuple[MeetingKind, ...], list[str]]:
    """The kinds of such a file and its faults."""
    (place / MEETINGS).write_text(text, encoding="utf-8")
    faults = Faults()
    known = Known(PROCEDURE.document, tuple(document.id for document in PROCEDURE.documents))
    kinds = parse_meetings(
        place,
        place,
        known,
        PROCEDURE.words,
        faults,
        facts=PROCEDURE.facts,
        steps=PROCEDURE.steps,
        roles=PROCEDURE.roles,
        quorum=PROCEDURE.quorum,
    )
    return kinds, [str(fault) for fault in faults]


def test_the_shipped_meetings_are_those_of_the_procedure(tmp_path: Path) -> None:
    kinds, faults = parsed(tmp_path, SHIPPED)
    assert (faults, kinds) == ([], PROCEDURE.meetings)
    assert {kind.answer("forum") for kind in kinds if kind.form == "risk_discussion"} == {
        forum.id for forum in PROCEDURE.forums
    }
    facts = {
        "strategy_discussion_held",
        "strategy_meeting_held",
        "risk_discussion_held",
        "step_down_meeting_held",
    }
    assert {kind.fact for kind in kinds} == facts | {"mapping_meeting_held", "icpc_held"}
    strategy = PROCEDURE.meeting("strategy_meeting")
    assert strategy is not None
    assert strategy.roles == tuple(role.id for role in PROCEDURE.roles)
    assert PROCEDURE.meeting("tea_party") is None


def test_minutes_have_a_part_for_each_item_of_the_agenda() -> None:
    for kind in PROCEDURE.meetings:
        agenda = FORMS[kind.form].repeat("agenda")
        sections = [section.id for section in FORMS[kind.minutes].sections]
        assert [row.id for row in agenda.start_rows if row.id not in sections] == []
        assert any(isinstance(item, Repeat) and item.id == "actions" for item in FORMS[kind.minutes].items())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'id = "strategy_meeting"\n',
            'id = "strategy_discussion"\n',
            "“strategy_discussion” stands here twice",
        ),
        ('fact = "mapping_meeting_held"', 'fact = "tea_drunk"', "“tea_drunk” is not known here"),
        ('steps = ["follow_up_meeting"]', 'steps = ["risk_discussion"]', "does not close “risk_discussion”"),
        ('steps = ["step_down_meeting"]', 'steps = ["dance"]', "“dance” is not known here"),
        ('begins = { kind = "follow_up" }', 'begins = { kind = "meeting" }', "nothing tells them apart"),
        ('quorum = ["social_care", "police", "health"]', 'quorum = ["army"]', "“army” is not known here"),
        ('label = "Mapping meeting"\n', "", "`label` is missing"),
        (
            'label = "Mapping meeting"\n',
            'label = "Mapping meeting"\ncolour = "red"\n',
            "`colour` is not known",
        ),
    ],
)
def test_a_fault_of_the_file_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in SHIPPED
    _, faults = parsed(tmp_path, SHIPPED.replace(old, new, 1))
    assert any(said in fault and MEETINGS in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"form": "tea"}, "There is no form “tea”"),
        ({"minutes": "tea"}, "There is no form “tea”"),
        ({"form": "safety_plan"}, "“safety_plan” has no attendance list"),
        ({"form": "safety_plan"}, "“safety_plan” has no question “time”"),
        ({"minutes": "mapping_minutes"}, "“mapping_minutes” belongs to “mapping_meeting”"),
        ({"minutes": "safety_plan"}, "does not say when the meeting was held"),
        ({"minutes": "safety_plan"}, "has no section “significant_harm” for that item of the agenda"),
        ({"decides": ("tea",)}, "“strategy_minutes” asks no “tea”"),
        ({"needed": ("actions",)}, "“strategy_minutes” asks no “actions”"),
        ({"begins": (("kind", "tea"),)}, "“tea” is no answer to “kind”"),
        ({"chairs": ("queen",)}, "“queen” is no answer to “chair”"),
        ({"roles": ("queen",)}, "A role has no row in the attendance"),
        ({"fact": "risk_discussion_held"}, "Neither form asks “forum”"),
    ],
)
def test_a_fault_against_the_forms_is_named(change: dict[str, object], said: str) -> None:
    kind = PROCEDURE.meeting("strategy_meeting")
    assert kind is not None
    faults = Faults()
    changed = replace(PROCEDURE, meetings=(replace(kind, **change),))  # type: ignore[arg-type]
    check_meetings(changed, FORMS, "islington/2016-10/meetings.toml", faults)
    said_all = [str(fault) for fault in faults]
    assert any(said in one and "meeting[0]." in one for one in said_all), said_all


OTHER = """
[[section]]
id = "who"
title = "Who"
hint = "All of them"

    [[section.item]]
    id = "first"
    label = "First"

    [[section.item]]
    id = "second"
    label = "Second"
"""
TAKES = """
[[section]]
id = "who"
as_in = "other"
title = "Who came"
without = ["second"]

    [[section.item]]
    id = "first"
    label = "The first"

    [[section.item]]
    id = "own"
    label = "Own"
"""


def shared(place: Path, text: str) -> tuple[object, list[str]]:
    """The sections of such a form beside another, and the faults."""
    (place / "other.toml").write_text(OTHER, encoding="utf-8")
    file = place / "taker.toml"
    file.write_text(text, encoding="utf-8")
    faults = Faults()
    top = read_toml(file, place, faults)
    assert top is not None
    return with_shared_sections(top, file, place, None).values["section"], [str(fault) for fault in faults]


def test_a_section_is_taken_over_with_what_is_its_own_there(tmp_path: Path) -> None:
    sections, faults = shared(tmp_path, TAKES)
    assert faults == []
    items = [{"id": "own", "label": "Own"}, {"id": "first", "label": "The first"}]
    assert sections == [{"id": "who", "title": "Who came", "hint": "All of them", "item": items}]


def test_what_another_section_asks_for_is_not_cited_where_it_does_not_stand() -> None:
    """Section 5.3 lists who attends a strategy meeting; for a mapping meeting the procedure gives no list."""
    mapping = FORMS["mapping_meeting"]
    assert {item.id: item.source.section for item in mapping.items() if item.id in ("date", "agenda")} == {
        "date": "7",
        "agenda": "7",
    }
    roles = {name: FORMS[name].question("role").source for name in (mapping.id, "strategy_meeting")}
    assert (roles["mapping_meeting"].document, roles["mapping_meeting"].section) == ("local", "")
    assert roles["strategy_meeting"].section == "5.3"
    cited = {
        part.source.section for form in FORMS.values() for part in form.questions() if form.id == mapping.id
    }
    assert "5.3" not in cited


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('as_in = "other"', 'as_in = "nobody"', "“nobody” has no section “who” of its own"),
        ('as_in = "other"', 'as_in = "../other"', "“../other” has no section “who” of its own"),
        ('id = "who"', 'id = "where"', "“other” has no section “where” of its own"),
        ('["second"]', '["third"]', "“third” does not stand in that section"),
    ],
)
def test_a_section_that_cannot_be_taken_over_is_a_fault(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    _, faults = shared(tmp_path, TAKES.replace(old, new, 1))
    assert len(faults) == 1
    assert said in faults[0]
    assert "section[0]." in faults[0]
