"""One person of a case: who they are in each role, how to reach them, where they live, their numbers. Or a new one."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.drafts import drafts_of, leaving, new_person, one_person
from hsb_desktop.casework.leaving import end_part, take_back
from hsb_desktop.casework.new_ids import new_person_id
from hsb_desktop.casework.people import PersonForm, PickedPerson, add_person, change_person, person_form
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.case import Leaving, Person, PersonKind
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId, PersonId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.form_fields import FormFields
from hsb_desktop.ui.kit.layout import Column, column, grow
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.discarding import Discarding
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.person.fields import PersonFields
from hsb_desktop.ui.screens.person.groups import FoldedGroup, open_group
from hsb_desktop.ui.screens.person.known import known_people
from hsb_desktop.ui.screens.person.leaving import LeavingFields, LeftNotice
from hsb_desktop.ui.screens.person.values import faults_of, person_of, texts_of

NEW = "new"  # `Place.page` of somebody who is added; "new:linked_child" says how they belong


class PersonScreen(Screen):
    """`Place.page` is the person's id, or NEW. What is typed is kept as a draft until it is saved or given up."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._keeper = DraftKeeper(services.autosave, self)
        self._discarding = Discarding(services, self._keeper, self.fail, self)
        self._form: PersonForm | None = None
        self._known: PersonId | None = None
        self._folds: list[FoldedGroup] = []
        self.summary = ErrorSummary()
        self._body: Column = column(self.summary)
        self.save = primary(t("Save"), trailing="arrow_right", height=44)
        self.save.clicked.connect(self._save)
        cancel = self._back = quiet(t("Do not add this person"))
        cancel.clicked.connect(self._give_up)
        self._page = WholePage(Measured(self._body), None, foot=FooterBar(left=[cancel], right=[self.save]))
        self.setLayout(column(grow(self._page)))

    def open(self, place: Place) -> None:
        super().open(place)
        case_id, page = place.case_id, place.page
        if case_id is None:
            return
        who = None if page.startswith(NEW) or not page else PersonId(page)
        at = _draft(case_id, who)
        self.services.runner.ask(
            self,
            lambda desk: (
                person_form(desk, case_id, who),
                drafts_of(desk, at),
                drafts_of(desk, leaving(case_id, who)) if who is not None else {},
            ),
            lambda found: self._paint(*found),
            self._gone,
        )

    def leave(self) -> None:
        self._keeper.flush()
        super().leave()

    def field(self, name: str) -> QWidget:
        """The field of that name, for whoever fills in the form."""
        return self.fields.fields[name]

    def _paint(self, form: PersonForm, draft: Mapping[str, str], ending: Mapping[str, str]) -> None:
        if form.case.id != self.current.case_id:
            return
        self._form, self._known, self._folds = form, None, []
        person = form.person
        self._body.clear()
        if person is not None and form.leaving is not None:
            self._paint_former(form.case.id, person, form.leaving)
            return
        self.save.show()
        self._back.setText(t("Leave it as it is") if person else t("Do not add this person"))
        self.fields = PersonFields(self, person)
        self.summary = ErrorSummary()
        self.back = Notice(
            State.ADVISORY, t("What you typed before is back"), t("It has not been saved to the case.")
        )
        self.back.hide()
        self._body.add(title(person.name if person else t("Add a person")), 4, lead(self._lead(form)), 16)
        self._body.add(self.summary, 8, self.back, 16)
        self._add_groups(form)
        self._add_leaving(form, ending)
        self._texts = FormFields(self.fields.fields, self.fields.rows["name"])
        start = texts_of(person) if person is not None else self._start()
        self._texts.put(start)
        if self._texts.put({**start, **draft}):
            self.back.show()
        for fold in self._folds:
            fold.unfold_filled(self._texts.texts())
        at = _draft(form.case.id, person.id if person else None)
        self._texts.edited.connect(lambda texts: self._typed(at, texts))
        self._say()
        self._page.begin()
        self.fields.rows["name"].focus_field()
        self.settled.emit()

    def _paint_former(self, case_id: CaseId, person: Person, leaving: Leaving) -> None:
        """Nothing of them is changed while they are no part of the case."""
        notice = LeftNotice(leaving)
        notice.back_wanted.connect(lambda: self._run(lambda desk: take_back(desk, case_id, person.id)))
        said = ", ".join(part for part in (person.relation, person.agency) if part)
        self.summary = ErrorSummary()
        self._body.add(title(person.name), 4, lead(said), 16, self.summary, 8, notice)
        self.save.hide()
        self._back.setText(t("Back to the case"))  # there is nothing here to be saved
        self._page.begin()
        self.settled.emit()

    def _add_leaving(self, form: PersonForm, draft: Mapping[str, str]) -> None:
        """Folded away, at the end; the child of the case stays."""
        person, case_id = form.person, form.case.id
        if person is None or self.fields.child:
            return
        self.leaving = fields = LeavingFields(form.days.today)
        fold = FoldedGroup(t("No longer part of this case"), column(fields), ("",), shows_filled=True)
        self._body.add(fold, 16)
        at = leaving(case_id, person.id)
        fields.texts.put(draft)
        fold.unfold_filled(draft)
        fields.texts.edited.connect(lambda texts: self._keeper.typed(at, texts))

        def leave() -> None:
            wrong = fields.faults()
            if wrong:
                self.summary.show_faults(t("There is something to put right"), wrong)
                return
            on, why, mistake = fields.on.value(), fields.reason.text(), fields.mistake
            self._keeper.flush()

            def done(changes: Changes) -> None:
                self._keeper.drop(at)
                self._saved(changes)

            self.services.runner.ask(
                self,
                lambda desk: end_part(desk, case_id, person.id, on, why, mistake=mistake, draft=at),
                done,
                self._refused,
            )

        fields.wanted.connect(leave)

    def _lead(self, form: PersonForm) -> str:
        if self.fields.child:
            return t("The child this case is about.")
        if form.person is not None:
            return t("Each person stands here once, with every role they have in this case.")
        return t("Add each person once; a second role can be given further down.")

    def _add_groups(self, form: PersonForm) -> None:
        fields = self.fields
        professional = form.person is not None and form.person.kind is PersonKind.PROFESSIONAL
        if form.person is None and form.known:
            self._body.add(known_people(form.known, self._take), 24)
        self._body.add(Card(fields.who()), 16)
        if not fields.child:
            self._fold(t("Further roles"), fields.further_roles(), ("second.", "third."))
        if not professional:
            self._body.add(open_group(t("Age"), fields.born()), 16)
        else:
            fields.born()
        self._body.add(
            open_group(
                t("Reaching them") if professional else t("Reaching them, and how they live"),
                fields.needs(professional=professional),
            ),
            16,
        )
        self._fold(t("Address"), fields.address(), ("address", "postcode"), shows=False)
        if not professional:
            self._fold(t("Numbers"), fields.numbers(), ("nhs_number", "upn", "other_numbers"))
            self._fold(t("Codes for the national returns"), fields.codes(), ("sex", "gender", "ethnicity"))

    def _fold(self, name: str, rows: Column, starts: tuple[str, ...], *, shows: bool = True) -> None:
        fold = FoldedGroup(name, rows, starts, shows_filled=shows)
        self._folds.append(fold)
        self._body.add(fold, 16)

    def _take(self, one: PickedPerson | None) -> None:
        """Somebody known from another case, whose fields are filled in; or nobody of them."""
        self._known = one.id if one is not None else None
        if one is not None:
            texts = {"name": one.name, "kind": PersonKind.PROFESSIONAL.value, "relation": one.role}
            texts |= {"agency": one.agency, "contact": one.contact}
            self._texts.put(texts)
            self._typed(_draft(cast(CaseId, self.current.case_id), None), texts)

    def _start(self) -> dict[str, str]:
        return {"kind": self.current.page.partition(":")[2]}

    def _typed(self, at: str, texts: Mapping[str, str]) -> None:
        self._keeper.typed(at, texts)
        self._say()

    def _say(self) -> None:
        """Ages and warnings follow what is typed."""
        if self._form is not None:
            kind = self._texts.texts().get("kind") or (
                "" if not self.fields.child else PersonKind.CHILD.value
            )
            self.fields.birth.set_days(self._form.days, PersonKind(kind) if kind else PersonKind.FAMILY)
            self.fields.say()

    def _save(self) -> None:
        form, case_id = self._form, self.current.case_id
        if form is None or case_id is None or not self._ready():
            return
        texts, born = self._texts.texts(), self.fields.birth.born.value()
        at = _draft(case_id, form.person.id if form.person else None)
        self._keeper.flush()  # a refusal leaves the draft as it stands here
        if form.person is not None:
            changed = person_of(form.person, texts, born)
            self._run(lambda desk: change_person(desk, case_id, changed, at))
            return
        new = person_of(Person(self._known or new_person_id(), PersonKind.FAMILY, ""), texts, born)
        self._run(lambda desk: add_person(desk, case_id, new, at))

    def _run(self, work: Callable[[Desk], Changes]) -> None:
        self.services.runner.ask(self, work, self._saved, self._refused)

    def _ready(self) -> bool:
        wrong = faults_of(self._texts.texts(), self.fields.birth.born.value(), child=self.fields.child)
        faults = dict(wrong)
        for name, form_row in self.fields.rows.items():
            form_row.set_error(faults.get(name, ""))
        if wrong:
            self.summary.show_faults(
                t("There is something to put right"),
                [(words, self.fields.rows[name]) for name, words in wrong],
            )
        else:
            self.summary.clear_faults()
        return not wrong

    def _saved(self, _changes: Changes) -> None:
        self.go.emit(Place("case", self.current.case_id, page="people"))

    def _refused(self, error: HsbError) -> None:
        place = self.summary if self.save.isHidden() else self.fields.rows["name"]
        self.summary.show_faults(t("It was not saved"), [(error.sentence, place)])

    def _gone(self, error: HsbError) -> None:
        self.fail(error)
        self.go.emit(Place("case", self.current.case_id, page="people"))

    def _give_up(self) -> None:
        case_id, form = self.current.case_id, self._form
        back = Place("case", case_id, page="people")
        if case_id is None or form is None:
            self.go.emit(back)
            return
        draft = _draft(case_id, form.person.id if form.person else None)
        self._discarding.ask(draft, lambda: self.go.emit(back))


def _draft(case_id: CaseId, person_id: PersonId | None) -> str:
    return new_person(case_id) if person_id is None else one_person(case_id, person_id)
