"""What we copied asks to be kept out of histories, and goes when we lock; what others copied stays."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hsb_desktop.ui.runtime.clipboard import KEEP_OUT, OwnClipboard


def test_what_is_copied_is_kept_out_of_histories_and_cleared(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = OwnClipboard()
    monkeypatch.setattr(own, "_owns", lambda _mode: True)  # the screenless platform does not say whose it is
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("seen at home")
    assert clipboard.text() == "seen at home"
    for name, value in KEEP_OUT.items():
        assert clipboard.mimeData().data(name).data() == value
    own.clear()
    assert clipboard.text() == ""
    own.deleteLater()


def test_what_another_program_copied_is_left_alone(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = OwnClipboard()
    monkeypatch.setattr(own, "_owns", lambda _mode: False)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("theirs")
    assert not clipboard.mimeData().hasFormat(next(iter(KEEP_OUT)))
    own.clear()
    assert clipboard.text() == "theirs"
    clipboard.clear()
    own.deleteLater()
