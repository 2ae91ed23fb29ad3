"""Linking another child's case, in one step: its reference, what that child is to this one, and nothing else of it.

What is typed is kept as a draft until the case is linked or it is given up.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.drafts import drafts_of, new_link
from hsb_desktop.casework.links import LinkedCase, kind_words, link_case, unlink_case
from hsb_desktop.casework.people import PersonForm, person_form
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.case import LinkKind
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId, PersonId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.form_fields import FormField, FormFields
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.discarding import Discarding
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Screen, Services


class LinkFields(QObject):
    """The form: `reference` of the other case, `kind` of link, and `person`, who that child is here, where known."""

    def __init__(self, known: Sequence[tuple[str, str]], parent: QObject) -> None:
        """`known` are the linked children of this case, by id and name."""
        super().__init__(parent)
        label = t("Reference of the other child's case")
        self.reference = TextLine(label, width=280)
        kinds = [Answer(kind.value, capital(kind_words(kind))) for kind in LinkKind]
        self.kind = AnswerGroup(t("That child is"), kinds, compact=True)
        hint = t("For example C-0012, or what the other team gave you.")
        self.rows = {
            "reference": FormRow(label, self.reference, hint=hint),
            "kind": FormRow(t("That child is"), self.kind),
        }
        named: dict[str, FormField] = {"reference": self.reference, "kind": self.kind}
        self.person: Select | None = None
        if known:
            label = t("Who that child is here")
            self.person = Select(label, [("", t("Not named in this case")), *known])
            self.person.set_value("")
            hint = t("Only where this case knows them already.")
            self.rows["person"] = FormRow(label, self.person, hint=hint)
            named["person"] = self.person
        self.texts = FormFields(named, self)

    def faults(self) -> list[tuple[str, str]]:
        """What is missing: the field and the sentence; each row says its own."""
        wrong: dict[str, str] = {}
        if not self.reference.text().strip():
            wrong["reference"] = t("Enter the reference of the other child's case")
        if not self.kind.value():
            wrong["kind"] = t("Say what that child is to this one")
        for name, form_row in self.rows.items():
            form_row.set_error(wrong.get(name, ""))
        return list(wrong.items())

    def link(self) -> tuple[str, LinkKind, PersonId | None]:
        """What is filled in, once nothing is missing."""
        person = self.person.value() if self.person is not None else ""
        return self.reference.text(), LinkKind(self.kind.value()), PersonId(person) if person else None


class LinkScreen(Screen):
    """`Place.page` is empty for a new link, a linked child's id, or "link:" and the reference of one that stands.

    `fields` is there once it is painted.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.fields: LinkFields | None = None
        self.summary = ErrorSummary()
        self._keeper = DraftKeeper(services.autosave, self)
        self._discarding = Discarding(services, self._keeper, self.fail, self)
        self._body: Column = column(self.summary)
        save = primary(t("Link the case"), trailing="arrow_right", height=44)
        save.clicked.connect(self._save)
        cancel = quiet(t("Do not link"))
        cancel.clicked.connect(self._give_up)
        self._page = WholePage(Measured(self._body), None, foot=FooterBar(left=[cancel], right=[save]))
        self.setLayout(column(grow(self._page)))

    def open(self, place: Place) -> None:
        super().open(place)
        self.fields = None
        self._body.clear()  # nothing of another case stands here while this one comes
        case_id = place.case_id
        if case_id is not None:
            at = new_link(case_id, place.page)
            self.services.runner.ask(
                self,
                lambda desk: (person_form(desk, case_id, None), drafts_of(desk, at)),
                lambda found: self._paint(*found),
                self.fail,
            )

    def _paint(self, form: PersonForm, draft: Mapping[str, str]) -> None:
        if form.case.id != self.current.case_id:
            return
        start, _, reference = self.current.page.partition(":")
        old = next((one for one in form.links if start == "link" and one.link.reference == reference), None)
        known = [(child.id, child.name) for child in form.case.linked_children]
        fields = self.fields = LinkFields(known, self)
        self.summary = ErrorSummary()
        self._body.clear()
        what_for = t(
            "Each child has a case, records and papers of their own. A link holds the reference, no more."
        )
        self._body.add(title(t("Link another child's case")), 4, lead(what_for), 16, self.summary, 8)
        stands = {"person": start if start != "link" else ""}
        if old is not None:
            self._body.add(self._standing(old), 16)
            link = old.link
            stands = {"reference": link.reference, "kind": link.kind.value, "person": link.person or ""}
        fields.texts.put(stands)
        if fields.texts.put({**stands, **draft}):
            back = Notice(
                State.ADVISORY, t("What you typed before is back"), t("It has not been linked yet.")
            )
            self._body.add(back, 16)
        at = new_link(form.case.id, self.current.page)
        fields.texts.edited.connect(lambda texts: self._keeper.typed(at, texts))
        for form_row in fields.rows.values():
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
        fields.rows["reference"].focus_field()
        self.settled.emit()

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
        at = new_link(case_id, self.current.page)
        self.services.runner.ask(
            self,
            lambda desk: unlink_case(desk, case_id, reference),
            lambda _done: self._gone(at),
            self._refused,
        )

    def _save(self) -> None:
        case_id, fields = self.current.case_id, self.fields
        if case_id is None or fields is None:
            return
        wrong = fields.faults()
        if wrong:
            places = [(words, fields.rows[name]) for name, words in wrong]
            self.summary.show_faults(t("There is something to put right"), places)
            return
        self._keeper.flush()  # a refusal leaves the draft as it stands here
        (reference, kind, person), at = fields.link(), new_link(case_id, self.current.page)

        def link(desk: Desk) -> Changes:
            return link_case(desk, case_id, reference, kind, person, at)

        self.services.runner.ask(self, link, lambda _done: self._gone(at), self._refused)

    def _refused(self, error: HsbError) -> None:
        place = self.summary if self.fields is None else self.fields.rows["reference"]
        self.summary.show_faults(t("It was not linked"), [(error.sentence, place)])

    def _give_up(self) -> None:
        case_id: CaseId | None = self.current.case_id
        if case_id is None:
            self._gone("")
            return
        self._discarding.ask(new_link(case_id, self.current.page), lambda: self._gone(""))

    def _gone(self, draft: str) -> None:
        """It served, or is given up."""
        if draft:
            self._keeper.drop(draft)
        self.go.emit(Place("case", self.current.case_id, page="people"))
