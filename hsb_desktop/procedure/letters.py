"""Letters as names and texts are compared: strokes taken off, look-alikes of other alphabets taken for what they show.

For finding and for warning only; what is kept and printed stays as it was typed. A name wholly of another alphabet is
changed alike on both sides of a comparison, so it is found by itself.
"""

import re
import unicodedata

_STROKES = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "ŧ": "t",
    "ɡ": "g",
    "ɑ": "a",
}
_SEEN_AS = {  # by their capitals, since those are what names begin with
    "авеѕіјкмнорстухԛԝһүԁѵ": "abesijkmhopctyxqwhydv",
    "αβεζηικμνορτυχ": "abezhikmnoptyx",
}
_OTHERS = {
    letter: latin for theirs, ours in _SEEN_AS.items() for letter, latin in zip(theirs, ours, strict=True)
}
_LOWER = _STROKES | _OTHERS
_TABLE = str.maketrans(
    _LOWER
    | {letter.upper(): latin.capitalize() for letter, latin in _LOWER.items() if len(letter.upper()) == 1}
    | {"ẞ": "SS"}
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _OTHER = "LATIN", frozenset({"CYRILLIC", "GREEK"})


def as_compared(text: str) -> str:
    """The text with plain letters and no accents; capitals, spaces and every other sign stay."""
    if text.isascii():
        return text
    split = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in split if not unicodedata.combining(mark)).translate(_TABLE)


def of_two_alphabets(text: str) -> tuple[str, ...]:
    """The words, each once, in which Latin letters stand beside Cyrillic or Greek ones: a name that is not what it
    seems, or that was pasted from where letters were swapped (H50)."""
    if text.isascii():
        return ()
    return tuple(dict.fromkeys(word for word in _WORD.findall(text) if _mixed(word)))


def _mixed(word: str) -> bool:
    alphabets = {unicodedata.name(letter, "").split(" ")[0] for letter in word if not letter.isascii()}
    latin = _LATIN in alphabets or any(letter.isascii() for letter in word)
    return latin and bool(alphabets & _OTHER)
