"""The one function all text of a paper passes: canonical form, escaped, control characters visible, glyphs checked.

Canonical form: NFC; every kind of line break is one newline; every kind of space one space (a no-break space stays);
soft hyphens and presentation selectors, which are hints and no content, are dropped; ligatures are their letters; any
other character that would not be seen (control, direction override, zero width, lost object, lone surrogate) is written
out as [U+202E].
"""

import re
import unicodedata
from xml.sax.saxutils import escape

from hsb_desktop.papers.fonts import FontFace, clusters, drawn_by_first, face_for
from hsb_desktop.papers.style import Face, TextStyle
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t

_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_HINTS = frozenset("\u00ad\ufe0e\ufe0f")
_LIGATURES = frozenset(map(chr, range(0xFB00, 0xFB18)))  # what text copied out of a PDF is full of
_LOST_OBJECT = "\ufffc"  # where something pasted, such as a picture, was taken out
_TAB = "\u00a0\u00a0\u00a0 "


class UnprintableCharacter(HsbError):
    """A character that no font of the papers can draw; the export stops and the sentence names it and its place."""


def canonical(text: str) -> str:
    """The text as it is drawn and as it is extracted again."""
    if text.isascii() and text.isprintable():
        return text  # the common case, and nothing in it to change
    broken = _LINE_BREAKS.sub("\n", text).replace("\t", _TAB)
    return unicodedata.normalize("NFC", "".join(_visible(character) for character in broken))


def markup(text: str, style: TextStyle, where: str) -> str:
    """The text for a reportlab paragraph: every character literal, each run in a face that draws it.

    `where` names the field for the error, UnprintableCharacter.
    """
    lines = (_line(line, style, where) for line in canonical(text).split("\n"))
    return "<br/>".join(lines)


def literal(text: str) -> str:
    """The text with everything that a paragraph would take for markup escaped."""
    return escape(text)


def unprintable(text: str) -> list[str]:
    """The letters (with their marks) that no face draws, each once, in order."""
    drawn = canonical(text)
    if drawn_by_first(drawn):
        return []  # the common case: one face draws every letter with every mark
    return [c for c in dict.fromkeys(clusters(drawn)) if c != "\n" and not _drawn_by_all(c)]


def unprintable_sentence(cluster: str, where: str) -> str:
    """What a person reads about a character that cannot be printed."""
    codes = " ".join(f"U+{ord(character):04X}" for character in cluster)
    name = ", ".join(unicodedata.name(c, t("a character without a name")).lower() for c in cluster)
    return t(
        "The character “{character}” ({codes}, {name}) under “{where}” cannot be printed. Nothing was exported and "
        "nothing was changed; write it in another way there and try again.",
        character=cluster,
        codes=codes,
        name=name,
        where=where,
    )


def _drawn_by_all(cluster: str) -> bool:
    """Whether plain and bold both have it: the same words stand in a line and in a heading."""
    return face_for(cluster, "regular") is not None and face_for(cluster, "bold") is not None


def _visible(character: str) -> str:
    if character in "\n\u00a0":
        return character
    if character in _HINTS:
        return ""
    if character in _LIGATURES:
        return unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category == "Zs":
        return "\u00a0" if character == "\u202f" else " "
    if category in {"Cc", "Cf", "Cs"} or character == _LOST_OBJECT:
        return f"[U+{ord(character):04X}]"
    return character


def _line(line: str, style: TextStyle, where: str) -> str:
    runs: list[tuple[FontFace, str]] = []
    for word in re.split("( )", line):
        for chosen, piece in _faces_of(word, style.face, where):
            if runs and (runs[-1][0] is chosen or word == " "):
                runs[-1] = (runs[-1][0], runs[-1][1] + piece)
            else:
                runs.append((chosen, piece))
    return "".join(_run(chosen, piece, style.size) for chosen, piece in runs)


def _faces_of(word: str, face: Face, where: str) -> list[tuple[FontFace, str]]:
    """The word whole in one face where one draws it all, since a single foreign letter inside a word looks broken."""
    whole = face_for(word, face)
    if whole is not None:
        return [(whole, word)]
    pieces = []
    for cluster in clusters(word):
        chosen = face_for(cluster, face)
        if chosen is None:
            raise UnprintableCharacter(unprintable_sentence(cluster, where))
        pieces.append((chosen, cluster))
    return pieces


def _run(face: FontFace, text: str, size: float) -> str:
    shown = literal(face.drawn(text) or text)
    if face.scale == 1.0:
        return shown
    return f'<font face="{face.name}" size="{size * face.scale:.2f}">{shown}</font>'
