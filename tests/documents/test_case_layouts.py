"""Who may ever read a part of a paper of the case, and what a record's part says where there is none to print."""

from dataclasses import replace

import pytest

from hsb_desktop.documents.blocks import Blocks
from hsb_desktop.documents.compose import case_paper
from hsb_desktop.documents.compose.case_paper import CEILINGS, MadePart, Newest, part_readers, record_body
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.paper_layout import Cover, PaperLayout, Part, PartLayout
from tests.documents import samples as s

EVERYBODY = {Part.PROCEDURE_PICTURE, Part.WORDS}
OF_PLAN = PartLayout(Part.RECORD, form="safety_plan")


def said(part: PartLayout, newest: Newest) -> str:
    """What the part says on a professional's copy."""
    return str(record_body(part, newest)(s.copy_for(s.CHAIR), "").blocks)


def test_what_tells_of_the_case_is_for_professionals_whatever_a_layout_says() -> None:
    for part, ceiling in CEILINGS.items():
        assert ceiling == (frozenset(Audience) if part in EVERYBODY else {Audience.PROFESSIONAL}), part


def test_of_a_record_those_read_a_part_who_may_read_something_in_it() -> None:
    whole = part_readers(OF_PLAN, s.PLAN)
    assert whole >= {Audience.CHILD, Audience.FAMILY, Audience.PROFESSIONAL}
    assert Audience.PANEL not in whole, "a line here and there makes no paper for the panel"
    for section in s.PLAN.sections:
        readers = part_readers(replace(OF_PLAN, sections=(section.id,)), s.PLAN)
        assert readers <= whole
    assert part_readers(OF_PLAN, s.MINUTES) == {Audience.PROFESSIONAL}
    with pytest.raises(ValueError, match="has a form"):
        part_readers(OF_PLAN, None)


def test_a_record_that_is_not_there_says_why() -> None:
    assert "nothing was completed yet" in said(OF_PLAN, Newest(s.PLAN))
    assert "it is being written" in said(OF_PLAN, Newest(s.PLAN, writing=True))
    record = s.record(s.PLAN, s.PLAN_ANSWERS)
    later = replace(OF_PLAN, sections=("a_section_of_later",))
    assert "an earlier edition of the form has no such part" in said(later, Newest(s.PLAN, record))
    assert "version 3" in said(OF_PLAN, Newest(s.PLAN, replace(record, version=3)))


def test_the_childs_name_stands_on_every_page_but_of_a_paper_about_nobody() -> None:
    def made(kind: Part) -> str:
        part = PartLayout(kind, words="Words")
        parts = (MadePart(part, frozenset(Audience), lambda _copy, _name: Blocks()),)
        extra = MadePart(
            PartLayout(Part.PROCEDURE_PICTURE), frozenset(Audience), lambda _copy, _name: Blocks()
        )
        layout = PaperLayout("x", "X", "X", frozenset(Audience), (Cover.ON,), (part, extra.layout))
        return case_paper.compose(layout, (*parts, extra), "", s.copy_for(s.CHAIR)).paper.subject

    assert made(Part.STANDING) == s.CASE.child.name
    assert made(Part.WORDS) == ""
