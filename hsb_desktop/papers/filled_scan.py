"""Looks through a file that somebody else wrote and gives its form fields, or the one word for why not.

Runs as a process of its own (`python -m hsb_desktop.papers.filled_scan`): the file on standard input, JSON on standard
output, little memory and little time. It opens no other file and follows nothing that the file points to.
"""

import io
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

MOST_PAGES, MOST_FIELDS, MOST_THINGS, MOST_TEXT = 80, 5_000, 200_000, 500_000
_DEEPEST = 60  # things in things
_DEEPEST_FIELD = 8
_MEMORY, _SECONDS = 1_500_000_000, 20
# What a form needs nothing of, and why it is refused.
_KEYS = {
    "/JS": "script",
    "/JavaScript": "script",
    "/XFA": "xfa",
    "/EmbeddedFiles": "attachment",
    "/EmbeddedFile": "attachment",
    "/EF": "attachment",
    "/AF": "attachment",
    "/RichMedia": "attachment",
}
_ACTIONS = {
    "/JavaScript": "script",
    "/Launch": "launch",
    "/SubmitForm": "outside",
    "/ImportData": "outside",
    "/GoToR": "outside",
    "/GoToE": "outside",
    "/URI": "outside",
    "/Rendition": "attachment",
    "/Movie": "attachment",
    "/Sound": "attachment",
}


class Refused(Exception):
    """Why the file is not taken; the message is one of the words that `filled` has a sentence for."""


def scan(data: bytes) -> dict[str, Any]:
    """The filled fields and the number of pages."""
    from pypdf import PdfReader

    if not data.startswith(b"%PDF-"):
        raise Refused("no_pdf")
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Refused("encrypted")
    root = _plain(reader.trailer["/Root"])
    look_through(reader.trailer)
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        raise Refused("long")
    form = _plain(root.get("/AcroForm"))
    if not isinstance(form, dict):
        raise Refused("no_form")
    found: dict[str, str] = {}
    total = 0
    for name, value in _fields(form):
        total += len(value)
        if len(found) >= MOST_FIELDS or total > MOST_TEXT:
            raise Refused("long")
        if name in found:
            raise Refused("damaged")
        found[name] = value
    return {"fields": {name: value for name, value in found.items() if value}, "pages": pages}


def _plain(thing: Any) -> Any:
    return thing.get_object() if thing is not None else None


def look_through(trailer: Any, let: frozenset[str] = frozenset()) -> None:
    """Every part of the file that can be reached, once; what is hidden in it is never opened.

    `let` are kinds of actions that are no reason to refuse it.
    """
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    waiting: list[tuple[Any, int]] = [(trailer, 0)]
    seen: set[tuple[int, int]] = set()
    count = 0
    while waiting:
        thing, deep = waiting.pop()
        if isinstance(thing, IndirectObject):
            if (thing.idnum, thing.generation) in seen:
                continue
            seen.add((thing.idnum, thing.generation))
            thing, deep = thing.get_object(), 0
        count += 1
        if count > MOST_THINGS or deep > _DEEPEST:
            raise Refused("deep")
        if isinstance(thing, DictionaryObject):
            _refuse_active(thing, let)
            waiting += [(thing.raw_get(key), deep + 1) for key in thing]
        elif isinstance(thing, ArrayObject):
            waiting += [(list.__getitem__(thing, at), deep + 1) for at in range(len(thing))]


def _refuse_active(thing: Any, let: frozenset[str]) -> None:
    for key in thing:
        if key in _KEYS:
            raise Refused(_KEYS[key])
    kind = _plain(thing.get("/S"))
    if isinstance(kind, str) and kind in _ACTIONS and kind not in let:
        raise Refused(_ACTIONS[kind])
    if _plain(thing.get("/Subtype")) in {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen"}:
        raise Refused("attachment")


def _fields(form: Any) -> Iterator[tuple[str, str]]:
    """Every field by its whole name with what it holds."""
    waiting = [(each, "", "", 0) for each in _plain(form.get("/Fields")) or ()]
    while waiting:
        each, above, kind, deep = waiting.pop()
        field = _plain(each)
        if not isinstance(field, dict) or deep > _DEEPEST_FIELD:
            raise Refused("damaged")
        own = _plain(field.get("/T"))
        name = ".".join(part for part in (above, str(own) if own is not None else "") if part)
        kind = str(_plain(field.get("/FT")) or kind)
        kids = _plain(field.get("/Kids")) or ()
        named = [kid for kid in kids if "/T" in _plain(kid)]
        if named:
            waiting += [(kid, name, kind, deep + 1) for kid in named]
            continue
        yield name, _ticked(field, kids) if kind == "/Btn" else _typed(field)


def _typed(field: Any) -> str:
    from pypdf.generic import ByteStringObject, TextStringObject

    value = _plain(field.get("/V"))
    if value is None:
        return ""
    if isinstance(value, ByteStringObject):
        return bytes(value).decode("latin1")
    if not isinstance(value, TextStringObject):
        raise Refused("damaged")
    return str(value)


def _ticked(field: Any, kids: Any) -> str:
    """The value of the box that is ticked; some programs say so only where the box is drawn."""
    value = _plain(field.get("/V"))
    states = [
        str(_plain(one.get("/AS"))) for one in (_plain(kid) for kid in kids or (field,)) if "/AS" in one
    ]
    on = [state for state in states if state != "/Off"]
    said = str(value) if value is not None else "/Off"
    if said != "/Off" and on and said not in on:
        raise Refused("two")
    if len(on) > 1:
        raise Refused("two")
    chosen = said if said != "/Off" else on[0] if on else "/Off"
    return "" if chosen == "/Off" else chosen.removeprefix("/")


def _limit(seconds: int) -> None:
    """Not more memory and work than a file can need; the time is limited from outside as well."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def answer(scan: Callable[[bytes], dict[str, Any]], seconds: int = _SECONDS) -> int:
    """Read, look, answer; nothing in a hostile file makes it say more than one word."""
    data = sys.stdin.buffer.read()
    _limit(seconds)
    try:
        said = scan(data)
    except Refused as refused:
        said = {"refused": str(refused)}
    except MemoryError:
        said = {"refused": "deep"}
    except RecursionError:
        said = {"refused": "deep"}
    except Exception:  # noqa: BLE001 - a parser may fail in any way on a file made to break it
        said = {"refused": "damaged"}
    sys.stdout.buffer.write(json.dumps(said).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(answer(scan))
