"""A filled form as blocks: what is shown and may be read prints, nothing else does."""

from dataclasses import replace

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.record_blocks import Reading, record_blocks
from hsb_desktop.procedure.answers import Agreement
from hsb_desktop.procedure.conditions import Is
from hsb_desktop.procedure.form import Audience, Form, Kind, Missing, Option, Repeat, Section, StartRow
from hsb_desktop.procedure.predicates import PREDICATES
from hsb_desktop.procedure.signing import wording
from tests.documents import samples as s

FAMILY = Reading(Audience.FAMILY, PREDICATES)
CHILD = Reading(Audience.CHILD, PREDICATES)
PROFESSIONAL = Reading(Audience.PROFESSIONAL, PREDICATES)
FULL = Reading(Audience.PROFESSIONAL, PREDICATES, full=True)

AGREED = Agreement(agreed=True, by="Rowan", on="2026-12-29")


def form(*items: object, section: str = "Part") -> Form:
    """A form of one section."""
    return Form("sample", "1", "f", "F", (Section("one", section, items, s.HERE),), s.HERE)  # type: ignore[arg-type]


def headings(found: b.Blocks) -> list[str]:
    """The headings in order."""
    return [block.text for block in found.blocks if isinstance(block, b.Heading)]


def rows(found: b.Blocks) -> dict[str, str]:
    """All labels with what was answered."""
    lines = (row for block in found.blocks if isinstance(block, b.KeyValues) for row in block.rows)
    return {row.label: row.value.text for row in lines}


def test_the_family_copy_of_the_sample_plan() -> None:
    found = record_blocks(s.PLAN, s.answers(s.PLAN_ANSWERS), FAMILY)
    assert headings(found) == [
        "About this plan",
        "Each place",
        "At home",
        "Place 2",
        "Choices",
        "Agreeing it",
    ]
    assert found.included == ("About this plan", "Each place", "Choices", "Agreeing it")
    lines = rows(found)
    assert lines["What about language?"] == "Not applicable"
    assert "What about hour?" not in lines, "nobody had to answer it, so the family's copy is silent"
    assert "What about background?" not in lines
    assert "What about why_not?" not in lines


def test_what_was_left_out_is_named_with_its_reason() -> None:
    found = record_blocks(s.PLAN, s.answers(s.PLAN_ANSWERS), CHILD)
    assert set(found.left_out) == {
        b.LeftOut("Language", "not on the list of this copy"),
        b.LeftOut("Background", "professionals only"),
        b.LeftOut("Others", "about another child"),
        b.LeftOut("Neighbours", "about somebody else"),
        b.LeftOut("For professionals", "professionals only"),
        b.LeftOut("Risk", "professionals only"),
    }


def test_nothing_is_left_out_for_a_professional_and_nothing_unanswered_is_named() -> None:
    assert record_blocks(s.PLAN, s.answers(s.PLAN_ANSWERS), PROFESSIONAL).left_out == ()
    assert record_blocks(s.PLAN, s.answers({}), FAMILY).left_out == ()


def test_a_note_alone_is_left_out_by_name_too() -> None:
    one = form(s.question("inside", audience=s.PROFESSIONALS, note=True))
    found = record_blocks(one, s.answers({"inside#note": "for us"}), FAMILY)
    assert found == b.Blocks(left_out=(b.LeftOut("Inside", "professionals only"),))


def test_the_child_reads_plain_words() -> None:
    found = record_blocks(s.PLAN, s.answers(s.PLAN_ANSWERS), CHILD)
    assert headings(found)[0] == "About my plan"
    assert "What my plan is for" in rows(found)
    assert "What about purpose?" in rows(record_blocks(s.PLAN, s.answers(s.PLAN_ANSWERS), FAMILY))


def test_professional_papers_print_each_question_as_it_was_asked() -> None:
    one = form(s.question("risk", number="2.1"), s.question("time", Kind.TIME))
    found = record_blocks(one, s.answers({"risk": "A running text"}), FULL)
    (lines,) = (block for block in found.blocks if isinstance(block, b.KeyValues))
    assert [line.label for line in lines.rows] == ["2.1 What about risk?", "What about time?"]
    assert [line.above for line in lines.rows] == [True, False]


def test_a_table_is_headed_by_short_names_and_by_the_question_where_there_is_none() -> None:
    cells = (s.question("who", Kind.LINE, child_label="Who helps me"), s.question("risk", short=""))
    rows_ = Repeat("r", "People", "Person", cells, s.HERE, layout="table", child_label="My people")
    given = s.answers({"r": ("a",), "r/a/who": "Gran", "r/a/risk": "x"})
    for reading, head in (
        (PROFESSIONAL, ("Who", "What about risk?")),
        (CHILD, ("Who helps me", "What about risk?")),
    ):
        (table,) = (
            block for block in record_blocks(form(rows_), given, reading).blocks if isinstance(block, b.Table)
        )
        assert (table.head, table.row_heads) == (head, True)
        assert table.name == ("My people" if reading is CHILD else "People")


def test_two_columns_of_text_among_five_stand_as_cards() -> None:
    lines = tuple(s.question(f"q{n}", Kind.LINE) for n in range(3))
    for texts, shape in ((1, b.Table), (2, b.KeyValues)):
        cells = (*lines[: 4 - texts], *(s.question(f"t{n}") for n in range(texts)))
        rows_ = Repeat("r", "R", "Row", (*cells, s.question("d", Kind.DATE)), s.HERE, layout="table")
        found = record_blocks(form(rows_), s.answers({"r": ("a",), "r/a/t0": "Words"}), PROFESSIONAL)
        assert isinstance(found.blocks[-1], shape)


def test_a_table_with_a_long_text_stands_as_cards() -> None:
    for words, shape in (("Short. " * 30, b.Table), ("Much longer. " * 60, b.KeyValues)):
        found = record_blocks(
            form(s.ACTIONS), s.answers({"actions": ("a",), "actions/a/action": words}), FULL
        )
        assert isinstance(found.blocks[-1], shape)
        assert headings(found)[1:] == (["Actions"] if shape is b.Table else ["Action 1"])


def test_the_child_reads_of_rows_and_of_what_is_not_there_in_words_of_their_own() -> None:
    needed = s.question("needed", required=True, child_label="What I need")
    cards = Repeat("r", "Needs", "Need", (needed,), s.HERE, least=1, child_row_label="Step")
    one = form(needed, cards)
    given = s.answers({"needed": Missing.DECLINED, "r": ("a",), "r/a/needed": Missing.NOT_KNOWN})
    found = record_blocks(one, given, CHILD)
    assert headings(found) == ["Part", "Step 1"]
    assert [
        row.value.text for block in found.blocks if isinstance(block, b.KeyValues) for row in block.rows
    ] == ["Did not want to say", "We do not know yet"]
    assert rows(record_blocks(one, s.answers({}), CHILD)) == {
        "What I need": "Nothing here yet",
        "Needs": "Nothing here yet",
    }


def test_hidden_answers_do_not_print_even_for_professionals() -> None:
    found = record_blocks(s.PLAN, s.answers(s.PLAN_ANSWERS), PROFESSIONAL)
    assert "HIDDEN" not in str(found)
    shown = record_blocks(s.PLAN, s.answers({**s.PLAN_ANSWERS, "attached": "no"}), PROFESSIONAL)
    assert "HIDDEN because it is attached" in str(shown)


@pytest.mark.parametrize("noted", [True, False])
def test_indicators_are_a_table(noted: bool) -> None:
    values = dict(s.MATRIX_ANSWERS)
    if not noted:
        del values["c1#note"]
    found = record_blocks(s.MATRIX, s.answers(values), FULL)
    (table,) = (block for block in found.blocks if isinstance(block, b.Table))
    assert table.head == (("Indicator", "Answer", "Note") if noted else ("Indicator", "Answer"))
    assert [row[1].text for row in table.rows] == ["Present", "Not present", "Not known", "Not answered"]
    assert [row[1].tone for row in table.rows] == [b.Tone.STRONG, b.Tone.PLAIN, b.Tone.ABSENT, b.Tone.ABSENT]


def test_the_tables_of_indicators_have_the_same_columns() -> None:
    apart = tuple(
        replace(s.MATRIX.sections[0], id=f"part{n}", items=(item,)) for n, item in enumerate(s.MATRIX.items())
    )
    found = record_blocks(replace(s.MATRIX, sections=apart), s.answers(s.MATRIX_ANSWERS), FULL)
    heads = {block.head for block in found.blocks if isinstance(block, b.Table)}
    assert heads == {("Indicator", "Answer", "Note")}


def test_agreements_leave_room_to_sign_except_where_nobody_will() -> None:
    values = {**s.PLAN_ANSWERS, "worker_agrees": Missing.NOT_APPLICABLE}
    also = "The line is for a signature on paper, where one is wanted."
    for given, reading, worker in (
        (s.PLAN_ANSWERS, PROFESSIONAL, ("Not answered", True)),
        (s.PLAN_ANSWERS, FAMILY, ("", True)),
        (values, FAMILY, ("Not applicable", False)),
    ):
        found = record_blocks(s.PLAN, s.answers(given), reading)
        (block,) = (block for block in found.blocks if isinstance(block, b.SignatureLines))
        assert [(line.recorded.text, line.room) for line in block.lines] == [
            (f"Agreed by Rowan on Tuesday 29 December 2026. {also}", True),
            ("Declined, because: wants to think about it", False),
            worker,
        ]


def test_a_signature_stands_beside_the_wording_it_was_given_for_and_no_other() -> None:
    key = next(name for name, value in s.PLAN_ANSWERS.items() if value == AGREED.value)
    stood = wording(s.PLAN, s.answers(s.PLAN_ANSWERS))
    signed = replace(AGREED, strokes="10,20 30,40", wording=stood)
    for change, said, room, strokes in (
        ({}, "Agreed by Rowan on Tuesday 29 December 2026", False, (((10, 20), (30, 40)),)),
        (
            {"background": "more of it"},
            "Agreed by Rowan on Tuesday 29 December 2026",
            False,
            (((10, 20), (30, 40)),),
        ),
        (
            {"purpose": "Another one."},
            "Agreed by Rowan on Tuesday 29 December 2026, for an earlier wording. To be signed again.",
            True,
            (),
        ),
    ):
        found = record_blocks(s.PLAN, s.answers({**s.PLAN_ANSWERS, key: signed.value, **change}), FAMILY)
        (block,) = (block for block in found.blocks if isinstance(block, b.SignatureLines))
        line = block.lines[0]
        assert (line.recorded.text, line.room, line.strokes) == (said, room, strokes)


def _drawn_beside(wording_of: str) -> bool:
    """Whether a signature that was drawn for these words stands on the plan as it is."""
    key = next(name for name, value in s.PLAN_ANSWERS.items() if value == AGREED.value)
    signed = replace(AGREED, strokes="10,20 30,40", wording=wording_of)
    found = record_blocks(s.PLAN, s.answers({**s.PLAN_ANSWERS, key: signed.value}), FAMILY)
    (block,) = (block for block in found.blocks if isinstance(block, b.SignatureLines))
    return bool(block.lines[0].strokes)


def test_a_drawing_of_no_known_wording_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is one of another; taken out, the comparison lets both through."""
    for elsewhere in ("", "0" * 64):
        assert not _drawn_beside(elsewhere)
        monkeypatch.setattr("hsb_desktop.documents.record_blocks.wording", lambda *_, is_=elsewhere: is_)
        assert _drawn_beside(elsewhere)
        monkeypatch.undo()


def test_rows_are_a_table_and_a_cell_may_hold_a_note() -> None:
    values = {**s.MINUTES_ANSWERS, "actions/one/due#note": "or sooner"}
    found = record_blocks(s.MINUTES, s.answers(values), FULL)
    (table,) = (block for block in found.blocks if isinstance(block, b.Table))
    assert table.head == ("Action", "Owner", "Due")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Ring the school about the timetable", "A. Farrow", "Monday 4 January 2027\nor sooner"],
        ["Send the plan to the GP practice", "Not answered", "Not answered"],
    ]
    assert headings(found) == ["The meeting", "Risks", "Actions"], "no heading is said twice"


def test_a_table_with_another_name_than_its_section_says_it() -> None:
    found = record_blocks(form(s.ACTIONS, section="After"), s.answers(s.MINUTES_ANSWERS), FULL)
    assert headings(found) == ["After", "Actions"]


def test_a_repeat_without_rows_says_so() -> None:
    found = record_blocks(form(s.ACTIONS, section="Actions"), s.answers({}), FULL)
    assert found.blocks[-1] == b.Paragraph(b.Words("Nothing entered", b.Tone.ABSENT))
    assert rows(record_blocks(form(s.ACTIONS), s.answers({}), FULL)) == {"Actions": "Nothing entered"}


@pytest.mark.parametrize("least", [0, 1])
def test_the_family_hears_of_an_empty_list_only_where_it_had_to_be_filled(least: int) -> None:
    people = Repeat("r", "People", "Person", (s.question("who", Kind.LINE),), s.HERE, least=least)
    found = record_blocks(form(people), s.answers({}), FAMILY)
    assert rows(found) == ({"People": "Nothing entered"} if least else {})
    assert headings(found) == (["Part"] if least else [])


def test_what_was_not_answered_stands_where_numbers_do_and_where_it_is_required() -> None:
    one = form(s.question("needed", required=True), s.question("spare"), s.question("noted", note=True))
    given = s.answers({"noted#note": "aside"})
    for reading in (FAMILY, PROFESSIONAL):
        assert list(rows(record_blocks(one, given, reading))) == ["What about needed?", "What about noted?"]
    asked = [f"What about {name}?" for name in ("needed", "spare", "noted")]
    assert list(rows(record_blocks(one, given, FULL))) == asked
    assert record_blocks(form(s.question("spare")), s.answers({}), CHILD).blocks == ()


def test_a_repeat_that_may_not_be_read_leaves_nothing_but_its_reason() -> None:
    found = record_blocks(form(s.ACTIONS), s.answers(s.MINUTES_ANSWERS), FAMILY)
    assert found.blocks == ()
    assert {out.what for out in found.left_out} == {"Action", "Owner", "Due"}


def test_many_columns_stand_as_cards_and_hidden_cells_stay_empty() -> None:
    many = tuple(s.question(f"q{n}", Kind.NUMBER) for n in range(6))
    wide = Repeat("wide", "Wide", "Line", many, s.HERE, layout="table")
    found = record_blocks(form(wide), s.answers({"wide": ("a", "b"), "wide/a/q0": 1, "wide/b/q3": 2}), FAMILY)
    assert headings(found) == ["Part", "Line 1", "Line 2"]
    why = s.question("why", show_when=Is("came", "no"))
    narrow = Repeat("n", "N", "Line", (s.question("came", Kind.YES_NO), why), s.HERE, layout="table")
    given = s.answers(
        {"n": ("a", "b"), "n/a/came": True, "n/a/why": "HIDDEN", "n/b/came": False, "n/b/why": "ill"}
    )
    (table,) = (x for x in record_blocks(form(narrow), given, FAMILY).blocks if isinstance(x, b.Table))
    assert [[cell.text for cell in row] for row in table.rows] == [["Yes", ""], ["No", "ill"]]


def test_every_row_prints_where_the_form_says_so() -> None:
    cards = Repeat(
        "r",
        "R",
        "Row",
        (s.question("word", Kind.LINE),),
        s.HERE,
        start_rows=(StartRow("x", "The X"),),
        every_row=True,
    )
    assert headings(record_blocks(form(cards), s.answers({}), PROFESSIONAL)) == ["Part", "The X"]
    assert record_blocks(form(cards), s.answers({}), FAMILY).blocks == ()


def test_a_card_named_by_its_first_answer_keeps_that_answers_note() -> None:
    cards = Repeat("r", "R", "Row", (s.question("word", Kind.LINE, note=True),), s.HERE)
    found = record_blocks(
        form(cards), s.answers({"r": ("a",), "r/a/word": "Gran", "r/a/word#note": "aside"}), FAMILY
    )
    assert headings(found) == ["Part", "Gran"]
    assert "aside" in str(found.blocks)


def test_a_row_with_only_a_note_prints() -> None:
    cards = Repeat("r", "R", "Row", (s.question("word", Kind.TEXT, note=True),), s.HERE)
    given = s.answers({"r": ("a", "b"), "r/a/word#note": "only a note"})
    found = record_blocks(form(cards), given, FAMILY)
    assert headings(found) == ["Part", "Row 1"]


def test_a_card_with_one_answer_says_it_under_its_name() -> None:
    cards = Repeat("r", "R", "Row", (s.question("word", Kind.LINE), s.question("more")), s.HERE)
    found = record_blocks(form(cards), s.answers({"r": ("a",), "r/a/word": "Gran"}), FAMILY)
    assert headings(found) == ["Part", "Gran"]
    assert rows(found) == {"What about word?": "Gran"}


def test_a_row_whose_readable_cells_are_all_hidden_is_passed_over() -> None:
    inside = s.question("inside", Kind.CHOICE, s.PROFESSIONALS, options=(Option("yes", "Yes"),))
    later = s.question("later", show_when=Is("inside", "yes"))
    cards = Repeat(
        "r", "R", "Row", (inside, later), s.HERE, start_rows=(StartRow("x", "The X"),), every_row=True
    )
    found = record_blocks(form(cards), s.answers({}), FAMILY)
    assert found.blocks == ()
