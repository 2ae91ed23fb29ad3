"""The diversion plan for one recipient (procedure section 4, `diversion_plan`)."""

from hsb_desktop.documents.compose.frame import (
    child_rows,
    composed,
    edition_of,
    reading,
    subtitle_of,
    title_of,
)
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed, PaperKind
from hsb_desktop.documents.record_blocks import record_blocks
from hsb_desktop.procedure.case import Record


def compose(copy: CopyDetails, record: Record) -> Composed:
    """The plan as its recipient may read it."""
    form = record.form
    parts = child_rows(copy) + record_blocks(form, record.answers, reading(copy))
    title = title_of(form, copy)
    return composed(copy, PaperKind.DIVERSION_PLAN, title, subtitle_of(record, copy), edition_of(form), parts)
