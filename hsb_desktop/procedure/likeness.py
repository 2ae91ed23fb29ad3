"""Whether two children on paper are likely one: names across spelling, accents and order, and dates of birth.

It says why it thinks so and decides nothing. Names are compared letter by letter, never by sound or origin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hsb_desktop.procedure.letters import as_compared
from hsb_desktop.procedure.words import t

_SHORT, _LONG = 4, 7  # letters: a shorter word must be the same, a longer one may differ in two letters
_NEAR_DAYS = 3
_TELLING = 3  # letters of a name that, alone, may tell something together with the date of birth


@dataclass(frozen=True, slots=True)
class Sketch:
    """A child as far as likeness goes: the name as typed, the date of birth where known, the council's number."""

    name: str
    born: date | None = None
    born_exactly: bool = True
    number: str = ""


def likeness(one: Sketch, other: Sketch) -> tuple[str, ...]:
    """Why these two are likely one child, each reason a sentence; empty where nothing speaks for it."""
    number = _same_number(one, other)
    names = _names_alike(words_of(one.name), words_of(other.name))
    born = _born_alike(one, other)
    unknown = one.born is None or other.born is None
    if number or names == _SAME or (names and (born or unknown)):
        return _said(number, names, born, unknown)
    if born and one.born == other.born and _share_a_word(words_of(one.name), words_of(other.name)):
        return (t("One of the names is the same."), born)
    return ()


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without accents, marks and capitals, in alphabetical order; "O'Neill" is one word."""
    letters = as_compared(name).casefold()
    spaced = "".join(mark if mark.isalnum() else "" if mark in _JOINING else " " for mark in letters)
    return tuple(sorted(spaced.split()))


def few_edits(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters put in, left out, changed or swapped with a neighbour make one the other."""
    if abs(len(one) - len(other)) > most:
        return False
    before, line = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        last, before, line = before, line, [row]
        for column, against in enumerate(other, 1):
            cost = min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, last[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return False
    return line[-1] <= most


_SAME, _ALIKE = "same", "alike"
_JOINING = "'\u2019\u2018\u02bc`\u00b4."


def _same_number(one: Sketch, other: Sketch) -> bool:
    return bool(one.number.strip()) and one.number.strip().casefold() == other.number.strip().casefold()


def _names_alike(one: Sequence[str], other: Sequence[str]) -> str:
    if not one or not other:
        return ""
    if one == other or "".join(one) == "".join(other) or _run_together(one, other):
        return _SAME
    shorter, longer = sorted((list(one), list(other)), key=len)
    if len(shorter) < 2 and len(longer) > 1:
        return ""
    return _ALIKE if _each_found(shorter, longer) else ""


def _run_together(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the same letters are only parted otherwise ("Abdul Rahman", "Abdulrahman")."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer) or len("".join(one)) != len("".join(other)):
        return False
    left = [word for word in longer if word not in shorter]
    whole = [word for word in shorter if word not in longer]
    return len(whole) == 1 and len(left) == 2 and whole[0] in (left[0] + left[1], left[1] + left[0])


def _each_found(shorter: list[str], longer: list[str]) -> bool:
    """Whether each word of the shorter name has one of its own in the longer."""
    left = list(longer)
    for word in sorted(shorter, key=len, reverse=True):
        match = next((known for known in left if known == word), None)
        match = match or next((known for known in left if _words_alike(word, known)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _words_alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _SHORT:
        return one == other
    return few_edits(_undoubled(one), _undoubled(other), 2 if shorter >= _LONG else 1)


def _undoubled(word: str) -> str:
    """One letter for two ("Robbin", "Robin"); "ph" is f, an "ie" at the end is y."""
    word = word.replace("ph", "f")
    word = word[:-2] + "y" if word.endswith("ie") else word
    return "".join(letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter)


def _share_a_word(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(len(word) >= _TELLING for word in set(one) & set(other))


def _born_alike(one: Sketch, other: Sketch) -> str:
    """Why the dates of birth may be one date; empty where one is not known or they differ."""
    if one.born is None or other.born is None:
        return ""
    if one.born == other.born:
        return t("The date of birth is the same.")
    if not (one.born_exactly and other.born_exactly) and abs((one.born - other.born).days) <= 366:
        return t("The dates of birth are near, and one is estimated.")
    if abs((one.born - other.born).days) <= _NEAR_DAYS:
        return t("The dates of birth are a few days apart.")
    parts = [
        (one.born.day, one.born.month, one.born.year),
        (other.born.day, other.born.month, other.born.year),
    ]
    if parts[0] == (parts[1][1], parts[1][0], parts[1][2]):
        return t("The dates of birth differ only in the order of day and month.")
    if sum(mine != theirs for mine, theirs in zip(*parts, strict=True)) == 1:
        return t("The dates of birth differ only in the day, the month or the year.")
    return ""


def _said(number: bool, names: str, born: str, unknown: bool) -> tuple[str, ...]:
    found = []
    if number:
        found.append(t("The council's number is the same."))
    if names:
        found.append(t("The name is the same.") if names == _SAME else t("The names are spelt alike."))
    if born:
        found.append(born)
    elif unknown:
        found.append(t("One of the dates of birth is not known."))
    else:
        found.append(t("The dates of birth differ."))
    return tuple(found)
