"""Any form as a blank to fill in by hand or in a fillable file: every question in the order and with the number it has
on screen, with room for what people write. Nothing of a case stands on it but, where it is made for one, its reference.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.asked_if import Conditions
from hsb_desktop.documents.blank_spaces import LINES, NEW_ROW, spaces
from hsb_desktop.documents.compose.frame import edition_of
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.documents.values import answer_words
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Audience, Cite, Form, Kind, Question, Repeat, Section
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.numbering import numbers
from hsb_desktop.procedure.words import t

CASE = "@case"  # the field for the case's reference
FORM = "@form"  # the field that says which form it is
_TABLE_COLUMNS = 5
_TABLE_ROWS, _CARD_ROWS = 4, 2  # that are left to fill in
_CARD_LINES, _CELL_LINES = 3, 2
_SHORT = frozenset({Kind.LINE, Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.YES_NO})
_SHORT_LABEL = 58  # characters that half a line takes in two lines at most
_COLUMNS = {
    Kind.TEXT: b.Column.WIDE,
    Kind.DATE: b.Column.NARROW,
    Kind.TIME: b.Column.NARROW,
    Kind.NUMBER: b.Column.NARROW,
}


@dataclass(frozen=True, slots=True)
class Hand(Recipient):
    """Whoever fills a blank in; not named on it. `case_reference` is empty where it is written in by hand, `types`
    says that it is filled in on a screen."""

    case_reference: str = ""
    types: bool = False

    @property
    def copy_words(self) -> str:
        """What it is, as it prints."""
        return t("Blank form")

    def copy_line(self, _number: int, _copies: int) -> str:
        """The case, or room for it, so that a page that was dropped finds its form."""
        return t("Case reference {reference}", reference=self.case_reference or "." * 34)

    def under_title(self, _number: int, _copies: int) -> str:
        """How it is filled in."""
        if self.types:
            return t(
                "Type into the boxes; tick one, or several where it says so. What is not asked of you stays empty. A"
                " box takes more than it shows: all that is typed is read when the form comes back."
            )
        return t(
            "Write in ink and tick one box, or several where it says so. What is not asked of you stays empty."
        )


@dataclass(frozen=True, slots=True)
class Blank:
    """What a blank needs besides its form: `source` says a citation in words; `identity` is set for a fillable file."""

    marking: str
    printed_on: date
    source: Callable[[Cite], str]
    case_reference: str = ""
    identity: str = ""


def compose_blank(form: Form, blank: Blank) -> Paper:
    """The form with nothing in it."""
    writing = _Writing(Conditions(form, numbers(form)), blank.source)
    blocks: list[b.Block] = [b.Paragraph(b.Words(form.about))] if form.about else []
    if not blank.case_reference:
        said = t("Case reference")
        blocks.append(b.WriteIns((b.WriteIn("", said, (b.Space(CASE, b.Room.LINE, said),), half=True),)))
    for section in form.sections:
        blocks += writing.section(section)
    if blank.identity:
        said = t("Which form this is. It is read when the form comes back; leave it as it is.")
        space = b.Space(FORM, b.Room.LINE, said, held=blank.identity)
        blocks.append(b.WriteIns((b.WriteIn("", t("This form"), (space,), (said,)),)))
    return Paper(
        kind=f"blank_{form.id}",
        title=form.title,
        marking=t("{marking} once filled in", marking=blank.marking),
        case_reference=blank.case_reference,
        recipient=Hand("", "", Audience.PROFESSIONAL, case_reference=blank.case_reference),
        copy_number=1,
        copies=1,
        edition=edition_of(form),
        printed_on=blank.printed_on,
        blocks=tuple(blocks),
    )


def to_type(blank: Paper) -> Paper:
    """The same blank for a screen: it says how its boxes are typed into."""
    who = blank.recipient
    hand = Hand(who.name, who.relation, who.audience, case_reference=blank.case_reference, types=True)
    return replace(blank, recipient=hand)


def asked_of(form: Form, ids: frozenset[str], source: Callable[[Cite], str]) -> tuple[b.WriteIn, ...]:
    """Some questions of a form with room to answer them, in its order and with the numbers of its blank."""
    return _Writing(Conditions(form, numbers(form)), source).some(ids)


@dataclass(frozen=True, slots=True)
class _Writing:
    """One pass over a form."""

    conditions: Conditions
    source: Callable[[Cite], str]

    def section(self, section: Section) -> list[b.Block]:
        """The title and what it asks; questions beside repeats stand together."""
        found: list[b.Block] = [b.Heading(section.title)]
        source = self.source(section.source)
        when = self.conditions.only_if(section.show_when)
        found += _lead(section.hint, when, f"({source})" if source else "")
        for repeats, group in groupby(section.items, key=lambda item: isinstance(item, Repeat)):
            if not repeats:
                asked = [item for item in group if isinstance(item, Question)]
                found.append(b.WriteIns(tuple(self._question(item) for item in asked)))
                continue
            for item in group:
                found += self._repeat(item) if isinstance(item, Repeat) else []
        return found

    def some(self, ids: frozenset[str]) -> tuple[b.WriteIn, ...]:
        """Those of the questions that stand outside of repeats."""
        items = (item for section in self.conditions.form.sections for item in section.items)
        return tuple(self._question(item) for item in items if isinstance(item, Question) and item.id in ids)

    def _question(self, question: Question, repeat: str = "", row: "_Row | None" = None) -> b.WriteIn:
        number = self._number(question, repeat)
        said = f"{number} {question.label}" if row is None else f"{row.name}: {number} {question.label}"
        when = self.conditions.only_if(question.show_when, repeat)
        lines = (_CELL_LINES if when else _CARD_LINES) if repeat else LINES
        key = FieldKey(question.id, repeat, row.id if row is not None else RowId(""))
        room = spaces(question, key, said, lines=lines)
        remarks = tuple(part for part in (question.hint, when) if part)
        short = len(question.label) <= _SHORT_LABEL and len("".join(remarks)) <= _SHORT_LABEL
        half = question.kind in _SHORT and len(room) == 1 and short
        return b.WriteIn(number, question.label, room, remarks, half)

    def _number(self, question: Question, repeat: str = "") -> str:
        return self.conditions.numbers.of(question.id, repeat)

    def _repeat(self, repeat: Repeat) -> list[b.Block]:
        """A table, or a card for each row; the rows it begins with, then empty ones."""
        title = f"{self.conditions.numbers.of(repeat.id)} {repeat.label}"
        lead = _lead(repeat.hint, self.conditions.only_if(repeat.show_when))
        found: list[b.Block] = [b.Heading(title, 3), *lead]
        if _fits_a_table(repeat):
            return [*found, self._table(repeat)]
        more = 1 if repeat.start_rows else max(_CARD_ROWS, repeat.least)
        for row in _rows(repeat, more):
            asked = [question for question in repeat.questions if question.id not in row.values]
            items = tuple(self._question(question, repeat.id, row) for question in asked)
            found += [b.Heading(row.name, 4), b.WriteIns(items)]
        return found

    def _table(self, repeat: Repeat) -> b.WriteInTable:
        rows = _rows(repeat, max(_TABLE_ROWS - len(repeat.start_rows), 2, repeat.least))
        asked = repeat.questions
        return b.WriteInTable(
            tuple(f"{self._number(question, repeat.id)} {question.label}" for question in asked),
            tuple(tuple(self._cell(question, repeat.id, row) for question in asked) for row in rows),
            tuple(_COLUMNS.get(question.kind, b.Column.MIDDLE) for question in asked),
        )

    def _cell(self, question: Question, repeat: str, row: "_Row") -> b.Space:
        said = f"{row.name}: {self._number(question, repeat)} {question.label}"
        held = row.values.get(question.id, "")
        if held:
            return b.Space("", b.Room.LINE, said, held=answer_words(question, Answer(held)).text)
        return spaces(question, FieldKey(question.id, repeat, row.id), said, lines=_CELL_LINES)[0]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row on the blank; `values` are what it begins with, by question."""

    id: RowId
    name: str
    values: Mapping[str, str]


def _rows(repeat: Repeat, more: int) -> list[_Row]:
    begun = [_Row(RowId(start.id), start.label, dict(start.values)) for start in repeat.start_rows]
    added = t("{row}, one more", row=repeat.row_label) if begun else ""
    empty = [
        _Row(RowId(f"{NEW_ROW}{n}"), added if more == 1 and added else f"{repeat.row_label} {n}", {})
        for n in range(1, more + 1)
    ]
    return begun + empty


def _lead(*parts: str) -> list[b.Block]:
    words = " ".join(part for part in parts if part)
    return [b.WriteIns((), words)] if words else []


def _fits_a_table(repeat: Repeat) -> bool:
    """Whether its rows are lines of a table; an agreement and remarks of one's own take more room than a cell."""
    few = len(repeat.questions) <= _TABLE_COLUMNS
    plain = all(q.kind is not Kind.AGREEMENT and not q.note and not q.allow_missing for q in repeat.questions)
    return repeat.layout == "table" and few and plain
