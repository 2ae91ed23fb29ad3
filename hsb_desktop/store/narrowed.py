"""The column that says who may read an answer: kinds of reader and ids of people, never their names."""

from collections.abc import Mapping
from typing import Any

from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import PersonId
from hsb_desktop.procedure.narrowing import OPEN, Narrowing


def read_narrowing(written: Mapping[str, Any] | None) -> Narrowing:
    """Who may read an answer, from its column; nothing there leaves all whom the question allows."""
    if written is None:
        return OPEN
    readers = written["readers"]
    return Narrowing(
        None if readers is None else frozenset(Audience(reader) for reader in readers),
        frozenset(PersonId(person) for person in written["not_for"]),
        written["origin"],
    )


def written_narrowing(narrowing: Narrowing) -> dict[str, object] | None:
    """The column for it; None where it narrows nothing and comes from nowhere."""
    if narrowing == OPEN:
        return None
    return {
        "readers": None if narrowing.readers is None else sorted(narrowing.readers),
        "not_for": sorted(narrowing.not_for),
        "origin": narrowing.origin,
    }
