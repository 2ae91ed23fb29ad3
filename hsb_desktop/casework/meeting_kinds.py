"""Which kind of meeting a record is, and which one a step asks for; the kinds themselves are the procedure's data."""

from collections.abc import Mapping

from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form, Kind, Question
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.meeting import MeetingKind
from hsb_desktop.procedure.pathway import Step
from hsb_desktop.procedure.steps import StepRule
from hsb_desktop.procedure.words import t

ACTION = "meeting:"  # how an action begins that sets up a meeting
HELD_ON = "meeting_date"  # what the date question that says when it was held begins with
DAY = "date"  # the date of a planned meeting, in its own form

PEOPLE_OF_SEAT = {  # whose seat in the list it is (`Role.seat`), the worker's own left out
    "child": (PersonKind.CHILD,),
    "parent": (PersonKind.PARENT, PersonKind.CARER),
}


def seated(procedure: Procedure, role_id: str) -> tuple[PersonKind, ...]:
    """The people of the case who sit in the place of a role of the list."""
    role = next((known for known in procedure.roles if known.id == role_id), None)
    return PEOPLE_OF_SEAT.get(role.seat, ()) if role is not None else ()


def kind_of(procedure: Procedure, form: Form, answers: AnswerSet) -> MeetingKind | None:
    """The kind a meeting is by its form and answers; while the answers tell none, the first of that form."""
    kinds = [kind for kind in procedure.meetings if kind.form == form.id]
    told = (kind for kind in kinds if all(answers.text(name) == answer for name, answer in kind.begins))
    return next(told, kinds[0] if kinds else None)


def known_kind(procedure: Procedure, form: Form, answers: AnswerSet) -> MeetingKind:
    """The same where there must be one."""
    kind = kind_of(procedure, form, answers)
    if kind is None:
        raise NotReady(
            t("The procedure in force does not know this kind of meeting; its record can be read.")
        )
    return kind


def kinds_for(procedure: Procedure, rule: StepRule) -> tuple[MeetingKind, ...]:
    """The kinds of meeting that are set up for a step: the main one first, then in the order of the procedure."""
    known = [kind for kind in procedure.meetings if rule.id in kind.steps]
    return tuple(sorted(known, key=lambda kind: rule.id not in kind.main))


def kind_for(procedure: Procedure, step: Step) -> MeetingKind | None:
    """The one to set up for an open step: where the child's plan says which forums there are, one of those."""
    kinds = kinds_for(procedure, step.rule)
    of_forum = {forum_of(procedure, kind): kind for kind in kinds}
    fitting = (of_forum[forum] for forum in step.forums if forum in of_forum)
    return next(fitting, kinds[0] if kinds else None)


def others_for(procedure: Procedure, step: Step) -> tuple[MeetingKind, ...]:
    """The other kinds that may be set up for an open step in the place of that one."""
    first = kind_for(procedure, step) if step.is_open else None
    forums = set(step.forums)
    kinds = kinds_for(procedure, step.rule) if first is not None else ()
    fitting = (kind for kind in kinds if not forums or forum_of(procedure, kind) in forums)
    return tuple(kind for kind in fitting if first is not None and kind.id != first.id)


def planned_for(procedure: Procedure, step: Step, planned: Mapping[str, RecordId]) -> RecordId | None:
    """The meeting set up for an open step: of the kind it would be set up as, else of another that answers it."""
    kinds = kinds_for(procedure, step.rule) if step.is_open else ()
    first = kind_for(procedure, step) if kinds else None
    ordered = sorted(kinds, key=lambda kind: first is None or kind.id != first.id)
    return next((planned[kind.id] for kind in ordered if kind.id in planned), None)


def forum_of(procedure: Procedure, kind: MeetingKind) -> str:
    """The forum of the procedure that a kind of meeting is part of, empty for none."""
    forums = {forum.id for forum in procedure.forums}
    return next((answer for _, answer in kind.begins if answer in forums), "")


def held_on(meeting: AnswerSet, minutes: Form | None = None, written: AnswerSet | None = None) -> str:
    """The ISO date a meeting was held: as its minutes say, else as it was arranged; empty while there is none."""
    asked = asked_when_held(minutes) if minutes is not None else None
    told = written.text(asked.id) if asked is not None and written is not None else ""
    return told or meeting.text(DAY)


def asked_when_held(minutes: Form) -> Question | None:
    """The question of minutes that says when the meeting was held."""
    asked = (item for item in minutes.items() if isinstance(item, Question))
    return next((one for one in asked if one.kind is Kind.DATE and one.prefill == HELD_ON), None)
