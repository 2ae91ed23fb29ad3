"""Reads a JSON file that a person or another system made, and refuses it with one sentence that names the place.

Twice the same key, NaN and Infinity, deep nesting and other encodings than UTF-8 are refused, never guessed at.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.field_reading import quoted
from hsb_desktop.procedure.words import t

_MOST_BYTES = 32 * 1024 * 1024


def read_object(path: str, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, object]:
    """The object in the file, with every required key and no unknown one. Raises BadInput."""
    value = _parse(_read(path), path)
    if not isinstance(value, dict):
        raise BadInput(
            t("{path}: {given} is not an object; write {{ }} around it.", path=path, given=quoted(value))
        )
    known = [*required, *optional]
    for key in value:
        if key not in known:
            raise BadInput(
                t(
                    "{path}: {key} is not known here; remove it, or use one of {known}.",
                    path=path,
                    key=quoted(key),
                    known=", ".join(known),
                )
            )
    for key in required:
        if key not in value:
            raise BadInput(t("{path}: “{key}” is missing; add it.", path=path, key=key))
    return value


def _read(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadInput(t("{path}: there is no such file; check its name.", path=path)) from None
    except IsADirectoryError:
        raise BadInput(t("{path}: this is a folder; name a file.", path=path)) from None
    except (OSError, ValueError):  # ValueError: a name no file can have
        raise BadInput(
            t("{path}: the file cannot be read; check its name and that you may read it.", path=path)
        ) from None
    if len(content) > _MOST_BYTES:
        raise BadInput(t("{path}: the file is larger than 32 MiB; it is not a list of facts.", path=path))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(t("{path}: the file is not UTF-8 text; save it as UTF-8.", path=path)) from None


def _parse(text: str, path: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant)
    except json.JSONDecodeError as broken:
        raise BadInput(
            t(
                "{path}: this is not JSON at line {line}, column {column} ({what}); correct that place.",
                path=path,
                line=broken.lineno,
                column=broken.colno,
                what=broken.msg,
            )
        ) from None
    except RecursionError:
        raise BadInput(t("{path}: the JSON is nested too deeply; flatten it.", path=path)) from None
    except BadInput as refused:
        raise BadInput(t("{path}: {what}", path=path, what=refused.sentence)) from None
    except ValueError:  # a number of thousands of digits
        raise BadInput(t("{path}: a number in it is far too large; correct it.", path=path)) from None


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise BadInput(t("{key} stands twice in one object; keep one of them.", key=quoted(key)))
        found[key] = value
    return found


def _constant(name: str) -> NoReturn:
    raise BadInput(t("{name} is not a number of JSON; correct it.", name=name))
