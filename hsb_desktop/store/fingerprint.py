"""Public keys as eight words that two people read to each other: 88 bits, the order of the list is part of each."""

from hsb_desktop.store.sealing import digest
from hsb_desktop.support.paths import resources_directory

WORD_COUNT = 2048
FINGERPRINT_WORDS = 8  # 88 bits
_BITS_A_WORD = 11


def words_of(public: bytes) -> tuple[str, ...]:
    """The words of some public bytes."""
    number, words = int(digest(public), 16), word_list()
    return tuple(words[(number >> (_BITS_A_WORD * place)) % WORD_COUNT] for place in range(FINGERPRINT_WORDS))


def word_list() -> tuple[str, ...]:
    """The shipped words; their order is part of every fingerprint."""
    words = tuple((resources_directory() / "words" / "words.txt").read_text("ascii").split())
    if len(words) != WORD_COUNT:
        raise FileNotFoundError("The list of words that comes with the program is damaged; install it again.")
    return words
