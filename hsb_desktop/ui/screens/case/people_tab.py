"""The people of a case: the child, family, professionals, and linked children kept apart (§1)."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.cases import NewPerson, add_person
from hsb_desktop.casework.drafts import drafts_of, new_person
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.case import Person, PersonKind
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.form_fields import FormField, FormFields
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, RowCard, SectionHead
from hsb_desktop.ui.kit.text import muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.case.tab import CaseTab

_GROUPS = (
    ((PersonKind.PARENT, PersonKind.CARER, PersonKind.FAMILY), "family"),
    ((PersonKind.PROFESSIONAL,), "professionals"),
    ((PersonKind.LINKED_CHILD,), "linked"),
)


class PeopleTab(CaseTab):
    """Who belongs to the case, by group, and adding one. A draft keeps the form until the person is added."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._keeper = DraftKeeper(services.autosave, self)
        self._case: CaseId | None = None
        self._texts: dict[str, str] = {}  # what stands in the form of this case, each time it is painted
        self._came_back = False
        self._fields: FormFields | None = None
        self._notice: Notice | None = None

    def leave(self) -> None:
        self._keeper.flush()

    def paint_case(self, view: CaseView) -> None:
        heads = {
            "family": t("Family"),
            "professionals": t("Professionals"),
            "linked": t("Linked children, kept apart"),
        }
        for kinds, group in _GROUPS:
            people = [person for person in view.case.people if person.kind in kinds]
            self.body.add(SectionHead(heads[group], count=str(len(people)) if people else ""))
            if people:
                self.body.add(RowCard([_row(person) for person in people]))
            else:
                self.body.add(muted(t("Nobody yet.")))
        fresh = view.case.id != self._case
        if fresh:
            self._case, self._texts, self._came_back = view.case.id, {}, False
        self._notice = Notice(State.ADVISORY, t("What you typed before is back"))
        self._notice.setVisible(self._came_back)
        form = Measured(column(self._notice, self._form(view), gap=16))
        self.body.add(SectionHead(t("Add a person")), form)
        if fresh:
            self._look_for_draft(view.case.id)

    def _look_for_draft(self, case_id: CaseId) -> None:
        self.services.runner.ask(
            self,
            lambda desk: drafts_of(desk, new_person(case_id)),
            lambda texts: self._restore(case_id, texts),
            self.fail,
        )

    def _restore(self, case_id: CaseId, texts: Mapping[str, str]) -> None:
        if case_id != self._case or self._fields is None or self._notice is None:
            return
        self._texts = {**texts, **self._texts}
        self._came_back = self._fields.put(texts)
        self._notice.setVisible(self._came_back)

    def _typed(self, case_id: CaseId, texts: Mapping[str, str]) -> None:
        self._keeper.typed(new_person(case_id), texts)
        if case_id == self._case:
            self._texts.update(texts)

    def _form(self, view: CaseView) -> QWidget:
        name, relation = TextLine(t("Name")), TextLine(t("Relationship or role"))
        agency, contact = TextLine(t("Agency")), TextLine(t("Contact"))
        kind = _kinds()
        name_row, kind_row = FormRow(t("Name"), name), FormRow(t("How the person belongs to the case"), kind)
        add = secondary(t("Add the person"), icon="plus")
        case_id = view.case.id
        named: dict[str, FormField] = {"name": name, "kind": kind, "relation": relation}
        named |= {"agency": agency, "contact": contact}
        card = Card(
            name_row,
            kind_row,
            FormRow(t("Relationship or role"), relation),
            FormRow(t("Agency"), agency, hint=t("For professionals.")),
            FormRow(t("Contact"), contact),
            row(add, None),
            gap=16,
        )
        self._fields = FormFields(named, card)
        self._fields.put(self._texts)
        self._fields.edited.connect(lambda texts: self._typed(case_id, texts))

        def save() -> None:
            name_row.set_error("" if name.text().strip() else t("Enter the person's name"))
            kind_row.set_error("" if kind.value() else t("Say how the person belongs to the case"))
            if not name.text().strip() or not kind.value():
                return
            new = NewPerson(
                PersonKind(kind.value()),
                name.text().strip(),
                relation.text().strip(),
                agency.text().strip(),
                contact.text().strip(),
            )
            self._keeper.flush()  # a refusal leaves the draft as it stands here
            self.services.runner.ask(
                self,
                lambda desk: add_person(desk, case_id, new, new_person(case_id)),
                lambda _changes: self._added(case_id),
                self.fail,
            )

        add.clicked.connect(save)
        return card

    def _added(self, case_id: CaseId) -> None:
        """The form begins anew; the case's screen loads again when it hears of the change."""
        self._keeper.drop(new_person(case_id))
        if case_id == self._case and self._fields is not None:
            self._texts, self._came_back = {}, False
            self._fields.clear()


def _kinds() -> AnswerGroup:
    return AnswerGroup(
        t("How the person belongs to the case"),
        [
            Answer(PersonKind.PARENT.value, t("Parent")),
            Answer(PersonKind.CARER.value, t("Carer")),
            Answer(PersonKind.FAMILY.value, t("Other family")),
            Answer(PersonKind.PROFESSIONAL.value, t("Professional")),
            Answer(
                PersonKind.LINKED_CHILD.value,
                t("Linked child"),
                t("A separate record and separate papers (§1)"),
            ),
        ],
        compact=True,
    )


def _row(person: Person) -> ListRow:
    said = " · ".join(part for part in (person.relation, person.agency, person.contact) if part)
    return ListRow(person.name, icon="person", rule=said, opens=False)
