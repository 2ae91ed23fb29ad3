"""Every form and every kind of meeting of two councils is a paper, as is the case itself: no Python knows them."""

import re
import unicodedata

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.papers import kinds, preview, recipients
from hsb_desktop.casework.records import start_record
from hsb_desktop.documents.audience import readers_of
from hsb_desktop.documents.blocks import Table, WriteIns, WriteInTable
from hsb_desktop.documents.compose.meeting_pack import MEETING_PACK
from hsb_desktop.documents.compose.meeting_sheets import SHEETS
from hsb_desktop.documents.paper import Paper
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.councils import Council
from tests.casework.test_councils import assessed, case_id, council, met, there

__all__ = ["case_id", "council", "there"]  # the fixtures of this module

_ONE_LINE = 60  # characters; what is longer may go on overleaf, past the head and foot of a page


def squeezed(text: str) -> str:
    """Without spaces, line breaks and the hyphens that readers put at the end of a line."""
    return re.sub(r"[\s\u00ad\ufffe\x02-]+", "", unicodedata.normalize("NFC", text))


def test_every_paper_of_a_case_is_made_for_its_readers_and_holds_every_word(
    there: Desk, clock: FixedClock, council: Council, case_id: CaseId
) -> None:
    assessed(there, clock, council, case_id, grave=True)
    met(there, clock, council, case_id)
    procedure = there.book.procedure(clock.today())
    for form_id in {record.form for record in procedure.records if record.form}:
        form = there.book.form_in_force(form_id, clock.today())
        if not form.belongs_to and form_id not in {kind.form for kind in procedure.meetings}:
            start_record(there, case_id, form_id)
    for kind in procedure.meetings:
        plan_meeting(there, case_id, kind.id, clock.today(), "10:00")
    made = kinds(there, case_id)
    drawn, sheets = 0, set[str]()
    for choice in made:
        if choice.kind in sheets:
            continue  # of one meeting is enough
        sheets |= {choice.kind} & SHEETS
        offered = recipients(there, case_id, choice.kind, choice.record_id)
        by_type = {one.copy_type: one for one in offered}
        assert "professional" in by_type or "panel" in by_type
        for view in by_type.values():
            if view.why_not or (choice.kind == MEETING_PACK and view.copy_type != "professional"):
                continue  # what a pack leaves out for the family is looked at elsewhere, in one pack
            shown = preview(there, case_id, choice.kind, choice.record_id, view.id)
            assert shown.printable, (choice.kind, [check.detail for check in shown.checks])
            text = squeezed(" ".join(page_texts(shown.data)))
            unseen = {
                getattr(block, name, "") for block in shown.paper.blocks for name in ("name", "said", "empty")
            }
            unseen |= _names_of_fields(shown.paper)
            for line in all_texts(shown.paper):
                if line.text not in unseen and len(line.text) < _ONE_LINE:
                    assert squeezed(line.text) in text, (choice.kind, line)
            drawn += 1
    assert sheets == SHEETS
    assert drawn > sum(choice.kind not in SHEETS for choice in made)
    assert sum(choice.kind == MEETING_PACK for choice in made) > len(procedure.meetings)


def _names_of_fields(paper: Paper) -> set[str]:
    """What spaces and ticks are called in a fillable file; and the heads of empty tables: not drawn."""
    asked = [item for block in paper.blocks if isinstance(block, WriteIns) for item in block.items]
    rows = [row for block in paper.blocks if isinstance(block, WriteInTable) for row in block.rows]
    spaces = [space for item in asked for space in item.spaces] + [space for row in rows for space in row]
    names = {name for space in spaces for name in (space.key, space.said)}
    heads = {
        name for block in paper.blocks if isinstance(block, Table) and not block.rows for name in block.head
    }
    return names | heads | {tick.value for space in spaces for tick in space.ticks}


def test_the_family_is_offered_what_its_forms_let_it_read(
    there: Desk, clock: FixedClock, council: Council, case_id: CaseId
) -> None:
    procedure = there.book.procedure(clock.today())
    for form_id in council.plans:
        record_id = start_record(there, case_id, form_id).record_id
        form = there.book.form_in_force(form_id, clock.today())
        refused = {
            one.copy_type: bool(one.why_not)
            for one in recipients(there, case_id, form.record or form.id, record_id)
        }
        assert refused["family"] is (Audience.FAMILY not in readers_of(form))
        assert refused["professional"] is (Audience.PROFESSIONAL not in readers_of(form))
    panel = there.book.panel(clock.today())
    assert panel is not None
    paper = start_record(there, case_id, panel.forms.nomination).record_id
    found = {
        one.copy_type: one
        for one in recipients(there, case_id, _kind(there, clock, panel.forms.nomination), paper)
    }
    assert not found["panel"].why_not
    assert found["panel"].name == procedure.words["panel"]
    assert found["family"].why_not == "This paper is for professionals only."


def _kind(there: Desk, clock: FixedClock, form_id: str) -> str:
    form = there.book.form_in_force(form_id, clock.today())
    return form.record or form.id
