"""Any earlier wording of a field is brought back from the field itself, and nothing is lost by it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.casework import records
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.wordings import wordings
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.ui.screens.record.screen import RecordScreen
from tests.journeys.conftest import Start
from tests.journeys.seeding import Seeded

PURPOSE = FieldKey("purpose")
FIRST, SECOND = "What was agreed at first.", "What was agreed in the end."


def test_an_earlier_wording_is_brought_back(full_store: tuple[Path, Seeded], start: Start) -> None:
    folder, seeded = full_store
    program = start(folder)

    def answer(words: str) -> Callable[[Desk], object]:
        return lambda desk: records.save_answer(desk, seeded.plan, PURPOSE, Answer(words))

    for words in (FIRST, SECOND, FIRST, SECOND):
        program.call(answer(words))
    before = program.call(lambda desk: wordings(desk, seeded.plan, PURPOSE))
    assert [one.words for one in before][:2] == [SECOND, FIRST]
    screen = program.open(Place("record", seeded.case, seeded.plan, "about_plan", PURPOSE.text))
    assert isinstance(screen, RecordScreen)
    earlier = screen._earlier.button
    program.wait(earlier.isVisible)
    earlier.click()
    program.settle()
    bring = next(
        one
        for one in screen.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName() == f"Bring back: {FIRST}"
    )
    bring.click()
    program.settle()
    program.at_rest()
    assert (
        program.call(lambda desk: records.open_record(desk, seeded.plan)).record.answers.text("purpose")
        == FIRST
    )
    field = screen.field(PURPOSE)
    assert field is not None
    assert field.isVisible()
    assert [one.words for one in program.call(lambda desk: wordings(desk, seeded.plan, PURPOSE))][:2] == [
        FIRST,
        SECOND,
    ]
