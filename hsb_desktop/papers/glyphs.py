"""A TrueType font as the papers use it: with glyphs for letters that carry marks, made when they are first met.

A letter with marks that has no code point of its own is drawn by one composite glyph under a code of a private plane
and read back as what was typed, so that it is measured, wrapped and found as one
letter. Positions in units of the font.
"""

import re
from struct import pack, unpack
from threading import RLock
from typing import Any, cast

from reportlab.pdfbase.ttfonts import TTFont

from hsb_desktop.papers.marks import Box, Placed, place

_PRIVATE = 0xF0000  # planes 15 and 16: whoever types one of these is told that it cannot be printed
_LAST_PRIVATE = 0x10FFFD
_WORDS, _OFFSETS, _MORE = 0x0001, 0x0002, 0x0020  # of a component: 16 bits, a shift, another one follows
_BEYOND_ONE_UNIT = re.compile("<([0-9A-F]{5,6})>")


class PaperFont(TTFont):
    """A font that also draws letters with marks and can be read back in every plane."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, shapable=False)
        self._face = cast(Any, self.face)
        self._made: dict[str, str | None] = {}
        self._read_as: dict[int, str] = {}
        self._boxes: dict[int, Box | None] = {}
        self.file: bytes = self._face._ttf_data  # noqa: SLF001  reportlab keeps them there
        start = self._face.get_table_pos("glyf")[0]
        self._glyphs = bytearray(self.file[start : start + self._face.glyphPos[-1]])
        self._lock = RLock()  # a preview and an export may be drawn at the same time

    @property
    def characters(self) -> frozenset[int]:
        """The code points the file has glyphs for."""
        return frozenset(code for code in self._face.charToGlyph if code not in self._read_as)

    def letter(self, cluster: str) -> str | None:
        """The one character that draws a letter with its marks; None where the marks have no place in this font."""
        with self._lock:
            if cluster not in self._made:
                placed = place(cluster, self.fontName, self.outline, self._face.unitsPerEm)
                self._made[cluster] = None if placed is None else self._compose(cluster, placed)
            return self._made[cluster]

    def addObjects(self, doc: Any) -> None:  # noqa: N802  reportlab's name
        """Puts the font into a file, with what each of its codes is read back as."""
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(self.state[doc].subsets))]
        face = self._face
        with self._lock:
            table = face.table["glyf"]
            face._ttf_data = self.file + bytes(self._glyphs)  # noqa: SLF001  the file, and all glyphs after it
            face.table["glyf"] = table | {"offset": len(self.file), "length": len(self._glyphs)}
            try:
                super().addObjects(doc)
            finally:
                face._ttf_data = self.file  # noqa: SLF001
                face.table["glyf"] = table
        for name in names:
            font = doc.idToObject["BasicFonts"].dict[name]
            stream = doc.idToObject[font.ToUnicode.name]
            stream.content = _BEYOND_ONE_UNIT.sub(self._read_back, stream.content)

    def _read_back(self, match: re.Match[str]) -> str:
        code = int(match[1], 16)
        return f"<{self._read_as.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"

    def _compose(self, cluster: str, placed: tuple[Placed, ...]) -> str | None:
        code = _PRIVATE + len(self._read_as)
        if code > _LAST_PRIVATE:
            return None
        face = self._face
        boxes = [_shifted(box, part) for part in placed if (box := self.outline(part.code)) is not None]
        around = (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
        data = pack(">h4h", -1, *around)
        for n, part in enumerate(placed):
            flags = _WORDS | _OFFSETS | (_MORE if n < len(placed) - 1 else 0)
            data += pack(">HHhh", flags, face.charToGlyph[part.code], part.x, part.y)
        self._glyphs += data + b"\0" * (-len(data) % 4)
        face.glyphPos.append(len(self._glyphs))
        width = face.hmetrics[face.charToGlyph[placed[0].code]][0]
        face.hmetrics.append((width, around[0] & 0xFFFF))
        face.charToGlyph[code] = len(face.hmetrics) - 1
        face.charWidths[code] = face.charWidths[placed[0].code]
        self._read_as[code] = cluster
        return chr(code)

    def outline(self, code: int) -> Box | None:
        """The box of a character's outline; None for one that the font does not draw, or that is a space."""
        if code not in self._boxes:
            self._boxes[code] = self._read_box(code)
        return self._boxes[code]

    def _read_box(self, code: int) -> Box | None:
        glyph = self._face.charToGlyph.get(code)
        if glyph is None:
            return None
        first, end = self._face.glyphPos[glyph : glyph + 2]
        if end - first < 10:
            return None  # a space
        left, bottom, right, top = unpack(">4h", bytes(self._glyphs[first + 2 : first + 10]))
        return left, bottom, right, top


def _shifted(box: Box, by: Placed) -> Box:
    return box[0] + by.x, box[1] + by.y, box[2] + by.x, box[3] + by.y
