"""A section that stands in several forms is written once: another form takes it over, with what is its own there.

`as_in = "FORM"` in a [[section]] takes the section of the same id from that form's file. `without` leaves items out;
what an own item of the same id says wins, own items of other ids stand first. So does what the section says itself;
where that is a source, the items that named the source of their own form have it too.
"""

from collections.abc import Mapping
from pathlib import Path

from hsb_desktop.formbook.reading import Faults, Table, one_of_these, read_toml
from hsb_desktop.procedure.words import t

AS_IN, WITHOUT = "as_in", "without"
SOURCE = ("section", "document")


def with_shared_sections(top: Table, file: Path, root: Path, words: Mapping[str, str] | None) -> Table:
    """The table of a form with every section it takes from another form put in its place."""
    sections = top.values.get("section")
    if not isinstance(sections, list) or not any(isinstance(one, dict) and AS_IN in one for one in sections):
        return top
    whole = [
        _shared(one, f"section[{place}]", top, file, root, words)
        if isinstance(one, dict) and AS_IN in one
        else one
        for place, one in enumerate(sections)
    ]
    return Table({**top.values, "section": whole}, top.file, top.at, top.faults)


def _shared(
    own: Mapping[str, object], at: str, top: Table, file: Path, root: Path, words: Mapping[str, str] | None
) -> dict[str, object]:
    name = own[AS_IN]
    known = sorted(path.stem for path in file.parent.glob("*.toml") if path != file)
    found = read_toml(file.with_name(f"{name}.toml"), root, Faults(), words) if name in known else None
    sections = found.values.get("section") if found is not None else None
    theirs = (
        next((one for one in sections if _id(one) == own.get("id")), None)
        if isinstance(sections, list)
        else None
    )
    kept = {key: value for key, value in own.items() if key not in (AS_IN, WITHOUT)}
    if not isinstance(theirs, dict) or AS_IN in theirs:
        top.faults.add(
            top.file,
            f"{at}.{AS_IN}",
            t("“{form}” has no section “{id}” of its own.", form=name, id=own.get("id")),
            t("Name one of: {known}.", known=", ".join(known)),
        )
        return kept
    source = {key: own[key] for key in SOURCE if key in own}
    home = found.values.get("form") if found is not None and source else None
    if isinstance(home, dict):
        moved = [_from_here(item, home.get("section"), source) for item in _listed(theirs.get("item"))]
        theirs = {**theirs, "item": moved}
    return {**theirs, **kept, "item": _items(own, theirs, at, top)}


def _from_here(item: object, home: object, source: Mapping[str, object]) -> object:
    """An item whose source is its own form's: elsewhere that source would be wrong, so it has the section's."""
    if not isinstance(item, dict):
        return item
    inner = {
        key: [_from_here(one, home, source) for one in _listed(item[key])]
        for key in ("question", "row")
        if key in item
    }
    own = item.get("section") == home and not item.get("document")
    kept = {key: value for key, value in item.items() if not (own and key in SOURCE)}
    return {**kept, **(source if own else {}), **inner}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _items(own: Mapping[str, object], theirs: Mapping[str, object], at: str, top: Table) -> list[object]:
    mine, given, without = own.get("item"), theirs.get("item"), own.get(WITHOUT, [])
    items = list(given) if isinstance(given, list) else []
    names = [_id(item) for item in items]
    for place, name in enumerate(without if isinstance(without, list) else []):
        if name not in names:
            top.faults.add(
                top.file,
                f"{at}.{WITHOUT}[{place}]",
                t("“{id}” does not stand in that section.", id=name),
                one_of_these(str(one) for one in names),
            )
    own_items = [item for item in mine if isinstance(item, dict)] if isinstance(mine, list) else []
    replaced = {_id(item): item for item in own_items if _id(item) in names}
    first = [item for item in own_items if _id(item) not in names]
    left_out = without if isinstance(without, list) else []
    return [*first, *(_over(item, replaced) for item in items if _id(item) not in left_out)]


def _over(item: object, own: Mapping[object, Mapping[str, object]]) -> object:
    mine = own.get(_id(item))
    return {**item, **mine} if mine is not None and isinstance(item, dict) else item


def _id(item: object) -> object:
    return item.get("id") if isinstance(item, dict) else None
