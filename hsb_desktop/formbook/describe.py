"""Describes an edition in readable Markdown for people who do not read TOML: what it asks, of whom, who reads it."""

import re
from collections.abc import Iterator

from hsb_desktop.formbook.folder_check import Edition
from hsb_desktop.procedure.conditions import All, Answered, Any, AtLeast, Condition, Is, Not
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import About, Audience, Form, Kind, Missing, Question, Repeat
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.words import t

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def describe_edition(edition: Edition) -> str:
    """One edition as Markdown; it must be without faults."""
    procedure = edition.procedure
    assert procedure is not None, "an edition with faults is not described"
    lines = [
        f"# {_plain(procedure.title)}",
        "",
        t(
            "{council}, edition {edition}.",
            council=_plain(procedure.council),
            edition=_plain(procedure.edition),
        ),
        "",
        *_words(procedure),
        *_panel(edition.panel, procedure),
    ]
    for form in edition.forms:
        lines += _form(form, procedure)
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """The text with the marks of Markdown written as themselves, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _words(procedure: Procedure) -> Iterator[str]:
    parts = (
        (t("Categories"), [(one.label, procedure.cite_words(one.cite)) for one in procedure.categories]),
        (
            t("Outcomes of a strategy meeting"),
            [(one.label, procedure.cite_words(one.cite)) for one in procedure.outcomes],
        ),
        (t("Who attends"), [(one.label, procedure.cite_words(one.cite)) for one in procedure.roles]),
        (t("Steps"), [(one.label, procedure.cite_words(one.cite)) for one in procedure.steps]),
        (t("Records"), [(one.label, procedure.cite_words(one.cite)) for one in procedure.records]),
    )
    for title, entries in parts:
        yield from (f"## {title}", "")
        yield from (f"- {_plain(label)} ({_plain(source)})" for label, source in entries)
        yield ""


def _panel(panel: PanelRule | None, procedure: Procedure) -> Iterator[str]:
    """What the panel is, what is on its agenda and what is counted for it."""
    if panel is None:
        return
    yield from (f"## {_plain(panel.word)}: {_plain(panel.name)}", "")
    source = _plain(procedure.cite_words(panel.cite))
    yield from (f"{_plain(panel.about)} {_plain(panel.chairs)} ({source}).".strip(), "")
    yield from (f"- {_plain(point.title)}" for point in panel.agenda)
    yield ""
    yield from (
        f"- {t('Counted')}: {_plain(chart.title)} ({_plain(procedure.cite_words(chart.cite))})"
        for chart in panel.charts
    )
    yield ""


def _form(form: Form, procedure: Procedure) -> Iterator[str]:
    yield from (f"## {_plain(form.title)}", "", _plain(form.about), "")
    for section in form.sections:
        yield from (f"### {_plain(section.title)}", "")
        if section.show_when is not None:
            yield from (t("Asked {when}.", when=condition_words(section.show_when, form)), "")
        for item in section.items:
            if isinstance(item, Repeat):
                yield f"- **{_plain(item.label)}** ({t('any number of rows')})"
                yield from (
                    "    " + line
                    for question in item.questions
                    for line in _question(question, form, procedure)
                )
            else:
                yield from _question(item, form, procedure)
        yield ""


def _question(question: Question, form: Form, procedure: Procedure) -> Iterator[str]:
    number = f"{_plain(question.number)} " if question.number else ""
    source = _plain(procedure.cite_words(question.source))
    yield f"- {number}**{_plain(question.label)}** ({_kind(question.kind)}; {source})"
    if question.options:
        yield f"    - {_plain(' · '.join(option.label for option in question.options))}"
    if question.allow_missing:
        reasons = ", ".join(_missing(one) for one in question.allow_missing)
        yield "    - " + t("Or: {reasons}.", reasons=reasons)
    if question.required:
        yield "    - " + t("Required.")
    if question.required_when is not None:
        yield "    - " + t("Required {when}.", when=condition_words(question.required_when, form))
    if question.show_when is not None:
        yield "    - " + t("Asked {when}.", when=condition_words(question.show_when, form))
    readers = ", ".join(_audience(one) for one in Audience if one in question.audience)
    yield "    - " + t("About {about}; read by {readers}.", about=_about(question.about), readers=readers)


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
            }.get(condition.predicate, _plain(condition.predicate))


def _any(parts: tuple[Condition, ...], form: Form) -> str:
    """Answers to one question are said together."""
    alike = [part for part in parts if isinstance(part, Is)]
    if len(alike) == len(parts) and len({part.question for part in alike}) == 1:
        answers = t(" or ").join(f"“{_answer(part.question, part.value, form)}”" for part in alike)
        return t("“{short}” is {answers}", short=_short(alike[0].question, form), answers=answers)
    return t("any of these holds ({parts})", parts="; ".join(_condition(part, form) for part in parts))


def _short(question_id: str, form: Form) -> str:
    return _plain(form.question(question_id).short)


def _answer(question_id: str, value: str, form: Form) -> str:
    question = form.question(question_id)
    option = question.option(value)
    if option is not None:
        return _plain(option.label)
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
