"""The [[contrast]] table of the tokens, multiplied out for every theme by WCAG 2.2's relative luminance."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from hsb_desktop.support.paths import resources_directory
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Theme, tokens

RAW: dict[str, Any] = tomllib.loads(
    (resources_directory() / "themes" / "tokens.toml").read_text(encoding="utf-8")
)
THEMES = ("light", "dark", "high_contrast")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs(theme: str, rule: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Ink and ground by the names of the flat theme; "state.*" pairs inks with grounds of the same entry."""
    for ink in rule["ink"]:
        group, star, part = ink.partition(".*.")
        entries = [e for e in RAW["theme"][theme][group] if e not in rule.get("except", [])] if star else [""]
        for entry in entries:
            name = f"{entry}.{part}" if star else ink
            for ground in rule["ground"]:
                yield from ((name, g) for g in grounds(theme, ground, entry))


def grounds(theme: str, ground: str, entry: str) -> list[str]:
    group, star, part = ground.partition(".*.")
    if star and entry:
        return [f"{entry}.{part}"]
    if star:
        return [f"{each}.{part}" for each in RAW["theme"][theme][group]]
    return [ground.removeprefix("state.").removeprefix("category.")]


def too_weak(theme: Theme, raw_name: str) -> list[str]:
    found = []
    for rule in RAW["contrast"]:
        for ink, ground in pairs(raw_name, rule):
            best = max(ratio(theme.colours[i], theme.colours[ground]) for i in ink.split("|"))
            if best < rule["least"]:
                found.append(f"{ink} on {ground}: {best:.2f} < {rule['least']}")
    return found


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_of_every_theme_stands_off(name: str) -> None:
    assert sum(1 for rule in RAW["contrast"] for _ in pairs(name, rule)) > 180
    assert too_weak(tokens().themes[name], name) == []


def test_the_check_sees_a_weak_pair() -> None:
    weak = Theme("weak", "light", {**tokens().themes["light"].colours, "text_muted": "#B0A89C"}, 1)
    assert any(line.startswith("text_muted on canvas") for line in too_weak(weak, "light"))


def test_ratio_is_that_of_the_standard() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_forced_system_theme_takes_over_every_ground_and_ink() -> None:
    forced = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#000080"),
        (QPalette.ColorRole.Base, "#000080"),
        (QPalette.ColorRole.WindowText, "#FFFF00"),
        (QPalette.ColorRole.PlaceholderText, "#FFFF00"),
        (QPalette.ColorRole.Highlight, "#00FFFF"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
        (QPalette.ColorRole.Link, "#FFFF00"),
    ):
        forced.setColor(role, QColor(colour))
    worn = wear("light", forced=forced)
    allowed = {"#000080", "#FFFF00", "#00FFFF", "#000000"}
    colours = {name: c.upper() for name, c in worn.theme.colours.items() if name != "shade"}
    assert {name: c for name, c in colours.items() if c not in allowed} == {}
    assert worn.high_contrast
    assert ratio(worn.hex("overdue.ink"), worn.hex("overdue.soft")) >= 4.5
    assert ratio(worn.hex("on_accent"), worn.hex("accent")) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_the_hint_in_an_empty_field_is_drawn_in_the_muted_ink(qtbot: QtBot, name: str) -> None:
    worn = wear(name)
    field = TextLine()
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.setPlaceholderText("HHHH")
    drawn = field.grab().toImage()
    inks = {drawn.pixelColor(x, y).name() for x in range(13, 80) for y in range(8, 32)}
    assert worn.colour("text_muted").name() in inks
    assert worn.hex("text_muted") == worn.hex("text") or worn.colour("text").name() not in inks
