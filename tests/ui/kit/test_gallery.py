import pytest
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.button import IconButton
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.kit.text import Words
from tests.ui.kit import gallery
from tests.ui.kit.looking import cut, nameless, small

SIZES = (1.0, 1.25, 2.0)


@pytest.mark.parametrize("scale", SIZES)
@pytest.mark.parametrize("page", list(gallery.PAGES))
def test_no_words_are_cut_and_nothing_sticks_out(qtbot: QtBot, page: str, scale: float) -> None:
    wear("light", scale)
    window = gallery.shown(page)
    qtbot.addWidget(window)
    assert window.width() == 1366
    assert cut(window) == []


@pytest.mark.parametrize("page", list(gallery.PAGES))
def test_text_that_grows_in_an_open_window_is_not_cut_either(qtbot: QtBot, page: str) -> None:
    window = gallery.shown(page)
    qtbot.addWidget(window)
    wear("high_contrast", 1.5)
    qtbot.waitUntil(lambda: not cut(window), timeout=2000)


@pytest.mark.parametrize("page", list(gallery.PAGES))
def test_targets_are_large_enough_and_have_names(qtbot: QtBot, page: str) -> None:
    window = gallery.shown(page)
    qtbot.addWidget(window)
    assert small(window) == []
    assert nameless(window) == []


def test_the_look_by_machine_sees_faults(qtbot: QtBot) -> None:
    window = gallery.shown("marks")
    qtbot.addWidget(window)
    words = window.findChildren(Words)[0]
    words.setFixedWidth(20)
    words.setText("Some words that do not fit into so little room")
    words.setFixedHeight(10)
    assert any("Some words" in line for line in cut(window))
    button = window.findChildren(IconButton)[0]
    button.setAccessibleName("")
    button.setToolTip("")
    button.setFixedSize(20, 20)
    assert any(line.startswith("IconButton") for line in nameless(window))
    assert any(line.startswith("IconButton") for line in small(window))


def test_every_theme_paints_without_a_word_from_qt(qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    for theme, scale in gallery.LOOKS:
        wear(theme, scale)
        for page in gallery.PAGES:
            window = gallery.shown(page, 900, 600)
            qtbot.addWidget(window)
            assert not window.grab().isNull()
    said = capfd.readouterr().err.replace("This plugin does not support propagateSizeHints()", "").strip()
    assert said == ""
