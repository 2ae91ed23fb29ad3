"""Looks for words in the bytes of a folder's files, however they are written: UTF-8, UTF-16, hex, base64, deflated."""

import base64
import contextlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_ZLIB_STARTS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def writings(words: str) -> Mapping[str, bytes]:
    """Every way in which words may stand in a file; base64 in its three alignments, its ends left out."""
    plain = {name: words.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be")}
    found = dict(plain)
    for name, content in plain.items():
        found[f"{name} hex"] = content.hex().encode()
        for shift in range(3):
            whole = base64.b64encode(b"\0" * shift + content)
            found[f"{name} base64 {shift}"] = whole[4 if shift else 0 : -4]
    return found


def found_in(folder: Path, words: Iterable[str]) -> list[str]:
    """Where any of the words stands in any file of the folder, names included."""
    wanted = [(name, writing) for word in words for name, writing in writings(word).items()]
    assert all(len(writing) >= 8 for _, writing in wanted), "too short to be found for certain"
    hits = []
    for path in sorted(folder.rglob("*")):
        contents = [path.name.encode()]
        if path.is_file():
            raw = path.read_bytes()
            contents += [raw, raw.lower(), *_inflated(raw)]
        for content in contents:
            hits += [f"{path.name}: {name}" for name, writing in wanted if writing in content]
    return sorted(set(hits))


def _inflated(raw: bytes) -> Iterator[bytes]:
    for start in _ZLIB_STARTS:
        at = raw.find(start)
        while at >= 0:
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj().decompress(raw[at:], 1_000_000)
            at = raw.find(start, at + 1)
