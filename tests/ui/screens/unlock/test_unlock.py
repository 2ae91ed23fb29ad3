"""The unlock window: one error beside its field, what the keyboard does, when the work was last saved."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsb_desktop.app.after_paint import saved_words
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.screens.unlock.code import ByCodeForm
from hsb_desktop.ui.screens.unlock.keys import KeyWatch, forget_half_typed, language_words
from hsb_desktop.ui.screens.unlock.passphrase import PassphraseForm
from hsb_desktop.ui.screens.unlock.screen import UnlockScreen
from hsb_desktop.ui.screens.unlock.set_up import SetUpForm
from tests.ui.kit.looking import cut

WRONG = "This passphrase does not open your records; nothing was changed."


@pytest.fixture
def screen(qtbot: QtBot) -> UnlockScreen:
    """The window's content over a store that is there."""
    screen = UnlockScreen(known=True)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def test_a_refusal_is_said_once_beside_the_field_which_takes_the_keyboard(
    screen: UnlockScreen, qtbot: QtBot
) -> None:
    given: list[str] = []
    screen.unlock_wanted.connect(given.append)
    screen.passphrase.setText("some words")
    screen.button.click()
    assert given == ["some words"]
    assert not screen.button.isEnabled()
    screen.button.setFocus()
    screen.refuse(WRONG)
    shown = [words.text() for words in screen.findChildren(Words) if words.isVisible()]
    assert shown.count(WRONG) == 1
    assert [glyph for glyph in screen.findChildren(StateGlyph) if glyph.isVisible()], "the sign of a fault"
    assert WRONG in screen.passphrase.accessibleDescription()
    qtbot.waitUntil(screen.passphrase.hasFocus)
    assert screen.passphrase.hasSelectedText()
    screen.button.click()
    assert screen.error == ""


def test_a_fault_goes_as_its_field_is_put_right_and_the_others_stay(qtbot: QtBot) -> None:
    form = SetUpForm(lambda: "willow ladder parcel seven")
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.button.click()
    assert [bool(row.error()) for row in form.rows.values()] == [True, True, True, False]
    form.name.setFocus()
    QTest.keyClicks(form.name, "A")
    assert form.name.hasFocus(), "nothing takes the keyboard from who puts it right"
    assert [bool(row.error()) for row in form.rows.values()] == [False, True, True, False]
    assert "Enter your name" not in form.error_words()
    assert "Enter your role" in form.error_words()
    QTest.keyClicks(form.role, "B")
    QTest.keyClicks(form.passphrase, "willow ladder parcel seven")
    assert form.error_words() == ""
    form.button.click()
    assert "differ" in form.error_words()
    QTest.keyClicks(form.passphrase, "s")
    assert form.error_words() == "", "what two fields disagree on may be put right in either"


def test_it_says_that_the_program_ended_unexpectedly(screen: UnlockScreen, qtbot: QtBot) -> None:
    assert not screen.findChildren(Notice)
    again = UnlockScreen(known=True, died=True)
    qtbot.addWidget(again)
    (notice,) = again.findChildren(Notice)
    assert notice.accessibleName().startswith("The program ended unexpectedly and was started again")


def test_caps_lock_is_told_by_the_letters_typed_where_the_system_cannot_be_asked(
    screen: UnlockScreen,
) -> None:
    watch = KeyWatch(screen.passphrase, lamp=lambda: None)
    told: list[bool] = []
    watch.changed.connect(lambda _words, capitals: told.append(capitals))
    field = screen.passphrase
    QTest.keyClicks(field, "a1 ")
    assert told == [False]
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)  # its text is "b": turned round
    assert told == [False, True]
    QTest.keyClick(field, Qt.Key.Key_CapsLock)
    assert told == [False, True, False]


def test_caps_lock_is_said_in_words_while_the_system_says_that_it_is_on(screen: UnlockScreen) -> None:
    lit = [False]
    watch = KeyWatch(screen.passphrase, lamp=lambda: lit[0])
    watch.changed.connect(screen.form.say_keys)
    watch.say()
    for on in (True, False):
        lit[0] = on
        QTest.keyClick(screen.passphrase, Qt.Key.Key_A)
        shown = " ".join(words.text() for words in screen.findChildren(Words))
        assert ("Caps Lock is on." in shown) is on


def test_the_language_of_the_keyboard_is_said_where_it_is_known() -> None:
    british = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    assert language_words(british) == "Keyboard: English (United Kingdom)."
    assert language_words(QLocale.c()) == ""


def test_when_the_work_was_last_saved() -> None:
    at = datetime(2026, 12, 23, 14, 2)
    back = " You will come back to where you were."
    assert saved_words(at, date(2026, 12, 23)) == "Your work was last saved today at 14:02." + back
    assert (
        saved_words(at, date(2026, 12, 24))
        == "Your work was last saved on Wednesday 23 December 2026 at 14:02." + back
    )


def test_at_first_run_nothing_is_cut_when_there_is_more_to_say(qtbot: QtBot) -> None:
    screen = UnlockScreen(known=False)
    qtbot.addWidget(screen)
    screen.resize(1366, 700)
    screen.show()
    qtbot.waitExposed(screen)
    screen.form.say_keys("Caps Lock is on. Keyboard: English (United Kingdom). " * 2, True)
    qtbot.waitUntil(lambda: cut(screen) == [])
    screen.button.click()
    qtbot.waitUntil(lambda: screen.error.startswith("There is something to put right"))
    qtbot.waitUntil(lambda: cut(screen) == [])


def test_a_passphrase_left_half_typed_goes(screen: UnlockScreen, qtbot: QtBot) -> None:
    left = forget_half_typed([screen.passphrase], screen.form.lapse, after=80)
    screen.passphrase.setFocus()
    QTest.keyClicks(screen.passphrase, "half a")
    assert left.isActive()
    qtbot.waitUntil(lambda: screen.passphrase.text() == "")
    assert screen.error.startswith("The passphrase was cleared because nothing was typed")


def test_while_faults_are_put_right_nothing_moves_and_what_went_by_itself_is_said(qtbot: QtBot) -> None:
    screen = UnlockScreen(known=True)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.form.code_wanted.emit()  # type: ignore[union-attr]
    form = screen.form
    assert isinstance(form, ByCodeForm)
    form.button.click()
    qtbot.waitUntil(form.summary.isVisible)
    qtbot.wait(20)
    lines = (form.field, *form.secrets())
    stood = [line.mapTo(screen, line.rect().topLeft()).y() for line in lines]
    for line in lines:
        QTest.keyClicks(line, "grey heron over the weir")
    qtbot.wait(20)
    assert not form.summary.isVisible()
    assert [line.mapTo(screen, line.rect().topLeft()).y() for line in lines] == stood
    form.lapse()
    assert form.new.text() == ""
    assert form.rows["passphrase"].warning().startswith("The passphrase was cleared")
    QTest.keyClicks(form.secrets()[0], "g")
    assert form.rows["passphrase"].warning() == ""
    QTest.keyClick(form.field, Qt.Key.Key_Escape)
    assert isinstance(screen.form, PassphraseForm)
