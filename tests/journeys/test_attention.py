"""A case with an entry that the procedure refuses: every place across cases opens, with one line that leads to it."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.new_ids import new_fact_id
from hsb_desktop.casework.ports import Place, StoredFact
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.screens.case.screen import CaseScreen
from hsb_desktop.ui.screens.fact.screen import FactScreen
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded
from tests.ui.kit.looking import cut, small

LINE = "This case needs attention"
LISTS = (
    Place("today"),
    Place("meetings"),
    Place("panel", page="agenda"),
    Place("panel", page="tracker"),
    Place("panel", page="overview"),
)


def test_a_refused_entry_is_one_line_and_the_others_go_on(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    store, seeded = full_store
    program = start(store)
    broken = CaseId(seeded.new_case)
    rows = {place: len(program.open(place).findChildren(ListRow)) for place in LISTS}
    program.call(lambda desk: _refused(desk, broken))
    wear("light", 2.0)
    for place in LISTS:
        shown = program.open(place)
        lines = [line for line in shown.findChildren(ListRow) if line.isVisible() and line.text() == LINE]
        assert len(lines) == 1, place
        assert rows[place] == 0 or len(shown.findChildren(ListRow)) > 1, place
        assert not [*cut(program.frame), *small(program.frame)], place
    program.open(Place("cases"))
    assert program.hand.find(QAbstractButton, "Rowan Ellery") is not None
    program.open(Place("today"))
    program.hand.press(LINE)
    program.arrive("case")
    _put_right(program, broken)


def _put_right(program: Program, case_id: CaseId) -> None:
    """The case opens with the sentence, its tabs hold what they held, the entry is corrected, all is as usual."""
    assert not program.window.toast.isVisible()
    assert program.window.banner.isVisible()
    notices = [one for one in program.screen.findChildren(Notice) if one.isVisible()]
    said = program.call(lambda desk: case_view(desk, case_id)).to_mend
    assert said is not None
    words = [one.text() for notice in notices for one in notice.findChildren(Words)]
    assert any(said.sentence in one for one in words)
    for tab in ("assessment", "meetings", "records", "people", "chronology", "papers"):
        shown = program.open(Place("case", case_id, page=tab))
        assert not program.window.toast.isVisible(), tab
        assert isinstance(shown, CaseScreen)
        assert shown.tab(tab).body.count(), tab
        assert not [*cut(program.frame), *small(program.frame)], tab
    program.open(Place("case", case_id))
    program.hand.press("Look at the entry")
    page = program.arrive("fact")
    assert isinstance(page, FactScreen)
    assert page.fields is not None
    category = page.fields.inputs["category"]
    assert isinstance(category, AnswerGroup)
    category.set_value("2")
    page.fields.reason.setText("The form says two.")
    program.hand.press("Correct it")
    program.arrive("case")
    program.open(Place("today"))
    assert not [line for line in program.screen.findChildren(ListRow) if line.text() == LINE]
    view = program.call(lambda desk: case_view(desk, case_id))
    assert (view.to_mend, view.banner.category.value) == (None, 2)


def _refused(desk: Desk, case_id: CaseId) -> None:
    """Behind casework, which would not take it."""
    with desk.store.unit() as unit:
        values = {"fact": "category_decided", "on": desk.clock.today().isoformat(), "category": 9}
        unit.add_fact(StoredFact(new_fact_id(), case_id, values, desk.clock.now()))
