from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.long_list import LongList


def test_the_first_rows_stand_there_and_the_others_come_when_asked_for(qtbot: QtBot) -> None:
    made: list[int] = []

    def make(number: int) -> ListRow:
        made.append(number)
        return ListRow(f"Row {number}")

    shown = LongList([lambda number=number: make(number) for number in range(60)], first=25)  # type: ignore[misc]
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    assert made == list(range(25)), "the others cost nothing yet"
    assert shown.more.text() == "Show 25 of 35 more"
    shown.more.click()
    assert len(shown.rows()) == 50
    qtbot.waitUntil(shown.rows()[25].hasFocus, timeout=2000)  # one reads on where the new ones begin
    assert shown.more.text() == "Show 10 of 10 more"
    shown.more.click()
    assert made == list(range(60))
    assert not shown.more.isVisible()


def test_a_short_list_offers_nothing_more(qtbot: QtBot) -> None:
    shown = LongList([lambda: ListRow("Row")])
    qtbot.addWidget(shown)
    shown.show()
    assert not shown.more.isVisible()
