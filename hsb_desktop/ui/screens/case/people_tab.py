"""The people of a case: the child, family, professionals, and linked children kept apart (§1)."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.cases import NewPerson, add_person
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.case import Person, PersonKind
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.surface import Card, RowCard, SectionHead
from hsb_desktop.ui.kit.text import muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.screens.case.tab import CaseTab

_GROUPS = (
    ((PersonKind.PARENT, PersonKind.CARER, PersonKind.FAMILY), "family"),
    ((PersonKind.PROFESSIONAL,), "professionals"),
    ((PersonKind.LINKED_CHILD,), "linked"),
)


class PeopleTab(CaseTab):
    """Who belongs to the case, by group, and adding one."""

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
        self.body.add(SectionHead(t("Add a person")), Measured(column(self._form(view))))

    def _form(self, view: CaseView) -> QWidget:
        name, relation = TextLine(t("Name")), TextLine(t("Relationship or role"))
        agency, contact = TextLine(t("Agency")), TextLine(t("Contact"))
        kind = AnswerGroup(
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
        name_row, kind_row = FormRow(t("Name"), name), FormRow(t("How the person belongs to the case"), kind)
        add = secondary(t("Add the person"), icon="plus")

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
            self.services.runner.ask(
                self, lambda desk: add_person(desk, view.case.id, new), self._added, self.fail
            )

        add.clicked.connect(save)
        return Card(
            name_row,
            kind_row,
            FormRow(t("Relationship or role"), relation),
            FormRow(t("Agency"), agency, hint=t("For professionals.")),
            FormRow(t("Contact"), contact),
            row(add, None),
            gap=16,
        )

    def _added(self, changes: Changes) -> None:
        """The case's screen loads again when it hears of the change."""


def _row(person: Person) -> ListRow:
    said = " · ".join(part for part in (person.relation, person.agency, person.contact) if part)
    return ListRow(person.name, icon="person", rule=said, opens=False)
