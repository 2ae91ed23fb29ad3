"""The questions and conditions of a form in words, for people who do not read TOML."""

from collections.abc import Iterator

from hsb_desktop.procedure.conditions import All, Answered, Any, AtLeast, Condition, Is, Not
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import About, Audience, Constraint, Form, Kind, Missing, Question
from hsb_desktop.procedure.words import t


def question_note(question: Question, procedure: Procedure) -> str:
    """Its kind and source."""
    return f"{_kind(question.kind)}; {procedure.cite_words(question.source)}"


def question_sentences(question: Question, form: Form) -> Iterator[str]:
    """Everything a question says of itself besides its label, kind and source."""
    if question.options:
        yield " · ".join(option.label for option in question.options)
    yield from _asked(question, form)
    if question.hint:
        yield t("Hint: {hint}", hint=question.hint)
    if question.guidance:
        yield t("Guidance: {guidance}", guidance=question.guidance)
    for check in question.constraints:
        yield _check(check)
    if question.child_label:
        yield t("The child reads: {label}", label=question.child_label)
    if question.note:
        yield t("A note may be added.")
    readers = ", ".join(_audience(one) for one in Audience if one in question.audience)
    yield t("About {about}; read by {readers}.", about=_about(question.about), readers=readers)


def _asked(question: Question, form: Form) -> Iterator[str]:
    """When it is asked and whether it must be answered."""
    if question.allow_missing:
        reasons = ", ".join(_missing(one) for one in question.allow_missing)
        yield t("Or: {reasons}.", reasons=reasons)
    if question.required:
        yield t("Required.")
    if question.required_when is not None:
        yield t("Required {when}.", when=condition_words(question.required_when, form))
    if question.show_when is not None:
        yield t("Asked {when}.", when=condition_words(question.show_when, form))


def _check(check: Constraint) -> str:
    message = check.message
    return (
        t("Check: {message}", message=message) if check.blocks else t("Warning: {message}", message=message)
    )


def condition_words(condition: Condition, form: Form) -> str:
    """A condition in words, such as "when “Complex” is “Yes”"."""
    return t("when {what}", what=_condition(condition, form))


def _condition(condition: Condition, form: Form) -> str:
    match condition:
        case All(parts):
            return t("all of these hold ({parts})", parts="; ".join(_condition(part, form) for part in parts))
        case Any(parts):
            return _any(parts, form)
        case Not(part):
            return t("it is not so that {what}", what=_condition(part, form))
        case Answered(question):
            return t("“{short}” is answered", short=_short(question, form))
        case Is(question, value):
            return t(
                "“{short}” is “{answer}”", short=_short(question, form), answer=_answer(question, value, form)
            )
        case AtLeast(question, value):
            return t("“{short}” is {n} or more", short=_short(question, form), n=value)
        case _:
            return {
                "something_not_known": t("an answer so far is “not known”"),
                "agreement_declined": t("somebody declined to agree"),
            }.get(condition.predicate, condition.predicate)


def _any(parts: tuple[Condition, ...], form: Form) -> str:
    """Answers to one question are said together."""
    alike = [part for part in parts if isinstance(part, Is)]
    if len(alike) == len(parts) and len({part.question for part in alike}) == 1:
        answers = t(" or ").join(f"“{_answer(part.question, part.value, form)}”" for part in alike)
        return t("“{short}” is {answers}", short=_short(alike[0].question, form), answers=answers)
    return t("any of these holds ({parts})", parts="; ".join(_condition(part, form) for part in parts))


def _short(question_id: str, form: Form) -> str:
    return form.question(question_id).short


def _answer(question_id: str, value: str, form: Form) -> str:
    question = form.question(question_id)
    option = question.option(value)
    if option is not None:
        return option.label
    named = {"yes": t("Yes"), "no": t("No"), "present": t("Present"), "not_present": t("Not present")}
    named |= {one.value: _missing(one) for one in Missing}
    return named[value]


def _missing(missing: Missing) -> str:
    return {
        Missing.NOT_KNOWN: t("not known"),
        Missing.DECLINED: t("declined"),
        Missing.NOT_APPLICABLE: t("not applicable"),
    }[missing]


def _kind(kind: Kind) -> str:
    return {
        Kind.LINE: t("a line of text"),
        Kind.TEXT: t("text"),
        Kind.CHOICE: t("one choice"),
        Kind.CHOICES: t("several choices"),
        Kind.INDICATOR: t("present, not present or not known"),
        Kind.DATE: t("a date"),
        Kind.TIME: t("a time"),
        Kind.NUMBER: t("a number"),
        Kind.YES_NO: t("yes or no"),
        Kind.AGREEMENT: t("agreed, or declined because"),
    }[kind]


def _about(about: About) -> str:
    return {
        About.CHILD: t("the child"),
        About.CHILD_HARMED: t("the child harmed"),
        About.PARENT: t("a parent or carer"),
        About.THIRD_PARTY: t("somebody else"),
        About.PROFESSIONAL: t("a professional"),
    }[about]


def _audience(audience: Audience) -> str:
    return {
        Audience.CHILD: t("the child"),
        Audience.FAMILY: t("the family"),
        Audience.PROFESSIONAL: t("professionals"),
        Audience.PANEL: t("the panel"),
    }[audience]
