"""An answer in words, as lists and check pages show it; the four ways of having no value stay four different words."""

from datetime import date

from hsb_desktop.procedure.answers import Agreement, Answer
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Kind, Question
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.questions.missing import missing_word


def answer_words(question: Question, answer: Answer) -> str:
    """What was answered, or that nothing was."""
    if answer.missing is not None:
        return missing_word(answer.missing)
    if not answer.given:
        return t("Not answered")
    value = answer.value
    if isinstance(value, bool):
        return t("Yes") if value else t("No")
    if question.kind is Kind.AGREEMENT:
        return _agreement(answer)
    if isinstance(value, tuple):
        return ", ".join(_option(question, item) for item in value)
    if question.kind is Kind.INDICATOR:
        return t("Present") if value == "present" else t("Not present")
    if question.kind is Kind.CHOICE:
        return _option(question, str(value))
    return _date(str(value)) if question.kind is Kind.DATE else str(value)


def _option(question: Question, option_id: str) -> str:
    option = question.option(option_id)
    return option.label if option is not None else option_id


def _date(text: str) -> str:
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return t("{text} (not a whole date yet)", text=text)


def _agreement(answer: Answer) -> str:
    agreement = Agreement.of(answer)
    if agreement is None:
        return t("Not answered")
    if not agreement.agreed:
        return t("Declined, because {reason}", reason=agreement.because)
    return t(
        "Agreed: {by}, {on}", by=agreement.by, on=_date(agreement.on) if agreement.on else t("no date yet")
    )
