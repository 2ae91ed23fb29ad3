"""What the overview of the backups says of copies that do not open as the records do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from hsb_desktop.casework.backup_port import KeptCopy
from hsb_desktop.casework.backups import BackupView, PlaceView
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.screens.backups.overview_page import OverviewPage

AT = datetime(2026, 12, 30, 14, 2, tzinfo=UTC)
OLD = KeptCopy(Path("copies/one"), AT - timedelta(days=1), "daily", other_key=True)
OWN = replace(OLD, other_key=False)


def _page(qtbot: QtBot, *here: KeptCopy) -> OverviewPage:
    page = OverviewPage()
    qtbot.addWidget(page)
    page.show()
    page.show_view(BackupView(here, None, by_council=False, reached=None, now=AT))
    return page


def _make(page: OverviewPage) -> QAbstractButton | None:
    buttons = page.findChildren(QAbstractButton)
    return next((one for one in buttons if one.text() == "Make a backup now" and one.isVisible()), None)


def test_copies_of_an_earlier_key_are_named_and_a_new_one_is_offered_at_once(qtbot: QtBot) -> None:
    page = _page(qtbot, OLD)
    wanted: list[bool] = []
    page.copy_wanted.connect(lambda: wanted.append(True))
    assert page.findChildren(Notice)
    qtbot.waitUntil(lambda: _make(page) is not None)
    button = _make(page)
    assert button is not None
    button.click()
    assert wanted == [True]
    (row,) = page.findChildren(ListRow)
    assert "only with the passphrase or the code of that day" in row.accessibleName()


@pytest.mark.parametrize(
    "here", [(), (replace(OLD, other_key=False),), (replace(OLD, other_key=False, made_at=AT), OLD)]
)
def test_where_a_copy_has_the_key_of_today_nothing_is_offered(
    qtbot: QtBot, here: tuple[KeptCopy, ...]
) -> None:
    assert _make(_page(qtbot, *here)) is None


@pytest.mark.parametrize(
    ("copies", "said"), [((OWN,), "It last took a copy"), ((), "It has not taken a copy yet")]
)
def test_a_second_place_says_what_is_in_it_where_the_records_know_of_no_copy(
    qtbot: QtBot, copies: tuple[KeptCopy, ...], said: str
) -> None:
    """Records that were put back are older than the copy they came from."""
    page = _page(qtbot)
    page.show_view(BackupView((), Path("stick"), by_council=False, reached=None, now=AT))
    page.show_place(PlaceView(copies))
    assert any(said in words.text() for words in page.findChildren(QLabel))
