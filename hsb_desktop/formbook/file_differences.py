"""Which keys of an edition's files differ from another's: the whole, so that nothing changes unseen between the two.

Tables of a list are held together by their id, not by their place. Comments and layout do not count.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from hsb_desktop.formbook.parse_procedure import PROCEDURE
from hsb_desktop.formbook.reading import Faults, read_toml
from hsb_desktop.procedure.words import t

_NAMES = (
    "id",
    "value",
    "category",
    "fact",
    "rule",
    "repeat",
    "title",
    "name",
    "date",
)  # what tells tables apart
_OF_THE_EDITION = {
    "edition",
    "in_force_from",
    "in_force_to",
}  # of [procedure]; two editions always differ in them
_LONGEST = 90  # characters of a value; the file holds the rest


def file_differences(older: Path, newer: Path) -> Iterator[str]:
    """Two folders of editions without faults, as lines of Markdown; none where their files say the same."""
    before, after = _files(older), _files(newer)
    for name in sorted({*before, *after}):
        if name not in before:
            yield t("- New: `{file}`", file=name)
        elif name not in after:
            yield t("- Gone: `{file}`", file=name)
        else:
            found = list(_tables(before[name], after[name], ""))
            if found:
                yield f"- `{name}`"
                yield from (f"    - {line}" for line in found)


def _files(folder: Path) -> dict[str, Mapping[str, object]]:
    found: dict[str, Mapping[str, object]] = {}
    for path in sorted(folder.rglob("*.toml")):
        top = read_toml(path, folder, Faults())
        values = dict(top.values) if top is not None else {}
        head = values.get("procedure")
        if path.name == PROCEDURE and isinstance(head, dict):
            values["procedure"] = {key: one for key, one in head.items() if key not in _OF_THE_EDITION}
        found[path.relative_to(folder).as_posix()] = values
    return found


def _tables(before: Mapping[str, object], after: Mapping[str, object], at: str) -> Iterator[str]:
    for key in dict.fromkeys((*before, *after)):
        path = f"{at}.{key}" if at else key
        if key not in before:
            yield t("new: {what}", what=_shown(path, after[key]))
        elif key not in after:
            yield t("gone: {what}", what=_shown(path, before[key]))
        else:
            yield from _values(before[key], after[key], path)


def _values(before: object, after: object, at: str) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _tables(before, after, at)
        return
    one, other = _named(before), _named(after)
    if one is not None and other is not None:
        yield from _lists(one, other, at)
    elif type(before) is not type(after) or before != after:
        was, now = _said(before), _said(after)
        first = next(
            (place for place, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), 0
        )
        yield t("`{key}`: was {was}, now {now}", key=at, was=_short(was, first), now=_short(now, first))


def _lists(before: Mapping[str, object], after: Mapping[str, object], at: str) -> Iterator[str]:
    """Two lists of tables; what stands in both but in another order is told as well."""
    for name in dict.fromkeys((*before, *after)):
        path = f"{at}[{name}]"
        if name not in before:
            yield t("new: {what}", what=f"`{path}`")
        elif name not in after:
            yield t("gone: {what}", what=f"`{path}`")
        else:
            yield from _values(before[name], after[name], path)
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield t("`{key}`: the order differs", key=at)


def _named(value: object) -> dict[str, object] | None:
    """The tables of a list by what tells them apart, else by their place; None for anything else."""
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        return None
    for key in _NAMES:
        names = [str(one[key]) for one in value if key in one]
        if len(set(names)) == len(value):
            return dict(zip(names, value, strict=True))
    return {str(place): one for place, one in enumerate(value)}


def _shown(path: str, value: object) -> str:
    whole = isinstance(value, dict) or _named(value) is not None
    return f"`{path}`" if whole else f"`{path}` = {_short(_said(value))}"


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _short(said: str, differs_at: int = 0) -> str:
    """As much of it as shows where it differs."""
    if len(said) <= _LONGEST:
        return f"`{said}`"
    start = max(0, differs_at - _LONGEST // 3)
    end = start + _LONGEST
    return f"`{'…' if start else ''}{said[start:end]}{'…' if end < len(said) else ''}`"
