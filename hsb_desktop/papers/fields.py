"""Fields of a fillable file: text fields and boxes to tick, each described, in the structure tree and drawn by itself.

The font of typed text is embedded whole; a tick is drawn with lines. No script, no action, nothing that leads outside.
A box (x, bottom, width, height) is in points on the page.
"""

from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from hsb_desktop.papers.fonts import stack
from hsb_desktop.papers.glyphs import PaperFont
from hsb_desktop.papers.tags import Element, TaggedCanvas
from hsb_desktop.papers.text import canonical

Box = tuple[float, float, float, float]
ON = "Yes"  # the state of a box among several that is ticked
_FONT, _SIZE = "HsbField", 9
_PRINT, _READ_ONLY, _MULTILINE, _RADIO = 4, 1, 1 << 12, 1 << 15
_MOST_IN_A_BLOCK = 100  # of a list of characters in a file


class FormFields:
    """The fields of one file: `begin` once its canvas stands, `finish` once, before the canvas is finished."""

    _canvas: TaggedCanvas

    def __init__(self) -> None:
        self._fields: list[PDFObjectReference] = []
        self._groups: dict[str, tuple[PDFDictionary, list[PDFObjectReference]]] = {}
        self._font: PDFObjectReference | None = None
        self._count = 0

    def begin(self, canvas: TaggedCanvas) -> None:
        """What the fields are put on."""
        self._canvas = canvas

    def text(
        self, box: Box, key: str, said: str, element: Element, *, several_lines: bool = False, held: str = ""
    ) -> None:
        """A field for text; `held` stands in it and cannot be changed: an identity in ASCII, such as a form's."""
        width, height = box[2], box[3]
        shown = _glyphs(held, _font().face)
        content = (
            f"/Tx BMC q BT /{_FONT} {_SIZE} Tf 0 g 2 {(height - _SIZE) / 2 + 2:.2f} Td <{shown}> Tj ET Q EMC"
        )
        entries: dict[str, Any] = {
            "FT": PDFName("Tx"),
            "T": PDFString(key),
            "TU": PDFString(canonical(said)),
            "DA": PDFString(f"/{_FONT} {_SIZE} Tf 0 g"),
            "Ff": (_MULTILINE if several_lines else 0) | (_READ_ONLY if held else 0),
            "AP": PDFDictionary(
                {"N": self._picture(width, height, content if held else "/Tx BMC EMC", font=True)}
            ),
        }
        if held:
            entries["V"] = PDFString(canonical(held))
        self._fields.append(self._widget(box, element, entries))

    def box(self, box: Box, key: str, said: str, element: Element) -> None:
        """A box that is ticked by itself."""
        entries = {"FT": PDFName("Btn"), "T": PDFString(key), "V": PDFName("Off")}
        self._fields.append(self._tick(box, element, ON, said, entries))

    def one_of(self, box: Box, key: str, said: tuple[str, str], value: str, element: Element) -> None:
        """A box among others of which one is ticked; `said` is the question and this answer to it."""
        question, answer = said
        if key not in self._groups:
            entries = {
                "FT": PDFName("Btn"),
                "Ff": _RADIO,
                "T": PDFString(key),
                "TU": PDFString(canonical(question)),
                "V": PDFName("Off"),
            }
            self._groups[key] = (PDFDictionary(entries), [])
            self._fields.append(self._reference(self._groups[key][0], f"FieldGroup{len(self._groups)}"))
        parent = PDFObjectReference(f"FieldGroup{list(self._groups).index(key) + 1}")
        kid = self._tick(box, element, value, f"{question}: {answer}", {"Parent": parent})
        self._groups[key][1].append(kid)

    def finish(self) -> None:
        """Puts the form into the file."""
        for group, kids in self._groups.values():
            group.dict["Kids"] = PDFArray(kids)
        fonts = PDFDictionary({"Font": PDFDictionary({_FONT: self._typed_font()})})
        form = {
            "Fields": PDFArray(self._fields),
            "DR": fonts,
            "DA": PDFString(f"/{_FONT} {_SIZE} Tf 0 g"),
        }
        self._canvas.put_form(self._reference(PDFDictionary(form), "FieldForm"))

    def _tick(
        self, box: Box, element: Element, value: str, said: str, entries: dict[str, Any]
    ) -> PDFObjectReference:
        side = box[2]
        low, high = side * 0.18, side * 0.82
        lines = ((low, low, high, high), (low, high, high, low))
        crossed = " ".join("{:.2f} {:.2f} m {:.2f} {:.2f} l".format(*line) for line in lines)
        cross = f"q 1.5 w 0 G {crossed} S Q"
        states = {value: self._picture(side, box[3], cross), "Off": self._picture(side, box[3], "q Q")}
        own = {
            "TU": PDFString(canonical(said)),
            "AS": PDFName("Off"),
            "AP": PDFDictionary({"N": PDFDictionary(states)}),
            "MK": PDFDictionary({"CA": PDFString("8")}),
        }
        return self._widget(box, element, entries | own)

    def _widget(self, box: Box, element: Element, entries: dict[str, Any]) -> PDFObjectReference:
        x, y, width, height = box
        common = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "Rect": PDFArray([round(n, 2) for n in (x, y, x + width, y + height)]),
            "F": _PRINT,
        }
        self._count += 1
        name = f"Field{self._count}"
        self._canvas.put_widget(PDFDictionary(common | entries), name, element)
        return PDFObjectReference(name)

    def _picture(
        self, width: float, height: float, content: str, *, font: bool = False
    ) -> PDFObjectReference:
        """What a field shows. Each has one of its own: fields that share one change together."""
        resources = {"Font": PDFDictionary({_FONT: self._typed_font()})} if font else {}
        about = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, round(width, 2), round(height, 2)]),
            "Resources": PDFDictionary(resources),
        }
        self._count += 1
        stream = PDFStream(PDFDictionary(about), content.encode("cp1252"), filters=[])
        return self._reference(stream, f"FieldPicture{self._count}")

    def _typed_font(self) -> PDFObjectReference:
        """The font of what is typed, whole and by glyph: nobody knows yet which letters it will be, and by code of one
        byte a name beyond Western Europe would be drawn as other letters."""
        if self._font is not None:
            return self._font
        font_used = _font()
        face: Any = font_used.face
        raw = font_used.file
        file = PDFStream(PDFDictionary({"Length1": len(raw)}), raw, filters=[pdfdoc.PDFZCompress])
        name = PDFName(str(face.name, "latin1") if isinstance(face.name, bytes) else face.name)
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": PDFArray([round(side) for side in face.bbox]),
            "ItalicAngle": 0,
            "Ascent": round(face.ascent),
            "Descent": round(face.descent),
            "CapHeight": round(face.capHeight),
            "StemV": 80,
            "FontFile2": self._reference(file, "FieldFontFile"),
        }
        info = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        glyphs = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(info),
            "DW": round(face.defaultWidth),
            "W": PDFArray(_widths(face)),
            "CIDToGIDMap": PDFName("Identity"),
            "FontDescriptor": self._reference(PDFDictionary(descriptor), "FieldFontDescriptor"),
        }
        read = PDFStream(PDFDictionary({}), _read_as(face).encode("ascii"), filters=[pdfdoc.PDFZCompress])
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([self._reference(PDFDictionary(glyphs), "FieldFontGlyphs")]),
            "ToUnicode": self._reference(read, "FieldFontRead"),
        }
        self._font = self._reference(PDFDictionary(font), _FONT)
        return self._font

    def _reference(self, thing: object, name: str) -> PDFObjectReference:
        self._canvas.document.Reference(thing, name)
        return PDFObjectReference(name)


def _font() -> PaperFont:
    """The face of the stack that has most letters: what others type cannot be set in several."""
    return max(stack("regular"), key=lambda face: len(face.covers)).font


def _by_glyph(face: Any) -> dict[int, int]:
    """The character each glyph stands for: the first, where it stands for several."""
    found: dict[int, int] = {}
    for code, glyph in sorted(face.charToGlyph.items()):
        if glyph and code < 0x10000:
            found.setdefault(glyph, code)
    return dict(sorted(found.items()))


def _widths(face: Any) -> list[Any]:
    found: list[Any] = []
    for glyph, code in _by_glyph(face).items():
        found += [glyph, PDFArray([round(face.charWidths.get(code, face.defaultWidth))])]
    return found


def _read_as(face: Any) -> str:
    """Which character each code reads as."""
    pairs = [f"<{glyph:04X}> <{code:04X}>" for glyph, code in _by_glyph(face).items()]
    blocks = [pairs[at : at + _MOST_IN_A_BLOCK] for at in range(0, len(pairs), _MOST_IN_A_BLOCK)]
    lines = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /HsbField def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *lines,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )


def _glyphs(identity: str, face: Any) -> str:
    """The text as glyphs: ids are ASCII, so that every letter of one is in the font."""
    return "".join(f"{face.charToGlyph[ord(letter)]:04X}" for letter in identity)
