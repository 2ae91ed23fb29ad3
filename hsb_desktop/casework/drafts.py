"""Forms that are still being filled in and belong to no record yet: what is typed there is on disk all the same."""

from collections.abc import Mapping

from hsb_desktop.casework.changes import Saved
from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.ids import CaseId, PersonId

NEW_CASE = "new_case"


def new_person(case_id: CaseId) -> str:
    """The place of the form that adds somebody to this case."""
    return f"person:{case_id}"


def one_person(case_id: CaseId, person_id: PersonId) -> str:
    """The place of the form that changes what is known of somebody of this case."""
    return f"person:{case_id}:{person_id}"


def new_fact(case_id: CaseId, page: str) -> str:
    """The place of the form that records this kind of fact in this case, or corrects one that stands."""
    return f"fact:{case_id}:{page}"


def keep_draft(desk: Desk, place: str, fields: Mapping[str, str]) -> Saved:
    """Keep these fields of a form as they stand; its other fields stay as they were kept."""
    at = desk.clock.now()
    with desk.store.unit() as unit:
        for field, text in fields.items():
            unit.put_draft(place, field, text, at)
    return Saved(at)


def drafts_of(desk: Desk, place: str) -> Mapping[str, str]:
    """What is kept of a form, by field."""
    with desk.store.unit() as unit:
        return unit.drafts(place)


def drop_drafts(desk: Desk, place: str) -> Saved:
    """Forget what is kept of a form: it became what it was for, or the person chose to give it up."""
    at = desk.clock.now()
    with desk.store.unit() as unit:
        unit.drop_drafts(place)
    return Saved(at)
