"""The shipped forms on paper: every word of theirs can be printed, and no answer reaches a reader it is not for."""

import pytest

from hsb_desktop.documents.audience import readers_of
from hsb_desktop.documents.blocks import RoomToDraw
from hsb_desktop.documents.compose import record_paper
from hsb_desktop.documents.paper import NotForThisReader, Recipient
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import About, Audience, Form, Kind, Question, Repeat
from tests.documents import samples as s
from tests.papers.reading import WRITER

FORMS = load_book().forms_in_force(s.ON)
_PLANTED = frozenset({Kind.LINE, Kind.TEXT})
_OTHERS = frozenset({About.CHILD_HARMED, About.THIRD_PARTY})


def _places(form: Form) -> list[tuple[Question, str]]:
    """Every question with the key of an answer, one row for each repeat."""
    found = []
    for item in form.items():
        if isinstance(item, Repeat):
            found += [(q, FieldKey(q.id, item.id, s.row("row")).text) for q in item.questions]
        else:
            found.append((item, item.id))
    return found


def _filled(form: Form) -> dict[str, object]:
    """Every text answered with a word of its own; choices with their first option."""
    values: dict[str, object] = {item.id: ("row",) for item in form.items() if isinstance(item, Repeat)}
    for question, key in _places(form):
        if question.kind in _PLANTED:
            values[key] = f"planted {key.replace('/', ' ')} here"
        elif question.kind is Kind.CHOICE:
            values[key] = question.options[0].id
        elif question.kind is Kind.DATE:
            values[key] = "2026-12-29"
    return values


def test_there_are_forms() -> None:
    assert {form.id for form in FORMS} >= {
        "safety_plan",
        "diversion_plan",
        "strategy_minutes",
        "risk_assessment",
    }


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
@pytest.mark.parametrize("who", [s.PARENT, s.CHILD, s.CHAIR, s.PANEL], ids=lambda who: who.copy_type)
def test_a_filled_form_prints_for_its_readers_and_for_nobody_else(form: Form, who: Recipient) -> None:
    if who.audience not in readers_of(form):
        with pytest.raises(NotForThisReader):
            record_paper.compose(s.copy_for(who), s.record(form, _filled(form)))
        return
    composed = record_paper.compose(s.copy_for(who), s.record(form, _filled(form)))
    assert WRITER.unprintable(composed.paper) == ()
    assert WRITER.page_count(WRITER.draw(composed.paper)) >= 1
    words = " ".join(text.text for text in all_texts(composed.paper))
    for question, key in _places(form):
        if question.kind not in _PLANTED:
            continue
        allowed = who.audience in question.audience and (
            who.audience in (Audience.PROFESSIONAL, Audience.PANEL) or question.about not in _OTHERS
        )
        reached = f"planted {key.replace('/', ' ')} here" in words
        assert allowed or not reached, f"{key} reached {who.copy_type}"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_an_empty_form_prints_its_words(form: Form) -> None:
    composed = record_paper.compose(s.copy_for(s.CHAIR, draft=True), s.record(form, {}))
    assert WRITER.draw(composed.paper).startswith(b"%PDF-")
    assert "Not answered" in str(composed.paper.blocks)


def test_only_the_child_has_room_to_draw_in_the_safety_plan() -> None:
    form = next(form for form in FORMS if form.id == "safety_plan")
    offered = [section.child_draws for section in form.sections if section.child_draws]
    assert len(offered) == 2
    for who in (s.PARENT, s.CHILD, s.CHAIR):
        blocks = record_paper.compose(s.copy_for(who), s.record(form, _filled(form))).paper.blocks
        found = [block.words for block in blocks if isinstance(block, RoomToDraw)]
        assert found == (offered if who is s.CHILD else [])
