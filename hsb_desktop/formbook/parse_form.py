"""Reads one form: its sections in order, their questions and repeats, and what only the whole form can tell."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hsb_desktop.formbook.parse_condition import Scope, read_condition
from hsb_desktop.formbook.parse_gives import read_gives
from hsb_desktop.formbook.parse_question import Around, read_id, read_list, read_question
from hsb_desktop.formbook.parse_words import read_cite, read_optional_cite
from hsb_desktop.formbook.reading import Table, one_of_these
from hsb_desktop.procedure.form import DATE_RULES, LAYOUTS, Form, Kind, Question, Repeat, Section, StartRow
from hsb_desktop.procedure.plain import PlainWords
from hsb_desktop.procedure.words import t

_REPEAT = "repeat"


@dataclass(slots=True)
class _Seen:
    """What stood before in the form: questions outside repeats, and every id and number."""

    questions: dict[str, Question] = field(default_factory=dict)
    sections: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    tables: list[tuple[Table, Question, dict[str, Question]]] = field(default_factory=list)

    def claim(self, table: Table, id: str, number: str = "") -> None:  # noqa: A002  # the word the data uses
        """Report an id or number that stands twice."""
        if id in self.ids:
            table.fault("id", t("“{id}” stands twice in this form.", id=id), t("Give each its own id."))
        self.ids.add(id)
        if number and number in self.numbers:
            table.fault(
                "number",
                t("Number {number} stands twice in this form.", number=number),
                t("Number each once."),
            )
        self.numbers.add(number)


def read_plain(top: Table) -> PlainWords | None:
    """The form's rule for what a child reads, or None where it says none."""
    table = top.table("plain")
    if not table.keys():
        return None
    words = table.table("hard")
    hard = words.keys()
    rule = PlainWords(
        table.integer("longest_sentence", least=1), tuple((word, words.text(word)) for word in hard)
    )
    words.done()
    table.done()
    return rule


def parse_form(top: Table, procedure: str, edition: str, around: Around) -> Form:
    """The form of one file; nobody may use it while there are faults."""
    head = top.table("form", required=True)
    around = replace(around, plain=read_plain(top))
    seen = _Seen()
    form = Form(
        procedure=procedure,
        edition=edition,
        id=read_id(head),
        title=head.text("title"),
        sections=tuple(_section(table, around, seen) for table in top.tables("section", required=True)),
        source=read_cite(head, around.known),
        about=head.text("about"),
        record=head.optional_text("record"),
        marking=head.optional_text("marking"),
        belongs_to=head.optional_text("belongs_to"),
        child_title=head.optional_text("child_title"),
        gives=read_gives(top, seen.questions, around.facts),
        word_copy=head.truth("word_copy"),
    )
    if around.records is not None and form.record and form.record not in around.records:
        head.fault(
            "record",
            t("“{id}” is not a record of the procedure.", id=form.record),
            one_of_these(sorted(around.records)),
        )
    if not form.sections:
        top.fault("section", t("The form has no section."), t("Add [[section]]."))
    head.done()
    top.done()
    _check_dates(seen)
    return form


def _section(table: Table, around: Around, seen: _Seen) -> Section:
    name = read_id(table)
    if name in seen.sections:
        table.fault("id", t("“{id}” stands twice in this form.", id=name), t("Give each section its own id."))
    seen.sections.add(name)
    section = Section(
        id=name,
        title=table.text("title"),
        source=read_cite(table, around.known),
        hint=table.optional_text("hint"),
        guidance=table.optional_text("guidance"),
        show_when=read_condition(table, "show_when", Scope(seen.questions)),
        child_title=table.optional_text("child_title"),
        child_draws=table.optional_text("child_draws"),
        items=tuple(_items(table, around, seen)),
    )
    if not section.items:
        table.fault("item", t("The section asks nothing."), t("Add [[section.item]]."))
    table.done()
    return section


def _items(table: Table, around: Around, seen: _Seen) -> Iterator[Question | Repeat]:
    for item in table.tables("item"):
        if item.values.get("kind") == _REPEAT:
            item.has("kind")
            yield _repeat(item, around, seen)
        else:
            question = read_question(item, around, Scope(seen.questions))
            seen.claim(item, question.id, question.number)
            seen.tables.append((item, question, seen.questions))
            seen.questions[question.id] = question
            yield question


def _repeat(table: Table, around: Around, seen: _Seen) -> Repeat:
    name = read_id(table)
    seen.claim(table, name)
    show_when = read_condition(table, "show_when", Scope(seen.questions))
    questions = tuple(_cells(table, around, seen))
    least = table.integer("least", 0, least=0)
    message = table.optional_text("least_message")
    if bool(least) != bool(message):
        table.fault(
            "least_message",
            t("A least number of rows and its message belong together."),
            t("Give both `least` and `least_message`, or neither."),
        )
    repeat = Repeat(
        id=name,
        label=table.text("label"),
        row_label=table.text("row_label"),
        questions=questions,
        source=read_cite(table, around.known),
        hint=table.optional_text("hint"),
        guidance=table.optional_text("guidance"),
        start_rows=_start_rows(table, questions, around),
        least=least,
        show_when=show_when,
        layout=table.optional_text("layout", LAYOUTS[0], one_of=LAYOUTS),
        every_row=table.truth("every_row"),
        least_message=message,
        child_label=table.optional_text("child_label"),
        child_row_label=table.optional_text("child_row_label"),
    )
    if not questions:
        table.fault("question", t("A row asks nothing."), t("Add [[section.item.question]]."))
    table.done()
    return repeat


def _cells(table: Table, around: Around, seen: _Seen) -> Iterator[Question]:
    row: dict[str, Question] = {}
    for cell in table.tables("question"):
        if cell.values.get("kind") == _REPEAT:
            cell.fault(
                "kind",
                t("A repeat cannot stand inside a repeat."),
                t("Make it an item of the section, or questions of the row."),
            )
            continue
        question = read_question(cell, around, Scope({**seen.questions, **row}))
        if question.id in row:
            cell.fault(
                "id", t("“{id}” stands twice in this row.", id=question.id), t("Give each its own id.")
            )
        if question.prefill:
            cell.fault(
                "prefill", t("A question of a row is not filled in before."), t("Use a row's `values`.")
            )
        seen.tables.append((cell, question, row))
        row[question.id] = question
        yield question


def _start_rows(table: Table, questions: tuple[Question, ...], around: Around) -> tuple[StartRow, ...]:
    own = tuple(_start_row(row, questions, around) for row in table.tables("row"))
    cells = {question.id: question for question in questions}
    taken: tuple[StartRow, ...] = ()
    if table.has("rows_of"):
        into = table.text("rows_into", one_of=tuple(cells) or ("",))
        cell = cells.get(into)
        known = answers_known(cell)
        options = read_list(table, "rows_of", around)
        taken = tuple(StartRow(one.id, one.label, ((into, one.id),)) for one in options)
        if any(one.id not in known for one in options):
            table.fault(
                "rows_into",
                t("“{id}” cannot hold these rows.", id=into),
                t("Name a choice of the row with the same `options_of`."),
            )
    ids = [row.id for row in taken + own]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        table.fault("row", t("Row “{id}” stands twice.", id=twice), t("Give each its own id."))
    return taken + own


def answers_known(question: Question | None) -> frozenset[str]:
    """The ids a choice offers; empty for anything else."""
    return frozenset(option.id for option in question.options) if question is not None else frozenset()


def _start_row(table: Table, questions: tuple[Question, ...], around: Around) -> StartRow:
    inner = table.table("values")
    cells = {question.id: question for question in questions}
    values: list[tuple[str, str]] = []
    for name in inner.keys():  # noqa: SIM118  # a Table is not a mapping
        value = inner.text(name)
        cell = cells.get(name)
        if cell is None:
            inner.fault(name, t("“{id}” is not a question of the row.", id=name), t("Correct the id."))
        elif cell.kind is Kind.CHOICE and cell.options and value not in answers_known(cell):
            inner.fault(name, t("“{value}” is not one of its options.", value=value), t("Correct the value."))
        elif cell.kind not in {Kind.LINE, Kind.TEXT, Kind.CHOICE}:
            inner.fault(name, t("A row begins with text or a choice only."), t("Remove the value."))
        values.append((name, value))
    row = StartRow(
        read_id(table), table.text("label"), tuple(values), read_optional_cite(table, around.known)
    )
    table.done()
    return row


def _check_dates(seen: _Seen) -> None:
    """Each date that a check compares with is a date question of the form, or of the same row."""
    for table, question, beside in seen.tables:
        for place, check in enumerate(question.constraints):
            if check.rule not in DATE_RULES or check.other == "today":
                continue
            other = beside.get(check.other) or seen.questions.get(check.other)
            if other is None or other.kind is not Kind.DATE or other.id == question.id:
                table.fault(
                    f"constraints[{place}].other",
                    t("“{id}” is not another date of this form.", id=check.other),
                    t("Name a date question, or “today”."),
                )
