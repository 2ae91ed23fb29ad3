"""Professionals of other cases, offered so that nobody is typed twice; which case they belong to is not shown."""

from collections.abc import Callable, Sequence

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.select import Select


def known_people(known: Sequence[PickedPerson], take: Callable[[PickedPerson | None], None]) -> FormRow:
    """A list to choose from; `take` hears who was chosen, None for somebody new."""
    label = t("Somebody known from another case")
    by_id = {str(one.id): one for one in known}
    select = Select(
        label, [("", t("Nobody; somebody new")), *((key, one.words) for key, one in by_id.items())]
    )
    select.set_value("")
    select.chosen.connect(lambda key: take(by_id.get(key)))
    return FormRow(label, select, hint=t("Professionals only; which case they belong to is not shown."))
