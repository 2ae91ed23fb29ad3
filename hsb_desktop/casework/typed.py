"""What typed text amounts to: the answer it makes in its field, or none yet. Nothing typed is ever dropped here."""

from collections.abc import Mapping

from hsb_desktop.casework.ports import Typing
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Form, Kind, Question
from hsb_desktop.procedure.values import misfit


def with_typing(form: Form, answers: AnswerSet, typing: Mapping[FieldKey, Typing]) -> AnswerSet:
    """The answers with what was being typed laid over them, where it makes an answer."""
    for key, typed in typing.items():
        answer = as_answer(form, typed)
        if answer is not None:
            answers = answers.put(key, answer)
    return answers


def question_of(form: Form, key: FieldKey) -> Question | None:
    """The question that a key is a place of; None for the order of a repeat's rows; KeyError for a place of no form."""
    items = form.repeat(key.repeat).questions if key.repeat else tuple(form.items())
    for item in items:
        if item.id == key.question:
            return item if isinstance(item, Question) else None
    raise KeyError(key.text)


def as_answer(form: Form, typed: Typing) -> Answer | None:
    """The answer that a typed text makes; None while it makes none."""
    question = question_of(form, typed.key)
    if question is None:
        return None
    if typed.key.note or question.kind in (Kind.LINE, Kind.TEXT):
        return Answer(typed.text)
    if not typed.text.strip():
        return Answer()
    if question.kind is Kind.NUMBER:
        digits = typed.text.strip()
        return Answer(int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
    if question.kind in (Kind.DATE, Kind.TIME) and not misfit(question, typed.text.strip()):
        return Answer(typed.text.strip())
    return None


def differs(form: Form, answers: AnswerSet, typed: Typing) -> bool:
    """Whether the typed text is something else than what stands as the answer."""
    answer = as_answer(form, typed)
    if answer is None:
        return bool(typed.text.strip())
    return answer != answers.get(typed.key) and (answer.given or answers.get(typed.key).given)
