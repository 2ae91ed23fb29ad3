"""Linking another child's case, in one step: its reference, what that child is to this one, and nothing else of it."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.links import LinkedCase, kind_words, link_case, unlink_case
from hsb_desktop.casework.people import PersonForm, person_form
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.case import LinkKind
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import PersonId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.screen import Screen, Services


class LinkScreen(Screen):
    """`Place.page` is empty for a new link, a linked child's id, or "link:" and the reference of one that stands."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.reference = TextLine(t("Reference of the other child's case"), width=280)
        self.kind, self.person = AnswerGroup(t("That child is")), Select(t("Who that child is here"))
        self.summary = ErrorSummary()
        self._body: Column = column()
        self._rows: dict[str, FormRow] = {}
        save = primary(t("Link the case"), trailing="arrow_right", height=44)
        save.clicked.connect(self._save)
        cancel = quiet(t("Do not link"))
        cancel.clicked.connect(self._back)
        self._page = WholePage(Measured(self._body), None, foot=FooterBar(left=[cancel], right=[save]))
        self.setLayout(column(grow(self._page)))

    def open(self, place: Place) -> None:
        super().open(place)
        case_id = place.case_id
        if case_id is not None:
            self.services.runner.ask(
                self, lambda desk: person_form(desk, case_id, None), self._paint, self.fail
            )

    def _paint(self, form: PersonForm) -> None:
        if form.case.id != self.current.case_id:
            return
        start, _, reference = self.current.page.partition(":")
        old = next((one for one in form.links if start == "link" and one.link.reference == reference), None)
        self._build(form)
        self._body.clear()
        self._body.add(
            title(t("Link another child's case")),
            4,
            lead(
                t(
                    "Each child has a case, records and papers of their own. A link holds the reference, no more."
                )
            ),
            16,
            self.summary,
            8,
        )
        if old is not None:
            self._body.add(self._standing(old), 16)
            self.reference.setText(old.link.reference)
            self.kind.set_value(old.link.kind.value)
            self.person.set_value(old.link.person or "")
        elif start:
            self.person.set_value(start)
        for form_row in self._rows.values():
            self._body.add(form_row, 24)
        self._body.add(
            Notice(
                State.ADVISORY,
                t("What the other case learns"),
                t(
                    "Where that case is in this store, it gets the same link with this case's reference."
                    " No name goes across."
                ),
                t("§1"),
            )
        )
        self._page.begin()
        self._rows["reference"].focus_field()
        self.settled.emit()

    def _build(self, form: PersonForm) -> None:
        self.reference = TextLine(t("Reference of the other child's case"), width=280)
        self.kind = AnswerGroup(
            t("That child is"),
            [Answer(kind.value, capital(kind_words(kind))) for kind in LinkKind],
            compact=True,
        )
        known = [(child.id, child.name) for child in form.case.linked_children]
        self.person = Select(t("Who that child is here"), [("", t("Not named in this case")), *known])
        self.person.set_value("")
        self.summary = ErrorSummary()
        self._rows = {
            "reference": FormRow(
                t("Reference of the other child's case"),
                self.reference,
                hint=t("For example C-0012, or what the other team gave you."),
            ),
            "kind": FormRow(t("That child is"), self.kind),
        }
        if known:
            hint = t("Only where this case knows them already.")
            self._rows["person"] = FormRow(t("Who that child is here"), self.person, hint=hint)

    def _standing(self, old: LinkedCase) -> QWidget:
        case_id, reference = old.case_id, old.link.reference
        away = secondary(t("Take this link away"))
        away.clicked.connect(lambda: self._take_away(reference))
        actions = row(away, gap=12)
        if case_id is not None:
            there = secondary(t("Go to {reference}", reference=reference), trailing="arrow_right")
            there.clicked.connect(lambda: self.go.emit(Place("case", case_id)))
            actions.add(there)
        actions.add(None)
        line = QWidget()
        line.setLayout(actions)
        return line

    def _take_away(self, reference: str) -> None:
        case_id = self.current.case_id
        if case_id is None or not self.services.ask.confirm(
            t("Take this link away?"),
            t(
                "{reference} and this case no longer point to each other. The journal keeps that they did.",
                reference=reference,
            ),
            t("Take it away"),
            t("Keep it"),
        ):
            return
        self.services.runner.ask(
            self, lambda desk: unlink_case(desk, case_id, reference), self._saved, self._refused
        )

    def _save(self) -> None:
        case_id, reference, kind = self.current.case_id, self.reference.text(), self.kind.value()
        wrong = []
        if not reference.strip():
            wrong.append(("reference", t("Enter the reference of the other child's case")))
        if not kind:
            wrong.append(("kind", t("Say what that child is to this one")))
        for name, form_row in self._rows.items():
            form_row.set_error(dict(wrong).get(name, ""))
        if wrong or case_id is None:
            self.summary.show_faults(
                t("There is something to put right"), [(words, self._rows[name]) for name, words in wrong]
            )
            return
        person = PersonId(self.person.value()) if self.person.value() else None
        self.services.runner.ask(
            self,
            lambda desk: link_case(desk, case_id, reference, LinkKind(kind), person),
            self._saved,
            self._refused,
        )

    def _saved(self, _changes: Changes) -> None:
        self._back()

    def _refused(self, error: HsbError) -> None:
        self.summary.show_faults(t("It was not linked"), [(error.sentence, self._rows["reference"])])

    def _back(self) -> None:
        self.go.emit(Place("case", self.current.case_id, page="people"))
