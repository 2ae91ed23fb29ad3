"""Looks through a composed paper for people and places that have no tie to its reader, beside other children.

Names of other cases' families; addresses, postcodes, telephone numbers and e-mail addresses known to the store; the
school of a child who is kept apart. What is found stops the paper until it is changed or a reason is given. What the
store does not know of cannot be found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hsb_desktop.casework.other_children import FULL_NAME, SHORTEST_PLACE, Finding, plain, tight
from hsb_desktop.documents.paper import Paper
from hsb_desktop.documents.texts import Text, all_texts
from hsb_desktop.procedure.case import Case, Person, PersonKind
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t

_FAMILY = frozenset({Audience.CHILD, Audience.FAMILY})
_NUMBER = re.compile(r"\+?\d[\d ()./-]{5,}\d")
_FEWEST, _LAST = (
    7,
    9,
)  # figures of a telephone number, and how many of them tell it with or without its country
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_WORD = re.compile(r"[\w']+")


@dataclass
class _Known:
    """Places by how they are compared, each with whose it is in words."""

    names: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def forget(self, other: "_Known") -> None:
        """What is this reader's or this case's own tells of nobody else."""
        for mine, theirs in (
            (self.names, other.names),
            (self.places, other.places),
            (self.numbers, other.numbers),
        ):
            for known in theirs:
                mine.pop(known, None)


def without_tie(
    paper: Paper, case: Case, others: Sequence[Case], printed: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Who and what stands in the paper without a tie to its reader; texts of the form (`printed`) name nobody."""
    known = _without_tie(paper, case, others)
    texts = [text for text in all_texts(paper) if text.text not in printed]
    by_first: dict[str, list[str]] = {}
    for name in known.names:
        by_first.setdefault(name.split()[0], []).append(name)
    found = [
        Finding(sentence, sure=True, where=text.where, word=word, may_reason=True)
        for text in texts
        for sentence, word in (*_names_in(text, by_first, known), *_places_in(text, known))
    ]
    return tuple(dict.fromkeys(found))


def _without_tie(paper: Paper, case: Case, others: Sequence[Case]) -> _Known:
    linked = {plain(link.reference) for link in case.links}
    found, own, reader = _Known(), _Known(), _Known()
    for other in others:
        if other.id != case.id:
            beside = plain(other.reference) in linked  # whose names and addresses are looked for beside this
            for person in _everybody(other):
                if not _only_professional(person):
                    named = not beside and person is not other.child  # children's are looked for beside this
                    _learn(found, person, t("somebody in another case"), name=named)
    once = tuple(former.person for former in case.former)
    for person in (case.child, *case.people, *once):
        _learn(own, person, "", name=True)
    found.forget(own)
    if paper.recipient.audience in _FAMILY:
        found = _within(paper, case, found, reader)
    return found


def _within(paper: Paper, case: Case, found: _Known, reader: _Known) -> _Known:
    """On a family copy the places of others of the same family count too: parents live apart. The child may have the
    numbers of their own family; a school that tells where a child lives who is kept apart is on neither."""
    for person in case.people:
        if paper.recipient.audience is Audience.FAMILY and not _only_professional(person):
            _learn(found, person, person.name, name=False, shown=True)
    for person in (case.child, *case.people):
        if person.id in paper.recipient.people:
            _learn(reader, person, "", name=True)
    found.forget(reader)
    own_school = tight(case.child.details.school)
    for person in case.kept_apart:
        school = tight(person.details.school)
        if len(school) >= SHORTEST_PLACE and school != own_school:
            found.places[school] = t("a child who is kept apart")
    return found


def _everybody(case: Case) -> Iterator[Person]:
    yield from case.people
    yield from (former.person for former in case.former)
    yield case.child


def _only_professional(person: Person) -> bool:
    return all(role.kind is PersonKind.PROFESSIONAL for role in person.roles)


def _learn(known: _Known, person: Person, whose: str, *, name: bool, shown: bool = False) -> None:
    """Name and places of somebody. `shown`: only an address that may be shown; others are looked for beside."""
    called = plain(person.name)
    if name and len(called.split()) >= FULL_NAME:
        known.names[called] = whose
    details = person.details
    if not shown or details.address_shown:
        first = re.split(r"[\n,]", details.address.strip(), maxsplit=1)[0]
        for place in (tight(first), tight(details.postcode)):
            if len(place) >= SHORTEST_PLACE:
                known.places[place] = whose
    for number in _numbers(person.contact):
        known.numbers[number] = whose


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        figures = "".join(mark for mark in match[0] if mark.isdecimal())
        if len(figures) >= _FEWEST:
            yield figures[-_LAST:]
    yield from (match[0].casefold().rstrip(".") for match in _EMAIL.finditer(text))


def _names_in(text: Text, by_first: dict[str, list[str]], known: _Known) -> Iterator[tuple[str, str]]:
    words = _WORD.findall(plain(text.text)) if by_first else []
    for at, word in enumerate(words):
        for name in by_first.get(word, ()):
            length = len(_WORD.findall(name))
            if words[at : at + length] == _WORD.findall(name):
                whose = known.names[name]
                yield t("The name under “{place}” is that of {whose}.", place=text.where, whose=whose), name


def _places_in(text: Text, known: _Known) -> Iterator[tuple[str, str]]:
    def said(whose: str) -> str:
        return t("An address or number of {whose} stands under “{place}”.", whose=whose, place=text.where)

    squeezed = tight(text.text) if known.places else ""
    for place, whose in known.places.items():
        if place in squeezed:
            yield said(whose), ""
    for number in _numbers(text.text):
        if number in known.numbers:
            yield said(known.numbers[number]), ""
