"""Offers passphrases of random words. What is chosen is never kept here."""

import math
import secrets
from functools import cache

from hsb_desktop.support.paths import resources_directory

WORDS = 4
_FEWEST = 7000


def suggested() -> str:
    """Four words drawn at random, with spaces: 51 bits (`strength` says it exactly)."""
    words = passphrase_words()
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def strength() -> float:
    """How many bits a suggested passphrase has for somebody who knows the list."""
    return WORDS * math.log2(len(passphrase_words()))


@cache
def passphrase_words() -> tuple[str, ...]:
    """The shipped words, each once."""
    words = tuple(
        sorted(set((resources_directory() / "words" / "passphrases.txt").read_text("ascii").split()))
    )
    if len(words) < _FEWEST:
        raise FileNotFoundError("The list of words that comes with the program is damaged; install it again.")
    return words
