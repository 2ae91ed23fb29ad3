"""Reads steps.toml: how each step opens, closes and ends, its limit, its source. An unknown kind is a fault."""

from collections.abc import Callable

from hsb_desktop.formbook.parse_grounds import read_ground
from hsb_desktop.formbook.parse_words import Known, read_basis, read_cite, read_values, read_where
from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.limits import (
    CalendarMonths,
    DateOfField,
    DaysOfField,
    ElapsedHours,
    Length,
    Limit,
    NextDate,
    SameDay,
    WorkingDays,
)
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.steps import Closing, Ending, FactMatch, Opening, StepRule
from hsb_desktop.procedure.words import t


def parse_steps(top: Table, known: Known) -> tuple[StepRule, ...]:
    """The steps of an edition, in the order they are shown."""
    rules: list[StepRule] = []
    for table in top.tables("step", required=True):
        rule = _step(table, known)
        if rule.id in known.steps:
            table.fault("id", t("“{id}” stands here twice.", id=rule.id), t("Give each step its own id."))
        known.steps.append(rule.id)
        rules.append(rule)
    top.done()
    return tuple(rules)


def _step(table: Table, known: Known) -> StepRule:
    limit = _limit(table.table("limit"), known) if table.has("limit") else None
    rule = StepRule(
        id=table.text("id"),
        label=table.text("label"),
        cite=read_cite(table, known),
        basis=read_basis(table),
        basis_for=tuple(_basis_for(item, known) for item in table.tables("basis_for")),
        opening=_opening(table.table("opens", required=True), known),
        closing=_closing(table.table("closes", required=True), known),
        ending=_ending(table.table("ends"), known),
        limit=limit,
        shows_forums=table.truth("shows_forums"),
        assumptions=table.texts("assumptions"),
        column=table.text("column", one_of=known.columns or ("",)),
        who=table.optional_text("who"),
        record=_record(table, known),
        form=table.optional_text("form"),
        guidance=table.optional_text("guidance"),
    )
    _check_field_of_limit(table, rule, known)
    _check_start_of_limit(table, rule, known)
    if rule.closing.by_passing and limit is None:
        table.fault("closes.by_passing", t("There is no limit that could pass."), t("Add a `limit`."))
    table.done()
    return rule


def _check_field_of_limit(table: Table, rule: StepRule, known: Known) -> None:
    """A limit that a fact sets needs that field in each fact that opens the step."""
    length = rule.limit.length if rule.limit is not None else None
    if isinstance(length, DateOfField | DaysOfField):
        for kind in (kind for match in rule.opening.facts for kind in match.kinds):
            if length.field not in known.facts[kind]:
                table.fault(
                    "limit.field",
                    t("“{field}” is not a field of {fact}.", field=length.field, fact=kind),
                    t("Correct the name, or open the step by facts that have it."),
                )


def _check_start_of_limit(table: Table, rule: StepRule, known: Known) -> None:
    """A limit needs what its clock starts from: the hour, or a decision."""
    if rule.limit is None:
        return
    if isinstance(rule.limit.length, ElapsedHours) and not rule.limit.start_of_step:
        for kind in sorted(_untimed(rule, known)):
            table.fault(
                "limit.kind",
                t("Nothing says at what hour “{fact}” happened.", fact=kind),
                t("Add `timed = true` to that fact, or count in working days."),
            )
    if rule.opening.ground is None:
        instead = isinstance(rule.limit.length, WorkingDays) and rule.limit.length.instead
        for key in (
            *(["instead"] if instead else []),
            *(["earlier_start"] if rule.limit.earlier_start else []),
        ):
            table.fault(
                f"limit.{key}",
                t("Only a step opened by `while` knows what was decided."),
                t("Open it by `while`, or remove `{key}`.", key=key),
            )


def _untimed(rule: StepRule, known: Known) -> set[str]:
    """The facts that open it without an hour; a ground is turned by a decision where it names no facts."""
    kinds = {kind for match in rule.opening.facts for kind in match.kinds}
    if (
        rule.opening.ground is not None and not rule.ground_kinds and not rule.turns_on_plan
    ) or rule.opening.on_rise:
        kinds.add(known.decision)
    return kinds - known.timed - {""}


def _record(table: Table, known: Known) -> str:
    records = tuple(str(value) for value in known.values("record"))
    return table.optional_text("record", one_of=records or ("",)) if table.has("record") else ""


def _basis_for(table: Table, known: Known) -> tuple[Basis, tuple[str | int, ...]]:
    found = (read_basis(table), read_values(table, "categories", known.values("category")))
    table.done()
    return found


def _opening(table: Table, known: Known) -> Opening:
    ground = read_ground(table.table("while"), known) if table.has("while") else None
    rise = (
        read_values(table, "restart_on_rise", known.values("category"))
        if table.has("restart_on_rise")
        else ()
    )
    if rise and (len(rise) != 2 or ground is None):
        table.fault(
            "restart_on_rise", t("A rise goes from one category to another."), t("Write two, beside `while`.")
        )
    opening = Opening(
        facts=_matches(table, known),
        each=table.truth("each"),
        ground=ground,
        restart_on_rise=(rise[0], rise[1]) if len(rise) == 2 else None,
        on_rise=table.truth("on_rise"),
    )
    if not opening.facts and ground is None and not opening.on_rise:
        table.fault("", t("Nothing opens this step."), t("Add `facts`, `while` or `on_rise`."))
    table.done()
    return opening


def _closing(table: Table, known: Known) -> Closing:
    closing = Closing(
        facts=_matches(table, known),
        after=table.truth("after"),
        since_concern=table.truth("since_concern"),
        one_each=table.truth("one_each"),
        opens_next=table.truth("opens_next"),
        by_passing=table.truth("by_passing"),
    )
    if closing.opens_next and not closing.after:
        table.fault("opens_next", t("A step of a chain closes on a later day."), t("Add `after = true`."))
    if not closing.facts and not closing.by_passing:
        table.fault("", t("Nothing closes this step."), t("Add `facts` or `by_passing`."))
    table.done()
    return closing


def _ending(table: Table, known: Known) -> Ending:
    plans = tuple(str(value) for value in known.values("plan"))
    ending = Ending(table.texts("while_plan", one_of=plans or ("",)), _matches(table, known))
    table.done()
    return ending


def _matches(table: Table, known: Known) -> tuple[FactMatch, ...]:
    """The match that stands in the table itself, or each of `by`."""
    if table.has("facts"):
        return (read_match(table, known),)
    found: list[FactMatch] = []
    for item in table.tables("by"):
        found.append(read_match(item, known))
        item.done()
    return tuple(found)


def read_match(table: Table, known: Known) -> FactMatch:
    """Kinds of fact, and what their fields must and must not say."""
    kinds = table.texts("facts", required=True, one_of=tuple(known.facts))
    return FactMatch(
        kinds,
        where=read_where(table, "where", known, kinds),
        where_not=read_where(table, "where_not", known, kinds),
        unless_opened_that_day_by=table.optional_text("unless_opened_that_day_by", one_of=tuple(known.facts)),
    )


def _limit(table: Table, known: Known) -> Limit:
    length = _LENGTHS[table.text("kind", one_of=LIMITS)](table, known)
    limit = Limit(
        length,
        basis=read_basis(table) if table.has("basis") else None,
        advice=table.truth("advice"),
        assumptions=table.texts("assumptions"),
        start_of_step=_start_of_step(table, known),
        earlier_start=table.truth("earlier_start"),
        words=table.optional_text("words"),
    )
    table.done()
    return limit


def _start_of_step(table: Table, known: Known) -> str:
    """A step named earlier: only what was followed before can tell when it opened."""
    return (
        table.text("start_of_step", one_of=tuple(known.steps) or ("",)) if table.has("start_of_step") else ""
    )


def _working_days(table: Table, known: Known) -> WorkingDays:
    days = table.integer("days", least=1)
    instead: list[tuple[str, int]] = []
    for item in table.tables("instead"):
        truth = item.text("when", one_of=known.decided_truths())
        instead.append((truth, item.integer("days", least=1)))
        item.done()
    return WorkingDays(days, tuple(instead))


def _next_date(table: Table, known: Known) -> NextDate:
    fact = table.text("fact", one_of=tuple(known.facts))
    return NextDate(fact, table.text("field", one_of=known.facts.get(fact, ()) or ("",)))


_LENGTHS: dict[str, Callable[[Table, Known], Length]] = {
    "same_day": lambda _table, _known: SameDay(),
    "working_days": _working_days,
    "elapsed_hours": lambda item, _known: ElapsedHours(item.integer("hours", least=1)),
    "calendar_months": lambda item, _known: CalendarMonths(
        item.integer("first", least=1), item.integer("then", least=1)
    ),
    "days_of_field": lambda item, _known: DaysOfField(item.text("field")),
    "date_of_field": lambda item, _known: DateOfField(item.text("field")),
    "next_date": _next_date,
}
LIMITS = tuple(_LENGTHS)
