"""Follows one step through the facts, day by day: when it opened, ran, was done, was no longer required (section 3.2).

Within a day: what is open is closed first, then steps open, then what opened is closed by facts of that day (or earlier
ones that count), then grounds that went away end steps, and the closing of the case comes last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hsb_desktop.procedure.calendar import ONE_DAY
from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.facts import Fact
from hsb_desktop.procedure.grounds import Ground, holds, is_among, reasons
from hsb_desktop.procedure.history import History
from hsb_desktop.procedure.limits import Start, reckon
from hsb_desktop.procedure.steps import FactMatch, StepRule
from hsb_desktop.procedure.words import t


@dataclass(slots=True)
class Opened:
    """A step that opened. It changes only while it is being traced; afterwards it is only read."""

    rule: StepRule
    opened_on: date
    opened_by: list[Fact]
    because: list[str]
    start_day: date
    start_fact: str
    origin: Fact  # of the first step of a chain: what its fields say holds for the whole chain
    since: date  # closing facts count from this day
    later: bool = False
    by_fact: bool = False  # it stands on a fact, which never goes away
    by_run: bool = False  # it stands on a ground, which may
    rose_from: int | None = None
    truths: set[str] = field(default_factory=set)
    clock_from: date | None = None
    done_on: date | None = None
    done_by: Fact | None = None
    ended_on: date | None = None
    why: str = ""

    @property
    def is_open(self) -> bool:
        """Neither done nor ended."""
        return self.done_on is None and self.ended_on is None

    @property
    def stopped_on(self) -> date | None:
        """The day it was done or stopped being required."""
        return self.done_on if self.done_on is not None else self.ended_on

    def end(self, day: date, why: str) -> None:
        """It is no longer required."""
        self.ended_on, self.why = day, why

    @property
    def start(self) -> Start:
        """Its clock's start."""
        moment = self.origin.at if self.start_day == self.origin.on else None
        return Start(self.start_day, moment, self.start_fact, self.origin, self.later, frozenset(self.truths))


def trace(rule: StepRule, history: History, earlier: Mapping[str, Sequence[Opened]]) -> list[Opened]:
    """Every time the step opened, oldest first. `earlier` holds the steps traced before, by id."""
    if not _could_open(rule, history):
        return []
    tracer = _Tracer(rule, history, earlier)
    for day in history.days_of(tracer.telling | rule.kinds | {history.procedure.meaning.closure}):
        tracer.one_day(day)
    tracer.let_pass(history.on)
    return sorted(tracer.steps, key=lambda step: step.opened_on)


def _could_open(rule: StepRule, history: History) -> bool:
    """Whether anything that could open it ever happened; most steps of most cases were never reached."""
    if any(history.of(kind) for kind in rule.opening_kinds):
        return True
    if rule.turns_on_decisions and history.decisions:
        return True
    return rule.turns_on_plan and any(history.of(kind) for kind in history.plan_kinds)


def _counted_since(rule: StepRule, history: History, day: date) -> date:
    """The day from which facts close a step that opens on `day`."""
    concern = history.newest_concern(day) if rule.closing.since_concern else None
    return day if concern is None else concern.on


class _Tracer:
    def __init__(self, rule: StepRule, history: History, earlier: Mapping[str, Sequence[Opened]]) -> None:
        self.rule, self.history, self.earlier = rule, history, earlier
        self.steps: list[Opened] = []
        self.telling = rule.ground_kinds | (history.plan_kinds if rule.turns_on_plan else frozenset())
        if rule.turns_on_decisions:
            self.telling |= {history.procedure.meaning.decision}
        self.turning = frozenset(history.days_of(self.telling))  # no other day can change its ground
        self.run_since: date | None = None  # the day the present run began, while its ground is true
        self.run_step: Opened | None = None
        self.fresh: list[Opened] = []  # opened today, or with an earlier start since today
        self.used: set[int] = set()  # places of facts that closed a step, where one closes one

    def open_steps(self) -> list[Opened]:
        """What is open, oldest first; a list of its own, so that steps may open meanwhile."""
        return [step for step in self.steps if step.is_open]

    def one_day(self, day: date) -> None:
        """Everything that the facts of a day do to the step."""
        facts = self.history.on_day(day)
        self.fresh = []
        self.let_pass(day)
        if self.steps:
            self._close_what_was_open(facts)
            self._end_by_facts(day, facts)
        if not self.history.open_on(day):
            return
        self._open_by_facts(day, facts)
        if day in self.turning:
            self._open_by_rise(day)
            self._keep_run(day, facts)
        self._close_what_is_fresh(day)
        if day in self.turning or self.rule.ending.while_plan:
            self._end_without_ground(day, facts)
        if self.history.closed_on(day):
            self._close_case(day)

    def let_pass(self, day: date) -> None:
        """Done by the passing of its limit: the day after it."""
        if not self.rule.closing.by_passing or self.rule.limit is None:
            return
        for step in self.open_steps():
            reckoned = reckon(
                self.rule.limit, step.start, self.history.procedure.calendar, self.history.facts
            )
            last = None if reckoned is None else reckoned.last_day
            if last is not None and last + ONE_DAY <= day:
                step.done_on = last + ONE_DAY

    # closing

    def _accepts(self, step: Opened, match: FactMatch, fact: Fact) -> bool:
        if not match.accepts(fact) or fact.on < step.since:
            return False
        if self.rule.closing.after and fact.on <= step.opened_on:
            return False
        if self.rule.closing.one_each and fact.place in self.used:
            return False
        same_day = fact.on == step.opened_on
        return not (
            same_day and any(opener.kind == match.unless_opened_that_day_by for opener in step.opened_by)
        )

    def _close(self, step: Opened, fact: Fact) -> None:
        step.done_on, step.done_by = fact.on, fact
        self.used.add(fact.place)

    def _close_what_was_open(self, facts: Sequence[Fact]) -> None:
        closing = self.rule.closing
        closers = [fact for fact in facts if any(match.accepts(fact) for match in closing.facts)]
        if not closers:
            return
        for step in self.open_steps():
            for fact in closers:
                if any(self._accepts(step, match, fact) for match in closing.facts):
                    self._close(step, fact)
                    # a chain whose end comes on the same day goes no further (manager's review, 3.2)
                    if closing.opens_next and not self._enders(facts):
                        self._open_next(step, fact)
                    break

    def _close_what_is_fresh(self, day: date) -> None:
        for step in self.fresh:
            for fact, match in self.history.matching(self.rule.closing.facts, step.since, day):
                if step.is_open and self._accepts(step, match, fact):
                    self._close(step, fact)

    # opening

    def _add(self, step: Opened) -> None:
        self.steps.append(step)
        self.fresh.append(step)

    def _open_next(self, step: Opened, fact: Fact) -> None:
        self._add(
            Opened(
                self.rule, fact.on, [fact], [self.history.say(fact)], fact.on, fact.kind, step.origin, fact.on,
                later=True, by_fact=True,
            )
        )  # fmt: skip

    def _open_by_facts(self, day: date, facts: Sequence[Fact]) -> None:
        opening = self.rule.opening
        if not opening.facts:
            return
        opening_facts = [fact for fact in facts if any(match.accepts(fact) for match in opening.facts)]
        if opening.each:
            for fact in opening_facts:
                self._open_by(day, [fact])
        elif opening_facts:
            standing = self.open_steps()
            if not standing:
                self._open_by(day, opening_facts)
            else:
                standing[0].by_fact = True  # its clock stays; it now stands on this fact too

    def _open_by(self, day: date, facts: list[Fact]) -> None:
        start_day, start_fact = self._start_of(day, facts[0])
        since = _counted_since(self.rule, self.history, day)
        said = [self.history.say(fact) for fact in facts]
        self._add(Opened(self.rule, day, facts, said, start_day, start_fact, facts[0], since, by_fact=True))

    def _start_of(self, day: date, fact: Fact) -> tuple[date, str]:
        """The day a clock starts: that of the fact, or of the step which this fact closed."""
        named = self.rule.limit.start_of_step if self.rule.limit is not None else ""
        closed = [step for step in self.earlier.get(named, ()) if step.done_on == day]
        if not closed:
            return day, fact.kind
        first = min(closed, key=lambda step: step.opened_on)
        return first.start_day, first.start_fact

    def _open_by_rise(self, day: date) -> None:
        decision = self.history.at(day).decision if self.rule.opening.on_rise else None
        if decision is None or decision.on != day:
            return
        before = self.history.decision_before(decision)
        if before is None or self.history.rank_of(decision) <= self.history.rank_of(before):
            return
        if self.open_steps():
            return  # where it rose from stays the lower one
        step = Opened(
            self.rule, day, [decision], [self.history.say(before), self.history.say(decision)],
            day, decision.kind, decision, day, rose_from=self.history.rank_of(before),
        )  # fmt: skip
        self._add(step)

    # runs

    def _keep_run(self, day: date, facts: Sequence[Fact]) -> None:
        ground = self.rule.opening.ground
        if ground is None:
            return
        now = self.history.at(day)
        if not holds(ground, now, self.history):
            self.run_since = self.run_step = None
            return
        decided = now.decision if now.decision is not None and now.decision.on == day else None
        if self.run_step is None or self.run_since is None:
            self._start_run(day, ground, decided, facts)
        elif self.run_step.is_open:
            if decided is not None:
                self._hold(self.run_step, decided)
        elif decided is not None and (self._newer_concern(day) or self._rose_again(decided)):
            self._start_run(day, ground, decided, facts)

    def _newer_concern(self, day: date) -> bool:
        concern = self.history.newest_concern(day)
        return concern is not None and self.run_since is not None and concern.on > self.run_since

    def _rose_again(self, decided: Fact) -> bool:
        rise = self.rule.opening.restart_on_rise
        before = self.history.decision_before(decided)
        done_on = None if self.run_step is None else self.run_step.done_on
        if rise is None or before is None or done_on is None or decided.on <= done_on:
            return False
        category = self.history.category_of
        return is_among(category(before), (rise[0],)) and is_among(category(decided), (rise[1],))

    def _telling(self, facts: Sequence[Fact]) -> list[Fact]:
        """Those of a day's facts that can change a ground of this step."""
        return [fact for fact in facts if fact.kind in self.telling]

    def _start_run(self, day: date, ground: Ground, decided: Fact | None, facts: Sequence[Fact]) -> None:
        self.run_since = day
        step = next(iter(self.open_steps()), None)
        if step is None:
            opened_by = [decided] if decided is not None else self._telling(facts)
            said = list(reasons(ground, self.history.at(day), self.history))
            since = _counted_since(self.rule, self.history, day)
            step = Opened(self.rule, day, opened_by, said, day, opened_by[0].kind, opened_by[0], since)
            self._add(step)
        elif step.opened_on == day and decided is not None:
            step.opened_by.append(decided)
            step.because.append(self.history.say(decided))
        step.by_run = True
        self.run_step = step
        if decided is not None:
            self._hold(step, decided)

    def _hold(self, step: Opened, decided: Fact) -> None:
        """What a decision gives the run for good: its truths, and an earlier start of the clock."""
        step.truths |= {name for name in self.rule.truths if decided.is_true(name)}
        # 3.4: `clock_from` sets the start of the clock of section 5.3, and of no other step
        may = self.rule.limit is not None and self.rule.limit.earlier_start
        earlier = self.history.clock_from(decided) if may else None
        # a step that also stands on a fact keeps that fact's clock: what came before the fact does not answer it
        if earlier is not None and not step.by_fact and earlier < step.start_day:
            step.start_day = step.clock_from = earlier
            step.since = min(step.since, earlier)
            if step not in self.fresh:
                self.fresh.append(step)

    # ending

    def _enders(self, facts: Sequence[Fact]) -> list[Fact]:
        return [fact for fact in facts if any(match.accepts(fact) for match in self.rule.ending.facts)]

    def _end_by_facts(self, day: date, facts: Sequence[Fact]) -> None:
        enders = self._enders(facts) if self.rule.ending.facts else []
        for step in self.open_steps() if enders else []:  # all opened on an earlier day
            step.end(day, t("No longer required: {said}", said=self.history.say(enders[0])))

    def _end_without_ground(self, day: date, facts: Sequence[Fact]) -> None:
        now = self.history.at(day)
        plans = self.rule.ending.while_plan
        for step in self.open_steps():
            if plans and now.plan not in plans:
                step.end(day, self._why(day, facts))
            elif step.rose_from is not None and now.decision is not None:
                if self.history.rank_of(now.decision) <= step.rose_from:
                    step.end(day, self._why(day, facts))
            elif step.by_run and self.run_since is None:
                step.by_run = False
                if not step.by_fact:
                    step.end(day, self._why(day, facts))

    def _why(self, day: date, facts: Sequence[Fact]) -> str:
        """The decision of the day if there is one, else what changed the plan or the outcome."""
        now = self.history.at(day)
        if now.decision is not None and now.decision.on == day:
            return t("Re-assessed: {said}", said=self.history.say(now.decision))
        said = [self.history.say(fact) for fact in self._telling(facts)]
        return t("No longer required: {said}", said=" ".join(said))

    def _close_case(self, day: date) -> None:
        for step in self.open_steps():
            step.end(day, t("The case was closed on {day}.", day=spoken(day)))
        self.run_since = self.run_step = None
