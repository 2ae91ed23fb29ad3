from datetime import date, time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.date_field import DateField, read_date
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text_area import TextArea
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.time_field import TimeField, read_time


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12 jan 2027", date(2027, 1, 12)),
        ("12/1/2027", date(2027, 1, 12)),
        ("12.01.2027", date(2027, 1, 12)),
        ("12-01-2027", date(2027, 1, 12)),
        ("2027-01-12", date(2027, 1, 12)),
        ("Tuesday 12 January 2027", date(2027, 1, 12)),
        ("Tues, 12th January, 2027", date(2027, 1, 12)),
        ("1st Sept 2026", date(2026, 9, 1)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("29 feb 2027", None),
        ("31/4/2027", None),
        ("1/12/27", None),
        ("12", None),
        ("", None),
        ("12 foo 2027", None),
        ("1/13/2027", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, read: date | None) -> None:
    assert read_date(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("15:30", time(15, 30)),
        ("15.30", time(15, 30)),
        ("1530", time(15, 30)),
        ("3.30pm", time(15, 30)),
        ("3 pm", time(15, 0)),
        ("12am", time(0, 0)),
        ("12 p.m.", time(12, 0)),
        ("09:05", time(9, 5)),
        ("9:05", time(9, 5)),
        ("15", time(15, 0)),
        ("3", None),
        ("25:00", None),
        ("12:60", None),
        ("13pm", None),
        ("noon", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, read: time | None) -> None:
    assert read_time(text) == read


def test_a_date_pasted_into_the_first_box_fills_all_three(qtbot: QtBot) -> None:
    field = DateField("Date of the meeting")
    qtbot.addWidget(field)
    field.show()
    day = field.boxes()[0]
    QApplication.clipboard().setText("12 jan 2027")
    day.setFocus()
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(day, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.parts() == ("12", "1", "2027")
    assert field.value() == date(2027, 1, 12)


def test_a_date_typed_box_by_box_keeps_what_is_no_date_yet(qtbot: QtBot) -> None:
    field = DateField("Date of the meeting")
    qtbot.addWidget(field)
    for box, words in zip(field.boxes(), ("31", "feb", "2027"), strict=True):
        QTest.keyClicks(box, words)
    assert field.parts() == ("31", "feb", "2027")
    assert field.value() is None
    assert not field.is_empty()
    assert [box.accessibleName() for box in field.boxes()] == [
        "Date of the meeting, day",
        "Date of the meeting, month",
        "Date of the meeting, year",
    ]


def test_setting_a_date_says_nothing_to_listeners(qtbot: QtBot) -> None:
    field = DateField("Date")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(date(2027, 1, 12))
        field.set_value(None)
    assert field.is_empty()


def test_a_time_is_tidied_when_the_field_is_left(qtbot: QtBot) -> None:
    field = TimeField("Time")
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, "3.30pm")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "15:30"


def test_text_area_takes_plain_words_only_and_can_undo(qtbot: QtBot) -> None:
    area = TextArea("Note")
    qtbot.addWidget(area)
    area.set_text("Before. ")
    area.set_caret(99)
    copied = QMimeData()
    copied.setHtml("<h1 style='color:red'>Pasted</h1>")
    copied.setText("Pasted <b>words</b>")
    with qtbot.waitSignal(area.edited) as said:
        area.insertFromMimeData(copied)
    assert said.args == ["Before. Pasted <b>words</b>"]
    area.undo()
    assert area.text() == "Before. "
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert not area.canInsertFromMimeData(picture)


def test_text_area_says_nothing_of_text_that_is_set(qtbot: QtBot) -> None:
    area = TextArea("Note")
    qtbot.addWidget(area)
    with qtbot.assertNotEmitted(area.edited):
        area.set_text("From the store")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_text_area_grows_so_that_nothing_scrolls_inside_it(qtbot: QtBot, scale: float) -> None:
    wear("light", scale)
    area = TextArea("Note", lines=2)
    page = ScrollPage(area, None)
    qtbot.addWidget(page)
    page.resize(500, 300)
    page.show()
    qtbot.waitUntil(lambda: area.height() > 0)
    before = area.height()
    area.set_text("Words that go on and on. " * 60)
    qtbot.waitUntil(lambda: area.height() > 3 * before)
    assert area.verticalScrollBar().maximum() == 0


def test_the_page_follows_the_caret(qtbot: QtBot) -> None:
    area = TextArea("Note", lines=2)
    page = ScrollPage(area, None)
    qtbot.addWidget(page)
    page.resize(500, 200)
    page.show()
    area.set_text("line\n" * 60)
    area.setFocus()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    QTest.keyClick(area, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.verticalScrollBar().value() > 500


def test_a_form_row_names_its_field_and_tells_its_fault(qtbot: QtBot) -> None:
    field = TextLine()
    line = FormRow("Agreed by", field, hint="Who agreed to it")
    qtbot.addWidget(line)
    assert field.accessibleName() == "Agreed by"
    assert field.accessibleDescription() == "Who agreed to it"
    line.set_error("Choose who agreed to it.")
    assert field.accessibleDescription() == "Choose who agreed to it. Who agreed to it"
    assert field.property("bad") == "true"
    line.set_error("")
    assert field.property("bad") == "false"


def test_the_summary_takes_the_focus_and_its_lines_lead_to_fields(qtbot: QtBot) -> None:
    summary = ErrorSummary()
    first, second = FormRow("One", TextLine()), FormRow("Two", DateField("Two"))
    window = Panel("canvas", column(summary, first, second, None))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    summary.show_faults("Two things to finish", [("Enter one.", first), ("Enter two.", second)])
    assert window.focusWidget() is summary
    assert summary.accessibleName() == "Two things to finish. Enter one.. Enter two."
    assert first.error() == "Enter one."
    QTest.keyClick(summary.links()[1], Qt.Key.Key_Return)
    assert isinstance(second.field, DateField)
    assert window.focusWidget() is second.field.boxes()[0]
    summary.clear_faults()
    assert not summary.isVisible()


def test_what_can_be_no_part_of_a_date_is_marked_at_once_and_kept(qtbot: QtBot) -> None:
    field = DateField("Since")
    qtbot.addWidget(field)
    field.show()
    for parts, wrong in (
        (("", "7120", ""), 1),
        (("", "13", ""), 1),
        (("", "xy", ""), 1),
        (("", "sept", ""), None),
        (("32", "", ""), 0),
        (("2026-1", "", ""), None),
        (("3", "1", "20266"), 2),
        (("31", "2", "2026"), 0),
        (("31", "1", "2026"), None),
    ):
        for box, text in zip(field.boxes(), parts, strict=True):
            box.clear()
            QTest.keyClicks(box, text)
        assert field.parts() == parts
        assert [place for place in range(3) if field.boxes()[place].property("bad") == "true"] == (
            [] if wrong is None else [wrong]
        ), parts
