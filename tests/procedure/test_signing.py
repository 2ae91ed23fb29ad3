"""A signature is for one wording: whatever the family reads changes it, what only professionals read does not."""

from dataclasses import replace

import pytest

from hsb_desktop.procedure.answers import Agreement, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Audience, Form, Kind
from hsb_desktop.procedure.signing import is_for_earlier, read_strokes, signed, strokes_text, wording
from tests.procedure.forms import an_answer, ask, form, given, part

FAMILY = frozenset({Audience.FAMILY, Audience.PROFESSIONAL})
DRAWN = (((0, 0), (500, 200)), ((1000, 400),))


def plan() -> Form:
    """A line for the family, one for professionals, and who agrees."""
    family = replace(ask("purpose"), audience=FAMILY)
    agrees = replace(ask("agrees", Kind.AGREEMENT), audience=FAMILY)
    return form(part("about", family, ask("rests_on"), agrees))


def test_the_wording_is_what_the_family_reads_and_nothing_else() -> None:
    stood = given(purpose="So that everyone is safe")
    before = wording(plan(), stood)
    agreed = Agreement(agreed=True, by="Rowan", on="2026-12-30").value
    for unread in ({"rests_on": "a meeting"}, {"agrees": agreed}):
        more = AnswerSet({**stood.answers, **given(**unread).answers})
        assert wording(plan(), more) == before
    noted = stood.put(FieldKey("purpose", note=True), an_answer("said aloud"))
    assert before not in {wording(plan(), given(purpose="So that everyone sleeps")), wording(plan(), noted)}


def test_where_the_family_reads_nothing_it_is_everything() -> None:
    for_professionals = form(part("about", ask("rests_on"), ask("agrees", Kind.AGREEMENT)))
    assert wording(for_professionals, given(rests_on="a")) != wording(for_professionals, given(rests_on="b"))


def test_a_name_or_drawing_that_stood_keeps_the_wording_it_was_given_for() -> None:
    first = signed(None, Agreement(agreed=True, by="Rowan"), "one")
    assert first.wording == "one"
    dated = signed(first, replace(first, on="2026-12-30", wording=""), "two")
    assert (dated.on, dated.wording) == ("2026-12-30", "one")
    again = signed(first, replace(first, strokes=strokes_text(DRAWN), wording=""), "two")
    assert again.wording == "two", "signing anew is for what stands now"
    drawn = replace(first, strokes=strokes_text(DRAWN))
    assert signed(drawn, replace(first, on="2026-12-31", wording=""), "two").strokes == drawn.strokes
    assert signed(first, replace(first, wording="two"), "three").wording == "two", (
        "signed anew by the same name"
    )
    assert signed(drawn, replace(first, by="Casey", wording=""), "two").strokes == ""
    declined = Agreement(agreed=False, because="not yet")
    assert signed(first, declined, "two") == declined
    assert signed(declined, replace(first, wording=""), "two").wording == "two"
    assert is_for_earlier(first, "two")
    assert not is_for_earlier(first, "one")
    assert not is_for_earlier(declined, "two")
    assert not is_for_earlier(Agreement(agreed=True, by="Rowan"), "two"), "one from before wordings were kept"


def test_an_agreement_reads_back_with_its_drawing() -> None:
    whole = Agreement(True, "Rowan", "2026-12-30", strokes=strokes_text(DRAWN), wording="one")
    assert Agreement.of(an_answer(whole.value)) == whole
    assert read_strokes(whole.strokes) == DRAWN
    assert Agreement(True, "Rowan", "2026-12-30").value == ("agreed", "Rowan", "2026-12-30")


@pytest.mark.parametrize("text", ["", "1", "1,2,3", "a,b", "-1,0", "1001,0", "0,401", "0,0 " * 20_000])
def test_what_is_no_drawing_is_none(text: str) -> None:
    assert read_strokes(text) == ()
