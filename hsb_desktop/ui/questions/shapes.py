"""From what casework says (a status, a category) to the kit's shapes, so that it looks the same everywhere."""

from hsb_desktop.casework.views import BannerView, CategoryView, StepView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.banner import BannerFacts
from hsb_desktop.ui.kit.states import Category, State

_CATEGORY: dict[object, Category] = {
    None: Category.UNDECIDED,
    "none": Category.NOT_HSB,
    0: Category.HSB_0,
    1: Category.HSB_1,
    2: Category.HSB_2,
    3: Category.HSB_3,
}
_STATE = {
    "overdue": State.OVERDUE,
    "due_today": State.DUE,
    "open": State.OPEN,
    "advisory": State.ADVISORY,
    "done": State.DONE,
    "cannot_compute": State.ATTENTION,
    "not_required": State.MUTED,
}


def category_of(view: CategoryView) -> Category:
    """The shape of a category; one that a council names itself is decided too, and has the neutral shape."""
    return _CATEGORY.get(view.value, Category.OTHER)


def category_word(view: CategoryView) -> str:
    """The word beside the shape."""
    return view.label or t("Not yet decided")


def state_of(step: StepView) -> State:
    """The shape and colour of a step's status."""
    return _STATE.get(step.status, State.OPEN)


def status_word(step: StepView) -> str:
    """The word of a step's status, with how near it is."""
    if step.status == "done":
        return t("Done late") if step.late else t("Done")
    if step.status == "not_required":
        return t("Not required")
    if step.status == "cannot_compute":
        return t("Cannot be computed")
    return step.when or t("No limit stated")


def banner_facts(view: BannerView) -> BannerFacts:
    """The two lines of the banner and what is due next."""
    facts = [view.age, view.reference, view.plan_status, view.linked_words or t("no linked children")]
    step = view.next_step
    if view.aside:  # nothing is said of the category: that it is not decided would be wrong
        return BannerFacts(
            view.name,
            " · ".join(part for part in facts if part),
            Category.UNDECIDED,
            "",
            t("It cannot be worked out"),
            State.ATTENTION,
            t("Needs attention"),
        )
    return BannerFacts(
        view.name,
        " · ".join(part for part in facts if part),
        category_of(view.category),
        category_word(view.category),
        step.label if step is not None else "",
        state_of(step) if step is not None else State.OPEN,
        status_word(step) if step is not None else "",
    )
