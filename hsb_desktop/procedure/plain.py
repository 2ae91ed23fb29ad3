"""What a child may find hard to read in a text: long sentences, hard words. It remarks, and never stands in the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hsb_desktop.procedure.words import t

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"’”)]*\s+|\n+")
_SHOWN = 4  # words of a long sentence by which it is found again


@dataclass(frozen=True, slots=True)
class PlainWords:
    """A form's rule: the most words a sentence may have, and pairs of a hard word or phrase and a plainer one."""

    longest_sentence: int
    hard: tuple[tuple[str, str], ...] = ()


def remarks(rule: PlainWords, text: str) -> tuple[str, ...]:
    """A sentence for each that is too long, then one for each hard word; empty where a child can read it."""
    return (*_long(rule, text), *_hard(rule, text))


def _long(rule: PlainWords, text: str) -> Iterator[str]:
    for sentence in _SENTENCE_ENDS.split(text):
        words = [word for word in sentence.split() if any(map(str.isalnum, word))]
        if len(words) > rule.longest_sentence:
            start = " ".join(words[:_SHOWN])
            yield t("“{start} …” has {n} words. Try two short sentences.", start=start, n=len(words))


def _hard(rule: PlainWords, text: str) -> Iterator[str]:
    for word, plainer in rule.hard:
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        if found is not None:
            yield t("“{word}” may be hard to read. Try “{plainer}”.", word=found.group(), plainer=plainer)
