"""An answer as it prints. *Not answered*, *not known*, *declined* and *not applicable* are different words."""

from datetime import date

from hsb_desktop.documents.blocks import Tone, Words
from hsb_desktop.documents.withholding import is_withheld, withheld_words
from hsb_desktop.procedure.answers import Agreement, Answer, Value
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Kind, Missing, Question
from hsb_desktop.procedure.words import t


def answer_words(question: Question, answer: Answer) -> Words:
    """The answer in words."""
    if answer.missing is not None:
        return Words(_missing(answer.missing), Tone.ABSENT)
    if answer.value is None or not answer.given:
        return Words(t("Not answered"), Tone.ABSENT)
    if is_withheld(answer):
        return Words(withheld_words(), Tone.ABSENT)
    return Words(_value(question, answer.value))


def agreement_words(agreement: Agreement, *, earlier: bool = False) -> Words:
    """What was recorded about somebody's agreement; `earlier` where it was given for another wording."""
    if earlier:
        said = agreement_words(agreement).text
        return Words(t("{said}, for an earlier wording. To be signed again.", said=said))
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


def _missing(missing: Missing) -> str:
    return {
        Missing.NOT_KNOWN: t("Not known"),
        Missing.DECLINED: t("Declined to answer"),
        Missing.NOT_APPLICABLE: t("Not applicable"),
    }[missing]


def _value(question: Question, value: Value) -> str:
    if isinstance(value, bool):
        return t("Yes") if value else t("No")
    if isinstance(value, tuple):
        return ", ".join(_option(question, part) for part in value)
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
