"""Forms that are still being filled in and belong to no record yet: what is typed there is on disk all the same."""

from collections.abc import Mapping

from hsb_desktop.casework.changes import Saved
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.views import DraftLine
from hsb_desktop.procedure.case import initials_of
from hsb_desktop.procedure.ids import CaseId, PersonId, RecordId
from hsb_desktop.procedure.words import t

NEW_CASE = "new_case"  # also the name of its screen
_NAME = "name"  # its field for the child's name


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


def leaving(case_id: CaseId, person_id: PersonId) -> str:
    """Where what is typed about the end of somebody's part in this case is kept; apart from what is known of them."""
    return f"leaving:{case_id}:{person_id}"


def new_link(case_id: CaseId, page: str) -> str:
    """The place of the form that links another child's case to this one, or changes such a link."""
    return f"link:{case_id}:{page}"


def reason_for(record_id: RecordId, step: str) -> str:
    """Where the reason is kept that is being given for a step with this record (opening it again, calling it off)."""
    return f"reason:{record_id}:{step}"


def handing_over(case_id: CaseId, reader: str) -> str:
    """Where what is typed about the way of a copy to this reader is kept."""
    return f"handing:{case_id}:{reader}"


def naming_enclosed(meeting_id: RecordId) -> str:
    """Where the names of another agency's paper, and of the agency, are kept before it joins the pack of a meeting."""
    return f"enclosed:{meeting_id}"


def reason_to_release(case_id: CaseId, reader: str) -> str:
    """Where the reason is kept that is being given for a copy on which somebody has no tie to this reader."""
    return f"reason:{case_id}:{reader}"


def half_a_concern(unit: Unit) -> DraftLine | None:
    """The concern somebody began to record, without a name; None where nothing is typed into that form."""
    texts = unit.drafts(NEW_CASE)
    if not any(text.strip() for text in texts.values()):
        return None
    return DraftLine(
        record_id=None,
        case_id=None,
        title=t("A concern, half recorded"),
        reference=t("no case opened yet"),
        initials=initials_of(texts.get(_NAME, "")),
        progress="",
        screen=NEW_CASE,
    )
