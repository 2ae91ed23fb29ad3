"""Codes that English councils return nationally (children in need census, children looked after return), in words.

They belong to no council's procedure, so they are not in `forms/`. A code is offered with its words, never asked for;
whether the child of an HSB case gets factor 14A, 19B or both is the council's own decision and is set by nobody here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hsb_desktop.procedure.words import t

Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodeSet:
    """Codes with their words. No other stands beside the code `alone`; those in `ended` are of earlier years."""

    codes: Codes
    several: bool = False
    alone: str = ""
    ended: tuple[str, ...] = ()

    def words(self, text: str) -> str:
        """What the codes in a text say ("MOB mobility, LD learning"); codes that are not known are left out."""
        given = [code for code in dict.fromkeys(text.upper().split()) if code in self.codes]
        return ", ".join(t("{code} {words}", code=code, words=self.codes[code]) for code in given)


def code_set(name: str) -> CodeSet:
    """The set of that name, one of `CODE_SETS`."""
    return CODE_SETS[name]()


def warn_codes(name: str, text: str, *, unborn: bool = False) -> str:
    """What is likely wrong with the codes in a text, as a sentence; empty when nothing is."""
    found, given = code_set(name), text.upper().split()
    if name == "sex" and unborn and given and given != ["U"]:
        return t("For a child not born yet the national return takes “U” only.")
    unknown = [code for code in given if code not in found.codes]
    ended = [code for code in unknown if code in found.ended]
    if ended:
        return t("{codes} may no longer be used in the national return.", codes=", ".join(ended))
    if unknown:
        return t("{codes} is not a code of this list. It is kept as you typed it.", codes=", ".join(unknown))
    if len(given) != len(set(given)):
        return t("A code stands here twice.")
    if found.alone in given and len(given) > 1:
        return t("{code} says that there is none, so it stands alone.", code=found.alone)
    if not found.several and len(given) > 1:
        return t("One code is asked for here.")
    return ""


def _sex() -> CodeSet:
    return CodeSet({"F": t("female"), "M": t("male"), "U": t("not known")})


def _gender() -> CodeSet:
    return CodeSet(
        {
            "00": t("not known"),
            "01": t("man or boy"),
            "02": t("woman or girl"),
            "09": t("prefers to describe it in own words"),
        }
    )


def _ethnicity() -> CodeSet:
    return CodeSet(
        {
            "WBRI": t("White British"),
            "WIRI": t("White Irish"),
            "WIRT": t("Traveller of Irish heritage"),
            "WROM": t("Gypsy or Roma"),
            "WOTH": t("other White background"),
            "MWBC": t("White and Black Caribbean"),
            "MWBA": t("White and Black African"),
            "MWAS": t("White and Asian"),
            "MOTH": t("other mixed background"),
            "AIND": t("Indian"),
            "APKN": t("Pakistani"),
            "ABAN": t("Bangladeshi"),
            "AOTH": t("other Asian background"),
            "BCRB": t("Caribbean"),
            "BAFR": t("African"),
            "BOTH": t("other Black background"),
            "CHNE": t("Chinese"),
            "OOTH": t("other background"),
            "REFU": t("declined to say"),
            "NOBT": t("not obtained yet"),
        }
    )


def _disability() -> CodeSet:
    codes = {
        "NONE": t("none"),
        "MOB": t("mobility"),
        "HAND": t("hand function"),
        "PC": t("personal care"),
        "INC": t("incontinence"),
        "COMM": t("communication"),
        "LD": t("learning"),
        "HEAR": t("hearing"),
        "VIS": t("vision"),
        "BEH": t("behaviour"),
        "CON": t("consciousness"),
        "AUT": t("autism, medically diagnosed"),
        "DDA": t("another disability under the Equality Act"),
    }
    return CodeSet(codes, several=True, alone="NONE")


def _primary_need() -> CodeSet:
    return CodeSet(
        {
            "N1": t("abuse or neglect"),
            "N2": t("the child's disability or illness"),
            "N3": t("a parent's disability or illness"),
            "N4": t("family in acute stress"),
            "N5": t("family dysfunction"),
            "N6": t("socially unacceptable behaviour"),
            "N7": t("low income"),
            "N8": t("absent parenting"),
            "N9": t("not a child in need"),
            "N0": t("not stated"),
        }
    )


def _referral_source() -> CodeSet:
    return CodeSet(
        {
            "1A": t("family member or carer"),
            "1B": t("acquaintance"),
            "1C": t("the child"),
            "1D": t("another person"),
            "2A": t("school"),
            "2B": t("education services"),
            "3A": t("GP"),
            "3B": t("health visitor"),
            "3C": t("school nurse"),
            "3D": t("other primary health"),
            "3E": t("emergency department"),
            "3F": t("other health"),
            "4": t("housing"),
            "5A": t("council, social care (for example adults)"),
            "5B": t("council, another service"),
            "5C": t("another council"),
            "5D": t("council, early help"),
            "6": t("police"),
            "7": t("another legal agency"),
            "8": t("other"),
            "9": t("anonymous"),
            "10": t("not known"),
        }
    )


def _legal_status() -> CodeSet:
    return CodeSet(
        {
            "C1": t("interim care order"),
            "C2": t("full care order"),
            "D1": t("freeing order"),
            "E1": t("placement order"),
            "V2": t("section 20, single period"),
            "V3": t("agreed short breaks, by episode"),
            "V4": t("agreed short breaks, by agreement"),
            "L1": t("police protection, accommodated"),
            "L2": t("emergency protection order"),
            "L3": t("child assessment order, accommodated"),
            "J1": t("remand"),
            "J2": t("detained under PACE, accommodated"),
            "J3": t("youth rehabilitation order with residence or fostering"),
        }
    )


def _plan_category() -> CodeSet:
    return CodeSet(
        {
            "NEG": t("neglect"),
            "PHY": t("physical abuse"),
            "SAB": t("sexual abuse"),
            "EMO": t("emotional abuse"),
            "MUL": t("more than one"),
        }
    )


def _participation() -> CodeSet:
    return CodeSet(
        {
            "PN0": t("under 4 on the day"),
            "PN1": t("attended and spoke"),
            "PN2": t("attended, an advocate spoke"),
            "PN3": t("attended, spoke by other means"),
            "PN4": t("attended, did not contribute"),
            "PN5": t("did not attend, briefed an advocate"),
            "PN6": t("did not attend, sent views"),
            "PN7": t("did not attend, sent no views"),
        }
    )


def _closure() -> CodeSet:
    return CodeSet(
        {
            "RC1": t("adopted"),
            "RC2": t("died"),
            "RC3": t("child arrangements order"),
            "RC4": t("special guardianship order"),
            "RC5": t("transferred to another council"),
            "RC6": t("transferred to adult services"),
            "RC7": t("another reason, no longer in need included"),
            "RC8": t("closed after assessment, no further action"),
            "RC9": t("closed after assessment, early help"),
        }
    )


def _factors() -> CodeSet:
    by_person = {
        "1": t("alcohol"),
        "2": t("drugs"),
        "3": t("domestic abuse"),
        "4": t("mental health"),
        "5": t("learning disability"),
        "6": t("physical disability or illness"),
    }
    who = {"A": t("the child"), "B": t("a parent or carer"), "C": t("another person")}
    codes = {
        number + letter: t("{factor}, {person}", factor=factor, person=person)
        for number, factor in by_person.items()
        for letter, person in who.items()
    }
    codes |= {f"8{letter}": t("privately fostered") for letter in "BCDEF"}
    codes |= {
        "7A": t("young carer"),
        "9A": t("unaccompanied asylum seeker"),
        "10A": t("going missing"),
        "11A": t("sexual exploitation"),
        "12A": t("trafficking"),
        "13A": t("gangs"),
        "14A": t("socially unacceptable behaviour"),
        "15A": t("self-harm"),
        "16A": t("neglect"),
        "17A": t("emotional abuse"),
        "18B": t("physical abuse by another child"),
        "18C": t("physical abuse by an adult"),
        "19B": t("sexual abuse by another child"),
        "19C": t("sexual abuse by an adult"),
        "20": t("other"),
        "21": t("no factors"),
        "22A": t("female genital mutilation"),
        "23A": t("abuse linked to faith or belief"),
        "24A": t("criminal exploitation"),
    }
    return CodeSet(codes, several=True, alone="21", ended=("18A", "19A"))


CODE_SETS: Mapping[str, Callable[[], CodeSet]] = {
    "sex": _sex,
    "gender": _gender,
    "ethnicity": _ethnicity,
    "disability": _disability,
    "primary_need": _primary_need,
    "referral_source": _referral_source,
    "legal_status": _legal_status,
    "plan_category": _plan_category,
    "participation": _participation,
    "closure": _closure,
    "factors": _factors,
}
"""Each set by its name; made when asked for, in the language of the window."""
