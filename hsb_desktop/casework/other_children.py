"""Looks through a composed paper for another child and for a withheld address, as the last check before it goes.

It never blacks anything out: what it finds stops the paper, and the worker changes the record.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hsb_desktop.documents.paper import Paper
from hsb_desktop.documents.texts import Text, all_texts
from hsb_desktop.procedure.case import Case, Person, PersonKind
from hsb_desktop.procedure.dates import month_name
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.letters import as_compared
from hsb_desktop.procedure.words import t

_SHORTEST_PART = 2  # letters of a first name or surname that is looked for on its own
_FAMILY = frozenset({Audience.CHILD, Audience.FAMILY})
_APOSTROPHES = dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'")
SHORTEST_PLACE = 5  # letters and figures; less would be found in ordinary words
_PLAIN_MARKS = str.maketrans({"-": " ", "`": "'"})  # what is left to make alike where every letter is plain
_FULL_STOP = r"\.\s?"
FULL_NAME = 2  # words; a name of one word is also a word ("May", "Will"), so it is no sign of another case


@dataclass(frozen=True, slots=True)
class Finding:
    """Where another child stands, as a sentence. `sure` is false where the word may be meant as a word.

    `where` is the label it stands under, `word` what was found, empty for an address. `may_reason`: it may go all the
    same where the worker gives a reason, since names are shared and professionals may need an address.
    """

    sentence: str
    sure: bool
    where: str = ""
    word: str = ""
    may_reason: bool = False


def other_children(
    paper: Paper, case: Case, others: Sequence[Case], printed: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Where another child stands in the paper; empty when nowhere.

    Full names and references of the children of other cases are looked for on every copy, and everybody of a linked
    child's case with them. So are linked children's names, but where a professional works with both children; the
    reference of a linked case is how professionals speak of it. On a copy for the child or family so are such
    references, each part of a linked child's name that nobody of this case's own has, and their initials: not in texts
    of the form itself (`printed`), where "My plan" and "To whom" name nobody and nobody could change them. An address
    that is withheld is found on every copy.

    On a copy for the child, the family or the panel no reason opens the way for a linked child's name, for another
    case's reference or for an address that is withheld. Elsewhere, for initials, and for a name that is shared with
    another case, one may.
    """
    once = tuple(former.person for former in case.former)
    apart = case.kept_apart
    own = {plain(person.name) for person in (case.child, *case.people, *once) if person not in apart}
    elsewhere = [other for other in others if other.id != case.id]
    linked_references = {plain(link.reference) for link in case.links}
    beside = [other for other in elsewhere if plain(other.reference) in linked_references]
    full = _names_of(elsewhere, beside) | {plain(other.reference) for other in elsewhere}
    parts: set[str] = set()
    linked = {plain(child.name) for child in apart}
    full = (full - linked_references) | linked
    if paper.recipient.audience in _FAMILY:
        full |= linked_references
        own_parts = {part for name in own for part in name.split()}
        parts = {part for name in linked for part in name.split() if len(part) >= _SHORTEST_PART} - own_parts
    full -= own | _worked_with(paper, case, beside)
    places, mine = _withheld((case, *beside)), _own_places(paper, case)
    careful = paper.recipient.audience is not Audience.PROFESSIONAL
    shared = {plain(other.child.name) for other in elsewhere if other not in beside} - linked
    found = [
        one
        for text in all_texts(paper)
        for one in (
            *_in_text(text, sorted(full), () if text.text in printed else sorted(parts)),
            *_addresses_in(text, places - mine),
        )
    ]
    weighed = [replace(one, may_reason=one.sure and (not careful or one.word in shared)) for one in found]
    weighed += [own for text in all_texts(paper) for own in _own_addresses_in(text, places & mine)]
    if careful:
        weighed += _initials_in([text for text in all_texts(paper) if text.text not in printed], linked, own)
    return tuple(dict.fromkeys(weighed))


def _names_of(elsewhere: Sequence[Case], beside: Sequence[Case]) -> set[str]:
    """The full names of the children of other cases, and of everybody of those that are linked."""
    found = {plain(other.child.name) for other in elsewhere}
    found |= {plain(person.name) for other in beside for person in other.people}
    found |= {plain(former.person.name) for other in beside for former in other.former}
    return {name for name in found if len(name.split()) >= FULL_NAME}


def _worked_with(paper: Paper, case: Case, beside: Sequence[Case]) -> frozenset[str]:
    """Names and references of the linked children whom a professional reader works with too: they belong to that
    child's case as well, or to the school of that child."""
    if paper.recipient.audience is not Audience.PROFESSIONAL:
        return frozenset()
    reader = plain(paper.recipient.name)
    found = set()
    for other in beside:
        if any(plain(one.name) == reader and one.is_a(PersonKind.PROFESSIONAL) for one in other.people):
            found |= {plain(other.reference), plain(other.child.name)}
    agencies = {
        tight(role.agency)
        for one in case.people
        if one.id in paper.recipient.people
        for role in one.roles
        if role.kind is PersonKind.PROFESSIONAL and role.agency.strip()
    }
    found |= {plain(child.name) for child in case.kept_apart if tight(child.details.school) in agencies}
    return frozenset(found)


def _initials_in(texts: Sequence[Text], linked: set[str], own: set[str]) -> list[Finding]:
    """Linked children's initials: with full stops they are initials, without they may be any short word in capitals."""
    wanted = {_initials(name) for name in linked} - {_initials(name) for name in own}
    found = []
    for letters in sorted(one for one in wanted if len(one) >= _SHORTEST_PART):
        dotted = re.compile(rf"(?<!\w){_FULL_STOP.join(letters)}\.(?!\w)")
        bare = re.compile(rf"(?<![\w.]){letters}(?!\w)")
        for text in texts:
            for pattern, sure in ((dotted, True), (bare, False)):
                if match := pattern.search(_bare(text.text)):
                    said = t(
                        "“{word}” under “{place}” are the initials of another child.",
                        word=match[0],
                        place=text.where,
                    )
                    found.append(Finding(said, sure, text.where, plain(match[0]), may_reason=sure))
    return found


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()).upper()


def _withheld(cases: Sequence[Case]) -> frozenset[str]:
    """How addresses begin that may stand on no paper, and their postcodes, as they are compared."""
    found: set[str] = set()
    for case in cases:
        for person in (case.child, *case.people, *(former.person for former in case.former)):
            if person.details.address_shown and case is cases[0]:
                continue
            found |= _places_of(person)
    return frozenset(found)


def _own_places(paper: Paper, case: Case) -> frozenset[str]:
    """Where a reader of the child's family lives themselves: no secret to them, and one to whoever finds the copy."""
    if paper.recipient.audience not in _FAMILY:
        return frozenset()
    mine = (person for person in (case.child, *case.people) if person.id in paper.recipient.people)
    return frozenset().union(*map(_places_of, mine))


def _places_of(person: Person) -> frozenset[str]:
    first = re.split(r"[\n,]", person.details.address.strip(), maxsplit=1)[0]
    places = (tight(first), tight(person.details.postcode))
    return frozenset(place for place in places if len(place) >= SHORTEST_PLACE)


def _own_addresses_in(text: Text, places: frozenset[str]) -> list[Finding]:
    found = _addresses_in(text, places)
    said = t("The reader’s own address, withheld from others, stands under “{place}”.", place=text.where)
    return [replace(one, sentence=said, may_reason=True) for one in found]


def _addresses_in(text: Text, places: frozenset[str]) -> list[Finding]:
    squeezed = tight(text.text) if places else ""
    if any(place in squeezed for place in places):
        said = t("A withheld address stands under “{place}”.", place=text.where)
        return [Finding(said, sure=True, where=text.where)]
    return []


def tight(text: str) -> str:
    """Letters and figures only, so that "N1 1AA" and "n11aa" are one."""
    return "".join(mark for mark in plain(text) if mark.isalnum())


def _in_text(text: Text, full: Sequence[str], parts: Sequence[str]) -> list[Finding]:
    found: list[Finding] = []
    bare = _bare(text.text)
    folded = bare.casefold()
    for name in full:
        if name in folded and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            said = t("Another child is named under “{place}”.", place=text.where)
            found.append(Finding(said, sure=True, where=text.where, word=name))
            break
    for part in parts:
        for match in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", bare, re.IGNORECASE):
            sure = match[0][0].isupper() and part not in _MONTHS
            said = t(
                "“{word}” under “{place}” is also the name of another child.", word=match[0], place=text.where
            )
            found.append(Finding(said, sure, text.where, plain(match[0])))
    return found


def _bare(text: str) -> str:
    """Plain letters without invisible marks and hyphens, with one apostrophe and single spaces."""
    if text.isascii():  # the common case, and quick: a pack has tens of thousands of letters
        return " ".join(text.translate(_PLAIN_MARKS).split())
    seen = (mark for mark in as_compared(text) if unicodedata.category(mark) != "Cf")
    return " ".join("".join(_alike(mark) for mark in seen).split())


def _alike(mark: str) -> str:
    return " " if unicodedata.category(mark) == "Pd" else _APOSTROPHES.get(mark, mark)


def plain(text: str) -> str:
    """A name or text as it is compared, so that two writings of one name are the same."""
    return _bare(text).casefold()


_MONTHS = frozenset(plain(month_name(date(2026, month, 1))) for month in range(1, 13))
