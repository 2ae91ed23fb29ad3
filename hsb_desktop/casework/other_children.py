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
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.dates import month_name
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.letters import as_compared
from hsb_desktop.procedure.words import t

_SHORTEST_PART = 2  # letters of a first name or surname that is looked for on its own
_FAMILY = frozenset({Audience.CHILD, Audience.FAMILY})
_APOSTROPHES = dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'")
SHORTEST_PLACE = 5  # letters and figures; less would be found in ordinary words
_PLAIN_MARKS = str.maketrans({"-": " ", "`": "'"})  # what is left to make alike where every letter is plain
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
    child's case with them. On a copy for the child or family so are linked children's names and references, and each
    part of a name that nobody of this case's own has: not in texts of the form itself (`printed`), where "My plan" and
    "To whom" name nobody and nobody could change them. An address that is withheld is found on every copy.

    On a copy for the child, the family or the panel no reason opens the way for a linked child, for another case's
    reference or for an address that is withheld. Elsewhere, and for a name that is shared with another case, one may.
    """
    once = tuple(former.person for former in case.former)
    apart = case.kept_apart
    own = {plain(person.name) for person in (case.child, *case.people, *once) if person not in apart}
    elsewhere = [other for other in others if other.id != case.id]
    full = {plain(other.child.name) for other in elsewhere}
    linked_references = {plain(link.reference) for link in case.links}
    beside = [other for other in elsewhere if plain(other.reference) in linked_references]
    full |= {plain(person.name) for other in beside for person in other.people}
    full |= {plain(former.person.name) for other in beside for former in other.former}
    full = {name for name in full if len(name.split()) >= FULL_NAME} | {
        plain(other.reference) for other in elsewhere
    }
    parts: set[str] = set()
    linked = {plain(child.name) for child in apart}
    if paper.recipient.audience in _FAMILY:
        full |= linked | linked_references
        own_parts = {part for name in own for part in name.split()}
        parts = {part for name in linked for part in name.split() if len(part) >= _SHORTEST_PART} - own_parts
    else:
        full -= linked | linked_references
    full -= own
    places = _withheld((case, *beside))
    careful = paper.recipient.audience is not Audience.PROFESSIONAL
    shared = {plain(other.child.name) for other in elsewhere if other not in beside} - linked
    found = [
        one
        for text in all_texts(paper)
        for one in (
            *_in_text(text, sorted(full), () if text.text in printed else sorted(parts)),
            *_addresses_in(text, places),
        )
    ]
    weighed = (replace(one, may_reason=one.sure and (not careful or one.word in shared)) for one in found)
    return tuple(dict.fromkeys(weighed))


def _withheld(cases: Sequence[Case]) -> frozenset[str]:
    """How addresses begin that may stand on no paper, and their postcodes, as they are compared."""
    found = set()
    for case in cases:
        for person in (case.child, *case.people, *(former.person for former in case.former)):
            if person.details.address_shown and case is cases[0]:
                continue
            first = re.split(r"[\n,]", person.details.address.strip(), maxsplit=1)[0]
            found |= {tight(first), tight(person.details.postcode)}
    return frozenset(place for place in found if len(place) >= SHORTEST_PLACE)


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
