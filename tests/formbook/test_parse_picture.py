"""The picture of the work flow: the shipped one is whole, and every fault of another is named with its place."""

from pathlib import Path

import pytest

from hsb_desktop.formbook.parse_picture import parse_picture
from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.formbook.reading import Faults
from hsb_desktop.procedure.picture import Picture
from hsb_desktop.support.paths import forms_directory

WHOLE = """
[[column]]
id = "assess"
title = "Assess"
section = "3"
    [[column.box]]
    id = "risk"
    label = "Risk assessed"
    row = 0.5
    steps = ["assess_risk"]
    [[column.box]]
    id = "concern"
    label = "Concern"
    row = 1
    facts = ["concern_received"]
    where = { route = ["open_case"] }
[[column]]
id = "records"
title = "Records"
section = "8"
    [[column.box]]
    id = "records"
    label = "Records"
    row = 0
    counts = true
    steps = [RECORDS]
[links]
from_to = [["concern", "risk"]]
"""


def parse(tmp_path: Path, text: str) -> tuple[Picture | None, list[str]]:
    """The picture and its faults."""
    procedure = load_procedure("islington")
    records = ", ".join(f'"{rule.id}"' for rule in procedure.steps if rule.id.startswith("record:"))
    (tmp_path / "picture.toml").write_text(text.replace("RECORDS", records), encoding="utf-8")
    faults = Faults()
    return parse_picture(tmp_path, tmp_path, procedure, faults), [str(fault) for fault in faults]


def test_the_shipped_picture_stands_for_every_step_of_a_case() -> None:
    procedure = load_procedure("islington")
    folder = forms_directory() / "islington" / "2016-10"
    picture = parse_picture(folder, forms_directory(), procedure, Faults())
    assert picture is not None
    drawn = {step for column in picture.columns for box in column.boxes for step in box.steps}
    assert {rule.id for rule in procedure.steps} - drawn == set()


def test_a_whole_picture_is_read(tmp_path: Path) -> None:
    picture, faults = parse(tmp_path, WHOLE)
    assert faults == []
    assert picture is not None
    risk, concern = picture.columns[0].boxes
    assert (risk.row, risk.steps, concern.fact is not None) == (0.5, ("assess_risk",), True)
    assert picture.links == (("concern", "risk"),)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            ('steps = ["assess_risk"]', 'steps = ["assess"]'),
            "picture.toml: column[0].box[0].steps[0]: “assess” is not known",
        ),
        (('steps = ["assess_risk"]', ""), "Box “risk” stands for nothing."),
        (('id = "concern"', 'id = "risk"'), "“risk” stands here twice."),
        (("row = 0.5", 'row = "top"'), "column[0].box[0].row: `row` is not a number."),
        (("row = 0.5", "row = true"), "column[0].box[0].row: `row` is not a number."),
        (("row = 0.5", "rows = 1"), "`rows` is not known here."),
        (
            ('["concern", "risk"]', '["concern", "elsewhere"]'),
            "links.from_to[0]: This is not a pair of boxes.",
        ),
        (('["concern", "risk"]', '"concern"'), "links.from_to[0]: This is not a pair of boxes."),
        (("steps = [RECORDS]", 'steps = ["consultation"]'), "No box stands for “record:safety_plan”."),
        (("where = { route", "where = { rout"), "“rout” is not a field of each of these facts."),
        (('section = "3"', ""), "The source is missing."),
        (("[[column]]", "[[columns]"), "is not valid TOML"),
    ],
)
def test_every_fault_is_named(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    picture, faults = parse(tmp_path, WHOLE.replace(change[0], change[1], 1))
    assert picture is None
    assert any(fault in found for found in faults), faults


def test_without_links_there_are_none(tmp_path: Path) -> None:
    picture, _ = parse(tmp_path, WHOLE.split("[links]")[0])
    assert picture is not None
    assert picture.links == ()
