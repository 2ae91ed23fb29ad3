"""Reads panel.toml: a council's panel, held against the procedure's facts and forms. Every fault goes to the list.

The file may be missing: a procedure may be without a panel.
"""

from dataclasses import dataclass
from pathlib import Path

from hsb_desktop.formbook.parse_words import Known, read_choices, read_cite
from hsb_desktop.formbook.reading import Faults, Table, one_of_these, read_toml
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.facts import FieldKind
from hsb_desktop.procedure.form import Form, Kind, Question, Repeat
from hsb_desktop.procedure.panel import (
    SHOWS,
    AgendaPoint,
    Also,
    ChartRule,
    EarlierRows,
    PanelFacts,
    PanelForms,
    PanelQuestions,
    PanelRows,
    PanelRule,
    PanelSeat,
)
from hsb_desktop.procedure.words import t

PANEL = "panel.toml"
_CHOSEN = (Kind.CHOICE, Kind.CHOICES, Kind.YES_NO)


def parse_panel(
    folder: Path, root: Path, procedure: Procedure, forms: tuple[Form, ...], faults: Faults
) -> PanelRule | None:
    """The panel of the edition in `folder`; None when there is none, or when it has faults."""
    if not (folder / PANEL).is_file():
        return None
    before = len(faults.found)
    top = read_toml(folder / PANEL, root, faults, procedure.words)
    if top is None:
        return None
    rule = _Reading(procedure, {form.id: form for form in forms}).rule(top)
    top.done()
    return None if len(faults.found) > before else rule


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file, with what it may refer to."""

    procedure: Procedure
    forms: dict[str, Form]

    @property
    def _known(self) -> Known:
        documents = tuple(document.id for document in self.procedure.documents)
        return Known(document=self.procedure.document, documents=documents)

    def rule(self, top: Table) -> PanelRule:
        """The whole panel."""
        panel = top.table("panel", required=True)
        forms = self._forms(panel.table("forms", required=True))
        rule = PanelRule(
            word=panel.text("word"),
            name=panel.text("name"),
            about=panel.optional_text("about"),
            cite=read_cite(panel, self._known),
            chairs=panel.optional_text("chairs"),
            asked_by=panel.text("asked_by", one_of=tuple(step.id for step in self.procedure.steps)),
            facts=self._facts(panel.table("facts", required=True)),
            forms=forms,
            questions=self._questions(panel.table("questions", required=True), forms),
            decisions=self._rows(panel.table("decisions", required=True), forms.feedback),
            actions=self._rows(panel.table("actions", required=True), forms.feedback),
            agenda=tuple(_point(table) for table in top.tables("agenda", required=True)),
            charts=tuple(self._chart(table) for table in top.tables("chart")),
            seats=tuple(self._seat(table) for table in top.tables("seat")),
            earlier=self._earlier(panel.table("earlier"), forms.update) if panel.has("earlier") else None,
        )
        panel.done()
        for key, ids in (
            ("chart", [one.id for one in rule.charts]),
            ("seat", [one.id for one in rule.seats]),
        ):
            for repeated in sorted({one for one in ids if ids.count(one) > 1}):
                top.fault(key, t("“{value}” stands here twice.", value=repeated), t("Give each its own id."))
        return rule

    def _seat(self, table: Table) -> PanelSeat:
        core = table.truth("core")
        found = PanelSeat(table.text("id"), table.text("label"), read_cite(table, self._known), core)
        table.done()
        return found

    def _facts(self, table: Table) -> PanelFacts:
        kinds = tuple(fact.id for fact in self.procedure.facts)
        date_set = table.text("date_set", one_of=kinds)
        fact = self.procedure.fact_rule(date_set)
        dates = [field.id for field in fact.fields if field.kind is FieldKind.DATE] if fact else []
        field = table.text("date_field")
        if field not in dates:
            table.fault(
                "date_field",
                t("“{field}” is not a date of “{fact}”.", field=field, fact=date_set),
                t("Name a field of it that is a date."),
            )
        found = PanelFacts(
            date_set,
            field,
            nominated=table.text("nominated", one_of=kinds),
            heard=table.text("heard", one_of=kinds),
            closed=table.text("closed", one_of=kinds),
        )
        table.done()
        return found

    def _forms(self, table: Table) -> PanelForms:
        ids = tuple(self.forms)
        names = ("nomination", "update", "feedback", "closure")
        found = PanelForms(*(table.text(name, one_of=ids) for name in names))
        table.done()
        return found

    def _questions(self, table: Table, forms: PanelForms) -> PanelQuestions:
        for_panel, again = table.text("for_panel"), table.text("again")
        for form in (forms.nomination, forms.update):
            self._must_have(table, "for_panel", form, "", for_panel, (Kind.DATE,))
        self._must_have(table, "again", forms.feedback, "", again, (Kind.DATE,))
        inner = table.table("asks_closure", required=True)
        closing = inner.text("question"), inner.text("is")
        asked = self._must_have(inner, "question", forms.update, "", closing[0], (Kind.CHOICE,))
        if asked is not None and asked.option(closing[1]) is None:
            inner.fault("is", t("“{id}” is no answer to it.", id=closing[1]), _one_of(asked))
        inner.done()
        table.done()
        return PanelQuestions(for_panel, again, closing)

    def _rows(self, table: Table, form: str) -> PanelRows:
        repeat = table.text("repeat")
        expected = {"due": (Kind.DATE,), "done": (Kind.DATE,), "kind": (Kind.CHOICE,)}
        found = {name: table.text(name) for name in ("what", "owner")}
        found |= {name: table.optional_text(name) for name in ("agency", "kind", "due", "done")}
        for name, question in found.items():
            if question:
                self._must_have(table, name, form, repeat, question, expected.get(name, tuple(Kind)))
        table.done()
        return PanelRows(repeat, **found)

    def _earlier(self, table: Table, form: str) -> EarlierRows:
        repeat, what = table.text("repeat"), table.text("what")
        names = {name: table.optional_text(name) for name in ("owner", "due", "state", "done")}
        for name, question in {"what": what, **names}.items():
            if name != "done" and question:
                kinds = {"due": (Kind.DATE,), "state": (Kind.CHOICE,)}.get(name, tuple(Kind))
                self._must_have(table, name, form, repeat, question, kinds)
        asked = _find(self.forms[form], repeat, names["state"]) if form in self.forms else None
        if asked is not None and asked.option(names["done"]) is None:
            table.fault("done", t("“{id}” is no answer to it.", id=names["done"]), _one_of(asked))
        table.done()
        return EarlierRows(repeat, what, **names)

    def _chart(self, table: Table) -> ChartRule:
        facts = self._counted_facts(table)
        forms = table.texts("forms", required=not facts, one_of=tuple(self.forms))
        repeat = table.optional_text("repeat")
        question = table.optional_text("question") if facts else table.text("question")
        asked = [self._must_have(table, "question", form, repeat, question, _CHOSEN) for form in forms]
        options = tuple(option.id for one in asked if one is not None for option in one.options)
        rule = ChartRule(
            id=table.text("id"),
            title=table.text("title"),
            note=table.optional_text("note"),
            cite=read_cite(table, self._known),
            facts=facts,
            forms=forms,
            repeat=repeat,
            question=question,
            leave_out=table.texts("leave_out", one_of=options) if options else table.texts("leave_out"),
            also=tuple(self._also(one, options) for one in table.tables("also")),
            answers=tuple((str(one.value), one.label) for one in read_choices(table, "answers"))
            if table.has("answers")
            else (),
        )
        table.done()
        truth = any(one is not None and one.kind is Kind.YES_NO for one in asked)
        told = [name for name, _label in rule.answers]
        if told not in ([["yes"], ["no"]] if truth else [[]]):
            table.fault(
                "answers",
                t(
                    "A chart of a yes or no counts one of the two; together they would give small counts away."
                ),
                t("Write `answers` with `yes` or `no` and its words for such a question, and for no other."),
            )
        return rule

    def _counted_facts(self, table: Table) -> tuple[tuple[str, str], ...]:
        if not table.has("facts"):
            return ()
        found = tuple((str(choice.value), choice.label) for choice in read_choices(table, "facts"))
        for kind, _label in found:
            if self.procedure.fact_rule(kind) is None:
                table.fault(
                    "facts", t("“{kind}” is no kind of fact.", kind=kind), t("Name one of facts.toml.")
                )
        return found

    def _also(self, table: Table, options: tuple[str, ...]) -> Also:
        found = Also(table.text("question"), table.text("is"), table.text("counts", one_of=options))
        if not any(_find(form, "", found.question) for form in self.forms.values()):
            table.fault(
                "question",
                t("No form asks “{question}”.", question=found.question),
                t("Name a question that stands outside repeats."),
            )
        table.done()
        return found

    def _must_have(
        self, table: Table, key: str, form_id: str, repeat: str, question: str, kinds: tuple[Kind, ...]
    ) -> Question | None:
        """The question of the form, or a fault at `key`."""
        form = self.forms.get(form_id)
        if form is None or not question:
            return None  # said already
        found = _find(form, repeat, question)
        if found is None or found.kind not in kinds:
            where = t("a row of “{repeat}” in “{form}”", repeat=repeat, form=form_id)
            table.fault(
                key,
                t(
                    "“{question}” is no question of the right kind in {where}.",
                    question=question,
                    where=where if repeat else t("“{form}”", form=form_id),
                ),
                t("Use one of the kinds: {kinds}.", kinds=", ".join(kind.value for kind in kinds)),
            )
            return None
        return found


def _point(table: Table) -> AgendaPoint:
    point = AgendaPoint(table.text("title"), table.optional_text("shows", one_of=SHOWS[1:]))
    table.done()
    return point


def _one_of(question: Question) -> str:
    return one_of_these(option.id for option in question.options)


def _find(form: Form, repeat: str, question: str) -> Question | None:
    for item in form.items():
        if repeat and isinstance(item, Repeat) and item.id == repeat:
            return next((one for one in item.questions if one.id == question), None)
        if not repeat and isinstance(item, Question) and item.id == question:
            return item
    return None
