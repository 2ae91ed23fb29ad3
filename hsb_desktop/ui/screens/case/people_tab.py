"""The people of a case: the child, family, professionals, and linked children kept apart (§1). Each opens a page."""

from hsb_desktop.casework.leaving import leaving_words
from hsb_desktop.casework.links import kind_words, reference_words
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.case import Case, Link, Person, PersonKind, Role
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, primary, secondary
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import muted
from hsb_desktop.ui.screens.case.tab import CaseTab

_FAMILY = (PersonKind.PARENT, PersonKind.CARER, PersonKind.FAMILY)


class PeopleTab(CaseTab):
    """Who belongs to the case, by group. An address is said to be recorded and never shown here."""

    def paint_case(self, view: CaseView) -> None:
        case = view.case
        apart = {child.id for child in case.linked_children}
        here = [person for person in case.people if person.id not in apart]
        add = self._button(primary(t("Add a person"), icon="plus"), Place("person", case.id, page="new"))
        self.body.add(SectionHead(t("The child"), action=add), RowCard([self._row(case.child)]))
        self._group(
            t("Family"),
            [person for person in here if person.kind in _FAMILY],
            t("Nobody yet. Parents and carers belong here, with who has parental responsibility."),
        )
        self._group(
            t("Professionals"),
            [person for person in here if person.kind is PersonKind.PROFESSIONAL],
            t("Nobody yet. Whoever is added here can be picked for meetings, actions and records."),
        )
        self._linked(case)
        self._former(case)

    def _group(self, name: str, people: list[Person], nobody: str) -> None:
        self.body.add(SectionHead(name, count=str(len(people)) if people else ""))
        if people:
            self.body.add(RowCard([self._row(person) for person in people]))
        else:
            self.body.add(muted(nobody))

    def _linked(self, case: Case) -> None:
        count = str(case.linked) if case.linked else ""
        link = self._button(secondary(t("Link another child's case"), icon="link"), Place("link", case.id))
        note = t(
            "Separate records and separate papers (§1). No name here reaches a copy for the child or family."
        )
        self.body.add(SectionHead(t("Linked children, kept apart"), count=count, action=link, note=note))
        links = {one.person: one for one in case.links if one.person is not None}
        rows = [self._child_row(case, child, links.get(child.id)) for child in case.linked_children]
        known = {child.id for child in case.linked_children}
        rows += [self._link_row(case, one) for one in case.links if one.person not in known]
        if rows:
            self.body.add(RowCard(rows))
            return
        add = self._button(
            secondary(t("Add a linked child by name"), icon="plus"),
            Place("person", case.id, page=f"new:{PersonKind.LINKED_CHILD}"),
        )
        self.body.add(
            EmptyState(
                "link",
                t("No linked children"),
                t(
                    "A child who was harmed, or who also displayed the behaviour, is linked here by reference."
                ),
                add,
            )
        )

    def _former(self, case: Case) -> None:
        """Those who were part of it, with since when and why; each opens where they can be taken back."""
        if not case.former:
            return
        self.body.add(SectionHead(t("No longer part of this case"), count=str(len(case.former))))
        rows = []
        for former in case.former:
            entry = ListRow(former.person.name, icon="person", rule=leaving_words(former.leaving))
            self._opens(entry, former.person.id)
            rows.append(entry)
        self.body.add(RowCard(rows))

    def _row(self, person: Person) -> ListRow:
        roles = dict.fromkeys(part for role in person.roles for part in _role_words(role) if part)
        said = [self._age(person), *roles, person.contact, person.details.school]
        if person.details.parental_responsibility == "yes":
            said.append(t("has parental responsibility"))
        if person.details.interpreter:
            said.append(t("interpreter: {language}", language=person.details.interpreter))
        if person.details.address:
            said.append(t("address recorded") if person.details.address_shown else t("address withheld"))
        entry = ListRow(person.name, icon="person", rule=" · ".join(part for part in said if part))
        self._opens(entry, person.id)
        return entry

    def _child_row(self, case: Case, child: Person, link: Link | None) -> ListRow:
        said = [self._age(child), child.relation, t("no case linked yet")]
        if link is not None:
            said[-1] = t(
                "{who}, case {reference}", who=kind_words(link.kind), reference=reference_words(link)
            )
        entry = ListRow(child.name, icon="person", rule=" · ".join(part for part in said if part))
        self._opens(entry, child.id)
        return entry

    def _link_row(self, case: Case, link: Link) -> ListRow:
        entry = ListRow(reference_words(link), icon="link", rule=capital(kind_words(link.kind)))
        place = Place("link", case.id, page=f"link:{link.reference}")
        entry.clicked.connect(lambda: self.go.emit(place))
        return entry

    def _age(self, person: Person) -> str:
        return self.view.ages.get(person.id, "") if self.view is not None else ""

    def _opens(self, entry: ListRow, person_id: str) -> None:
        entry.clicked.connect(
            lambda: self.go.emit(Place("person", self.view.case.id, page=person_id)) if self.view else None
        )

    def _button(self, button: Button, place: Place) -> Button:
        button.clicked.connect(lambda: self.go.emit(place))
        return button


def _role_words(role: Role) -> tuple[str, str]:
    """What somebody is to the child, or at least how they belong to the case, and their agency."""
    belongs = {
        PersonKind.PARENT: t("parent"),
        PersonKind.CARER: t("carer"),
        PersonKind.FAMILY: t("other family"),
        PersonKind.PROFESSIONAL: t("professional"),
    }.get(role.kind, "")
    return role.relation or ("" if role.agency else belongs), role.agency
