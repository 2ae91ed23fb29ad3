"""Another agency's PDF is chosen, named and put into the pack; refused in words; and goes beyond professionals only
where that is confirmed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import enclosing, papers
from hsb_desktop.casework.ports import Place
from hsb_desktop.papers import foreign
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.enclosing.joining import JoiningForm
from hsb_desktop.ui.screens.enclosing.screen import EnclosingScreen
from tests.papers import theirs
from tests.papers.test_filled import HOSTILE
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
NAME, AGENCY = "Lessons in the autumn term", "Northfield School"


@pytest.fixture(autouse=True)
def in_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are made without a process of their own, which has its own tests."""
    monkeypatch.setattr(foreign, "answer_of", theirs.here)


@pytest.fixture
def screen(services: Services, case_id: CaseId, meeting_id: RecordId, shown: Show) -> EnclosingScreen:
    """Nothing in the pack yet."""
    made = EnclosingScreen(services)
    shown(made, lambda: made.open(Place("enclosing", case_id, meeting_id, "meeting_pack")))
    return made


def choose(qtbot: QtBot, screen: EnclosingScreen, ask: ScriptedAsk, file: Path, data: bytes) -> None:
    """Choose this file and wait until it is drawn or refused."""
    file.write_bytes(data)
    ask._opens[:] = [file]
    with qtbot.waitSignal(screen.settled, timeout=30_000):
        screen.onward.click()


def form_of(screen: EnclosingScreen) -> JoiningForm:
    """The questions about the file that was drawn."""
    assert screen.form is not None
    return screen.form


def notices(screen: EnclosingScreen) -> str:
    """What the notices say."""
    return " ".join(notice.accessibleName() for notice in screen.findChildren(Notice))


def test_a_file_joins_the_pack_of_professionals_and_is_kept(
    qtbot: QtBot,
    screen: EnclosingScreen,
    ask: ScriptedAsk,
    tmp_path: Path,
    office: Office,
    case_id: CaseId,
    meeting_id: RecordId,
) -> None:
    choose(qtbot, screen, ask, tmp_path / "x.pdf", theirs.printed())
    form = form_of(screen)
    screen.onward.click()
    links = [one.text() for one in form.summary.links() if isinstance(one, LinkLine) and one.text()]
    assert links == ["Say what it is called.", "Say which agency it is from."]
    ticked = {form.readers.boxes[key].text().split(" · ")[0] for key in form.readers.value()}
    assert "P. Lindqvist" in ticked
    assert not ticked & {"C. Ellery", "Rowan Ellery"}
    QTest.keyClicks(form.name, NAME)
    QTest.keyClicks(form.agency, AGENCY)
    parent = next(box for box in form.readers.boxes.values() if box.text().startswith("C. Ellery"))
    parent.click()
    ask._confirms[:] = [False]
    screen.onward.click()
    assert "C. Ellery" in ask.asked[-1][1], "it goes beyond professionals only where that is confirmed"
    parent.click()
    with qtbot.waitSignal(screen.settled, timeout=20_000):
        screen.onward.click()
    (card,) = screen.cards
    assert card.kept.title == NAME
    (tmp_path / "x.pdf").unlink()
    data = office.call(lambda desk: enclosing.enclosed_file(desk, case_id, card.kept.id))
    assert data == theirs.printed()
    ask._confirms[:] = [True]
    with qtbot.waitSignal(screen.settled, timeout=20_000):
        card.out.click()
    assert screen.cards == []


def test_other_readers_are_chosen_on_its_card(
    qtbot: QtBot,
    screen: EnclosingScreen,
    ask: ScriptedAsk,
    office: Office,
    case_id: CaseId,
    meeting_id: RecordId,
    shown: Show,
) -> None:
    def put_in(desk: object) -> None:
        file = enclosing.read_foreign(office.desk, theirs.printed())
        enclosing.enclose(office.desk, case_id, meeting_id, file, (NAME, AGENCY), frozenset())

    office.call(put_in)
    shown(screen, lambda: screen.open(screen.current))
    (card,) = screen.cards
    parent = next(box for box in card.readers.boxes.values() if box.text().startswith("C. Ellery"))
    for answer in (False, True):
        ask._confirms[:] = [answer]
        with qtbot.waitSignal(screen.settled, timeout=20_000):
            parent.click()
        (card,) = screen.cards
        assert {one.name for one in card.kept.readers} == ({"C. Ellery"} if answer else set())
        parent = next(box for box in card.readers.boxes.values() if box.text().startswith("C. Ellery"))
    who = next(
        one
        for one in office.call(lambda desk: papers.recipients(desk, case_id, "meeting_pack", meeting_id))
        if one.name == "C. Ellery"
    )
    shown_copy = office.call(lambda desk: papers.preview(desk, case_id, "meeting_pack", meeting_id, who.id))
    assert NAME in shown_copy.included


def test_a_hostile_file_is_refused_and_what_was_typed_is_kept(
    qtbot: QtBot, screen: EnclosingScreen, ask: ScriptedAsk, tmp_path: Path
) -> None:
    choose(qtbot, screen, ask, tmp_path / "x.pdf", HOSTILE["script"][0])
    assert screen.form is None
    assert "JavaScript" in notices(screen)
    choose(qtbot, screen, ask, tmp_path / "y.pdf", theirs.printed())
    QTest.keyClicks(form_of(screen).name, NAME)
    screen.leave()
    screen.open(screen.current)
    qtbot.waitUntil(lambda: not screen.services.runner.busy, timeout=20_000)
    choose(qtbot, screen, ask, tmp_path / "y.pdf", theirs.printed())
    qtbot.waitUntil(lambda: form_of(screen).name.text() == NAME, timeout=20_000)
