"""The panel as data: the shipped one is whole, another council may have none, every fault is named with its place."""

from datetime import date
from pathlib import Path

import pytest

from hsb_desktop.formbook.book import load_book
from hsb_desktop.formbook.describe import describe_edition
from hsb_desktop.formbook.folder_check import check_folder
from hsb_desktop.formbook.parse_panel import PANEL, parse_panel
from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.formbook.reading import Faults
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.support.paths import forms_directory

ON = date(2026, 12, 23)
SHIPPED = (forms_directory() / "islington" / "2016-10" / PANEL).read_text(encoding="utf-8")


def parse(place: Path, text: str) -> tuple[PanelRule | None, list[str]]:
    """The panel of such a file and its faults."""
    (place / PANEL).write_text(text, encoding="utf-8")
    faults = Faults()
    rule = parse_panel(place, place, load_procedure("islington"), load_book().forms_in_force(ON), faults)
    return rule, [str(fault) for fault in faults]


def test_the_shipped_panel_names_what_there_is() -> None:
    rule = load_book().panel(ON)
    assert rule is not None
    assert (rule.word, rule.facts.date_set, rule.forms.feedback) == ("MASE", "panel_set", "mase_feedback")
    assert [point.shows for point in rule.agenda if point.shows] == [
        "actions", "new", "updates", "closures", "overview", "decisions",
    ]  # fmt: skip
    assert {"locations", "themes", "patterns", "links", "interventions"} <= {one.id for one in rule.charts}
    edition = next(one for one in check_folder(forms_directory()).editions if one.edition == "2016-10")
    described = describe_edition(edition)
    assert "## MASE: Multi-Agency Sexual Exploitation Panel" in described
    assert "New nominations" in described
    assert "Counted: Locations" in described


def test_a_procedure_may_be_without_a_panel(tmp_path: Path) -> None:
    faults = Faults()
    assert parse_panel(tmp_path, tmp_path, load_procedure("islington"), (), faults) is None
    assert not faults


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('date_field = "panel_on"', 'date_field = "heard"', "panel.facts.date_field: “heard” is not a date"),
        ('heard = "mase_heard"', 'heard = "aired"', "panel.facts.heard: “aired” is not known here"),
        ('asked_by = "mase_nomination"', 'asked_by = "x"', "panel.asked_by: “x” is not known here"),
        ('update = "mase_update"', 'update = "news"', "panel.forms.update: “news” is not known here"),
        ('again = "next_on"', 'again = "discussion"', "panel.questions.again: “discussion” is no question"),
        ('is = "close"', 'is = "stop"', "panel.questions.asks_closure.is: “stop” is no answer"),
        ('due = "action_due"', 'due = "when"', "panel.actions.due: “when” is no question of the right kind"),
        ('shows = "new"', 'shows = "all"', "agenda[2].shows: “all” is not known here"),
        (
            'question = "location_kind"',
            'question = "x"',
            "chart[2].question: “x” is no question of the right",
        ),
        ('mase_heard = "Heard"', 'aired = "Heard"', "chart[0].facts: “aired” is no kind of fact"),
        ('leave_out = ["none_yet"]', 'leave_out = ["some"]', "chart[6].leave_out[0]: “some” is not known"),
        ('also = [{ question = "cross_borough"', 'also = [{ question = "x"', "No form asks “x”"),
        ('counts = "cross_borough"', 'counts = "x"', "chart[5].also[0].counts: “x” is not known here"),
        ('id = "themes"', 'id = "locations"', "chart: “locations” stands here twice"),
        ('word = "{words.panel}"', 'words = "{words.panel}"', "panel.word: `word` is missing"),
        ('what = "earlier_action"', 'what = "x"', "panel.earlier.what: “x” is no question of the right kind"),
        ('done = "done"', 'done = "over"', "panel.earlier.done: “over” is no answer to it"),
        (
            "answers = { yes =",
            'answers = { no = "None", yes =',
            "chart[1].answers: A chart of a yes or no counts one",
        ),
        ("[panel]\n", "[panel\n", "not valid TOML"),
    ],
)
def test_each_fault_is_named_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in SHIPPED
    rule, faults = parse(tmp_path, SHIPPED.replace(old, new, 1))
    assert rule is None
    assert any(said in fault for fault in faults), faults
