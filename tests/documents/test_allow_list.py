"""Planted words never reach a copy that may not hold them: blocks, drawn file, metadata (P8, H29, H31).

Who may read what is decided here a second time, in other words than the program's.
"""

import io
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import StreamObject

from hsb_desktop.documents import record_blocks
from hsb_desktop.documents.audience import is_for_panel
from hsb_desktop.documents.compose import meeting_pack, record_paper
from hsb_desktop.documents.compose.meeting_pack import PackParts, PackRecord
from hsb_desktop.documents.compose.record_paper import Beside
from hsb_desktop.documents.paper import Composed, NotForThisReader, Paper, Recipient
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.form import About, Audience, Form, Kind, Question, Repeat, Section
from tests.documents import samples as s
from tests.papers.reading import WRITER, by_pdfium

RECIPIENTS = (s.PARENT, s.CHILD, s.CHAIR, s.PANEL)
KINDS = st.sampled_from([Kind.LINE, Kind.TEXT, Kind.CHOICE, Kind.AGREEMENT])
AUDIENCES = st.frozensets(st.sampled_from(list(Audience)))
ABOUTS = st.sampled_from(list(About))


@dataclass(frozen=True)
class Planted:
    """A word and the question under which it was planted."""

    word: str
    question: Question

    def may_reach(self, audience: Audience) -> bool:
        """Whether the word may stand on this reader's copy."""
        spoken_of_others = self.question.about in (About.CHILD_HARMED, About.THIRD_PARTY)
        if audience in (Audience.CHILD, Audience.FAMILY) and spoken_of_others:
            return False
        return audience in self.question.audience


@dataclass(frozen=True)
class Sown:
    """A form, its answers, and every word planted in them."""

    form: Form
    values: dict[str, object]
    planted: tuple[Planted, ...]


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    """A question that anybody or nobody may read."""
    return s.question(name, draw(KINDS), draw(AUDIENCES), about=draw(ABOUTS), note=True)


@st.composite
def sown(draw: st.DrawFn) -> Sown:
    """A form with answers, each a word of its own."""
    sections, values, planted = [], dict[str, object](), list[Planted]()

    def plant(question: Question, key: str) -> None:
        for mark in ("", "#note"):
            word = f"canary{len(planted)}x"
            value: object = ("agreed", word, "") if question.kind is Kind.AGREEMENT and not mark else word
            if draw(st.booleans()):
                values[key + mark] = value
                planted.append(Planted(word, question))

    for at in range(draw(st.integers(1, 3))):
        items: list[Question | Repeat] = []
        for n in range(draw(st.integers(1, 4))):
            question = draw(questions(f"q{at}x{n}"))
            items.append(question)
            plant(question, question.id)
        if draw(st.booleans()):
            columns = tuple(draw(questions(f"r{at}c{n}")) for n in range(draw(st.integers(1, 6))))
            layout = draw(st.sampled_from(["cards", "table"]))
            items.append(Repeat(f"r{at}", "Rows", "Row", columns, s.HERE, layout=layout))
            values[f"r{at}"] = ("one", "two")
            for row in ("one", "two"):
                for question in columns:
                    plant(question, f"r{at}/{row}/{question.id}")
        sections.append(Section(f"s{at}", f"Section {at}", tuple(items), s.HERE))
    return Sown(Form("sample", "1", "safety_plan", "Plan", tuple(sections), s.HERE), values, tuple(planted))


def _composed(sown: Sown, who: Recipient) -> list[Composed]:
    record = s.record(sown.form, sown.values)
    copy = s.copy_for(who)
    beside = Beside(assessment=s.SUMMARY, meeting=s.MEETING)
    pack = PackParts(records=(PackRecord(record, beside),), minutes=(PackRecord(record),))
    made = [meeting_pack.compose(copy, s.MEETING, pack)]
    try:
        made.append(record_paper.compose(copy, record, beside))
    except NotForThisReader:
        assert not any(planted.may_reach(who.audience) for planted in sown.planted)
    return made


def _words_of(paper: Paper) -> str:
    return "\n".join(text.text for text in all_texts(paper)) + paper.neutral_title + repr(paper)


def _assert_only_what_is_meant(sown: Sown, who: Recipient) -> None:
    for composed in _composed(sown, who):
        words = _words_of(composed.paper)
        for planted in sown.planted:
            reached = planted.word in words
            assert not reached or planted.may_reach(who.audience), f"{planted.word} reached {who.audience}"
            assert reached or not planted.may_reach(who.audience), (
                f"{planted.word} is missing for {who.audience}"
            )
        assert not any(planted.word in repr(composed.left_out) for planted in sown.planted)


@settings(max_examples=300, deadline=None)
@given(sown=sown(), who=st.sampled_from(RECIPIENTS))
def test_a_copy_holds_what_its_reader_may_see_and_nothing_else(sown: Sown, who: Recipient) -> None:
    _assert_only_what_is_meant(sown, who)


@settings(max_examples=10, deadline=None)
@given(sown=sown(), who=st.sampled_from([s.PARENT, s.CHILD]))
def test_the_drawn_file_holds_it_nowhere(sown: Sown, who: Recipient) -> None:
    for composed in _composed(sown, who):
        data = WRITER.draw(composed.paper)
        reader = PdfReader(io.BytesIO(data))
        streams = []
        for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload]
            found = reader.get_object(number)
            streams.append(
                found.get_data().decode("latin-1") if isinstance(found, StreamObject) else repr(found)
            )
        whole = "\n".join([by_pdfium(data), *(page.extract_text() for page in reader.pages), *streams])
        for planted in sown.planted:
            if not planted.may_reach(who.audience):
                assert planted.word not in whole


def test_the_family_copy_of_the_sample_plan_holds_no_professional_word() -> None:
    plan = s.record(s.PLAN, s.PLAN_ANSWERS)
    for who in (s.PARENT, s.CHILD):
        data = WRITER.draw(record_paper.compose(s.copy_for(who), plan).paper)
        assert "PROFESSIONAL-ONLY" not in by_pdfium(data)
        assert "Rowan" in by_pdfium(data)


def test_the_panel_is_offered_what_is_made_for_it_only() -> None:
    for lines, meant in ((1, False), (2, True)):
        mine = tuple(s.question(f"p{n}", audience=frozenset({Audience.PANEL})) for n in range(lines))
        items = (s.question("x", audience=s.PROFESSIONALS), *mine)
        form = Form("sample", "1", "f", "F", (Section("s", "S", items, s.HERE),), s.HERE)
        assert is_for_panel(form) is meant


def test_without_the_allow_list_the_check_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = s.question("secret", audience=s.PROFESSIONALS)
    items = (secret, s.question("open"))
    form = Form("sample", "1", "safety_plan", "Plan", (Section("s", "S", items, s.HERE),), s.HERE)
    leak = Sown(form, {"secret": "canary0x"}, (Planted("canary0x", secret),))
    _assert_only_what_is_meant(leak, s.PARENT)
    monkeypatch.setattr(record_blocks, "may_read", lambda question, audience: True)
    with pytest.raises(AssertionError, match="reached family"):
        _assert_only_what_is_meant(leak, s.PARENT)
