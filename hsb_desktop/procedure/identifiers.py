"""Numbers, codes and dates of a person, checked for slips of the pen: each check answers with a sentence, or nothing.

A warning explains itself and stops nobody: the number on the letter in front of the worker may be the odd one.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from hsb_desktop.procedure.case import BirthKind, PersonKind
from hsb_desktop.procedure.dates_in_words import age_in_words, age_in_years, long_date
from hsb_desktop.procedure.words import t

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # without I, O and S
_UPN = re.compile(r"[A-HJ-NP-RT-Z](?:\d{12}|\d{11}[A-HJ-NP-RT-Z])")
_NO_UPN = frozenset({"UN1", "UN2", "UN3", "UN4", "UN5", "UN7"})
_POSTCODE = re.compile(
    r"[A-PR-UWYZ](?:[A-HK-Y]?\d\d?|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) \d[ABD-HJLNP-UW-Z]{2}"
)
_NHS_DIGITS, _CHILD_ID = 10, 20
_ADULT, _OLDEST, _YOUNGEST_PARENT = 18, 110, 12  # years; what is likely a slip, no limit of the procedure
_LONGEST_AHEAD = 300  # days to an expected birth


def warn_nhs_number(text: str) -> str:
    """Ten digits, the last one worked out from the others; spaces and hyphens are left aside."""
    digits = _close(text)
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()) or len(digits) != _NHS_DIGITS:
        return t("An NHS number has 10 digits. Look at it again; it is kept as you typed it.")
    check = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    )
    if check % 11 != int(digits[-1]):
        return t(
            "The last digit does not fit the others, so one digit is likely mistyped. It is kept as you typed it."
        )
    return ""


def warn_upn(text: str) -> str:
    """A unique pupil number, whose first letter is worked out from the rest; or the code for having none."""
    upn = _close(text).upper()
    if not upn or upn in _NO_UPN:
        return ""
    if not _UPN.fullmatch(upn):
        return t(
            "A UPN is a letter and 12 digits (the last may be a letter), or UN1 to UN5 or UN7 where there is none."
            " It is kept as you typed it."
        )
    if upn[-1].isdigit():
        total = sum(int(digit) * weight for weight, digit in enumerate(upn[1:], 2))
        if _UPN_LETTERS[total % 23] != upn[0]:
            return t(
                "The first letter does not fit the digits, so one is likely mistyped. It is kept as you typed it."
            )
    return ""


def warn_child_id(text: str) -> str:
    """The council's number of the child: at most 20 letters and digits, nothing else."""
    number = text.strip()
    if number and not (number.isascii() and number.isalnum()):
        return t(
            "The council's number of a child has letters and digits only, without spaces. It is kept as you typed it."
        )
    if len(number) > _CHILD_ID:
        return t(
            "The council's number of a child has at most 20 letters and digits. It is kept as you typed it."
        )
    return ""


def warn_postcode(text: str) -> str:
    """The shape of a UK postcode; whether there is such a place is not known here."""
    wanted = _close(text).upper()
    spaced = f"{wanted[:-3]} {wanted[-3:]}"
    if not wanted or spaced == "GIR 0AA" or _POSTCODE.fullmatch(spaced):
        return ""
    return t("This does not look like a UK postcode, for example N1 1AA. It is kept as you typed it.")


def warn_born(born: date | None, birth_kind: BirthKind, kind: PersonKind, on: date) -> str:
    """Whether a date of birth can well be this person's, seen on a day."""
    if born is None:
        return ""
    if birth_kind is BirthKind.UNBORN:
        return _warn_expected(born, on)
    if born > on:
        return t("This date is still to come. Look at the year; it is kept as you typed it.")
    years = age_in_years(born, on)
    child = kind in (PersonKind.CHILD, PersonKind.LINKED_CHILD)
    if years > _OLDEST or (child and years >= _ADULT):
        return t(
            "This makes {age}. Look at the year; it is kept as you typed it.", age=age_in_words(born, on)
        )
    if kind in (PersonKind.PARENT, PersonKind.CARER, PersonKind.PROFESSIONAL) and years < _YOUNGEST_PARENT:
        return t("This makes {age}, young for this role. Look at the year.", age=age_in_words(born, on))
    if birth_kind is BirthKind.ESTIMATED and born.day != 15:
        return t(
            "An estimated date of birth is kept as the 15th of its month, so that everybody reads it as estimated."
        )
    if birth_kind is BirthKind.EXACT and (born.month, born.day) == (1, 1):
        return t("1 January is often written where the day is not known. If so, choose “Estimated”.")
    return ""


def _warn_expected(expected: date, on: date) -> str:
    if expected < on:
        return t(
            "{day} has passed. If the child is born, enter the date of birth instead.",
            day=long_date(expected),
        )
    if (expected - on).days > _LONGEST_AHEAD:
        return t("This is more than ten months ahead. Look at the year; it is kept as you typed it.")
    return ""


def nhs_in_threes(text: str) -> str:
    """An NHS number as it is read out ("943 476 5919"); what is none stays as it is."""
    digits = _close(text)
    if len(digits) != _NHS_DIGITS or not digits.isdigit():
        return text.strip()
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _close(text: str) -> str:
    return re.sub(r"[\s\-‐-―]", "", text)


WARNINGS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "nhs_number": warn_nhs_number,
        "upn": warn_upn,
        "child_id": warn_child_id,
        "postcode": warn_postcode,
    }
)
"""The checks of a text by the name of what it is, for fields that say what they hold."""
