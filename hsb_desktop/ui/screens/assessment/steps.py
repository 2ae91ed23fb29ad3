"""The pages of the assessment in order: the sections of the form, with one page for each indicator of a group."""

from collections.abc import Mapping
from dataclasses import dataclass

from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.checks import SectionProgress, SectionState
from hsb_desktop.procedure.form import Form, Kind, Missing, Question, Repeat, Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.step_list import Step

CHECK, GRID = "check", "grid"
_STATES = {
    SectionState.NOT_STARTED: State.AHEAD,
    SectionState.IN_PROGRESS: State.HALF,
    SectionState.COMPLETE: State.DONE,
    SectionState.NEEDS_ATTENTION: State.ATTENTION,
}


def state_word(state: SectionState) -> str:
    """How far a section is, in a word."""
    words = {SectionState.COMPLETE: t("Complete"), SectionState.NEEDS_ATTENTION: t("To check")}
    return words.get(state, "")


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


def steps_of(
    pages: list[Page], answers: AnswerSet, current: str, progress: Mapping[str, SectionProgress]
) -> list[Step]:
    """The step list: one step a section, and the indicators of the section that is open."""
    steps: list[Step] = []
    open_section = next((page.section.id for page in pages if page.id == current), "")
    for section in dict.fromkeys(page.section for page in pages):
        inside = [page for page in pages if page.section is section]
        steps.append(_section_step(section, inside, answers, current, progress.get(section.id)))
        if section.id == open_section and inside[0].indicator is not None:
            steps += [_indicator_step(page, answers, current) for page in inside]
    steps.append(Step(CHECK, t("Check your answers"), State.NOW if current == CHECK else State.AHEAD, ""))
    return steps


def _section_step(
    section: Section, inside: list[Page], answers: AnswerSet, current: str, progress: SectionProgress | None
) -> Step:
    if inside[0].indicator is None:
        state, word = State.AHEAD, ""
        if progress is not None:
            state, word = _STATES[progress.state], state_word(progress.state)
            if state is State.DONE and not progress.expected and _left_open(section, answers):
                state, word = State.HALF, ""
            if state is State.HALF and not _begun(section, answers):
                state = State.AHEAD
        if current == section.id:
            state, word = State.NOW, t("Now")
        return Step(inside[0].id, section.title, state, word)
    given = sum(answers.of(page.id).given for page in inside)
    gaps = sum(answers.of(page.id).missing is Missing.NOT_KNOWN for page in inside)
    count = t("{n} of {total}", n=given, total=len(inside))
    if given == 0:
        return Step(inside[0].id, section.title, State.AHEAD, count)
    if given < len(inside):
        return Step(inside[0].id, section.title, State.HALF, count)
    if gaps:
        return Step(inside[0].id, section.title, State.ATTENTION, t("{n} not known", n=gaps))
    return Step(inside[0].id, section.title, State.DONE, count)


def _left_open(section: Section, answers: AnswerSet) -> bool:
    """Whether a section that only asks what may be left out still has a question that is always asked, unanswered."""
    return any(
        question.show_when is None and not answers.of(question.id).given for question in section.questions
    )


def _begun(section: Section, answers: AnswerSet) -> bool:
    """Whether anything was answered by hand; what the program filled in is no beginning."""
    asked = [question for question in section.questions if not question.prefill]
    rows = any(isinstance(item, Repeat) and answers.rows(item.id) for item in section.items)
    return rows or any(answers.of(question.id).given for question in asked)


def _indicator_step(page: Page, answers: AnswerSet, current: str) -> Step:
    question = page.indicator
    assert question is not None
    answer = answers.of(question.id)
    word = {"present": t("Present"), "not_present": t("Not present")}.get(str(answer.value), "")
    state = State.DONE if word else State.AHEAD
    if answer.missing is Missing.NOT_KNOWN:
        word, state = t("Not known"), State.ATTENTION
    if page.id == current:
        state, word = State.HALF, word or t("Now")
    return Step(page.id, question.short or question.label, state, word or t("To do"), 1, question.number)
