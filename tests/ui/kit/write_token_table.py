"""Writes the table of design tokens that the program reads at its start, from the file that people edit.

`python -m tests.ui.kit.write_token_table` writes it again; a test holds the two together.
"""

import pprint
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "resources" / "themes" / "tokens.toml"
TABLE = ROOT / "hsb_desktop" / "ui" / "kit" / "token_table.py"

HEAD = '''"""The design tokens as the program reads them, before its first window: no parser is loaded for it.

Written from resources/themes/tokens.toml by `python -m tests.ui.kit.write_token_table`; never edited by hand.
"""
'''


def table(source: Path = SOURCE) -> dict[str, object]:
    """What the program reads of the file: names in capitals, plain values."""
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    kinds, themes = raw["type"], raw["theme"]
    return {
        "FAMILY": kinds["family"],
        "FALLBACK": tuple(kinds["fallback"]),
        "ROLES": {name: (role["px"], role["line"], role["weight"]) for name, role in kinds["role"].items()},
        "GAP_GROWTH": raw["space"]["growth"],
        "FRAME_GROWTH": raw["frame"]["frame_growth"],
        "FRAME": raw["frame"],
        "CONTROL": raw["control"],
        "WIDE_EM": raw["fold"]["wide"],
        "MEDIUM_EM": raw["fold"]["medium"],
        "FOCUS": raw["focus"],
        "MOTION": {name: value for name, value in raw["motion"].items() if name.endswith("_ms")},
        "FROM_SYSTEM": themes["high_contrast"]["from_system"],
        "BORDERS": {name: theme.get("metrics", {}).get("border", 1) for name, theme in themes.items()},
        "KINDS": {name: theme["kind"] for name, theme in themes.items()},
        "COLOURS": {name: dict(_colours(theme)) for name, theme in themes.items()},
    }


def _colours(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in raw.items():
        if isinstance(value, str) and value.startswith("#"):
            yield key, value
    for group in ("state", "category"):
        for entry, parts in raw[group].items():
            for part, value in parts.items():
                yield f"{entry}.{part}", value


def written(source: Path = SOURCE) -> str:
    """The module's text."""
    lines = [
        f"{name} = " + pprint.pformat(value, width=108, compact=True, sort_dicts=False)
        for name, value in table(source).items()
    ]
    return HEAD + "\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(written(), encoding="utf-8")  # then `ruff format`
