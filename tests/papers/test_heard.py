"""The rules of a paper that is heard rather than seen, and of the child's own version, for every kind of paper."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import may_read, readers_of
from hsb_desktop.documents.compose import record_paper
from hsb_desktop.documents.paper import Paper
from hsb_desktop.documents.texts import block_texts
from hsb_desktop.formbook.book import load_book
from hsb_desktop.papers.style import text_style
from hsb_desktop.procedure.form import Audience, Form, Kind, Question, Repeat
from tests.documents import samples as s
from tests.papers.reading import WRITER, paper
from tests.papers.test_accessible import papers_of_every_kind

PAPERS = papers_of_every_kind()
FORMS = load_book().forms_in_force(s.ON)
CHILDS = tuple(form for form in FORMS if Audience.CHILD in readers_of(form))
_ROW = 3  # the level of a row's heading
_LONGEST, _GRADE, _LETTERS = 15, 4.0, 14.0  # words of a sentence, school year by Flesch and Kincaid, points


def headings_without_text(whole: Paper) -> list[str]:
    """The headings after which comes another of the same or a higher level, or nothing."""
    found = []
    for at, block in enumerate(whole.blocks):
        if isinstance(block, b.Heading):
            after = next((one for one in whole.blocks[at + 1 :] if not isinstance(one, b.PageBreak)), None)
            if after is None or (isinstance(after, b.Heading) and after.level <= block.level):
                found.append(block.text)
    return found


def taken_for_a_rows(whole: Paper) -> list[str]:
    """The first labels of answers that follow a row's own without a heading, under the heading of that row."""
    found, under, before = list[str](), 0, None
    for block in whole.blocks:
        if isinstance(block, b.Heading):
            under = block.level
        elif under == _ROW and isinstance(block, b.KeyValues) and isinstance(before, b.Table | b.KeyValues):
            found.append(block.rows[0].label)
        before = block
    return found


def filled(form: Form) -> dict[str, object]:
    """One row in each repeat, and a word wherever words go."""
    given: dict[str, object] = {}
    for item in form.items():
        row = f"{item.id}/row/" if isinstance(item, Repeat) else ""
        given |= {item.id: ("row",)} if row else {}
        asked = item.questions if isinstance(item, Repeat) else (item,)
        given |= {f"{row}{one.id}": "Words" for one in asked if one.kind in {Kind.LINE, Kind.TEXT}}
    return given


def _elements(element: Any) -> Iterator[Any]:
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object()
        if isinstance(child, dict) and "/S" in child:
            yield from _elements(child)


def _tree(whole: Paper) -> list[Any]:
    root: Any = PdfReader(io.BytesIO(WRITER.draw(whole))).trailer["/Root"]
    return list(_elements(root["/StructTreeRoot"]))


def _alternatives(whole: Paper) -> list[str]:
    return [str(one.get("/Alt", "")) for one in _tree(whole) if one.get("/S") == "/Figure"]


@pytest.mark.parametrize("name", [name for name in PAPERS if name != "every_block"])
def test_every_heading_is_followed_by_what_it_says(name: str) -> None:
    assert headings_without_text(PAPERS[name]) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_no_answer_is_taken_for_the_rows_before_it(form: Form) -> None:
    for who in (s.CHAIR, s.PARENT, s.CHILD, s.PANEL):
        if who.audience in readers_of(form):
            whole = record_paper.compose(s.copy_for(who), s.record(form, filled(form))).paper
            assert taken_for_a_rows(whole) == []
            assert headings_without_text(whole) == []


def test_an_answer_under_the_rows_before_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hsb_desktop.documents.record_blocks._Writing._further", lambda *_: b.Blocks())
    form = next(form for form in FORMS if form.id == "strategy_minutes")
    whole = record_paper.compose(s.copy_for(s.CHAIR), s.record(form, filled(form))).paper
    assert "What raises the risk?" in taken_for_a_rows(whole)


def test_a_heading_without_text_is_found() -> None:
    bare = paper(b.Heading("Part"), b.Heading("Row", 3), b.Heading("Next"), b.PageBreak())
    assert headings_without_text(bare) == ["Row", "Next"]


@pytest.mark.parametrize("name", ["workflow", "overview", "every_block"])
def test_every_figure_says_in_a_sentence_what_it_shows(name: str) -> None:
    found = _alternatives(PAPERS[name])
    assert found
    assert [said for said in found if len(said.split()) < 2 or said != said.strip()] == []


def test_a_table_without_a_heading_says_what_it_holds_and_a_cells_note_is_a_paragraph_of_its_own() -> None:
    rows = (b.KeyValue("Who", b.Words("Mum"), "from March on"), b.KeyValue("When", b.Words("Mondays")))
    named = (
        b.KeyValues(rows, "The child"),
        b.KeyValues(rows, "Né"),
        b.Heading("Plan"),
        b.KeyValues(rows, "Plan"),
    )
    heard = _tree(paper(*named))
    tables = [str(one.get("/A", {}).get("/Summary", "")) for one in heard if one.get("/S") == "/Table"]
    assert tables == ["The child", "Né", ""], "a heading is not said twice"
    cells = [len(one["/K"]) for one in heard if one.get("/S") == "/TD"]
    assert cells == [2, 1] * 3


# --------------------------------------------------------------------------------------------- the child's own version


def _words_of(form: Form) -> list[str]:
    """What the form itself says to the child, whatever is answered."""
    found = [form.child_title]
    for section in form.sections:
        asked = [
            q for item in section.items for q in (item.questions if isinstance(item, Repeat) else (item,))
        ]
        if any(may_read(question, Audience.CHILD) for question in asked):
            found += [section.child_title, section.child_draws]
            found += [text for item in section.items if isinstance(item, Repeat) for text in _of_rows(item)]
            found += [_label(question) for question in asked if may_read(question, Audience.CHILD)]
    return [text for text in found if text]


def _of_rows(repeat: Repeat) -> list[str]:
    return [repeat.child_label, repeat.child_row_label, *(start.label for start in repeat.start_rows)]


def _label(question: Question) -> str:
    return question.child_label or question.label


def _syllables(word: str) -> int:
    heard = len(re.findall(r"[aeiouy]+", word.lower())) - (
        word.lower().endswith("e") and not word.endswith("le")
    )
    return max(1, heard)


def grade(sentences: list[str]) -> float:
    """The school year in which they are read with ease (Flesch and Kincaid, 1975)."""
    words = [word for sentence in sentences for word in re.findall(r"[\w’]+", sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("form", CHILDS, ids=lambda form: form.id)
def test_the_childs_version_is_in_words_a_child_reads(form: Form) -> None:
    words = _words_of(form)
    hard = {one for question in form.questions() if question.plain for one, _ in question.plain.hard}
    assert max(len(text.split()) for text in words) <= _LONGEST
    assert grade(words) <= _GRADE
    assert not [text for text in words if any(re.search(rf"\b{one}\b", text, re.IGNORECASE) for one in hard)]
    assert not [text for text in words if re.search(r"\b[A-Z]{2,}\b", text)], "no abbreviation"
    assert grade(["The organisation ensures appropriate supervision arrangements."]) > _GRADE


def test_nothing_of_a_childs_copy_is_smaller_than_fourteen_points_but_labels_of_lines() -> None:
    names = ("body", "value", "label", "label_above", "strong", "absent", "cell", "head_cell")
    assert all(text_style(name, Audience.CHILD).size >= _LETTERS - 0.7 for name in names)
    asked = [text_style(name, Audience.CHILD) for name in ("label", "label_above", "head_cell")]
    assert {(style.face, style.ink) for style in asked} == {("bold", "text")}, "nothing asked is grey"


def test_the_child_hears_what_to_do_who_keeps_them_safe_and_who_to_tell() -> None:
    form = next(form for form in CHILDS if form.id == "safety_plan")
    made = record_paper.compose(s.copy_for(s.CHILD), s.record(form, {})).paper
    heads = [block.text for block in made.blocks if isinstance(block, b.Heading)]
    for title in ("What I do in each place", "Who keeps me safe", "Who I tell"):
        assert title in heads
    said = " ".join(text.text for block in made.blocks for text in block_texts(block, ""))
    assert not re.search(r"Not answered|Declined|Nothing entered", said), (
        "nobody is blamed for what is not there"
    )
