"""Planted words never reach a copy that may not hold them: blocks, drawn file, metadata (P8, H29, H31).

Who may read what is decided here a second time, in other words than the program's.
"""

import io
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
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
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.form import About, Audience, Form, Kind, Question, Repeat, Section, StartRow
from hsb_desktop.procedure.ids import PersonId
from hsb_desktop.procedure.narrowing import Narrowing
from tests.documents import samples as s
from tests.papers.reading import WRITER, by_pdfium

MOTHER, FATHER, TEACHER = PersonId("mother"), PersonId("father"), PersonId("teacher")
RECIPIENTS = (
    replace(s.PARENT, people=frozenset({MOTHER})),
    replace(s.PARENT, name="D. Ellery", people=frozenset({FATHER})),
    s.CHILD,
    replace(s.CHAIR, people=frozenset({TEACHER})),
    s.CHAIR,
    s.PANEL,
)
NARROWED = st.one_of(
    st.none(),
    st.builds(
        Narrowing,
        st.one_of(st.none(), st.frozensets(st.sampled_from(list(Audience)))),
        st.frozensets(st.sampled_from([MOTHER, FATHER, TEACHER]), max_size=2),
    ),
)
KINDS = st.sampled_from([Kind.LINE, Kind.TEXT, Kind.CHOICE, Kind.AGREEMENT])
AUDIENCES = st.frozensets(st.sampled_from(list(Audience)))
ABOUTS = st.sampled_from(list(About))


@dataclass(frozen=True)
class Planted:
    """A word, the question under which it was planted, and every narrowing that lies over the place."""

    word: str
    question: Question
    narrowed: tuple[Narrowing, ...] = ()

    def asked_of(self, audience: Audience) -> bool:
        """Whether the question itself may stand on such a copy."""
        spoken_of_others = self.question.about in (About.CHILD_HARMED, About.THIRD_PARTY)
        if audience in (Audience.CHILD, Audience.FAMILY) and spoken_of_others:
            return False
        return audience in self.question.audience

    def may_reach(self, who: Recipient) -> bool:
        """Whether the word may stand on this reader's copy."""
        for one in self.narrowed:
            if one.readers is not None and who.audience not in one.readers:
                return False
            if who.people & one.not_for:
                return False
        return self.asked_of(who.audience)


@dataclass(frozen=True)
class Sown:
    """A form, its answers, and every word planted in them."""

    form: Form
    values: dict[str, object]
    planted: tuple[Planted, ...]
    narrowed: dict[FieldKey, Narrowing] = field(default_factory=dict)

    def record(self) -> Record:
        """The form as a record."""
        made = s.record(self.form, self.values)
        return replace(made, answers=replace(made.answers, narrowed=MappingProxyType(self.narrowed)))


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    """A question that anybody or nobody may read."""
    return s.question(name, draw(KINDS), draw(AUDIENCES), about=draw(ABOUTS), note=True)


class _Sowing:
    """Plants words, each of its own, and narrows some of the places they stand at."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.values: dict[str, object] = {}
        self.planted: list[Planted] = []
        self.narrowed: dict[FieldKey, Narrowing] = {}

    def narrow(self, key: str) -> tuple[Narrowing, ...]:
        """Perhaps narrow what stands there."""
        drawn = self._draw(NARROWED)
        if drawn is None:
            return ()
        self.narrowed[FieldKey.parse(key)] = drawn
        return (drawn,)

    def plant(self, question: Question, key: str, over: tuple[Narrowing, ...] = ()) -> None:
        """Perhaps plant a word as the answer, and one as its note, which goes with the answer."""
        for mark in ("", "#note"):
            over = (*over, *self.narrow(key + mark))
            word = f"canary{len(self.planted)}x"
            value: object = ("agreed", word, "") if question.kind is Kind.AGREEMENT and not mark else word
            if self._draw(st.booleans()):
                self.values[key + mark] = value
                self.planted.append(Planted(word, question, over))

    def repeat(self, at: int) -> Repeat:
        """Two rows of a few questions."""
        columns = tuple(self._draw(questions(f"r{at}c{n}")) for n in range(self._draw(st.integers(1, 6))))
        self.values[f"r{at}"] = ("one", "two")
        for row in ("one", "two"):
            whole = self.narrow(f"r{at}/{row}/*")
            for question in columns:
                self.plant(question, f"r{at}/{row}/{question.id}", whole)
        layout = self._draw(st.sampled_from(["cards", "table"]))
        starts = (StartRow("one", "First row"),) if self._draw(st.booleans()) else ()
        return Repeat(f"r{at}", "Rows", "Row", columns, s.HERE, layout=layout, start_rows=starts)


@st.composite
def sown(draw: st.DrawFn) -> Sown:
    """A form with answers, each a word of its own."""
    sowing, sections = _Sowing(draw), []
    for at in range(draw(st.integers(1, 3))):
        items: list[Question | Repeat] = []
        for n in range(draw(st.integers(1, 4))):
            question = draw(questions(f"q{at}x{n}"))
            items.append(question)
            sowing.plant(question, question.id)
        if draw(st.booleans()):
            items.append(sowing.repeat(at))
        sections.append(Section(f"s{at}", f"Section {at}", tuple(items), s.HERE))
    form = Form("sample", "1", "safety_plan", "Plan", tuple(sections), s.HERE)
    return Sown(form, sowing.values, tuple(sowing.planted), sowing.narrowed)


def _composed(sown: Sown, who: Recipient) -> list[Composed]:
    record = sown.record()
    copy = s.copy_for(who)
    beside = Beside(assessment=s.SUMMARY, meeting=s.MEETING)
    pack = PackParts(records=(PackRecord(record, beside),), minutes=(PackRecord(record),))
    made = [meeting_pack.compose(copy, s.MEETING, pack)]
    try:
        made.append(record_paper.compose(copy, record, beside))
    except NotForThisReader:
        assert not any(planted.asked_of(who.audience) for planted in sown.planted)
    return made


def _words_of(paper: Paper) -> str:
    return "\n".join(text.text for text in all_texts(paper)) + paper.neutral_title + repr(paper)


def _assert_only_what_is_meant(sown: Sown, who: Recipient) -> None:
    for composed in _composed(sown, who):
        words = _words_of(composed.paper)
        for planted in sown.planted:
            reached = planted.word in words
            assert not reached or planted.may_reach(who), f"{planted.word} reached {who.audience}"
            assert reached or not planted.may_reach(who), f"{planted.word} is missing for {who.audience}"
        assert not any(planted.word in repr(composed.left_out) for planted in sown.planted)


@settings(max_examples=300, deadline=None)
@given(sown=sown(), who=st.sampled_from(RECIPIENTS))
def test_a_copy_holds_what_its_reader_may_see_and_nothing_else(sown: Sown, who: Recipient) -> None:
    _assert_only_what_is_meant(sown, who)


@pytest.mark.faults_long
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(sown=sown(), who=st.sampled_from(RECIPIENTS))
def test_ten_thousand_copies_hold_what_their_readers_may_see(sown: Sown, who: Recipient) -> None:
    _assert_only_what_is_meant(sown, who)


@settings(max_examples=10, deadline=None)
@given(sown=sown(), who=st.sampled_from(RECIPIENTS))
def test_the_drawn_file_holds_it_nowhere(sown: Sown, who: Recipient) -> None:
    _assert_the_file_holds_nothing_else(sown, who)


@pytest.mark.faults_long
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(sown=sown(), who=st.sampled_from(RECIPIENTS))
def test_three_hundred_drawn_files_hold_it_nowhere(sown: Sown, who: Recipient) -> None:
    _assert_the_file_holds_nothing_else(sown, who)


def _assert_the_file_holds_nothing_else(sown: Sown, who: Recipient) -> None:
    """Nothing in the text that two programs read, in any stream inflated, in any object (metadata, outline, alternative
    texts, the structure) or in the name of the file."""
    for composed in _composed(sown, who):
        data = WRITER.draw(composed.paper)
        reader = PdfReader(io.BytesIO(data))
        streams = []
        for number in range(1, int(reader.trailer["/Size"])):  # type: ignore[call-overload]
            found = reader.get_object(number)
            streams.append(
                found.get_data().decode("latin-1") if isinstance(found, StreamObject) else repr(found)
            )
        texts = [by_pdfium(data), *(page.extract_text() for page in reader.pages)]
        whole = "\n".join([*texts, *streams, composed.paper.neutral_title])
        for planted in sown.planted:
            if planted.may_reach(who):
                assert planted.word in texts[0], "what is looked for would be found"
            else:
                assert planted.word not in whole
                assert planted.word.encode("utf-16-be").decode("latin-1") not in whole


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


@pytest.mark.parametrize(
    "narrowing",
    [Narrowing(readers=frozenset({Audience.PROFESSIONAL})), Narrowing(not_for=frozenset({MOTHER}))],
)
def test_without_the_withholding_the_check_is_red(
    monkeypatch: pytest.MonkeyPatch, narrowing: Narrowing
) -> None:
    question, mother = s.question("q"), RECIPIENTS[0]
    form = Form("sample", "1", "safety_plan", "Plan", (Section("s", "S", (question,), s.HERE),), s.HERE)
    planted = (Planted("canary0x", question, (narrowing,)),)
    leak = Sown(form, {"q": "canary0x"}, planted, {FieldKey("q"): narrowing})
    _assert_only_what_is_meant(leak, mother)
    monkeypatch.setattr(record_blocks, "read_by", lambda form, answers, reader: answers)
    with pytest.raises(AssertionError, match="reached family"):
        _assert_only_what_is_meant(leak, mother)
