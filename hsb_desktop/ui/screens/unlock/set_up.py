"""The first run: who works here, and a new passphrase. It keeps neither."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain, primary
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.text import Words, lead, muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.screens.unlock.passphrase import say_keys

SHORTEST = 15  # characters of a passphrase a person makes up (OWASP ASVS 6.2.1); four random words are longer


class SetUpForm(QWidget):
    """Name, role and a passphrase given twice.

    Signals:
        given(str, str, str): name, role and passphrase of the new store.
        grown(): there is more or less to see than before.
    """

    given = Signal(str, str, str)
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.summary = ErrorSummary()
        self.name, self.role = TextLine(t("Your name")), TextLine(t("Your role"))
        self.passphrase = TextLine(t("Passphrase"), secret=True)
        self.again = TextLine(t("The same passphrase again"), secret=True)
        self._keys = muted(" ")
        self._rows = self._fields()
        self.button = primary(t("Set up"), keycap=t("Enter"), height=48)
        self.button.clicked.connect(self._go)
        for line in (self.name, self.role, self.passphrase, self.again):
            line.returnPressed.connect(self._go)
        about = t("Everything you write stays on this laptop, encrypted with a passphrase only you know.")
        body = column(Words(t("Set up your casework"), Role.DISPLAY), 8, lead(about), 16, self.summary, 12)
        for field in self._rows.values():
            body.add(field, 14)
        body.add(self._keys, 12, row(self.button, None))
        self.setLayout(body)
        self.setFocusProxy(self.name)

    def _fields(self) -> dict[str, FormRow]:
        self._show = plain(t("Show"), icon="eye", height=40)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        secret = holder(row(grow(self.passphrase), self._show, gap=8))
        secret.setFocusProxy(self.passphrase)
        words = t(
            "Four or more words, at least {n} characters. Nobody can open your cases without it.",
            n=SHORTEST,
        )
        return {
            "name": FormRow(t("Your name"), self.name, hint=t("It prints as the author of what you write.")),
            "role": FormRow(t("Your role"), self.role, hint=t("For example social worker.")),
            "passphrase": FormRow(t("Choose a passphrase"), secret, hint=words),
            "again": FormRow(t("The same again"), self.again),
        }

    def _reveal(self, on: bool) -> None:
        mode = TextLine.EchoMode.Normal if on else TextLine.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.again.setEchoMode(mode)
        self._show.setText(t("Hide") if on else t("Show"))

    def say_keys(self, words: str, warns: bool) -> None:
        """Say what the keyboard is set to, or nothing; `warns` makes it stand out."""
        say_keys(self._keys, words, warns)

    def _go(self) -> None:
        faults = self._faults()
        for key, field in self._rows.items():
            field.set_error(dict(faults).get(key, ""))
        if faults:
            places = [(words, self._rows[key]) for key, words in faults]
            self.summary.show_faults(t("There is something to put right"), places)
            self.grown.emit()
            return
        self.summary.clear_faults()
        self.set_waiting(True)
        self.given.emit(self.name.text().strip(), self.role.text().strip(), self.passphrase.text())

    def _faults(self) -> list[tuple[str, str]]:
        faults = []
        if not self.name.text().strip():
            faults.append(("name", t("Enter your name")))
        if not self.role.text().strip():
            faults.append(("role", t("Enter your role")))
        if len(self.passphrase.text()) < SHORTEST:
            faults.append(("passphrase", t("Choose a passphrase of at least {n} characters", n=SHORTEST)))
        elif self.passphrase.text() != self.again.text():
            faults.append(("again", t("The two passphrases differ; enter the same one twice")))
        return faults

    def set_waiting(self, on: bool) -> None:
        """While the store is made the button says so; a second press does nothing."""
        self.button.setEnabled(not on)
        self.button.setText(t("One moment") if on else t("Set up"))

    def refuse(self, sentence: str) -> None:
        """Say why no store was made."""
        self.set_waiting(False)
        self.summary.show_faults(t("Not set up yet"), [(sentence, self._rows["passphrase"])])
        self.grown.emit()

    def error_words(self) -> str:
        """What is said to be wrong, or nothing."""
        return self.summary.accessibleName() if self.summary.isVisible() else ""

    def secrets(self) -> tuple[TextLine, ...]:
        """The fields a passphrase is typed into."""
        return (self.passphrase, self.again)

    def forget(self) -> None:
        """Take the passphrase out of the fields."""
        for line in (self.passphrase, self.again):
            line.clear()
