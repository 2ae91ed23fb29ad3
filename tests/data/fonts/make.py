"""Cuts the further fonts of the papers down to what is printed and writes down where marks stand on their letters.

`python -m tests.data.fonts.make FOLDER` with FOLDER holding the Noto fonts as released (OFL-1.1) and fontTools
installed; writes resources/fonts/Noto*.ttf and resources/fonts/marks.json. The anchors are those of each font's GPOS
table, in units of the font: a list of tables, the one that counts most first, of `bases` (code point to class to x, y)
and `marks` (code point to class, x, y); `on` says whether the bases are letters or other marks.
"""

import json
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

FONTS = Path("resources/fonts")
SPACES = (0x20, 0xA0)
ETHIOPIC = (*range(0x1200, 0x13A0), *range(0x2D80, 0x2DE0), *range(0xAB01, 0xAB30))
SYMBOLS = (
    *range(0x2300, 0x2C00),
    *range(0x1F300, 0x1F700),
    *range(0x1F7E0, 0x1F7EC),
    *range(0x1FA70, 0x1FB00),
)


def cut(source: Path, codes: set[int]) -> None:
    """One font with these characters only, without hints and layout tables."""
    wanted = subset.Options(hinting=False, layout_features=[], recalc_timestamp=False)
    wanted.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG"]
    font = subset.load_font(str(source), wanted)
    cutter = subset.Subsetter(wanted)
    cutter.populate(unicodes=codes | set(SPACES))
    cutter.subset(font)
    subset.save_font(font, str(FONTS / source.name), wanted)


def anchors(source: Path) -> list[dict[str, Any]]:
    """Where the marks of a font attach."""
    font = TTFont(source)
    codes: dict[str, list[int]] = {}
    for code, glyph in font.getBestCmap().items():
        codes.setdefault(glyph, []).append(code)
    found = []
    lookups = font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []
    for lookup in reversed(lookups):  # a later lookup moves what an earlier one has placed
        for table in lookup.SubTable:
            part = getattr(table, "ExtSubTable", table)
            if part.LookupType in {4, 6}:
                kind = ("Mark", "Base") if part.LookupType == 4 else ("Mark1", "Mark2")
                found.append(_table(part, codes, *kind))
    return [table for table in found if table["marks"] and table["bases"]]


def _table(part: Any, codes: dict[str, list[int]], mark: str, base: str) -> dict[str, Any]:
    marks: dict[str, list[int]] = {}
    bases: dict[str, dict[str, list[int]]] = {}
    for glyph, record in zip(
        getattr(part, f"{mark}Coverage").glyphs, getattr(part, f"{mark}Array").MarkRecord, strict=True
    ):
        at = record.MarkAnchor
        marks |= {str(c): [record.Class, at.XCoordinate, at.YCoordinate] for c in _drawn(codes, glyph)}
    for glyph, record in zip(
        getattr(part, f"{base}Coverage").glyphs,
        getattr(getattr(part, f"{base}Array"), f"{base}Record"),
        strict=True,
    ):
        places = {
            str(n): [at.XCoordinate, at.YCoordinate]
            for n, at in enumerate(getattr(record, f"{base}Anchor"))
            if at is not None
        }
        bases |= {str(c): places for c in _drawn(codes, glyph) if places}
    return {"on": "letters" if base == "Base" else "marks", "marks": marks, "bases": bases}


def _drawn(codes: dict[str, list[int]], glyph: str) -> list[int]:
    """Letters that decompose further are left out: their marks are placed one by one."""
    return [
        code
        for code in codes.get(glyph, ())
        if unicodedata.bidirectional(chr(code)) in {"L", "NSM", "EN", "ON"}
        and unicodedata.normalize("NFD", chr(code)) == chr(code)
    ]


def main(released: Path) -> None:
    """Writes the fonts and the table of marks."""
    held = set(TTFont(FONTS / "DejaVuSans.ttf").getBestCmap())
    for weight in ("Regular", "Bold"):
        cut(released / f"NotoSansEthiopic-{weight}.ttf", set(ETHIOPIC))
    cut(released / "NotoSansSymbols2-Regular.ttf", set(SYMBOLS) - held)
    stack = tomllib.loads((FONTS / "stack.toml").read_text("utf-8"))
    sources = {name: FONTS / entry["file"] for name, entry in stack["fonts"].items()}
    for weight in ("Regular", "Bold"):  # read from the whole font: what was cut has no table any more
        name = f"NotoSansEthiopic-{weight}.ttf"
        sources |= {key: released / name for key, path in sources.items() if path.name == name}
    tables = {key: found for key, path in sources.items() if (found := anchors(path))}
    written = json.dumps(tables, separators=(",", ":"), sort_keys=True) + "\n"
    (FONTS / "marks.json").write_text(written, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
