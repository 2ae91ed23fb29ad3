"""The pages of the assessment in order: the sections of the form, with one page for each indicator of a group."""

from collections.abc import Mapping
from dataclasses import dataclass

from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.form import Form, Kind, Missing, Question, Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.step_list import Step

CHECK = "check"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a section as a whole, or one indicator of it. `id` is stable and leads back here."""

    id: str
    section: Section
    indicator: Question | None = None
    place: int = 0  # this indicator's place in its group, from 1
    of: int = 0  # how many the group has


def pages_of(form: Form) -> list[Page]:
    """Every page in order; checking the answers comes after them."""
    pages: list[Page] = []
    for section in form.sections:
        indicators = [question for question in section.questions if question.kind is Kind.INDICATOR]
        if not indicators:
            pages.append(Page(section.id, section))
        for place, question in enumerate(indicators, start=1):
            pages.append(Page(question.id, section, question, place, len(indicators)))
    return pages


def steps_of(pages: list[Page], answers: AnswerSet, current: str, attention: Mapping[str, str]) -> list[Step]:
    """The step list: one step a section, and the indicators of the section that is open."""
    steps: list[Step] = []
    open_section = next((page.section.id for page in pages if page.id == current), "")
    for section in dict.fromkeys(page.section for page in pages):
        inside = [page for page in pages if page.section is section]
        steps.append(_section_step(section, inside, answers, current, attention))
        if section.id == open_section and inside[0].indicator is not None:
            steps += [_indicator_step(page, answers, current) for page in inside]
    steps.append(Step(CHECK, t("Check your answers"), State.NOW if current == CHECK else State.TODO, ""))
    return steps


def _section_step(
    section: Section, inside: list[Page], answers: AnswerSet, current: str, attention: Mapping[str, str]
) -> Step:
    if inside[0].indicator is None:
        asked = section.questions
        given = sum(
            answers.of(question.id).given
            for question in asked
            if question.required or answers.of(question.id).given
        )
        wanted = sum(question.required for question in asked)
        done = given >= max(wanted, 1)
        state = (
            State.NOW
            if current == section.id
            else State.DONE
            if done
            else State.HALF
            if given
            else State.TODO
        )
        word = attention.get(section.id) or (
            t("Now") if current == section.id else t("Complete") if done else ""
        )
        return Step(inside[0].id, section.title, State.ATTENTION if section.id in attention else state, word)
    given = sum(answers.of(page.id).given for page in inside)
    gaps = sum(answers.of(page.id).missing is Missing.NOT_KNOWN for page in inside)
    count = t("{n} of {total}", n=given, total=len(inside))
    if given == 0:
        return Step(inside[0].id, section.title, State.TODO, count)
    if given < len(inside):
        return Step(inside[0].id, section.title, State.HALF, count)
    if gaps:
        return Step(inside[0].id, section.title, State.ATTENTION, t("{n} not known", n=gaps))
    return Step(inside[0].id, section.title, State.DONE, count)


def _indicator_step(page: Page, answers: AnswerSet, current: str) -> Step:
    question = page.indicator
    assert question is not None
    answer = answers.of(question.id)
    word = {"present": t("Present"), "not_present": t("Not present")}.get(str(answer.value), "")
    state = State.DONE if word else State.TODO
    if answer.missing is Missing.NOT_KNOWN:
        word, state = t("Not known"), State.ATTENTION
    if page.id == current:
        state, word = State.HALF, word or t("Now")
    return Step(page.id, question.short or question.label, state, word or t("To do"), 1, question.number)


def first_key(page: Page) -> FieldKey | None:
    """The field that takes the focus when a page opens."""
    if page.indicator is not None:
        return FieldKey(page.indicator.id)
    return FieldKey(page.section.questions[0].id) if page.section.questions else None
