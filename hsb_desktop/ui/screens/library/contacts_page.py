"""Contacts by role (section 9): as published until somebody confirms them. Nobody's name is shipped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.contacts import ContactView, as_published, confirm_contact, contacts, draft_of
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import body, lead, muted, subheading, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.discarding import Discarding
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Services


class ContactsPage(QWidget):
    """A card for each role; one at a time is changed.

    Signals:
        trouble(HsbError): as of a screen.
        ready(): the directory is painted.
    """

    trouble = Signal(object)
    ready = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services, self._open = services, ""
        self._keeper = DraftKeeper(services.autosave, self)
        self._discarding = Discarding(services, self._keeper, self.trouble.emit, self)
        self._known: tuple[ContactView, ...] = ()
        self._body: Column = column(gap=0)
        page = WholePage()
        page.add(Measured(column(holder(self._body)), 760), None)
        self.setLayout(column(grow(page)))

    def load(self) -> None:
        """Read the directory again."""
        self._services.runner.ask(self, contacts, self._paint, self.trouble.emit)

    def _paint(self, known: tuple[ContactView, ...]) -> None:
        self._known = known
        typing = next((contact.id for contact in known if contact.draft), "")
        self._open = self._open or typing
        self._body.clear()
        self._body.add(row(title(t("Contacts")), lead(t("by role")), None, gap=16), 4)
        note = t(
            "As published, until somebody here confirms them. An unconfirmed contact prints as its role."
        )
        self._body.add(muted(note), 16)
        for contact in known:
            card = self._change(contact) if contact.id == self._open else self._card(contact)
            self._body.add(card, 12)
        if not known:
            words = t("The roles that the procedure names for advice stand here.")
            self._body.add(EmptyState("phone", t("No contacts"), words))
        self.ready.emit()

    def _card(self, contact: ContactView) -> Card:
        ways = " · ".join(part for part in (contact.name, contact.telephone, contact.email) if part)
        mark = contact.mark
        if contact.confirmed_by:
            mark = t("{mark} by {name}", mark=mark, name=contact.confirmed_by)
        chip = Chip(State.DONE if contact.confirmed else State.ADVISORY, mark)
        change = quiet(t("Change") if contact.confirmed else t("Confirm or change"))
        change.setAccessibleName(f"{change.text()}: {contact.role}")
        change.clicked.connect(lambda: self._turn_to(contact.id))
        doing = Flow(chip, change, gap=8)
        if contact.changed_here:
            back = quiet(t("As published"))
            back.setAccessibleName(t("Back to what was published: {role}", role=contact.role))
            back.clicked.connect(lambda: self._take_back(contact.id))
            doing.addWidget(back)
        lines = column(row(grow(subheading(contact.role)), muted(contact.source), gap=16), gap=2)
        if contact.asked:
            lines.add(muted(contact.asked))
        lines.add(body(ways or t("No telephone or e-mail is known")), 6, holder(doing))
        return Card(holder(lines), margins=(20, 14, 20, 12))

    def _change(self, contact: ContactView) -> Card:
        name, phone, email = TextLine(t("Name")), TextLine(t("Telephone")), TextLine(t("E-mail"))
        fields = {"name": name, "telephone": phone, "email": email}
        stands = {"name": contact.name, "telephone": contact.telephone, "email": contact.email}
        place = draft_of(contact.id)
        for key, field in fields.items():
            field.setText(contact.draft.get(key, stands[key]))
            field.textEdited.connect(lambda text, key=key: self._keeper.typed(place, {key: text}))
        reach = FormRow(t("Telephone"), phone)
        keep, leave = primary(t("They are right today")), quiet(t("Leave it"))

        def refused(error: HsbError) -> None:
            reach.set_error(error.sentence)
            reach.focus_field()

        def confirm() -> None:
            self._keeper.flush()  # a refusal leaves the draft as it stands here
            said = name.text(), phone.text(), email.text()
            self._services.runner.ask(
                self, lambda desk: confirm_contact(desk, contact.id, *said), done, refused
            )

        def done(_changes: object) -> None:
            self._keeper.drop(place)
            self._turn_to("")

        keep.clicked.connect(confirm)
        leave.clicked.connect(lambda: self._give_up(place))
        whole = column(
            subheading(contact.role),
            FormRow(t("Name"), name, hint=t("Where the role has one person")),
            reach,
            FormRow(t("E-mail"), email),
            row(keep, leave, None, gap=8),
            gap=12,
        )
        return Card(holder(whole))

    def _give_up(self, place: str) -> None:
        self._discarding.ask(place, lambda: self._turn_to(""))

    def _turn_to(self, contact_id: str) -> None:
        self._open = contact_id
        self.load()

    def _take_back(self, contact_id: str) -> None:
        self._services.runner.ask(
            self, lambda desk: as_published(desk, contact_id), lambda _done: self.load(), self.trouble.emit
        )
