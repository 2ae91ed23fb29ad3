"""The first run: who works here, and a new passphrase. It keeps neither."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.new_passphrase import NewPassphrase
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.screens.unlock.step import Step


class SetUpForm(Step):
    """Name, role and a passphrase given twice.

    Signals:
        given(str, str, str): name, role and passphrase of the new store.
        back_wanted(): the person goes back to the records that are here.
    """

    given = Signal(str, str, str)

    def __init__(self, suggested: Callable[[], str], *, back: bool = False) -> None:
        """`back` where there are records on this laptop already."""
        about = t("Everything you write stays on this laptop, encrypted with a passphrase only you know.")
        super().__init__(t("Set up your casework"), about, t("Set up"), back=back)
        self.name, self.role = TextLine(t("Your name")), TextLine(t("Your role"))
        for line in (self.name, self.role):
            line.returnPressed.connect(self.go)
        self.new = NewPassphrase(suggested)
        self.new.given.connect(self.go)
        self.new.grown.connect(self.grown)
        self.passphrase, self.again = self.new.passphrase, self.new.again
        name = FormRow(t("Your name"), self.name, hint=t("It prints as the author of what you write."))
        role = FormRow(t("Your role"), self.role, hint=t("For example social worker."))
        self.rows = {"name": name, "role": role, **self.new.rows}
        self.fill(name, 14, role, 14, self.new)
        self.setFocusProxy(self.name)

    def take(self) -> None:
        """Give what is there, or say what is missing."""
        faults = []
        if not self.name.text().strip():
            faults.append(("name", t("Enter your name")))
        if not self.role.text().strip():
            faults.append(("role", t("Enter your role")))
        for key in ("name", "role"):
            self.rows[key].set_error(dict(faults).get(key, ""))
        faults += self.new.faults()
        if self.say(t("There is something to put right"), faults):
            return
        self.set_waiting(True)
        self.given.emit(self.name.text().strip(), self.role.text().strip(), self.new.text())

    def secrets(self) -> tuple[TextLine, ...]:
        """The fields a passphrase is typed into."""
        return self.new.secrets()

    def forget(self) -> None:
        """Take the passphrase out of the fields."""
        self.new.forget()
