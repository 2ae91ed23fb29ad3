"""Looks through a composed paper for the name or reference of another child, as the last check before it goes.

It never blacks anything out: what it finds stops the paper, and the worker changes the record.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from hsb_desktop.documents.paper import Paper
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t

_SHORTEST_PART = 2  # letters of a first name or surname that is looked for on its own
_FAMILY = frozenset({Audience.CHILD, Audience.FAMILY})


def other_children(paper: Paper, case: Case, others: Sequence[Case]) -> tuple[str, ...]:
    """Where another child stands in the paper, as sentences that name the place; empty when nowhere.

    Names and references of the children of other cases are looked for on every copy. On a copy for the child or family
    so are linked children's names, and each part of them that nobody of this case's own has.
    """
    own = {plain(person.name) for person in (case.child, *case.people) if person not in case.linked_children}
    own_parts = {part for name in own for part in name.split()}
    names = {plain(child.name) for child in case.linked_children}
    if paper.recipient.audience in _FAMILY:
        names |= {
            part
            for name in names
            for part in name.split()
            if len(part) >= _SHORTEST_PART and part not in own_parts
        }
    for other in others:
        if other.id != case.id:
            names.add(plain(other.child.name))
            names.add(plain(other.reference))
    names -= own
    if paper.recipient.audience not in _FAMILY:
        linked = {plain(child.name) for child in case.linked_children}
        names -= linked
    return _places(paper, names)


def _places(paper: Paper, names: Iterable[str]) -> tuple[str, ...]:
    wanted = sorted(name for name in names if name)
    found: list[str] = []
    for text in all_texts(paper):
        plain = plain(text.text)
        for name in wanted:
            if name in plain and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain):
                found.append(t("Another child is named under “{place}”.", place=text.where))
                break
    return tuple(dict.fromkeys(found))


def plain(text: str) -> str:
    """Letters without case and accents and with single spaces, so that two writings of one name are the same."""
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(mark for mark in split if not unicodedata.combining(mark))
    return " ".join(bare.split())
