"""A long section is filled in slices and stays what it is: its order, its answers, and the field somebody works in."""

from types import MappingProxyType

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.procedure import checks
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Cite, Form, Kind, Question, Repeat, Section
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.questions.repeat import MANY, MOST, RepeatCards
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.questions.text_fields import TextField
from tests.plain_look import plain

CITE = Cite("test", "1")
NAMES = [f"q{number:02}" for number in range(14)]
LONG = Section(
    "long", "Long", tuple(Question(id=n, kind=Kind.LINE, label=n, source=CITE) for n in NAMES), CITE
)
CELL = Question(id="what", kind=Kind.LINE, label="What?", source=CITE)
ROWS = Repeat("rows", "Rows", "Row", (CELL,), CITE)
TABLE = Section("table", "Table", (ROWS,), CITE)
FORM = Form("test", "2026-01", "form", "Form", (LONG, TABLE), CITE)
_KEPT: list[QWidget] = []


@pytest.fixture(autouse=True)
def _let_go() -> object:
    yield
    _KEPT.clear()


def focus() -> QWidget:
    """What has the focus."""
    held = QApplication.focusWidget()
    assert held is not None
    return held


def put(qtbot: QtBot, widget: QWidget) -> None:
    """Into an active window."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    plain(application)
    window = Panel("canvas", column(widget, None))
    window.resize(700, 900)
    qtbot.addWidget(window)
    _KEPT.append(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def answered(*pairs: tuple[FieldKey, Answer]) -> AnswerSet:
    """Answers by key."""
    return AnswerSet(MappingProxyType(dict(pairs)))


def with_rows(count: int) -> AnswerSet:
    """So many rows, something in the first."""
    rows = tuple(f"r{number}" for number in range(count))
    first = FieldKey("what", "rows", RowId("r0"))
    return answered((FieldKey("rows"), Answer(rows)), (first, Answer("said")))


def texts(fields: SectionFields) -> dict[str, str]:
    """What stands in the fields, in their order."""
    return {
        field.key.question: field.input.text() for field in fields.fields() if isinstance(field, TextField)
    }


def test_what_is_put_off_comes_in_order_with_everything_said_meanwhile(qtbot: QtBot) -> None:
    fields = SectionFields(LONG, at_once=3)
    fields.show_answers(answers := answered((FieldKey("q13"), Answer("kept"))), checks.shown(FORM, answers))
    fields.show_typing({FieldKey("q12"): ("half a wo", 9)})
    fields.show_faults({FieldKey("q11"): "Write it."})
    windows = len(QApplication.topLevelWidgets())
    put(qtbot, fields)
    assert len(texts(fields)) < len(NAMES)
    first = next(fields.fields())
    first.take_focus()
    with qtbot.waitSignal(fields.filled):
        QTest.keyClicks(focus(), "typed on ")
    QTest.keyClicks(focus(), "and on")
    assert list(texts(fields)) == NAMES
    assert {name: words for name, words in texts(fields).items() if words} == {
        "q00": "typed on and on",
        "q12": "half a wo",
        "q13": "kept",
    }
    late = fields.field(FieldKey("q11"))
    assert isinstance(late, TextField)
    assert "Write it." in late.input.accessibleDescription()
    assert len(QApplication.topLevelWidgets()) == windows, "a field made late was a window for a moment"
    inside: list[str] = []
    at: QWidget | None = first
    while at is not None and len(inside) < len(NAMES):
        at = at.nextInFocusChain()
        if isinstance(at, QLineEdit) and fields.isAncestorOf(at):
            inside.append(at.accessibleName())
    assert inside == NAMES


def test_a_field_that_is_wanted_is_made_at_once(qtbot: QtBot) -> None:
    fields = SectionFields(LONG, at_once=1)
    put(qtbot, fields)
    wanted = fields.field(FieldKey("q09"))
    assert wanted is not None
    wanted.take_focus()
    assert wanted.isAncestorOf(focus())
    assert fields.field(FieldKey("elsewhere")) is None


def test_a_new_row_takes_no_field_away_from_who_works_in_another(qtbot: QtBot) -> None:
    cards = RepeatCards(ROWS)
    put(qtbot, cards)
    cards.show_rows(two := with_rows(2), checks.shown(FORM, two))
    first = cards.fields[FieldKey("what", "rows", RowId("r0"))]
    first.take_focus()
    held = focus()
    cards.show_rows(three := with_rows(3), checks.shown(FORM, three))
    assert focus() is held
    qtbot.waitUntil(lambda: len(cards.fields) == 3)
    cards.findChildren(QAbstractButton)[-1].setFocus()
    cards.show_rows(four := with_rows(4), checks.shown(FORM, four))
    added = cards.fields[FieldKey("what", "rows", RowId("r3"))]
    assert added.isAncestorOf(focus()), "who adds a row goes on in it"
    cards.show_rows(two, checks.shown(FORM, two))
    qtbot.wait(30)
    assert [key.row for key in cards.fields] == ["r0", "r1"]


def test_many_rows_are_lines_until_they_are_opened(qtbot: QtBot) -> None:
    count = MANY + 120
    fields = SectionFields(TABLE)
    fields.show_answers(many := with_rows(count), checks.shown(FORM, many))
    put(qtbot, fields)
    lines = fields.findChildren(ListRow)
    assert len(lines) == MOST
    more = next(b for b in fields.findChildren(QAbstractButton) if b.text().startswith("Show "))
    assert more.text() == f"Show {MOST} of {count - MOST} more"
    more.click()
    assert len(fields.findChildren(ListRow)) == 2 * MOST
    assert "said" in lines[0].accessibleName()
    assert not list(fields.fields())
    wanted = FieldKey("what", "rows", RowId("r70"))
    fields.show_faults({wanted: "Write it."})
    assert [field.key for field in fields.fields()] == [wanted]
    lines[0].click()
    opened = fields.field(FieldKey("what", "rows", RowId("r0")))
    assert isinstance(opened, TextField)
    assert opened.input.text() == "said"
    assert opened.isAncestorOf(focus())
