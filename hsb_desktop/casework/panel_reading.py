"""Every case as the panel sees it: when it was nominated, heard and closed to it, and its papers for the panel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.attention import stand_together
from hsb_desktop.casework.desk import Desk, stand_today
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.reading_for import for_reader
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.views import CaseAside
from hsb_desktop.documents.withholding import Reader
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import Case, RecordStatus
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.values import read_day
from hsb_desktop.support.clock import london


@dataclass(frozen=True, slots=True)
class PanelPaper:
    """A record for the panel, or of what it said, with its answers."""

    head: RecordHead
    form: str
    answers: AnswerSet

    @property
    def complete(self) -> bool:
        """Whether it is finished."""
        return self.head.status is not RecordStatus.DRAFT

    @property
    def day(self) -> date:
        """The day it was completed, for a draft the day it was changed last."""
        return self.head.completed_on or self.head.changed_at.astimezone(london()).date()

    def date_of(self, question: str) -> date | None:
        """The date that a question was answered with."""
        return read_day(self.answers.of(question).value)


@dataclass(frozen=True, slots=True)
class PanelCase:
    """One case. The days are those of its facts, oldest first; `papers` its records, oldest first."""

    case: Case
    standing: Standing
    nominated: tuple[date, ...]
    heard: tuple[date, ...]
    closed: tuple[date, ...]
    papers: tuple[PanelPaper, ...]

    def nominated_on(self, day: date) -> date | None:
        """The newest nomination on or before the day, unless the case was closed to the panel since, before it."""
        newest = max((one for one in self.nominated if one <= day), default=None)
        if newest is None or any(newest <= closed < day for closed in self.closed):
            return None
        return newest

    def open_on(self, day: date) -> bool:
        """Whether the panel has it in view at the end of that day."""
        since = self.nominated_on(day)
        return since is not None and day not in self.closed

    def heard_between(self, first: date, last: date) -> tuple[date, ...]:
        """The hearings from the one day to the other."""
        return tuple(day for day in self.heard if first <= day <= last)

    def newest(
        self, form: str, *, since: date | None = None, complete: bool | None = None
    ) -> PanelPaper | None:
        """The newest record of a form."""
        found = [
            paper
            for paper in self.papers
            if paper.form == form
            and (since is None or paper.day >= since)
            and (complete is None or paper.complete is complete)
        ]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class PanelReading:
    """Every case that has anything to do with the panel, as one transaction saw it."""

    panel: PanelRule
    cases: tuple[PanelCase, ...]
    records: RecordReading
    aside: tuple[CaseAside, ...] = ()  # cases whose steps cannot be worked out; they are in none of the lists


def read_panel(desk: Desk, unit: Unit, panel: PanelRule) -> PanelReading:
    """The cases that were nominated or that the procedure asks to nominate, as the panel may read of them."""
    cases, facts = unit.cases(), unit.facts_of_all()
    forms = _forms(panel)
    heads = [head for head in unit.records_of_all() if head.pin.rpartition("/")[2] in forms]
    reading = read_records(desk, for_reader(desk, unit, Reader(Audience.PANEL)), heads)
    papers = _by_case(reading)
    standings, aside = stand_together(desk, cases, facts)
    found = []
    for case in cases:
        if case.id not in standings:
            continue
        seen = _case(case, standings[case.id], panel, papers.get(case.id, []))
        if seen.nominated or seen.papers or _asked(seen, panel):
            found.append(seen)
    return PanelReading(panel, tuple(found), reading, aside)


def read_panel_case(desk: Desk, unit: Unit, panel: PanelRule, case_id: CaseId) -> PanelReading:
    """The same of one case alone."""
    heads = [head for head in unit.records(case_id) if head.pin.rpartition("/")[2] in _forms(panel)]
    reading = read_records(desk, unit, heads)
    standing = stand_today(desk, unit.facts(case_id))
    seen = _case(unit.case(case_id), standing, panel, _by_case(reading).get(case_id, []))
    return PanelReading(panel, (seen,), reading)


def _forms(panel: PanelRule) -> frozenset[str]:
    forms = panel.forms
    return frozenset((forms.nomination, forms.update, forms.feedback, forms.closure))


def _asked(seen: PanelCase, panel: PanelRule) -> bool:
    return any(step.id == panel.asked_by and step.is_open for step in seen.standing.pathway.steps)


def _by_case(reading: RecordReading) -> Mapping[CaseId, list[PanelPaper]]:
    found: dict[CaseId, list[PanelPaper]] = {}
    for head in reading.heads:
        paper = PanelPaper(head, reading.form(head).id, reading.answers(head))
        found.setdefault(head.case_id, []).append(paper)
    return found


def _case(case: Case, standing: Standing, panel: PanelRule, papers: list[PanelPaper]) -> PanelCase:
    def days(kind: str) -> tuple[date, ...]:
        return tuple(sorted(fact.on for fact in standing.facts if fact.kind == kind))

    facts = panel.facts
    ordered = sorted(papers, key=lambda paper: (paper.day, paper.head.started_at))
    return PanelCase(
        case, standing, days(facts.nominated), days(facts.heard), days(facts.closed), tuple(ordered)
    )
