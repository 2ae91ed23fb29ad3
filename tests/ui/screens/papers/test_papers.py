"""Papers: the right copy for the right person, every page looked at, issued, saved, printed; nothing waits."""

import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import meetings, papers, records
from hsb_desktop.casework.copy_values import BY_HAND
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import PaperPreview
from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers.render import ReportlabPaperWriter
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import column, grow, holder
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.papers.foot import PapersFoot
from hsb_desktop.ui.screens.papers.recipients import RecipientCard
from hsb_desktop.ui.screens.papers.screen import PapersScreen
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
CANARY = "Kestrelbridge"  # stands only where professionals read
LONGEST_GAP = 0.1  # seconds without a heartbeat


@pytest.fixture
def plan_id(office: Office, case_id: CaseId) -> RecordId:
    """A safety plan with a sentence that only professionals may read."""

    def seed(desk: Desk) -> RecordId:
        plan = records.start_record(desk, case_id, "safety_plan").record_id
        for question, value in (
            ("made_on", "2026-12-29"),
            ("child_wants", "To stay in my school."),
            ("rests_on", CANARY),
        ):
            records.save_answer(desk, plan, FieldKey(question), Answer(value))
        agreed = FieldKey("agreed", "settings", RowId("home"))
        records.save_answer(desk, plan, agreed, Answer("What we agreed at home. " * 60))
        return plan

    return office.call(seed)


@pytest.fixture
def screen(services: Services, case_id: CaseId, plan_id: RecordId, shown: Show) -> PapersScreen:
    """The safety plan, nobody chosen."""
    made = PapersScreen(services)
    shown(made, lambda: made.open(Place("papers", case_id, plan_id, "safety_plan")))
    return made


@pytest.fixture
def pack(services: Services, case_id: CaseId, meeting_id: RecordId, shown: Show) -> PapersScreen:
    """The meeting pack, nobody chosen."""
    made = PapersScreen(services)
    shown(made, lambda: made.open(Place("papers", case_id, meeting_id, "meeting_pack")))
    return made


def card(screen: PapersScreen, copy_type: str) -> RecipientCard:
    """The first person who gets this kind of copy."""
    return next(found for found in screen.recipients.cards() if found.view.copy_type == copy_type)


def choose(qtbot: QtBot, screen: PapersScreen, copy_type: str) -> None:
    """Choose a person and wait for their sheets."""
    card(screen, copy_type).click()
    qtbot.waitUntil(screen.sheets.shown_pages, timeout=20_000)


def text_of(data: bytes) -> str:
    """Every word of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def preview_of(screen: PapersScreen) -> PaperPreview | None:
    """The copy that is shown."""
    return screen.preview


def copy_of(screen: PapersScreen) -> PaperPreview:
    """The copy that is shown, which there is."""
    shown = preview_of(screen)
    assert shown is not None
    return shown


def look_at_all(screen: PapersScreen) -> None:
    """Go through every page, and say how it is handed over."""
    screen.handing.ways.set_value(BY_HAND)
    while screen.release.look is not None:
        screen.release.look.click()


def test_nobody_is_chosen_and_pressing_issue_says_so(screen: PapersScreen) -> None:
    assert screen.recipients.value() == ""
    assert not screen.sheets.shown_pages()
    screen.foot.primary.click()
    links = [link.text() for link in screen.faults.summary.links() if isinstance(link, LinkLine)]
    assert links == ["Choose who the paper is for."]
    assert screen.faults.summary.hasFocus()


def test_the_copy_shown_is_the_copy_of_the_person_chosen(qtbot: QtBot, screen: PapersScreen) -> None:
    choose(qtbot, screen, "professional")
    shown = copy_of(screen)
    assert CANARY in text_of(shown.data)
    card(screen, "family").click()
    assert preview_of(screen) is None
    assert not screen.sheets.shown_pages(), "the professional's sheet is still in sight"
    qtbot.waitUntil(screen.sheets.shown_pages, timeout=20_000)
    shown = copy_of(screen)
    assert shown.recipient.id == screen.recipients.value()
    assert CANARY not in text_of(shown.data)
    assert CANARY.encode() not in shown.data


def test_a_quick_change_of_mind_never_shows_the_first_copy(qtbot: QtBot, screen: PapersScreen) -> None:
    card(screen, "professional").click()
    card(screen, "family").click()
    qtbot.waitUntil(screen.sheets.shown_pages, timeout=20_000)
    qtbot.waitUntil(lambda: not screen.services.runner.busy, timeout=20_000)
    assert copy_of(screen).recipient.copy_type == "family"


def test_every_page_is_looked_at_before_it_goes(qtbot: QtBot, pack: PapersScreen) -> None:
    choose(qtbot, pack, "professional")
    assert copy_of(pack).pages > 1
    assert 1 not in pack.unseen()
    pack.foot.primary.click()
    assert any(
        "not looked at yet" in link.text()
        for link in pack.faults.summary.links()
        if isinstance(link, LinkLine)
    )
    look_at_all(pack)
    assert pack.unseen() == []
    assert pack.sheets.view.page() == copy_of(pack).pages


def test_a_pack_is_issued_saved_and_printed(
    qtbot: QtBot, pack: PapersScreen, ask: ScriptedAsk, office: Office, case_id: CaseId, tmp_path: Path
) -> None:
    ask.__init__(confirms=[True], saves=[tmp_path], prints=[True])  # type: ignore[misc]  # the answers of this test
    choose(qtbot, pack, "professional")
    look_at_all(pack)
    pack.foot.primary.click()
    qtbot.waitUntil(lambda: pack.foot.primary.text() == "Save a copy", timeout=20_000)
    qtbot.waitUntil(lambda: not pack.services.runner.busy, timeout=20_000)
    issued = office.call(lambda desk: papers.issued_papers(desk, case_id))
    assert [paper.recipient for paper in issued] == [card(pack, "professional").view.name]
    assert card(pack, "professional").view.issued
    pack.foot.primary.click()
    pack.foot.print.click()
    qtbot.waitUntil(lambda: bool(ask.printed), timeout=20_000)
    saved = list(tmp_path.glob("*.pdf"))
    assert [path.name for path in saved] == ["C-0001-meeting-pack-1.pdf"]
    assert saved[0].read_bytes() == office.call(lambda desk: papers.issued_bytes(desk, issued[0].id))
    assert ask.printed == [(f"{issued[0].title} C-0001", issued[0].pages)]
    assert "print queue" in pack.foot.words.text(), "what may stay behind is said"
    assert not any("Ellery" in said for kind, said, _ in ask.asked if kind in ("save", "print"))


def test_every_issued_copy_is_printed_in_one_job(
    qtbot: QtBot, pack: PapersScreen, ask: ScriptedAsk, office: Office, case_id: CaseId, meeting_id: RecordId
) -> None:
    ask.__init__(confirms=[True], prints=[True])  # type: ignore[misc]  # the answers of this test
    assert pack.foot.all.isHidden()

    def give_out(desk: Desk) -> list[int]:
        who = [one for one in papers.recipients(desk, case_id, "meeting_pack", meeting_id) if not one.why_not]
        return [
            papers.issue(desk, case_id, "meeting_pack", meeting_id, one.id).paper.pages for one in who[:2]
        ]

    pages = office.call(give_out)
    pack.open(pack.current)
    qtbot.waitUntil(lambda: not pack.foot.all.isHidden(), timeout=20_000)
    assert pack.foot.all.text() == "Print 2 copies"
    pack.foot.all.click()
    qtbot.waitUntil(lambda: bool(ask.printed), timeout=20_000)
    (asked,) = [about for kind, _, about in ask.asked if kind == "confirm"]
    assert asked.count("Copy 1, for ") == asked.count("Copy 2, for ") == 1, (
        "whose copies they are is said before"
    )
    assert ask.printed == [("Meeting pack", sum(pages))]
    qtbot.waitUntil(lambda: not pack.services.runner.busy, timeout=20_000)
    assert pack.foot.words.text() == "Copies sent to the printer: 2."


def test_saying_not_yet_issues_nothing(
    qtbot: QtBot, pack: PapersScreen, ask: ScriptedAsk, office: Office, case_id: CaseId
) -> None:
    ask.__init__(confirms=[False])  # type: ignore[misc]  # the answers of this test
    choose(qtbot, pack, "professional")
    look_at_all(pack)
    pack.foot.primary.click()
    qtbot.waitUntil(lambda: not pack.services.runner.busy, timeout=20_000)
    assert office.call(lambda desk: papers.issued_papers(desk, case_id)) == ()


def test_an_unfinished_plan_says_what_is_missing_and_leads_to_it(
    qtbot: QtBot, screen: PapersScreen, case_id: CaseId, plan_id: RecordId
) -> None:
    choose(qtbot, screen, "family")
    look_at_all(screen)
    screen.foot.primary.click()
    links = [link for link in screen.faults.summary.links() if isinstance(link, LinkLine)]
    assert [link.text() for link in links if "still to be answered" in link.text()]
    with qtbot.waitSignal(screen.go, timeout=5000) as gone:
        links[0].click()
    place = gone.args[0]
    assert (place.screen, place.case_id, place.record_id) == ("record", case_id, plan_id)
    assert place.page
    assert place.key, "it leads to the field"


def test_the_foot_shows_every_line_of_its_words_also_in_large_letters(qtbot: QtBot) -> None:
    wear("light", 2.0)
    foot = PapersFoot()
    page = holder(column(grow(QWidget()), foot))
    qtbot.addWidget(page)
    foot.set_fold(Fold.NARROW)
    page.resize(1274, 600)
    page.show()
    foot.offer("Copy 1 of 4, for P. Lindqvist only", "P. Lindqvist", issued=False)
    qtbot.waitUntil(lambda: foot.primary.icon_name() == "", timeout=5000)  # icons go before words
    qtbot.waitUntil(lambda: foot.words.height() > foot.words.sizeHint().height(), timeout=5000)
    assert foot.words.height() >= foot.words.heightForWidth(foot.words.width())
    page.resize(2600, 600)
    assert foot.primary.icon_name() == "issue"


def test_a_change_of_the_record_takes_the_sheet_away_and_writes_it_again(
    qtbot: QtBot, screen: PapersScreen, office: Office, plan_id: RecordId
) -> None:
    choose(qtbot, screen, "child")
    first = copy_of(screen)
    changed = office.call(
        lambda desk: records.save_answer(desk, plan_id, FieldKey("child_wants"), Answer("To see my friends."))
    )
    screen.refresh(changed.changes)
    assert preview_of(screen) is None
    qtbot.waitUntil(screen.sheets.shown_pages, timeout=20_000)
    assert copy_of(screen) is not first
    assert "To see my friends." in text_of(copy_of(screen).data)


def test_the_window_never_waits_while_a_paper_is_written_and_drawn(qtbot: QtBot, pack: PapersScreen) -> None:
    beats: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    choose(qtbot, pack, "professional")  # once before, so that what is loaded on first use is not measured
    heart.start(5)
    for copy_type in ("professional", "family", "child"):
        if card(pack, copy_type).isEnabled():
            choose(qtbot, pack, copy_type)
    heart.stop()
    gaps = [later - earlier for earlier, later in pairwise(beats)]
    assert len(gaps) > 5
    assert max(gaps) < LONGEST_GAP, f"the longest gap was {max(gaps) * 1000:.0f} ms"


def test_a_meeting_without_a_date_is_not_issued(
    qtbot: QtBot, services: Services, office: Office, case_id: CaseId, shown: Show
) -> None:
    undated = office.call(lambda desk: meetings.plan_meeting(desk, case_id, "strategy_meeting").record_id)
    made = PapersScreen(services)
    shown(made, lambda: made.open(Place("papers", case_id, undated, "meeting_pack")))
    choose(qtbot, made, "professional")
    look_at_all(made)
    made.foot.primary.click()
    said = [link.text() for link in made.faults.summary.links() if isinstance(link, LinkLine)]
    assert any(text.startswith("Enter the date of the meeting.") for text in said)


def test_a_paper_of_the_whole_case_is_made_without_a_record(
    qtbot: QtBot, services: Services, ask: ScriptedAsk, office: Office, case_id: CaseId, shown: Show
) -> None:
    ask.__init__(confirms=[True])  # type: ignore[misc]  # the answers of this test
    made = PapersScreen(services)
    shown(made, lambda: made.open(Place("papers", case_id, None, "current_position")))
    assert [one.view.copy_type for one in made.recipients.cards() if one.isEnabled()] == ["professional"]
    choose(qtbot, made, "professional")
    assert "Draft, not issued" in text_of(copy_of(made).data)
    look_at_all(made)
    made.foot.primary.click()
    qtbot.waitUntil(lambda: made.foot.primary.text() == "Save a copy", timeout=20_000)
    issued = office.call(lambda desk: papers.issued_papers(desk, case_id))
    assert [(paper.kind, paper.record_id) for paper in issued] == [("current_position", None)]


def test_what_is_typed_is_saved_while_a_paper_is_drawn(
    qtbot: QtBot, pack: PapersScreen, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing, go_on = threading.Event(), threading.Event()
    draw = ReportlabPaperWriter.draw

    def slowly(writer: ReportlabPaperWriter, paper: Paper) -> bytes:
        drawing.set()
        go_on.wait(10)
        return draw(writer, paper)

    monkeypatch.setattr(ReportlabPaperWriter, "draw", slowly)
    card(pack, "professional").click()
    qtbot.waitUntil(drawing.is_set, timeout=20_000)
    assert office.call(lambda desk: papers.issued_papers(desk, pack.current.case_id or CaseId(""))) == ()
    assert not pack.sheets.shown_pages()
    go_on.set()
    qtbot.waitUntil(pack.sheets.shown_pages, timeout=20_000)
