"""When a question is to be answered, in one sentence on a blank: “Only if 2.3 is “Yes”.”

Conditions come from the form; nothing here knows a council's questions.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hsb_desktop.procedure.conditions import All, Answered, Any, AtLeast, Condition, Is, Not
from hsb_desktop.procedure.form import Form, Missing
from hsb_desktop.procedure.numbering import Numbers
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of one form in words."""

    form: Form
    numbers: Numbers

    def only_if(self, condition: Condition | None, repeat: str = "") -> str:
        """The sentence; empty where the question is always asked, or where only the program can say when.

        `repeat` is the repeat in whose rows the question stands.
        """
        words = self._words(condition, repeat) if condition is not None else ""
        return t("Only if {what}.", what=words) if words else ""

    def _words(self, condition: Condition, repeat: str) -> str:
        match condition:
            case All(parts):
                found = [self._words(part, repeat) for part in parts]
                return t(" and ").join(part for part in found if part)
            case Any(parts) if len({part.question for part in parts if isinstance(part, Is)}) == 1 and all(
                isinstance(part, Is) for part in parts
            ):
                return self._one_of([part for part in parts if isinstance(part, Is)], repeat)
            case Any(parts):
                found = [self._words(part, repeat) for part in parts]
                return t(" or ").join(found) if all(found) else ""
            case Not(Is(question, value)):
                number, answer = self.numbers.of(question, repeat), self._said(question, value, repeat)
                return t("{number} is not “{answer}”", number=number, answer=answer)
            case Not(Answered(question)):
                return t("{number} is not answered", number=self.numbers.of(question, repeat))
            case Is(question, value):
                number, answer = self.numbers.of(question, repeat), self._said(question, value, repeat)
                return t("{number} is “{answer}”", number=number, answer=answer)
            case Answered(question):
                return t("{number} is answered", number=self.numbers.of(question, repeat))
            case AtLeast(question, least):
                number = self.numbers.of(question, repeat)
                return t("{number} is {least} or more", number=number, least=least)
            case _:
                return ""

    def _one_of(self, parts: list[Is], repeat: str) -> str:
        """Several answers to one question, which is then named once."""
        answers = t(" or ").join(
            t("“{answer}”", answer=self._said(one.question, one.value, repeat)) for one in parts
        )
        return t("{number} is {answers}", number=self.numbers.of(parts[0].question, repeat), answers=answers)

    def _said(self, question_id: str, value: str, repeat: str) -> str:
        """The answer as it stands beside its box."""
        beside = self.form.repeat(repeat).questions if repeat else ()
        asked = next((one for one in beside if one.id == question_id), None)
        option = (asked or self.form.question(question_id)).option(value)
        return option.label if option is not None else tick_words().get(value, value)


def tick_words() -> Mapping[str, str]:
    """The answers that no form words: yes and no, those to an indicator, and why there is none."""
    return {
        "yes": t("Yes"),
        "no": t("No"),
        "present": t("Present"),
        "not_present": t("Not present"),
        Missing.NOT_KNOWN.value: t("Not known"),
        Missing.DECLINED.value: t("Declined to answer"),
        Missing.NOT_APPLICABLE.value: t("Not applicable"),
    }
