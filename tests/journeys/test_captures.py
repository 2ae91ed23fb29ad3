"""Windows are out of shared screens from the unlock window on, until the worker lets them be shared in a call."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hsb_desktop.app.captures import keep_out
from hsb_desktop.casework.ports import Place
from hsb_desktop.support import settings
from hsb_desktop.ui.runtime.screen_capture import WDA_EXCLUDEFROMCAPTURE, WDA_NONE, OutOfCaptures
from hsb_desktop.ui.screens.settings.screen import SettingsScreen
from tests.journeys.conftest import PASSPHRASE, Start
from tests.journeys.seeding import Seeded


def test_the_worker_lets_the_window_be_shared_and_takes_it_back(
    full_store: tuple[Path, Seeded], start: Start, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SettingsScreen.__init__, "__kwdefaults__", {"hides": True})  # as on a system that can
    told: dict[int, int] = {}

    def tell(handle: int, affinity: int) -> bool:
        told[handle] = affinity
        return True

    program = start(full_store[0], unlocked=False)
    keep_out(program.session, tell)
    window = int(program.frame.winId())
    try:
        assert told[window] == WDA_EXCLUDEFROMCAPTURE
        program.unlock(PASSPHRASE)
        screen = program.open(Place("settings"))
        assert isinstance(screen, SettingsScreen)
        assert screen.calls.value() == "no"
        screen.calls.press(2)
        assert settings.read(program.folder).shown_in_calls
        assert told[window] == WDA_NONE
        screen.calls.press(1)
        assert told[window] == WDA_EXCLUDEFROMCAPTURE
    finally:
        for captures in qapp.findChildren(OutOfCaptures):
            qapp.removeEventFilter(captures)
