"""The register of copies on paper: every copy with its way and its state, reasons apart, for professionals alone."""

import pytest

from hsb_desktop.documents.compose.copy_register import RegisterLine
from hsb_desktop.documents.paper import NotForThisReader, Recipient
from hsb_desktop.documents.texts import all_texts
from tests.documents import case_papers
from tests.documents import samples as s

LINES = (
    RegisterLine(
        2, "Safety plan", "C. Ellery", "By post, Tuesday 29 December 2026", "With C. Ellery", "A namesake."
    ),
    RegisterLine(
        1, "Chronology", "M. Adeyemi", "By hand, Monday 28 December 2026", "Came back Tue 29 December"
    ),
)


def test_each_copy_has_its_line_and_a_reason_is_told_apart() -> None:
    said = [text.text for text in all_texts(case_papers.register(s.copy_for(s.CHAIR), LINES).paper)]
    assert {"2", "Safety plan", "C. Ellery", "With C. Ellery", "Came back Tue 29 December"} <= set(said)
    assert "A namesake." in said
    without = case_papers.register(s.copy_for(s.CHAIR), LINES[1:])
    assert not any("Why a copy went" in text.text for text in all_texts(without.paper))


@pytest.mark.parametrize("who", [s.PARENT, s.CHILD, s.PANEL])
def test_it_is_for_professionals_alone(who: Recipient) -> None:
    with pytest.raises(NotForThisReader):
        case_papers.register(s.copy_for(who), LINES)
