"""Finds a text in files however it is written there: several encodings, base64 at each offset, hex, deflated."""

import base64
import zlib
from collections.abc import Iterator
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1")


def writings(text: str) -> Iterator[tuple[str, bytes]]:
    """The ways in which a text may stand in a file."""
    for encoding in _ENCODINGS:
        try:
            plain = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        yield encoding, plain
        yield f"{encoding} upper", text.upper().encode(encoding)
        yield f"{encoding} hex", plain.hex().encode()
        yield f"{encoding} HEX", plain.hex().upper().encode()
        for offset in range(3):
            whole = base64.b64encode(bytes(offset) + plain)
            inner = whole[
                4 if offset else 0 : len(whole) - 4
            ]  # without the characters that depend on neighbours
            yield f"{encoding} base64+{offset}", inner
            yield f"{encoding} base64url+{offset}", inner.replace(b"+", b"-").replace(b"/", b"_")
    yield "json", text.encode("unicode_escape")


def found_in(folder: Path, texts: list[str]) -> list[str]:
    """Where any of the texts can be read: file and way of writing."""
    hits = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for view, data in (("", content), (" inflated", _inflated(content))):
            hits += [
                f"{path.name}{view}: {way}"
                for text in texts
                for way, written in writings(text)
                if written in data
            ]
    return hits


def _inflated(content: bytes) -> bytes:
    """Whatever zlib or raw deflate makes of the content from each place where a stream could begin."""
    out = []
    start = -1
    while (start := content.find(b"\x78", start + 1)) >= 0:
        if start + 1 < len(content) and content[start + 1] in b"\x01\x5e\x9c\xda":
            try:
                out.append(zlib.decompressobj().decompress(content[start:], 1 << 20))
            except zlib.error:
                continue
    return b"".join(out)
