"""The design tokens as values: what resources/themes/tokens.toml says, by way of the table that is written from it.

Sizes are device-independent pixels at 100 % text; colours are `#RRGGBB` or `#RRGGBBAA`. Nothing here paints. These
are plain classes: they are defined before the first window, and a data class takes ten times as long.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from hsb_desktop.ui.kit import token_table as table


class Role(StrEnum):
    """What a run of words is on its page; size, line height and weight follow from it."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    LEAD = "lead"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SMALL_STRONG = "small_strong"


class TypeRole:
    """Size and line height in pixels at 100 % text, weight as the font has it."""

    __slots__ = ("line", "px", "weight")

    def __init__(self, px: int, line: int, weight: int) -> None:
        self.px, self.line, self.weight = px, line, weight


class Theme:
    """One set of colours. `colours` is flat: "text", "accent_ink", "overdue.ink", "hsb_2.fill"."""

    __slots__ = ("border", "colours", "kind", "name")

    def __init__(self, name: str, kind: str, colours: Mapping[str, str], border: int) -> None:
        self.name, self.kind, self.colours, self.border = name, kind, MappingProxyType(colours), border


class Tokens:
    """Everything the table says that the program reads."""

    def __init__(self) -> None:
        self.family = table.FAMILY
        self.fallback: tuple[str, ...] = table.FALLBACK
        self.roles: Mapping[Role, TypeRole] = MappingProxyType(
            {Role(name): TypeRole(*role) for name, role in table.ROLES.items()}
        )
        self.themes: Mapping[str, Theme] = MappingProxyType({name: _theme(name) for name in table.COLOURS})
        self.from_system: Mapping[str, str] = MappingProxyType(table.FROM_SYSTEM)
        self.gap_growth, self.frame_growth = table.GAP_GROWTH, table.FRAME_GROWTH
        self.frame: Mapping[str, float] = MappingProxyType(table.FRAME)
        self.control: Mapping[str, int] = MappingProxyType(table.CONTROL)
        self.wide_em, self.medium_em = table.WIDE_EM, table.MEDIUM_EM
        self.focus: Mapping[str, float] = MappingProxyType(table.FOCUS)
        self.motion: Mapping[str, int] = MappingProxyType(table.MOTION)


@cache
def tokens() -> Tokens:
    """The tokens that came with the program."""
    return Tokens()


def with_system_colours(theme: Theme, system: Mapping[str, str]) -> Theme:
    """The theme under a forced system contrast: grounds and inks are the system's, word and shape carry the states.

    `system` maps token names ("canvas", "text", ...) to the colours found for them.
    """
    ink, ground = system["text"], system["canvas"]
    inks = ("ink", "edge", "solid", "figure")
    grounds = ("soft", "on_solid", "fill")
    colours = dict(theme.colours)
    for name in colours:
        part = name.rpartition(".")[2]
        if part in inks:
            colours[name] = ink
        elif part in grounds or name in ("rail", "hover", "pressed", "accent_soft", "focus_inner"):
            colours[name] = ground
        elif name in ("border", "accent_edge"):
            colours[name] = ink
        elif name in ("accent_hover", "accent_pressed", "selection"):
            colours[name] = system["accent"]
        elif name == "on_selection":
            colours[name] = system["on_accent"]
    return Theme(theme.name, theme.kind, colours | dict(system), theme.border)


def _theme(name: str) -> Theme:
    return Theme(name, table.KINDS[name], table.COLOURS[name], table.BORDERS[name])
