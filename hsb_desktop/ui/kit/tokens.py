"""Reads resources/themes/tokens.toml, the one place where a colour, a size or a radius is written, into frozen values.

Sizes are device-independent pixels at 100 % text; colours are `#RRGGBB` or `#RRGGBBAA`. Nothing here paints.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from hsb_desktop.support.paths import resources_directory


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


@dataclass(frozen=True, slots=True)
class TypeRole:
    """Size and line height in pixels at 100 % text, weight as the font has it."""

    px: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours. `colours` is flat: "text", "accent_ink", "overdue.ink", "hsb_2.fill"."""

    name: str
    kind: str
    colours: Mapping[str, str]
    border: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything the file says that the program reads."""

    family: str
    fallback: tuple[str, ...]
    roles: Mapping[Role, TypeRole]
    themes: Mapping[str, Theme]
    from_system: Mapping[str, str]
    gap_growth: float
    frame_growth: float
    frame: Mapping[str, float]
    control: Mapping[str, int]
    wide_em: float
    medium_em: float
    focus: Mapping[str, float]
    motion: Mapping[str, int]


@cache
def tokens() -> Tokens:
    """The tokens that came with the program, read once."""
    return read_tokens((resources_directory() / "themes" / "tokens.toml").read_text(encoding="utf-8"))


def read_tokens(text: str) -> Tokens:
    """The tokens of a TOML text."""
    raw = tomllib.loads(text)
    return Tokens(
        family=raw["type"]["family"],
        fallback=tuple(raw["type"]["fallback"]),
        roles=MappingProxyType({Role(name): TypeRole(**role) for name, role in raw["type"]["role"].items()}),
        themes=MappingProxyType({name: _theme(name, theme) for name, theme in raw["theme"].items()}),
        from_system=MappingProxyType(raw["theme"]["high_contrast"]["from_system"]),
        gap_growth=raw["space"]["growth"],
        frame_growth=raw["frame"]["frame_growth"],
        frame=MappingProxyType(raw["frame"]),
        control=MappingProxyType(raw["control"]),
        wide_em=raw["fold"]["wide"],
        medium_em=raw["fold"]["medium"],
        focus=MappingProxyType(raw["focus"]),
        motion=MappingProxyType({k: v for k, v in raw["motion"].items() if k.endswith("_ms")}),
    )


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
    return replace(theme, colours=MappingProxyType(colours | dict(system)))


def _theme(name: str, raw: Mapping[str, Any]) -> Theme:
    return Theme(
        name=name,
        kind=raw["kind"],
        colours=MappingProxyType(dict(_colours(raw))),
        border=raw.get("metrics", {}).get("border", 1),
    )


def _colours(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in raw.items():
        if isinstance(value, str) and value.startswith("#"):
            yield key, value
    for group in ("state", "category"):
        for entry, parts in raw[group].items():
            for part, value in parts.items():
                yield f"{entry}.{part}", value
