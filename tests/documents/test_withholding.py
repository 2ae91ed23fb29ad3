"""What is narrowed as it is written: "[withheld]" of one length, rows nobody knows of left out, reasons named."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from hsb_desktop.documents.compose import record_paper
from hsb_desktop.documents.paper import Composed, Recipient
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.form import Audience, Form, Kind, Repeat, Section, StartRow
from hsb_desktop.procedure.ids import PersonId, RowId
from hsb_desktop.procedure.narrowing import OPEN, WHOLE_ROW, Narrowing
from tests.documents import samples as s

MOTHER = PersonId("mother")
PROFESSIONALS = Narrowing(frozenset({Audience.PROFESSIONAL}))
NOT_MOTHER = Narrowing(not_for=frozenset({MOTHER}))
ASKED_MOTHER = replace(s.PARENT, people=frozenset({MOTHER}))
ROWS = Repeat(
    "rows",
    "Who helps",
    "Person",
    (s.question("who", Kind.LINE), s.question("when", Kind.DATE), s.question("done", Kind.YES_NO)),
    s.HERE,
    start_rows=(StartRow("home", "At home", (("who", "At home"),)),),
)


def _made(
    values: Mapping[str, object], narrowed: Mapping[str, Narrowing], who: Recipient, least: int = 0
) -> Composed:
    items = (s.question("purpose", note=True), s.question("made_on", Kind.DATE))
    parts = (
        Section("s", "About", items, s.HERE),
        Section("r", "Who helps", (replace(ROWS, least=least),), s.HERE),
        Section("x", "More", (replace(ROWS, id="more", label="Others", start_rows=(), least=least),), s.HERE),
    )
    record = s.record(Form("sample", "1", "safety_plan", "Plan", parts, s.HERE), values)
    keys = {FieldKey.parse(key): narrowing for key, narrowing in narrowed.items()}
    record = replace(record, answers=replace(record.answers, narrowed=MappingProxyType(keys)))
    return record_paper.compose(s.copy_for(who), record)


def _words(made: Composed) -> list[str]:
    return [text.text for text in all_texts(made.paper)]


def test_what_is_withheld_is_one_word_whatever_its_length() -> None:
    short, long = (
        _made({"purpose": text, "purpose#note": "n"}, {"purpose": PROFESSIONALS}, s.PARENT)
        for text in ("x", "many words " * 200)
    )
    assert short.paper.blocks == long.paper.blocks
    assert any("[withheld]" in text for text in _words(short))
    assert ("Purpose", "withheld from this reader") in [(one.what, one.why) for one in short.left_out]
    assert not _made({}, {"purpose": PROFESSIONALS}, s.PARENT).left_out, "nothing stood there"


def test_copies_of_one_plan_differ_for_two_parents() -> None:
    values, narrowed = {"purpose": "At the new flat"}, {"purpose": NOT_MOTHER}
    assert "At the new flat" in _words(_made(values, narrowed, s.PARENT))
    assert "At the new flat" not in _words(_made(values, narrowed, ASKED_MOTHER))
    assert "At the new flat" in _words(_made(values, narrowed, s.CHAIR))


def test_a_row_that_was_added_is_left_out_and_one_the_form_begins_with_is_withheld() -> None:
    values: dict[str, object] = {
        "rows": ("home", "extra"),
        "rows/home/who": "At home",
        "rows/home/when": "2026-12-01",
        "rows/home/done": "yes",
        "rows/extra/who": "Aunt",
        "more": ("one",),
        "more/one/who": "Neighbour",
    }
    narrowed = {f"rows/{row}/{WHOLE_ROW}": NOT_MOTHER for row in ("home", "extra")}
    narrowed[f"more/one/{WHOLE_ROW}"] = NOT_MOTHER
    for least in (0, 1):
        words = _words(_made(values, narrowed, ASKED_MOTHER, least))
        assert "At home" in words
        assert not {"Aunt", "Neighbour", "Tuesday 1 December 2026", "Yes"} & set(words)
        assert words.count("[withheld]") == 3, "two cells at home, and the rows of which none is left"
    assert {"Aunt", "Neighbour"} <= set(_words(_made(values, narrowed, s.PARENT)))


def test_the_day_it_was_made_is_withheld_from_the_head_too() -> None:
    made = _made({"made_on": "2026-12-01", "purpose": "x"}, {"made_on": NOT_MOTHER}, ASKED_MOTHER)
    assert "1 December" not in "".join(_words(made)) + made.paper.subtitle


def test_narrowings_only_ever_take_readers_away() -> None:
    both = PROFESSIONALS & NOT_MOTHER
    assert (
        both
        == Narrowing(frozenset({Audience.PROFESSIONAL}), frozenset({MOTHER}))
        == NOT_MOTHER & PROFESSIONALS
    )
    assert (PROFESSIONALS & Narrowing(frozenset({Audience.CHILD}), origin="Minutes")).readers == frozenset()
    assert OPEN & OPEN == OPEN
    assert not OPEN.narrows
    assert both.narrows
    key = FieldKey("q", "r", RowId("1"))
    answers = AnswerSet(narrowed={key: NOT_MOTHER, key.whole_row: PROFESSIONALS})
    assert answers.narrowing(replace(key, note=True)) == both
    assert answers.narrowing(FieldKey("q")) == OPEN
    assert not answers.lets(key, Audience.FAMILY, frozenset())
