"""The rules of a procedure in words: what opens, closes and ends a step, its limit, the fields of a fact."""

from collections.abc import Iterator

from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.dates_in_words import working_days
from hsb_desktop.procedure.definition import FlagRule, Procedure
from hsb_desktop.procedure.facts import FactRule, FieldKind, FieldRule
from hsb_desktop.procedure.grounds import (
    AllOf,
    AnyOf,
    CategoryIs,
    CategorySinceConcern,
    ConcernIs,
    Decided,
    Ground,
    NewestOutcome,
    NotThat,
    PlanIs,
)
from hsb_desktop.procedure.limits import (
    CalendarMonths,
    DaysOfField,
    ElapsedHours,
    Length,
    Limit,
    NextDate,
    SameDay,
    WorkingDays,
)
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.steps import FactMatch, StepRule
from hsb_desktop.procedure.words import t

Values = tuple[str | int | bool, ...]


def step_sentences(step: StepRule, procedure: Procedure) -> Iterator[str]:
    """Everything a step says of itself."""
    if step.guidance:
        yield step.guidance
    if step.who:
        yield t("Done by: {who}.", who=step.who)
    yield t("Opens: {what}.", what=opening_words(step, procedure))
    if step.limit is not None:
        yield t("Limit: {what}.", what=limit_words(step.limit, procedure))
    yield t("Done: {what}.", what=closing_words(step, procedure))
    ending = _ending(step, procedure)
    if ending:
        yield t("No longer required: {what}.", what=ending)
    for basis, values in step.basis_for:
        names = _categories(values, procedure)
        yield t("For {categories} it is {basis}.", categories=names, basis=basis_words(basis))
    yield from (*step.assumptions, *(step.limit.assumptions if step.limit is not None else ()))


def opening_words(step: StepRule, procedure: Procedure) -> str:
    """What opens it."""
    opening = step.opening
    parts = [_match(match, procedure) for match in opening.facts]
    if opening.ground is not None:
        parts.append(t("while {ground}", ground=ground_words(opening.ground, procedure)))
    if opening.on_rise:
        parts.append(t("when the category rises"))
    if opening.restart_on_rise:
        parts.append(
            t(
                "again when it rises from {one} to {other}",
                one=_category(opening.restart_on_rise[0], procedure),
                other=_category(opening.restart_on_rise[1], procedure),
            )
        )
    said = t("; ").join(parts)
    return t("each time: {what}", what=said) if opening.each else said


def closing_words(step: StepRule, procedure: Procedure) -> str:
    """What closes it."""
    closing = step.closing
    parts = [_match(match, procedure) for match in closing.facts]
    if closing.by_passing:
        parts.append(t("the day after its limit has passed"))
    if closing.after:
        parts.append(t("on a later day than it opened"))
    if closing.since_concern:
        parts.append(t("what was done since the newest concern counts"))
    if closing.one_each:
        parts.append(t("one closes one"))
    if closing.opens_next:
        parts.append(t("which opens the next"))
    return t("; ").join(parts)


def _ending(step: StepRule, procedure: Procedure) -> str:
    parts = [_match(match, procedure) for match in step.ending.facts]
    if step.ending.while_plan:
        parts.append(
            t("when the child’s plan is no longer {plans}", plans=_plans(step.ending.while_plan, procedure))
        )
    return t("; ").join(parts)


def limit_words(limit: Limit, procedure: Procedure) -> str:
    """A limit with what is unusual about it."""
    parts = [limit.words or _length(limit.length, procedure)]
    if limit.start_of_step:
        step = procedure.step_rule(limit.start_of_step)
        parts.append(
            t(
                "counted from what opened “{step}”",
                step=step.label if step is not None else limit.start_of_step,
            )
        )
    if limit.earlier_start:
        parts.append(t("an earlier start may be recorded with its reason"))
    if limit.advice:
        parts.append(t("advice, never overdue"))
    if limit.basis is not None:
        parts.append(basis_words(limit.basis))
    return ", ".join(parts)


def _length(length: Length, procedure: Procedure) -> str:
    match length:
        case SameDay():
            return t("the same day")
        case WorkingDays(days, instead):
            more = [
                t(
                    "{limit} where “{truth}”",
                    limit=working_days(number),
                    truth=_field(procedure.meaning.decision, truth, procedure),
                )
                for truth, number in instead
            ]
            return ", ".join([working_days(days), *more])
        case ElapsedHours(hours):
            return t("{n} hours by the clock", n=hours)
        case CalendarMonths(first, then):
            return t("{first}, then every {then}", first=_months(first), then=_months(then))
        case DaysOfField(field):
            return t("as many calendar days as was recorded ({field})", field=field)
        case NextDate(fact, field):
            return t("the next date recorded ({field})", field=_field(fact, field, procedure))
        case _:
            return t("the date that was recorded ({field})", field=length.field)


def _months(count: int) -> str:
    return t("1 month") if count == 1 else t("{n} months", n=count)


def flag_words(flag: FlagRule, procedure: Procedure) -> str:
    """What raises a flag."""
    if flag.while_open is not None:
        return t("while {ground}", ground=ground_words(flag.while_open, procedure))
    if flag.fact is not None:
        return t("by {fact}", fact=_match(flag.fact, procedure))
    assert flag.after is not None, "the loader asks for one of the three"
    return t("after {day}", day=spoken(flag.after))


def ground_words(ground: Ground, procedure: Procedure) -> str:
    """What a step stands on."""
    match ground:
        case CategoryIs(values):
            return t("the category is {categories}", categories=_categories(values, procedure))
        case Decided(field):
            return t(
                "the decision says “{field}”", field=_field(procedure.meaning.decision, field, procedure)
            )
        case PlanIs(statuses):
            return t("the child’s plan is {plans}", plans=_plans(statuses, procedure))
        case ConcernIs(field, values):
            return t(
                "the concern says “{field}”: {values}",
                field=_field(procedure.meaning.concern, field, procedure),
                values=_values(procedure.meaning.concern, field, values, procedure),
            )
        case CategorySinceConcern(values):
            return t(
                "{categories} was decided since the newest concern", categories=_categories(values, procedure)
            )
        case NewestOutcome(facts, field, values, _):
            return t(
                "the newest of {facts} says {values}",
                facts=_facts(facts, procedure),
                values=_values(facts[0], field, values, procedure),
            )
        case AllOf(parts):
            return t(" and ").join(ground_words(part, procedure) for part in parts)
        case AnyOf(parts):
            return t(", or ").join(ground_words(part, procedure) for part in parts)
        case NotThat(part):
            return t("it is not so that {what}", what=ground_words(part, procedure))


def fact_sentences(fact: FactRule, procedure: Procedure) -> Iterator[str]:
    """The fields of a fact."""
    if fact.timed:
        yield t("With the time of day where it is known.")
    if fact.one_a_day:
        yield t("No more than one on a day.")
    if fact.plan_field:
        yield t("Sets the child’s plan.")
    for field in fact.fields:
        yield _field_sentence(field, fact, procedure)


def _field_sentence(field: FieldRule, fact: FactRule, procedure: Procedure) -> str:
    said = field.label[:1].upper() + field.label[1:]
    if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        said = t(
            "{field}: {choices}", field=said, choices=" · ".join(choice.label for choice in field.choices)
        )
    if field.required:
        return t("{field} (needed).", field=said)
    if field.needed_with is not None:
        other = _field(fact.id, field.needed_with.field, procedure)
        return t("{field} (needed with “{other}”).", field=said, other=other)
    return f"{said}."


def basis_words(basis: Basis) -> str:
    """The mark of a rule in words."""
    return {
        Basis.SOURCE: t("the procedure’s own"),
        Basis.NATIONAL: t("national"),
        Basis.LOCAL: t("local, to be confirmed"),
    }[basis]


def _match(match: FactMatch, procedure: Procedure) -> str:
    said = _facts(match.kinds, procedure)
    for field, values in match.where:
        said = t(
            "{facts} with {values}", facts=said, values=_values(match.kinds[0], field, values, procedure)
        )
    for field, values in match.where_not:
        said = t(
            "{facts} other than with {values}",
            facts=said,
            values=_values(match.kinds[0], field, values, procedure),
        )
    return said


def _facts(kinds: tuple[str, ...], procedure: Procedure) -> str:
    rules = [procedure.fact_rule(kind) for kind in kinds]
    return t(" or ").join(f"“{rule.label}”" for rule in rules if rule is not None)


def _field(kind: str, name: str, procedure: Procedure) -> str:
    rule = procedure.fact_rule(kind)
    field = rule.field(name) if rule is not None else None
    return field.label if field is not None else name


def _values(kind: str, name: str, values: Values, procedure: Procedure) -> str:
    rule = procedure.fact_rule(kind)
    field = rule.field(name) if rule is not None else None
    assert field is not None, "the loader has held it against the fact"
    if field.kind is FieldKind.TRUTH:
        return f"“{field.label}”" if values == (True,) else t("“{field}” not so", field=field.label)
    return t(" or ").join(f"“{field.label_of(value)}”" for value in values)


def _category(value: str | int, procedure: Procedure) -> str:
    category = procedure.category(value)
    return category.label if category is not None else str(value)


def _categories(values: tuple[str | int, ...], procedure: Procedure) -> str:
    return t(" or ").join(_category(value, procedure) for value in values)


def _plans(statuses: tuple[str, ...], procedure: Procedure) -> str:
    plans = [procedure.plan(status) for status in statuses]
    return t(" or ").join(f"“{plan.label}”" for plan in plans if plan is not None)
