"""Opening a case, the list of cases, and what the screens of a case show at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.attention import stand_together
from hsb_desktop.casework.changes import Opened, of_case
from hsb_desktop.casework.completeness import completeness, not_known
from hsb_desktop.casework.copies import register_of
from hsb_desktop.casework.desk import Desk, procedure_of, stand_anyway
from hsb_desktop.casework.facts import write_fact
from hsb_desktop.casework.lines import age_of, banner_view, case_line, line_aside
from hsb_desktop.casework.meeting_kinds import planned_for
from hsb_desktop.casework.meetings import planned_meetings
from hsb_desktop.casework.new_ids import new_case_id, new_person_id
from hsb_desktop.casework.open_actions import register
from hsb_desktop.casework.other_children import plain
from hsb_desktop.casework.paper_kinds import paper_choices
from hsb_desktop.casework.people import NewPerson, add_person, change_person, everyone
from hsb_desktop.casework.picture import draw
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.record_lines import meeting_lines, missing_records, record_lines
from hsb_desktop.casework.record_reading import read_records
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.step_words import next_step, section_words, source_words, step_views
from hsb_desktop.casework.views import BannerView, CaseLine, CaseView, FactLine, FlagView, PathwayView, ToMend
from hsb_desktop.procedure.case import BirthKind, Case, Person, PersonKind
from hsb_desktop.procedure.facts import sentence
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.words import t

__all__ = [
    "NewCase",
    "NewPerson",
    "Opened",
    "add_person",
    "banner",
    "case_lines",
    "case_view",
    "change_person",
    "open_case",
]


@dataclass(frozen=True, slots=True)
class NewCase:
    """A concern about a child. `route` and `plan_status` are values of the concern fact; "" leaves the plan out."""

    name: str
    born: date | None
    route: str
    concern_on: date
    birth_kind: BirthKind = BirthKind.EXACT
    system_id: str = ""
    plan_status: str = ""


def open_case(desk: Desk, new: NewCase, draft: str = "") -> Opened:
    """Open a case for a concern; it gets the next reference. Nothing is stored when the concern cannot stand.

    The draft it was typed in goes in the same transaction.
    """
    if not new.name.strip():
        raise NotReady(t("Enter the child's name; nothing was saved."))
    if new.birth_kind is BirthKind.UNBORN:
        raise NotReady(t("A case is about a child who is born; nothing was saved."))
    meaning = procedure_of(desk).meaning
    with desk.store.unit() as unit:
        child = Person(
            new_person_id(), PersonKind.CHILD, new.name.strip(), born=new.born, birth_kind=new.birth_kind
        )
        case = Case(
            id=new_case_id(),
            reference=unit.next_reference(),
            child=child,
            opened_on=desk.clock.today(),
            system_id=new.system_id.strip(),
        )
        unit.add_case(case)
        concern: dict[str, object] = {"fact": meaning.concern, "on": new.concern_on, "route": new.route}
        if new.plan_status:
            concern["status"] = new.plan_status
        write_fact(desk, unit, case.id, concern)
        if draft:
            unit.drop_drafts(draft)
    return Opened(case.id, of_case(case.id))


def case_lines(desk: Desk, words: str = "") -> tuple[CaseLine, ...]:
    """Every case whose name, reference or number holds all of `words`, the ones to see to first at the top."""
    with desk.store.unit() as unit:
        cases, facts = unit.cases(), unit.facts_of_all()
    wanted = plain(words).split()
    asked = [case for case in cases if all(word in _searched(case) for word in wanted)]
    standings, _aside = stand_together(desk, asked, facts)
    lines = [
        case_line(case, standings[case.id]) if case.id in standings else line_aside(case) for case in asked
    ]
    return tuple(sorted(lines, key=_first))


def banner(desk: Desk, case_id: CaseId) -> BannerView:
    """What stands over every screen of the case."""
    with desk.store.unit() as unit:
        case, standing = read_case(desk, unit, case_id)
    return banner_view(case, standing.pathway, aside=standing.refusal is not None)


def read_case(desk: Desk, unit: Unit, case_id: CaseId) -> tuple[Case, Standing]:
    """A case and how it stands today, also where its entries are refused, inside a transaction that others began."""
    case = unit.case(case_id)
    return case, stand_anyway(desk, unit.facts(case_id))


def case_view(desk: Desk, case_id: CaseId) -> CaseView:
    """Everything the screens of a case show at once."""
    with desk.store.unit() as unit:
        case, standing = read_case(desk, unit, case_id)
        heads = unit.records(case_id)
        reading = read_records(desk, unit, heads)
        marks = unit.action_marks()
        planned = planned_meetings(desk, unit, case_id)
        return CaseView(
            case=case,
            banner=_banner(case, standing, planned),
            pathway=pathway_view(desk, standing, planned),
            records=record_lines(standing.pathway.procedure, reading),
            missing=missing_records(standing.pathway),
            meetings=meeting_lines((case,), reading),
            papers=unit.papers(case_id),
            copies=register_of(unit, case_id),
            paper_kinds=paper_choices(
                standing.pathway.procedure, desk.book.papers(desk.clock.today()), reading
            ),
            chronology=_chronology(standing),
            completeness=completeness(standing.pathway, reading) if standing.refusal is None else not_known(),
            actions=register((case,), reading, marks, desk.clock.today()),
            ages={one.id: age for one in everyone(case) if (age := age_of(one, desk.clock.today()))},
            to_mend=_to_mend(standing),
        )


def _to_mend(standing: Standing) -> ToMend | None:
    refusal = standing.refusal
    if refusal is None:
        return None
    return ToMend(refusal.sentence, refusal.fact_id or next((one.fact.id for one in standing.unread), ""))


def _banner(case: Case, standing: Standing, planned: Mapping[str, RecordId]) -> BannerView:
    """The lines over the case, the next step with the meeting that is set up for it."""
    view = banner_view(case, standing.pathway, aside=standing.refusal is not None)
    step = next_step(standing.pathway)
    if view.next_step is None or step is None:
        return view
    meeting = planned_for(standing.pathway.procedure, step, planned)
    return replace(view, next_step=replace(view.next_step, meeting=meeting))


def pathway_view(desk: Desk, standing: Standing, planned: Mapping[str, RecordId]) -> PathwayView:
    """The picture and the list of steps, with what to see to beside them; `planned` are meetings set up, by kind."""
    pathway = standing.pathway
    procedure = pathway.procedure
    told = step_views(pathway, actions(procedure), desk.clock.now())
    views = tuple(
        replace(view, meeting=planned_for(procedure, step, planned)) if view.action else view
        for view, step in zip(told, pathway.steps, strict=True)
    )
    refused = standing.refusal is not None
    columns, links = ((), ()) if refused else draw(desk.book.picture(pathway.on), standing, views)
    dated = {rule.id for rule in procedure.flags if rule.after is not None}
    flags = [
        FlagView(flag.flag, flag.why, source_words(flag.source, Basis.SOURCE, procedure), flag.flag in dated)
        for flag in pathway.flags
    ]
    if standing.later:
        words = t("Some entries are dated after today and do not count yet. Check the date of this computer.")
        flags.insert(0, FlagView("later_entries", words, ""))
    return PathwayView(
        columns,
        links,
        views,
        tuple(flags),
        t("{title}, {edition}", title=procedure.title, edition=procedure.edition),
        procedure.meaning.concern,
    )


def _chronology(standing: Standing) -> tuple[FactLine, ...]:
    procedure = standing.pathway.procedure
    lines = []
    for fact in sorted(standing.facts, key=lambda fact: (fact.on, fact.place)):
        rule = procedure.fact_rule(fact.kind)
        if rule is not None:
            source = section_words(rule.cite) if rule.cite is not None else ""
            lines.append(
                FactLine(fact.on, rule.label, sentence(fact, rule), source, standing.stored_of(fact))
            )
    return tuple(lines)


def _first(line: CaseLine) -> tuple[bool, int, date, str]:
    order = {"overdue": 0, "due_today": 1}
    step = line.next_step
    if line.aside:
        return line.closed, -1, date.min, line.reference
    if step is None:
        return line.closed, 4, date.max, line.reference
    due = step.due or (step.due_at.date() if step.due_at is not None else None)
    return line.closed, order.get(step.status, 2 if due else 3), due or date.max, line.reference


def _searched(case: Case) -> str:
    return plain(f"{case.child.name} {case.reference} {case.system_id}")
