from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.suggestions import Suggestions
from hsb_desktop.ui.kit.text_line import TextLine


def test_a_part_of_a_word_finds_somebody_and_nothing_is_put_in_unasked(qtbot: QtBot) -> None:
    line = TextLine("Name")
    suggestions = Suggestions(line)
    suggestions.offer(
        [("p-1", "P. Lindqvist", "P. Lindqvist, teacher"), ("p-2", "C. Ellery", "C. Ellery, mother")]
    )
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.setFocus()
    QTest.keyClicks(line, "LINDQ")
    assert suggestions.offered() == ["P. Lindqvist, teacher"]
    assert line.text() == "LINDQ", "what is typed stands"
    popup = suggestions._completer.popup()
    assert popup is not None
    with qtbot.waitSignal(suggestions.chosen) as taken:
        popup.clicked.emit(popup.model().index(0, 0))
        suggestions._completer.activated.emit(popup.model().index(0, 0))
    assert taken.args == ["p-1"]
