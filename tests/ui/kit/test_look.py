import gc

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidgetItem
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit import token_table
from hsb_desktop.ui.kit.button import primary
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.look import Look, look, look_changed, restyle, wear
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text import Words, small, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role, tokens
from tests.ui.kit import write_token_table


def test_the_table_the_program_reads_is_what_the_tokens_say() -> None:
    for name, value in write_token_table.table().items():
        assert getattr(token_table, name) == value, f"{name}: run `python -m {write_token_table.__name__}`"


def test_the_bundled_family_is_the_one_that_is_drawn(qapp: QApplication) -> None:
    for role in Role:
        assert QFontInfo(look().font(role)).family() == "Atkinson Hyperlegible Next"
    assert QFontInfo(look().font(Role.TITLE)).bold()


def test_type_grows_in_full_gaps_by_a_quarter_bars_by_less_than_half() -> None:
    worn = Look(tokens().themes["light"], 2.0)
    assert (worn.px(16), worn.gap(16), worn.frame(100)) == (32, 20, 145)
    assert worn.line(Role.BODY) == 48
    assert Look(tokens().themes["light"], 5).scale == 2.0
    assert Look(tokens().themes["light"], 0.5).scale == 1.0


def test_reduced_motion_stops_all_movement() -> None:
    theme = tokens().themes["light"]
    assert Look(theme).motion_ms("settle") == 160
    assert Look(theme, reduced_motion=True).motion_ms("settle") == 0


@pytest.mark.parametrize("theme", ["dark", "high_contrast"])
def test_a_change_of_theme_reaches_open_windows(qtbot: QtBot, theme: str) -> None:
    words, field = title("Today"), TextLine("Name")
    window = Panel("canvas", column(words, field, primary("Go on"), None, margins=(8, 8, 8, 8)))
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    with qtbot.waitSignal(look_changed()):
        wear(theme)
    canvas = look().colour("canvas")
    image = window.grab().toImage()
    assert image.pixelColor(299, 199) == canvas
    assert field.palette().color(QPalette.ColorRole.Text) == look().colour("text")
    inked = {image.pixelColor(x, y).name() for x in range(8, 120) for y in range(8, 44)}
    assert look().hex("text").lower() in inked


def test_a_change_of_text_size_reaches_fonts_sizes_and_gaps(qtbot: QtBot) -> None:
    field, button = TextLine("Name"), primary("Go on")
    line = row(field, 16, button, gap=8, margins=(20, 0, 0, 0))
    window = Panel("canvas", line)
    qtbot.addWidget(window)
    window.show()
    before = button.sizeHint()
    wear("light", 2.0)
    assert field.font().pixelSize() == 32
    assert button.sizeHint().height() == 2 * before.height()
    assert button.sizeHint().width() > 1.6 * before.width()
    assert line.contentsMargins().left() == 25
    assert line.spacing() == 10


def test_wrapped_words_need_more_lines_where_there_is_less_room(qapp: QApplication) -> None:
    words = Words("The words of a sentence that is long enough to be wrapped at a small width")
    assert words.heightForWidth(2000) == 24
    assert words.heightForWidth(200) == 24 * 3 or words.heightForWidth(200) == 24 * 4
    assert words.minimumSizeHint().width() < 200
    assert Words("Never wrapped", wrap=False).minimumSizeHint().width() > 60


def test_a_run_without_a_space_is_broken_rather_than_cut(qapp: QApplication) -> None:
    words = Words("x" * 400)
    assert words.minimumSizeHint().width() <= 160
    assert words.heightForWidth(160) > 24 * 10


def test_characters_beyond_the_first_plane_stay_in_order(qapp: QApplication) -> None:
    from hsb_desktop.ui.kit.painting import lines_of

    text = "one 😀 two 😀 three and a longer end of it"
    lines = lines_of(text, look().font(), 90)
    assert len(lines) > 2
    assert " ".join(words.strip() for words, _ in lines).split() == text.split()


def test_words_are_never_read_as_markup(qtbot: QtBot) -> None:
    marked, plain = Words("<b>a</b>&amp;"), Words("a&")
    assert marked.sizeHint().width() > plain.sizeHint().width() + 40


def test_another_look_keeps_no_wrapper_of_a_layouts_items(qtbot: QtBot) -> None:
    """Such a wrapper outlives its item, and what is made at the same place later is taken for it."""
    before = _items()
    widget = holder(column(row(small("a"), small("b")), small("c")))
    qtbot.addWidget(widget)
    restyle(widget)
    assert _items() == before


def _items() -> int:
    return sum(isinstance(known, QWidgetItem) for known in gc.get_objects())
