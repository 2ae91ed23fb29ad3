"""A new passphrase: long enough, typed twice, pasted where somebody wants to, offered on demand and then shown."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.new_passphrase import NewPassphrase
from hsb_desktop.ui.kit.text_line import TextLine


@pytest.fixture
def asked(qtbot: QtBot) -> NewPassphrase:
    asked = NewPassphrase(lambda: "maple otter lantern quiet")
    qtbot.addWidget(asked)
    asked.show()
    return asked


def test_what_is_chosen_is_long_varied_and_typed_twice(asked: NewPassphrase) -> None:
    for words, again, wrong in (
        ("", "", "passphrase"),
        ("too short", "too short", "passphrase"),
        ("               ", "               ", "passphrase"),
        ("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", "passphrase"),
        ("grey heron over the weir", "grey heron over the wier", "again"),
        ("grey heron over the weir", "grey heron over the weir", ""),
        ("cœur ñandú 暗号 naïve", "cœur ñandú 暗号 naïve", ""),
    ):
        asked.passphrase.setText(words)
        asked.again.setText(again)
        assert [key for key, _ in asked.faults()] == ([wrong] if wrong else [])
        assert bool(wrong) is any(row.error() for row in asked.rows.values())


def test_it_may_be_pasted_and_what_is_offered_is_shown_to_be_typed_again(asked: NewPassphrase) -> None:
    QApplication.clipboard().setText("grey heron over the weir")
    asked.passphrase.paste()
    assert asked.text() == "grey heron over the weir"
    assert asked.passphrase.echoMode() is TextLine.EchoMode.Password
    (offer,) = (
        button for button in asked.findChildren(QAbstractButton) if button.text() == "Suggest four words"
    )
    offer.click()
    assert asked.text() == "maple otter lantern quiet"
    assert asked.passphrase.echoMode() is TextLine.EchoMode.Normal
    assert asked.again.text() == ""
    asked.forget()
    assert [line.text() for line in asked.secrets()] == ["", ""]
    QApplication.clipboard().clear()
