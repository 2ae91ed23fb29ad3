"""Every text of a paper is found, with its place."""

from dataclasses import fields, is_dataclass
from enum import StrEnum

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.texts import Text, all_texts, block_texts
from tests.papers.test_accessible import EVERY_BLOCK, papers_of_every_kind


def _strings(value: object) -> set[str]:
    """Every string inside a value, tones, states, column widths and pixels apart."""
    if isinstance(value, StrEnum | b.Picture):
        return set()
    if isinstance(value, str):
        return {value} if value else set()
    if isinstance(value, tuple):
        return {text for part in value for text in _strings(part)}
    if is_dataclass(value):
        return {text for field in fields(value) for text in _strings(getattr(value, field.name))}
    return set()


@pytest.mark.parametrize("name", list(papers_of_every_kind()))
def test_no_text_of_a_paper_is_overlooked(name: str) -> None:
    paper = papers_of_every_kind()[name]
    found = {text.text for text in all_texts(paper)}
    assert _strings(paper.blocks) <= found
    assert {paper.recipient.name, paper.marking, paper.subject, paper.case_reference} <= found


def test_places_are_those_a_person_would_name() -> None:
    texts = list(all_texts(EVERY_BLOCK))
    assert Text("Who", "Mum, Nguyễn") in texts
    assert Text("Recipient", "C. Ellery") in texts
    assert Text("At home", "Who") in texts


def test_contents_and_unknown_blocks() -> None:
    assert list(block_texts(b.Contents("In this pack"), "Pack")) == [Text("Pack", "In this pack")]
    with pytest.raises(TypeError, match="no texts"):
        block_texts("not a block", "x")  # type: ignore[arg-type]


def test_blocks_are_added_in_order_and_named_once() -> None:
    one = b.Blocks((b.PageBreak(),), ("A",), (b.LeftOut("x", "y"),))
    assert one + one == b.Blocks((b.PageBreak(), b.PageBreak()), ("A",), (b.LeftOut("x", "y"),))
