"""A procedure's files: each mistake is reported with file, key path and remedy, all at once, never as a crash."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from hsb_desktop.formbook.parse_procedure import FILES, parse_procedure
from hsb_desktop.formbook.procedure_edition import (
    FaultyForms,
    UnknownProcedure,
    editions,
    load_procedure,
    procedures,
)
from hsb_desktop.formbook.reading import Faults
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.support.paths import forms_directory

TINY = Path(__file__).parent.parent / "data" / "tiny"
CALENDAR = "calendar/plain.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the made-up forms folder to spoil."""
    copy = tmp_path / "forms"
    shutil.copytree(TINY, copy)
    return copy


def file_of(root: Path, name: str) -> Path:
    return root / name if "/" in name else root / "riverside" / "2020-01" / name


def read(root: Path) -> tuple[Procedure | None, Faults]:
    faults = Faults()
    return parse_procedure(root / "riverside" / "2020-01", root, faults), faults


def test_the_made_up_procedure_has_no_fault(root: Path) -> None:
    procedure, faults = read(root)
    assert list(faults) == []
    assert procedure is not None
    assert (procedure.id, procedure.edition, procedure.council) == ("riverside", "2020-01", "Riverside")


# file, what stands there, what is put in its place, where the fault must be reported
SPOILT: list[tuple[str, str, str, str]] = [
    ("procedure.toml", 'calendar = "plain"', 'calendar = "fancy"', ""),
    ("procedure.toml", 'calendar = "plain"', 'calendar = "../../plain"', "procedure.calendar"),
    ("procedure.toml", 'document = "riverside"\ncal', 'document = "brook"\ncal', "procedure.document"),
    ("procedure.toml", "in_force_from = 2020-01-01\n", "", "procedure.in_force_from"),
    ("procedure.toml", 'council = "Riverside"', "council = 7", "procedure.council"),
    ("procedure.toml", 'value = "act"', 'value = "watch"', "category[2].id"),
    ("procedure.toml", 'value = "act"', "value = true", "category[2].value"),
    ("procedure.toml", 'id = "elsewhere"', 'id = "riverside"', "document[1].id"),
    ("procedure.toml", 'forums = ["table"]', 'forums = ["chair"]', "plan[1].forums"),
    (
        "procedure.toml",
        'meaning = "The work goes on."\nsection = "C"',
        'meaning = "On."',
        "outcome[0].section",
    ),
    ("procedure.toml", 'roles = ["neighbour"]', 'roles = ["mayor"]', "quorum[0].roles[0]"),
    ("procedure.toml", 'basis = "local"', 'basis = "regional"', "quorum[0].basis"),
    ("procedure.toml", 'while_open = { not = { plan = ["yes"] } }', "", "flag[0]"),
    (
        "procedure.toml",
        'while_open = { not = { plan = ["yes"] } }',
        "while_open = { perhaps = 1 }",
        "flag[0].while_open",
    ),
    (
        "procedure.toml",
        'fact = { facts = ["visit"], where = { late = [true] } }',
        'fact = { facts = ["visit"], where = { mood = ["sad"] } }',
        "flag[1].fact.where.mood",
    ),
    ("procedure.toml", "[[role]]", "colour = 1\n[[role]]", "column[0].colour"),
    ("facts.toml", 'concern = "report"', 'concern = "rumour"', "meaning.concern"),
    ("facts.toml", 'category = "finding"', 'category = "colour"', "meaning.category"),
    ("facts.toml", 'closure = "ending"\n', "", "meaning.closure"),
    ("facts.toml", 'closure = "ending"', 'closure = "ending"\nprotection = "rain"', "meaning.protection"),
    ("facts.toml", 'label = "by boat", ', "", "fact[0].field[0].choices.boat.label"),
    ("facts.toml", 'hint = "Somebody', 'colour = "Somebody', "fact[0].field[0].choices.boat.colour"),
    ("facts.toml", 'id = "market"', 'id = "plan"', "fact[4].id"),
    ("facts.toml", 'choices_of = "category"', 'choices_of = "weather"', "fact[1].field[0].choices_of"),
    ("facts.toml", 'choices_of = "category"', "choices = {}", "fact[1].field[0].choices"),
    ("facts.toml", 'kind = "count"', 'kind = "number"', "fact[2].field[1].kind"),
    ("facts.toml", 'id = "late"', 'id = "on"', "fact[2].field"),
    ("facts.toml", 'id = "again"', 'id = "late"', "fact[2].field"),
    ("facts.toml", 'field = "has"', 'field = "had"', "fact[3].sets_plan.field"),
    ("facts.toml", 'choices_of = "plan"', 'choices = { maybe = "Maybe" }', "fact[3].sets_plan.statuses"),
    ("facts.toml", "one_a_day = true", 'needs_open_step = "nap"', "fact[1].needs_open_step"),
    ("facts.toml", "timed = true", "timed = 1", "fact[0].timed"),
    ("facts.toml", "{finding} was found", "{weather} was found", "fact[1].said"),
    (
        "facts.toml",
        "within_calendar = true",
        'needed_with = { field = "mood" }',
        "fact[1].field",
    ),
    ("steps.toml", 'document = "elsewhere"\nbasis = "national"', 'document = "elsewhere"', "step[1].basis"),
    ("steps.toml", "late = [true]", 'late = ["yes"]', "step[3].opens.where.late[0]"),
    ("steps.toml", 'field = "again"', 'field = "once_more"', "step[3].limit.field"),
    ("steps.toml", 'category = ["act"]', 'decided = "since"', "step[2].opens.while.any[0].decided"),
    ("steps.toml", 'id = "talk"', 'id = "rest"', "step[2].id"),
    ("steps.toml", 'column = "all"', 'column = "some"', "step[0].column"),
    ("steps.toml", 'opens = { facts = ["report"] }', "opens = {}", "step[0].opens"),
    (
        "steps.toml",
        'opens = { facts = ["report"] }',
        'opens = { facts = ["rumour"] }',
        "step[0].opens.facts[0]",
    ),
    (
        "steps.toml",
        'closes = { facts = ["visit"], since_concern = true }',
        "closes = { since_concern = true }",
        "step[0].closes",
    ),
    (
        "steps.toml",
        'limit = { kind = "working_days", days = 2 }',
        'limit = { kind = "fortnights" }',
        "step[0].limit.kind",
    ),
    ("steps.toml", "days = 2 }", "days = 0 }", "step[0].limit.days"),
    ("steps.toml", "days = 2 }", 'days = 2, start_of_step = "talk" }', "step[0].limit.start_of_step"),
    ("steps.toml", 'limit = { kind = "elapsed_hours", hours = 24 }', "", "step[1].closes.by_passing"),
    ("steps.toml", 'document = "elsewhere"', "", "step[1].section"),
    ("steps.toml", 'category = ["act"]', 'category = ["danger"]', "step[2].opens.while.any[0].category[0]"),
    ("steps.toml", 'category = ["act"]', "category = []", "step[2].opens.while.any[0].category"),
    ("steps.toml", 'category = ["act"]', 'decided = "late"', "step[2].opens.while.any[0].decided"),
    (
        "steps.toml",
        '{ category = ["act"] }',
        '{ newest = ["visit", "report"], field = "late", values = [true], since = { category = ["act"] } }',
        "step[2].opens.while.any[0].field",
    ),
    ("steps.toml", 'when = "hurried"', 'when = "slow"', "step[2].limit.instead[0].when"),
    (
        "steps.toml",
        "after = true, opens_next = true",
        "opens_next = true",
        "step[3].closes.opens_next",
    ),
    ("steps.toml", 'field = "day"', 'field = "night"', "step[4].limit.field"),
    ("steps.toml", "opens = { on_rise = true }", 'opens = { restart_on_rise = ["calm"] }', "step[5].opens"),
    ("matrix.toml", 'category = "watch"\nlevels', 'category = "calm"\nlevels', "row"),
    ("matrix.toml", 'category = "watch"\nsection', 'category = "storm"\nsection', "group[0].category"),
    ("matrix.toml", "levels = [2]", "levels = [3]", "row[2].levels[0]"),
    ("matrix.toml", "levels = [2]", "levels = [true]", "row[2].levels[0]"),
    ("matrix.toml", 'colours = ["blue"]', 'colours = ["green"]', "row[0].colours[0]"),
    ("matrix.toml", 'one = "cwatch_1"', 'one = "cwatch_9"', "contradiction[0].one"),
    (CALENDAR, 'zone = "Pacific/Auckland"', 'zone = "Mars/Olympus"', "calendar.time_zone"),
    (CALENDAR, "last = 2021-12-31", "last = 2019-12-31", "calendar.last"),
    (CALENDAR, 'weekend = ["friday", "saturday"]', 'weekend = ["domingo"]', "calendar.weekend[0]"),
    (CALENDAR, "month = 3", "month = 13", "holiday[0].day"),
    (CALENDAR, "day = 1", "day = 32", "holiday[0].day"),
    (CALENDAR, "which = 2", "which = 5", "holiday[2].which"),
    (CALENDAR, 'kind = "easter"', 'kind = "moon"', "holiday[1].kind"),
    (CALENDAR, 'name = "Flood Day"\nsource = "invented"', 'name = "Flood Day"', "one_off[0].source"),
]


@pytest.mark.parametrize(("name", "there", "instead", "at"), SPOILT)
def test_a_mistake_is_reported_where_it_is(root: Path, name: str, there: str, instead: str, at: str) -> None:
    file = file_of(root, name)
    text = file.read_text(encoding="utf-8")
    assert there in text
    file.write_text(text.replace(there, instead, 1), encoding="utf-8")
    procedure, faults = read(root)
    assert procedure is None
    assert at in [fault.at for fault in faults]
    for fault in faults:
        assert fault.what.endswith(".")
        assert fault.remedy.endswith(".")
        assert fault.file


def test_every_weekday_cannot_be_a_weekend(root: Path) -> None:
    file = file_of(root, CALENDAR)
    days = '["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]'
    text = file.read_text(encoding="utf-8").replace('["friday", "saturday"]', days)
    file.write_text(text, encoding="utf-8")
    assert "calendar.weekend" in [fault.at for fault in read(root)[1]]


def test_all_faults_come_at_once(root: Path) -> None:
    for name in FILES:
        file = file_of(root, name)
        file.write_text("surprise = 1\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    procedure, faults = read(root)
    assert procedure is None
    assert [fault.at for fault in faults].count("surprise") == len(FILES)
    assert {Path(fault.file).name for fault in faults} == set(FILES)


@pytest.mark.parametrize("name", [*FILES, CALENDAR])
def test_a_line_left_out_is_a_fault_or_none_but_never_a_crash(root: Path, name: str) -> None:
    file = file_of(root, name)
    lines = file.read_text(encoding="utf-8").splitlines()
    found_faults = 0
    for left_out in range(len(lines)):
        file.write_text("\n".join(lines[:left_out] + lines[left_out + 1 :]), encoding="utf-8")
        procedure, faults = read(root)
        assert (procedure is None) == bool(faults), lines[left_out]
        found_faults += bool(faults)
    assert found_faults > len(lines) // 4


@pytest.mark.parametrize("name", [*FILES, CALENDAR])
def test_a_file_that_is_missing_or_no_toml_is_named(root: Path, name: str) -> None:
    file = file_of(root, name)
    file.write_bytes(b"\xff = [")
    assert [Path(fault.file).name for fault in read(root)[1]] == [file.name]
    file.unlink()
    assert [Path(fault.file).name for fault in read(root)[1]] == [file.name]


def test_the_shipped_procedure_loads_without_a_fault() -> None:
    procedure = load_procedure("islington")
    assert (procedure.id, procedure.edition) == ("islington", "2016-10")
    assert len(procedure.facts) == 25
    assert len(procedure.steps) == 35
    assert procedures() == ("islington",)
    assert load_procedure("islington", "2016-10", forms_directory()) is procedure
    assert all(step.cite.document for step in procedure.steps)


def test_an_unknown_procedure_or_edition_is_refused_with_what_there_is() -> None:
    for name in ("camden", "calendar", "", ".", "..", "islington/2016-10", "ISLINGTON"):
        with pytest.raises(UnknownProcedure, match="use one of: islington"):
            load_procedure(name)
    with pytest.raises(UnknownProcedure, match="use one of: 2016-10"):
        load_procedure("islington", "2017-10")


def test_an_edition_is_chosen_by_the_day(root: Path) -> None:
    assert load_procedure("riverside", root=root, on=date(2021, 6, 30)).edition == "2020-01"
    for day in (date(2019, 12, 31), date(2021, 7, 1)):
        with pytest.raises(
            UnknownProcedure, match=r"No edition of “riverside” is in force on .* there are: 2020-01"
        ):
            load_procedure("riverside", root=root, on=day)
    second = root / "riverside" / "2021-07"
    shutil.copytree(root / "riverside" / "2020-01", second)
    file = second / "procedure.toml"
    text = file.read_text(encoding="utf-8").replace('edition = "2020-01"', 'edition = "2021-07"')
    text = text.replace("in_force_from = 2020-01-01\nin_force_to = 2021-06-30", "in_force_from = 2021-07-01")
    file.write_text(text, encoding="utf-8")
    assert load_procedure("riverside", root=root, on=date(2021, 6, 30)).edition == "2020-01"
    assert load_procedure("riverside", root=root, on=date(2021, 7, 1)).edition == "2021-07"
    assert [identity.edition for identity in editions("riverside", root)] == ["2020-01", "2021-07"]
    with pytest.raises(UnknownProcedure, match="name one of: 2020-01, 2021-07"):
        load_procedure("riverside", root=root)


def test_a_faulty_edition_says_its_first_fault_and_keeps_all(root: Path) -> None:
    file = file_of(root, "steps.toml")
    file.write_text(file.read_text(encoding="utf-8").replace("days = 2 }", "days = 0 }"), encoding="utf-8")
    with pytest.raises(
        FaultyForms, match=r"riverside/2020-01 cannot be used.*steps\.toml.*forms check"
    ) as faulty:
        load_procedure("riverside", root=root)
    assert [fault.at for fault in faulty.value.faults] == ["step[0].limit.days"]


def test_a_folder_must_be_named_as_its_edition(root: Path) -> None:
    (root / "riverside" / "2020-01").rename(root / "riverside" / "2020-02")
    with pytest.raises(FaultyForms, match="holds another procedure or edition"):
        load_procedure("riverside", root=root)
    (root / "riverside" / "2020-02" / "procedure.toml").write_text("[procedure]\n", encoding="utf-8")
    with pytest.raises(FaultyForms, match="cannot be used"):
        load_procedure("riverside", root=root, on=date(2020, 5, 1))
    assert editions("riverside", root) == ()
