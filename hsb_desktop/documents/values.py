"""An answer as it prints. *Not answered*, *not known*, *declined* and *not applicable* are different words.

A child reads them in words of their own (`for_child`), which blame nobody.
"""

from datetime import date

from hsb_desktop.documents.blocks import Tone, Words
from hsb_desktop.documents.withholding import is_withheld, withheld_words
from hsb_desktop.procedure.answers import Agreement, Answer, Value
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Kind, Missing, Question
from hsb_desktop.procedure.words import t


def answer_words(question: Question, answer: Answer, *, for_child: bool = False) -> Words:
    """The answer in words."""
    if answer.missing is not None:
        return Words(_missing(answer.missing, for_child=for_child), Tone.ABSENT)
    if answer.value is None or not answer.given:
        return Words(t("Nothing here yet") if for_child else t("Not answered"), Tone.ABSENT)
    if is_withheld(answer):
        return Words(withheld_words(), Tone.ABSENT)
    return Words(_value(question, answer.value))


def agreement_words(agreement: Agreement, *, earlier: bool = False, for_child: bool = False) -> Words:
    """What was recorded about somebody's agreement; `earlier` where it was given for another wording."""
    if earlier:
        said = agreement_words(agreement).text
        if for_child:
            return Words(t("{said}. The words have changed since then. Please sign again.", said=said))
        return Words(t("{said}, for an earlier wording. To be signed again.", said=said))
    if not agreement.agreed and for_child:
        because = agreement.because
        return Words(
            t("Does not agree, because: {because}", because=because) if because else t("Does not agree")
        )
    if not agreement.agreed:
        return Words(t("Declined, because: {because}", because=agreement.because or t("Not answered")))
    if agreement.by and agreement.on:
        return Words(t("Agreed by {who} on {date}", who=agreement.by, date=date_words(agreement.on)))
    if agreement.by:
        return Words(t("Agreed by {who}", who=agreement.by))
    return Words(t("Agreed"))


def date_words(text: str) -> str:
    """An ISO date as it is said; anything else as it was typed."""
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text


def _missing(missing: Missing, *, for_child: bool) -> str:
    if for_child:
        return {
            Missing.NOT_KNOWN: t("We do not know yet"),
            Missing.DECLINED: t("Did not want to say"),
            Missing.NOT_APPLICABLE: t("Not needed"),
        }[missing]
    return {
        Missing.NOT_KNOWN: t("Not known"),
        Missing.DECLINED: t("Declined to answer"),
        Missing.NOT_APPLICABLE: t("Not applicable"),
    }[missing]


def _value(question: Question, value: Value) -> str:
    if isinstance(value, bool):
        return t("Yes") if value else t("No")
    if isinstance(value, tuple):
        return "; ".join(_option(question, part) for part in value)  # an option may have a comma
    if isinstance(value, int):
        return str(value)
    match question.kind:
        case Kind.DATE:
            return date_words(value)
        case Kind.INDICATOR:
            return {
                "present": t("Present"),
                "not_present": t("Not present"),
                "not_known": t("Not known"),
            }.get(value, value)
        case Kind.YES_NO:
            return {"yes": t("Yes"), "no": t("No")}.get(value, value)
        case Kind.CHOICE:
            return _option(question, value)
        case _:
            return value


def _option(question: Question, option_id: str) -> str:
    option = question.option(option_id)
    return option.label if option is not None else option_id
