"""Numbers, codes and dates that are right pass in silence; those that are likely wrong are explained."""

from datetime import date

import pytest

from hsb_desktop.procedure.case import BirthKind, PersonKind
from hsb_desktop.procedure.code_sets import CODE_SETS, code_set, warn_codes
from hsb_desktop.procedure.identifiers import WARNINGS, nhs_in_threes, warn_born

ON = date(2026, 12, 21)


@pytest.mark.parametrize(
    ("what", "text", "said"),
    [
        ("nhs_number", "943 476 5919", ""),
        ("nhs_number", "943-476-5919", ""),
        ("nhs_number", "943 476 5918", "The last digit does not fit"),
        ("nhs_number", "493 476 5919", "The last digit does not fit"),
        ("nhs_number", "943 476 591", "10 digits"),
        ("nhs_number", "943 476 591x", "10 digits"),
        ("nhs_number", "٩٤٣٤٧٦٥٩١٩", "10 digits"),
        ("nhs_number", "000 000 0060", "The last digit does not fit"),  # worked out to 10: nobody has it
        ("nhs_number", "000 000 0000", ""),
        ("upn", "H801200001001", ""),
        ("upn", "h801 2000 01001", ""),
        ("upn", "J801200001001", "The first letter does not fit"),
        ("upn", "H80120000100A", ""),
        ("upn", "H80120000100I", "A UPN is a letter and 12 digits"),
        ("upn", "I801200001001", "A UPN is a letter and 12 digits"),
        ("upn", "UN3", ""),
        ("upn", "UN6", "A UPN is a letter and 12 digits"),
        ("child_id", "LCS17", ""),
        ("child_id", "LCS 17", "letters and digits only"),
        ("child_id", "1" * 20, ""),
        ("child_id", "1" * 21, "at most 20"),
        ("postcode", "n1 1aa", ""),
        ("postcode", "EC1A1BB", ""),
        ("postcode", "W1A 0AX", ""),
        ("postcode", "GIR 0AA", ""),
        ("postcode", "N1 1AC", "does not look like"),
        ("postcode", "QN1 1AA", "does not look like"),
        ("postcode", "N1", "does not look like"),
    ],
)
def test_a_number_is_looked_at(what: str, text: str, said: str) -> None:
    found = WARNINGS[what](text)
    assert said in found
    assert bool(found) is bool(said)


@pytest.mark.parametrize("what", WARNINGS)
def test_nothing_typed_is_nothing_wrong(what: str) -> None:
    assert WARNINGS[what]("  ") == ""


def test_an_nhs_number_is_shown_in_threes() -> None:
    assert nhs_in_threes("943-4765919") == "943 476 5919"
    assert nhs_in_threes(" 12 ") == "12"
    assert nhs_in_threes("abcdefghij") == "abcdefghij"


@pytest.mark.parametrize(
    ("born", "known", "kind", "said"),
    [
        (None, BirthKind.EXACT, PersonKind.CHILD, ""),
        (date(2012, 5, 4), BirthKind.EXACT, PersonKind.CHILD, ""),
        (date(2026, 12, 22), BirthKind.EXACT, PersonKind.CHILD, "still to come"),
        (date(2008, 12, 21), BirthKind.EXACT, PersonKind.CHILD, "This makes 18 years"),
        (date(2008, 12, 22), BirthKind.EXACT, PersonKind.CHILD, ""),
        (date(1912, 5, 4), BirthKind.EXACT, PersonKind.FAMILY, "This makes 114 years"),
        (date(1980, 5, 4), BirthKind.EXACT, PersonKind.LINKED_CHILD, "This makes 46 years"),
        (date(2016, 5, 4), BirthKind.EXACT, PersonKind.PARENT, "young for this role"),
        (date(2016, 5, 4), BirthKind.EXACT, PersonKind.FAMILY, ""),
        (date(2012, 5, 1), BirthKind.ESTIMATED, PersonKind.CHILD, "the 15th of its month"),
        (date(2012, 5, 15), BirthKind.ESTIMATED, PersonKind.CHILD, ""),
        (date(2012, 1, 1), BirthKind.EXACT, PersonKind.CHILD, "1 January"),
        (date(2027, 3, 2), BirthKind.UNBORN, PersonKind.FAMILY, ""),
        (date(2026, 12, 1), BirthKind.UNBORN, PersonKind.FAMILY, "has passed"),
        (date(2027, 12, 1), BirthKind.UNBORN, PersonKind.FAMILY, "more than ten months"),
    ],
)
def test_a_date_of_birth_is_looked_at(
    born: date | None, known: BirthKind, kind: PersonKind, said: str
) -> None:
    found = warn_born(born, known, kind, ON)
    assert said in found
    assert bool(found) is bool(said)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ethnicity", "CHNE", ""),
        ("ethnicity", "CNHE", "CNHE is not a code"),
        ("ethnicity", "CHNE WBRI", "One code"),
        ("disability", "mob ld", ""),
        ("disability", "NONE LD", "stands alone"),
        ("disability", "NONE", ""),
        ("disability", "LD LD", "twice"),
        ("factors", "14A 19B", ""),
        ("factors", "18A", "no longer"),
        ("factors", "21 14A", "stands alone"),
        ("sex", "U", ""),
        ("sex", "", ""),
    ],
)
def test_codes_are_looked_at(name: str, text: str, said: str) -> None:
    found = warn_codes(name, text)
    assert said in found
    assert bool(found) is bool(said)


def test_the_sex_of_a_child_not_born_yet_is_not_known() -> None:
    assert "“U” only" in warn_codes("sex", "F", unborn=True)
    assert warn_codes("sex", "U", unborn=True) == warn_codes("sex", "", unborn=True) == ""


def test_the_sets_are_those_of_the_returns() -> None:
    sizes = {name: len(make().codes) for name, make in CODE_SETS.items()}
    assert sizes == {
        "sex": 3,
        "gender": 4,
        "ethnicity": 20,
        "disability": 13,
        "primary_need": 10,
        "referral_source": 22,
        "legal_status": 13,
        "plan_category": 5,
        "participation": 8,
        "closure": 9,
        "factors": 42,
    }
    assert code_set("factors").words("14a 99 1B 14A") == (
        "14A socially unacceptable behaviour, 1B alcohol, a parent or carer"
    )
