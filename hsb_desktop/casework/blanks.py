"""Forms to fill in by hand or on another screen: any form of the edition in force, or the form of one record."""

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_identity import Identity
from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.documents.compose.blank import Blank, compose_blank, to_type
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t


def blank_form(desk: Desk, form_id: str) -> Paper:
    """A form of the edition in force, for no case: its reference is written in."""
    form = desk.book.form_in_force(form_id, desk.clock.today())
    return _blank(desk, form, Identity(form.pin))


def blank_of_record(desk: Desk, record_id: RecordId) -> Paper:
    """The form of a record with its case's reference, empty; that it was made is entered in the journal."""
    with desk.store.unit() as unit:
        head = unit.record(record_id)
        reference = unit.case(head.case_id).reference
        unit.journal(JournalEntry("form.blank_made", head.case_id, record_id), desk.clock.now())
    return _blank(desk, desk.book.form(head.pin), Identity(head.pin, reference, record_id))


def drawn_blank(desk: Desk, blank: Paper, *, fillable: bool) -> bytes:
    """Its pages, to write on or with fields. It asks nothing of the store."""
    return desk.writer.draw_fillable(to_type(blank)) if fillable else desk.writer.draw(blank)


def blank_file_name(blank: Paper, *, fillable: bool) -> str:
    """The name offered for the file: the form and its edition, and the case's reference where it is for one."""
    stem = blank.kind.removeprefix("blank_").replace("_", "-")
    kind = "fill-in" if fillable else "blank"
    edition = blank.edition.rpartition(" ")[2]
    return "-".join(part for part in (blank.case_reference, stem, edition, kind) if part) + ".pdf"


def _blank(desk: Desk, form: Form, identity: Identity) -> Paper:
    procedure = procedure_of(desk)
    marking = form.marking or procedure.words.get("marking", t("OFFICIAL-SENSITIVE"))
    today = desk.clock.today()
    return compose_blank(form, Blank(marking, today, procedure.cite_words, identity.reference, identity.text))
