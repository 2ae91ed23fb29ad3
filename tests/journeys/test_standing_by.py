"""What a worker stands by: the journal read and printed, one case destroyed and the program locked after it."""

from pathlib import Path

from pypdf import PdfReader

from hsb_desktop.casework.journal import Show
from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.screens.destroy.screen import DestroyScreen
from hsb_desktop.ui.screens.journal.screen import JournalScreen
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded


def _journal(program: Program, place: Place) -> JournalScreen:
    screen = program.open(place)
    assert isinstance(screen, JournalScreen)
    return screen


def _rows(screen: JournalScreen) -> list[str]:
    return [row.accessibleName() for row in screen.findChildren(ListRow)]


def test_the_journal_of_a_case_is_read_narrowed_and_put_on_paper(
    full_store: tuple[Path, Seeded], start: Start, tmp_path: Path
) -> None:
    folder, seeded = full_store
    program = start(folder)
    _journal(program, Place("journal", seeded.case))
    screen = _journal(program, Place("journal", seeded.case))
    assert "Looked at" in _rows(screen)[0], "the look before this one is entered too"
    assert not any("Sam Kestrel" in row or "Noor Bellamy" in row for row in _rows(screen))
    first = len(_rows(screen))
    if screen.more.isVisible():
        screen.more.click()
        program.settle()
        assert len(_rows(screen)) > first
    screen.kinds.set_value(Show.REFUSALS.value)
    screen.kinds.chosen.emit(Show.REFUSALS.value)
    program.settle()
    assert _rows(screen) == []
    screen.kinds.set_value(Show.CHANGES.value)
    screen.kinds.chosen.emit(Show.CHANGES.value)
    program.settle()
    program.ask._saves[:0] = [tmp_path / "journal.pdf"]
    screen.print_button.click()
    program.settle()
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "journal.pdf").pages)
    assert "Journal of the case" in text
    assert "Sam Kestrel" not in text
    store = _journal(program, Place("journal"))
    assert store.print_button.isHidden()
    assert any("C-000" in row for row in _rows(store))


def test_there_is_no_journal_in_a_visit(full_store: tuple[Path, Seeded], start: Start) -> None:
    folder, seeded = full_store
    program = start(folder)
    visit = program.open(Place("visit", seeded.case))
    program.window.open(Place("journal", seeded.case))
    program.window.open(Place("journal"))
    program.settle()
    assert program.window.shown is visit


def test_a_case_is_destroyed_after_its_reference_was_typed(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    folder, seeded = full_store
    program = start(folder)
    screen = program.open(Place("destroy", seeded.case))
    assert isinstance(screen, DestroyScreen)
    said = " ".join(words.text() for words in screen.findChildren(Words))
    assert "Papers that were issued, with their pages: 0" in said
    screen.button.click()
    program.settle()
    assert screen.rows["confirm"].error(), "nothing happens while anything is missing"
    screen.ground.set_value("court")
    screen.by.setText("Family court")
    screen.on.set_value(program.clock.today())
    screen.reason.setText("Order of the day")
    screen.confirm.setText("C-9999")
    screen.button.click()
    program.settle()
    assert any("not the reference" in notice.accessibleName() for notice in screen.findChildren(Notice))
    locks: list[bool] = []
    program.window.lock_wanted.connect(lambda: locks.append(True))
    assert screen.reason.isEnabled(), "it can be put right"
    screen.confirm.setText("C-0001")
    screen.button.click()
    assert not screen.reason.isEnabled(), "no draft is begun for a case that goes"
    program.settle()
    assert screen.here() == Place("cases")
    assert not program.window.banner.isVisible(), "nor does its name stand over the page"
    assert not any(
        "Ellery" in words.text() for words in program.window.findChildren(Words) if words.isVisible()
    )
    assert not program.call(lambda desk: _has(desk, seeded))
    assert screen.lock_now.isEnabled()
    program.window.open(Place("today"))  # whoever goes elsewhere instead locks as well
    program.wait(lambda: locks == [True], "the lock")


def _has(desk: object, seeded: Seeded) -> bool:
    with desk.store.unit() as unit:  # type: ignore[attr-defined]
        return bool(unit.has_case(seeded.case))
