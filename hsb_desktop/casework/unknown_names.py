"""Names on a copy for the child or family that belong to nobody of the case: a person looks whether they may stay.

The store cannot say whose they are, so they stop nothing. A name of one word is not told from a word.
"""

import re
from collections.abc import Iterator, Sequence

from hsb_desktop.casework.other_children import plain
from hsb_desktop.documents.paper import Paper
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t

_READERS = frozenset({Audience.CHILD, Audience.FAMILY})
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FEWEST = 2  # words that make a name
_MOST = 6  # names that are listed; who has more to look at looks at the pages


def unknown_names(paper: Paper, case: Case, known: Sequence[str], printed: frozenset[str]) -> tuple[str, ...]:
    """A sentence for each such name, with the place where it stands first.

    `known` are further names of people at work here; the words of the forms (`printed`) begin no name.
    """
    if paper.recipient.audience not in _READERS:
        return ()
    heard = _words_of(
        (*printed, *known, *_of_case(case), paper.title, paper.recipient.relation, paper.edition)
    )
    found: dict[str, str] = {}
    for text in all_texts(paper):
        for name in _names_in(text.text, heard) if text.text not in printed else ():
            found.setdefault(name, text.where)
    said = [
        t("“{name}” under “{place}” is nobody of this case.", name=name, place=place)
        for name, place in list(found.items())[:_MOST]
    ]
    if len(found) > _MOST:
        said.append(t("There are {n} more.", n=len(found) - _MOST))
    return tuple(said)


def _of_case(case: Case) -> Iterator[str]:
    for person in (case.child, *case.people, *(former.person for former in case.former)):
        yield person.name
        yield person.details.school
        for role in person.roles:
            yield role.relation
            yield role.agency


def _words_of(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(plain(word) for text in texts for word in _WORD.findall(text))


def _names_in(text: str, heard: frozenset[str]) -> Iterator[str]:
    run: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match[0]
        bare = word.removesuffix("’s").removesuffix("'s")
        shouted = bare.isupper() and len(bare) > 1  # CIN is no name, Ó may begin one
        is_name = word[0].isupper() and not shouted and plain(bare) not in heard
        if run and not (is_name and text[end : match.start()] in {" ", "\xa0"}):
            yield from [" ".join(run)] if len(run) >= _FEWEST else []
            run = []
        if is_name:
            run.append(bare)
        end = match.end()
    yield from [" ".join(run)] if len(run) >= _FEWEST else []
