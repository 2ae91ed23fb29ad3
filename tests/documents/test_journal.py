"""The journal of a case on paper: every entry in its order, for professionals alone."""

import pytest

from hsb_desktop.documents.compose.journal import EntryLine, compose
from hsb_desktop.documents.paper import NotForThisReader, Recipient
from hsb_desktop.documents.texts import all_texts
from tests.documents import samples as s


def test_entries_stand_in_their_order_under_how_the_journal_was_found() -> None:
    lines = [
        EntryLine("30 December 2026", "R. Okonedo", "Changed", "old; new"),
        EntryLine("29 December 2026", "R. Okonedo", "Opened", "a case"),
    ]
    said = [text.text for text in all_texts(compose(s.copy_for(s.CHAIR), lines, "It is whole.", ""))]
    places = [said.index(words) for words in ("It is whole.", "old; new", "a case")]
    assert places == sorted(places)


@pytest.mark.parametrize("who", [s.PARENT, s.CHILD, s.PANEL])
def test_it_is_for_professionals_alone(who: Recipient) -> None:
    with pytest.raises(NotForThisReader):
        compose(s.copy_for(who), [], "", "")
