"""A case, its category and its banner in words, from how it stands. Read-only."""

from datetime import date

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.day_words import age_said
from hsb_desktop.casework.links import link_words
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.step_words import next_step, step_view
from hsb_desktop.casework.views import BannerView, CaseLine, CategoryView, StepView
from hsb_desktop.procedure.case import Case, Person
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.pathway import Pathway


def age_of(person: Person, on: date) -> str:
    """The age in words, as surely as the date of birth is known; empty without one."""
    return age_said(person.born, person.birth_kind, on)


def category_view(pathway: Pathway) -> CategoryView:
    """The newest category decided."""
    decision = pathway.category
    if decision is None:
        return CategoryView()
    return CategoryView(decision.category.value, capital(decision.category.label), decision.decided_on)


def next_view(pathway: Pathway) -> StepView | None:
    """The next step in words."""
    step = next_step(pathway)
    if step is None:
        return None
    doing = actions(pathway.procedure)
    return step_view(step, pathway.on, pathway.procedure, doing.get(step.id, ""))


def plan_words(pathway: Pathway) -> str:
    """The plan status that stands ("Child in need plan")."""
    plan = pathway.procedure.plan(pathway.plan)
    return capital(plan.label if plan is not None else pathway.plan)


def banner_view(case: Case, pathway: Pathway, *, aside: bool = False) -> BannerView:
    """What stands over every screen of the case; `aside`: its entries are refused, and the pathway is blank."""
    return BannerView(
        case_id=case.id,
        name=case.child.name,
        reference=case.reference,
        age=age_of(case.child, pathway.on),
        category=category_view(pathway),
        plan_status=plan_words(pathway),
        linked=case.linked,
        linked_words=link_words(case),
        next_step=next_view(pathway),
        closed=case.closed,
        aside=aside,
    )


def case_line(case: Case, standing: Standing) -> CaseLine:
    """The case in a list."""
    pathway = standing.pathway
    return CaseLine(
        case_id=case.id,
        reference=case.reference,
        initials=case.child.initials,
        name=case.child.name,
        category=category_view(pathway),
        next_step=next_view(pathway),
        open_steps=sum(step.is_open for step in pathway.steps),
        closed=case.closed,
    )


def line_aside(case: Case) -> CaseLine:
    """The case in a list when the procedure refuses one of its entries."""
    return CaseLine(
        case_id=case.id,
        reference=case.reference,
        initials=case.child.initials,
        name=case.child.name,
        category=CategoryView(),
        next_step=None,
        open_steps=0,
        closed=case.closed,
        aside=True,
    )
