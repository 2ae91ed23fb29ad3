"""A blank asks everything its form asks, in its order, with room to answer, and says nothing of anybody."""

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.asked_if import Conditions
from hsb_desktop.documents.blank_spaces import spaces
from hsb_desktop.documents.compose.blank import CASE, FORM, Blank, compose_blank, to_type
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.conditions import All, Answered, Any, AtLeast, Condition, Is, Named, Not
from hsb_desktop.procedure.form import Constraint, Form, Kind, Missing, Question, Repeat
from hsb_desktop.procedure.numbering import numbers
from tests.documents import samples as s

BLANK = Blank("OFFICIAL-SENSITIVE", s.ON, lambda cite: f"section {cite.section}" if cite.section else "")
FORMS = load_book().forms_in_force(s.ON)


def all_spaces(blocks: tuple[b.Block, ...]) -> list[b.Space]:
    """Every space of a blank in its order."""
    found: list[b.Space] = []
    for block in blocks:
        if isinstance(block, b.WriteIns):
            found += [space for item in block.items for space in item.spaces]
        elif isinstance(block, b.WriteInTable):
            found += [space for row in block.rows for space in row]
    return found


@pytest.mark.parametrize("form", [*FORMS, s.PLAN], ids=lambda form: form.id)
def test_every_question_has_its_number_and_room_in_the_forms_order(form: Form) -> None:
    paper = compose_blank(form, BLANK)
    said = "\n".join(text.text for text in all_texts(paper))
    keys = [space.key.partition("@")[0] for space in all_spaces(paper.blocks) if space.key]
    order = list(dict.fromkeys(FieldKey.parse(key).repeat or key for key in keys if key and "#" not in key))
    assert order == [item.id for item in form.items()]
    given = numbers(form)
    for item in form.items():
        inner = item.questions if isinstance(item, Repeat) else (item,)
        for question in inner:
            number = given.of(question.id, item.id if isinstance(item, Repeat) else "")
            assert number in said
            assert question.label in said


def test_no_two_spaces_have_one_name() -> None:
    for form in FORMS:
        keys = [space.key for space in all_spaces(compose_blank(form, BLANK).blocks) if space.key]
        assert len(keys) == len(set(keys)), form.id


def test_a_blank_of_a_case_says_its_reference_and_which_form_it_is_and_no_more() -> None:
    bare = compose_blank(s.PLAN, BLANK)
    assert CASE in [space.key for space in all_spaces(bare.blocks)]
    assert "...." in bare.recipient.copy_line(1, 1)
    whole = Blank("OFFICIAL", s.ON, BLANK.source, "C-0142", "sample/2026-01/safety_plan C-0142 0f3a")
    paper = compose_blank(s.PLAN, whole)
    assert paper.recipient.copy_words == "Blank form"
    assert paper.recipient.copy_line(1, 1) == "Case reference C-0142"
    assert paper.marking == "OFFICIAL once filled in"
    assert "Write in ink" in paper.recipient.under_title(1, 1)
    typed = to_type(paper)
    assert "Type into the boxes" in typed.recipient.under_title(1, 1)
    assert (typed.blocks, typed.recipient.copy_line(1, 1)) == (paper.blocks, "Case reference C-0142")
    held = [space for space in all_spaces(paper.blocks) if space.key == FORM]
    assert [space.held for space in held] == [whole.identity]
    assert CASE not in [space.key for space in all_spaces(paper.blocks)]


def test_rows_begin_as_the_form_begins_them_and_leave_empty_ones() -> None:
    (settings,) = [item for item in s.PLAN.items() if item.id == "settings"]
    keys = [space.key for space in all_spaces(compose_blank(s.PLAN, BLANK).blocks)]
    rows = dict.fromkeys(FieldKey.parse(key).row for key in keys if key.startswith("settings/"))
    assert list(rows) == ["home", "school", "online", "new1"]
    assert "settings/home/setting" not in keys, "what a row begins with is not asked again"
    assert isinstance(settings, Repeat)


def _room(question: Question) -> list[tuple[str, b.Room, int, list[str]]]:
    found = spaces(question, FieldKey(question.id), "1.1 said")
    return [(one.key, one.room, one.lines, [tick.value for tick in one.ticks]) for one in found]


ROOMS = {
    "line": (s.question("q", Kind.LINE), [("q", b.Room.LINE, 1, [])]),
    "text": (s.question("q"), [("q", b.Room.TEXT, 5, [])]),
    "as long as the form takes": (
        s.question("q", constraints=(Constraint("longest", "", value=200),)),
        [("q", b.Room.TEXT, 3, [])],
    ),
    "yes or no, or why not": (
        s.question("q", Kind.YES_NO, allow_missing=(Missing.NOT_KNOWN,)),
        [("q", b.Room.TICKS, 1, ["yes", "no", "not_known"])],
    ),
    "indicator": (
        s.question("q", Kind.INDICATOR, note=True),
        [("q", b.Room.TICKS, 1, ["present", "not_present", "not_known"]), ("q#note", b.Room.LINE, 1, [])],
    ),
    "why there is no text": (
        s.question("q", Kind.DATE, allow_missing=(Missing.DECLINED,)),
        [("q", b.Room.DATE, 1, []), ("q@missing", b.Room.TICKS, 1, ["declined"])],
    ),
    "agreement": (
        s.question("q", Kind.AGREEMENT),
        [
            ("q", b.Room.TICKS, 1, ["agreed", "declined"]),
            ("q@by", b.Room.LINE, 1, []),
            ("q@on", b.Room.DATE, 1, []),
            ("q@because", b.Room.LINE, 1, []),
            ("", b.Room.SIGN, 1, []),
        ],
    ),
}


@pytest.mark.parametrize("name", list(ROOMS))
def test_room_is_that_of_the_kind(name: str) -> None:
    question, room = ROOMS[name]
    assert _room(question) == room


SENTENCES: list[tuple[Condition | None, str]] = [
    (None, ""),
    (Named("anything"), ""),
    (Is("attached", "no"), "Only if 3.1 is “It is not”."),
    (Not(Is("told", "yes")), "Only if 3.6 is not “Yes”."),
    (Answered("count"), "Only if 3.4 is answered."),
    (Not(Answered("count")), "Only if 3.4 is not answered."),
    (
        All((AtLeast("count", 2), Named("x"), Answered("hour"))),
        "Only if 3.4 is 2 or more and 3.5 is answered.",
    ),
    (Any((Answered("count"), Answered("hour"))), "Only if 3.4 is answered or 3.5 is answered."),
    (Any((Answered("count"), Named("x"))), ""),
    (Any((Is("attached", "no"), Is("attached", "yes"))), "Only if 3.1 is “It is not” or “Yes, it is”."),
    (Any((Is("attached", "no"), Is("told", "yes"))), "Only if 3.1 is “It is not” or 3.6 is “Yes”."),
]


@pytest.mark.parametrize(("condition", "sentence"), SENTENCES)
def test_when_something_is_asked_is_said_in_words(condition: Condition | None, sentence: str) -> None:
    assert Conditions(s.PLAN, numbers(s.PLAN)).only_if(condition) == sentence


def test_inside_a_row_the_rows_own_question_is_meant() -> None:
    words = Conditions(s.PLAN, numbers(s.PLAN))
    assert words.only_if(Is("setting", "yes"), "settings") == "Only if 2.1.1 is “Yes”."
    assert words.only_if(Is("attached", "yes"), "settings") == "Only if 3.1 is “Yes, it is”."
