from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtGui import QImage, QPdfWriter
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.runtime.ask import Ask, ScriptedAsk, WindowAsk
from hsb_desktop.ui.runtime.painting import paint_pages

Do = Callable[[QDialog], None]
PATIENCE = 500  # looks at one dialog, 10 ms apart


@pytest.fixture
def when_open(qtbot: QtBot) -> Iterator[Callable[[Do], None]]:
    """`when_open(do)` calls `do(dialog)` once for each dialog that opens; one that stays open all the same is closed.

    A test that fails is better than one that waits for a person for ever.
    """
    timers: list[QTimer] = []

    def arrange(do: Do) -> None:
        for earlier in timers:
            earlier.stop()
        timer = QTimer()
        timer.setInterval(10)
        timers.append(timer)
        turns: dict[int, int] = {}

        def look() -> None:
            for dialog in [
                w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
            ]:
                turn = turns[id(dialog)] = turns.get(id(dialog), 0) + 1
                if turn == 1:
                    do(dialog)
                elif turn > PATIENCE:
                    dialog.reject()

        timer.timeout.connect(look)
        timer.start()

    yield arrange
    for timer in timers:
        timer.stop()
        timer.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == words)


def choose(dialog: QFileDialog, file: Path) -> None:
    """Go to the folder, name the file, accept: each once the dialog has read what came before."""

    def name_it() -> None:
        dialog.findChildren(QLineEdit)[0].setText(str(file))
        QTimer.singleShot(700, dialog, dialog.accept)

    dialog.setDirectory(str(file.parent))
    QTimer.singleShot(700, dialog, name_it)


def nobody() -> QWidget | None:
    return None


def test_a_question_is_plain_text_and_the_safe_answer_has_the_focus(when_open: Callable[[Do], None]) -> None:
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        assert all(label.textFormat().name == "PlainText" for label in dialog.findChildren(QLabel))
        focused = dialog.focusWidget()
        assert isinstance(focused, QPushButton)
        seen.append(focused.text())
        button(dialog, "Remove it").click()

    when_open(answer)
    assert WindowAsk(nobody).confirm("Remove it", "<b>R.E.</b> stays in the record.", "Remove it", "Keep it")
    assert seen == ["Remove it", "<b>R.E.</b> stays in the record.", "Keep it"]


def test_a_name_on_a_button_is_whole(when_open: Callable[[Do], None]) -> None:
    when_open(lambda dialog: button(dialog, "Issue to Ana && Bo").click())
    assert WindowAsk(nobody).confirm("Issue", "One copy.", "Issue to Ana & Bo", "Back")


def test_closing_a_question_means_no(when_open: Callable[[Do], None]) -> None:
    when_open(lambda dialog: dialog.reject())
    assert not WindowAsk(nobody).confirm("Leave", "The page is not finished.", "Leave", "Stay")


def test_a_reason_is_not_blank(when_open: Callable[[Do], None]) -> None:
    def answer(dialog: QDialog) -> None:
        field = dialog.findChild(QPlainTextEdit)
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText("   ")
        button(dialog, "Continue").click()
        assert dialog.isVisible()
        field.setPlainText(" The referral was withdrawn. ")
        button(dialog, "Continue").click()

    when_open(answer)
    assert WindowAsk(nobody).reason("Why", "Say why.") == "The referral was withdrawn."
    when_open(lambda dialog: dialog.reject())
    assert WindowAsk(nobody).reason("Why", "Say why.") is None


def test_a_reason_is_heard_as_it_is_typed_and_goes_on_from_there(when_open: Callable[[Do], None]) -> None:
    heard: list[str] = []

    def type_on(dialog: QDialog) -> None:
        field = dialog.findChild(QPlainTextEdit)
        assert isinstance(field, QPlainTextEdit)
        assert "What you typed before is back." in [label.text() for label in dialog.findChildren(QLabel)]
        QTest.keyClicks(field, " now")
        dialog.reject()

    when_open(type_on)
    assert WindowAsk(nobody).reason("Why", "Say why.", so_far="Until", typed=heard.append) is None
    assert heard == ["Until ", "Until n", "Until no", "Until now"]


def test_a_saved_file_leaves_no_folder_or_name_in_any_settings(
    when_open: Callable[[Do], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(kept))
    place = tmp_path / "a-telling-folder"
    place.mkdir()

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        choose(dialog, place / "a-telling-name.pdf")

    when_open(answer)
    saved = WindowAsk(nobody).save_path("plan.pdf")
    assert saved == place / "a-telling-name.pdf"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    written = [file.read_text(encoding="utf-8") for file in kept.rglob("*") if file.is_file()]
    assert written, "Qt wrote no settings at all, so this test proves nothing"
    assert not [text for text in written if "telling" in text]


def test_a_file_to_read_is_one_that_is_there(when_open: Callable[[Do], None], tmp_path: Path) -> None:
    there = tmp_path / "signed.pdf"
    there.write_bytes(b"%PDF-")

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        choose(dialog, there)

    when_open(answer)
    assert WindowAsk(nobody).open_path("Add a signed copy", ["*.pdf"]) == there
    when_open(lambda dialog: dialog.reject())
    assert WindowAsk(nobody).open_path("Add a signed copy") is None


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="not run: a printer is set up here")
def test_without_a_printer_it_says_so_and_what_to_do(when_open: Callable[[Do], None]) -> None:
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        button(dialog, "OK").click()

    when_open(answer)
    assert not WindowAsk(nobody).print_pages([QImage(10, 10, QImage.Format.Format_RGB32)], "C-0142")
    assert seen == [
        "No printer is set up on this laptop",
        "Nothing was printed. Set a printer up, or save a copy and print it elsewhere.",
    ]


def test_pages_are_painted_one_on_each_sheet(qapp: QApplication, tmp_path: Path) -> None:
    images = [QImage(60, 85, QImage.Format.Format_RGB32) for _ in range(3)]
    target = tmp_path / "pages.pdf"
    writer = QPdfWriter(str(target))
    paint_pages(writer, images)
    del writer
    assert target.read_bytes().count(b"/Type /Page\n") == 3


def test_no_copy_begins_on_the_back_of_another(qapp: QApplication, tmp_path: Path) -> None:
    images = [QImage(60, 85, QImage.Format.Format_RGB32) for _ in range(6)]
    for begins, sheets_sides in (((0, 3, 5), 7), ((0, 2, 4), 6), ((0, 1, 2), 8)):
        target = tmp_path / f"{sheets_sides}.pdf"
        writer = QPdfWriter(str(target))
        paint_pages(writer, images, begins)
        del writer
        assert target.read_bytes().count(b"/Type /Page\n") == sheets_sides


def test_a_script_answers_in_order_and_keeps_what_was_asked(tmp_path: Path) -> None:
    ask: Ask = ScriptedAsk(confirms=[True], reasons=["Because."], saves=[tmp_path, None], prints=[True])
    assert ask.confirm("Lock", "Now?", "Lock", "Stay")
    assert ask.reason("Why", "Say why.") == "Because."
    assert ask.save_path("plan.pdf") == tmp_path / "plan.pdf"
    assert ask.save_path("plan.pdf") is None
    assert ask.print_pages([], "C-0142")
    ask.tell("Done", "It is saved.")
    assert isinstance(ask, ScriptedAsk)
    assert [kind for kind, _, _ in ask.asked] == ["confirm", "reason", "save", "save", "print", "tell"]
    with pytest.raises(LookupError, match="no answer left for 'Lock'"):
        ask.confirm("Lock", "Again?", "Lock", "Stay")
