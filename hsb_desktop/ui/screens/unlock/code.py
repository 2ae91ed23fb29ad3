"""The printed recovery code: proved at the setting up, used when the passphrase is forgotten."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.code_proof import CodeProof
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.new_passphrase import NewPassphrase
from hsb_desktop.ui.kit.text import muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.screens.unlock.step import Step


class CodeForm(Step):
    """The code is taken down, hidden and typed back before anything is kept.

    Signals:
        print_wanted(), save_wanted(): a page with the code.
        typed(str): what was typed back.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    typed = Signal(str)

    def __init__(self, code: str) -> None:
        about = t("It opens your records when the passphrase is forgotten. Print it now; it is kept nowhere.")
        super().__init__(
            t("Your recovery code"), about, t("I have it on paper"), back_words=t("Show the code again")
        )
        self.code, self.proof = code, CodeProof(code)
        self.field = self.proof.field
        self.proof.print_wanted.connect(self.print_wanted)
        self.proof.save_wanted.connect(self.save_wanted)
        self.proof.given.connect(self.go)
        self.rows = {"code": self.proof.row}
        self.fill(self.proof)
        self.back_wanted.connect(lambda: self._ask(asking=False))
        self.setFocusProxy(self.button)

    def take(self) -> None:
        """From the code to its field; from the field on, once something is in it."""
        if not self.proof.asks:
            self._ask(asking=True)
            return
        words = self.proof.fault()
        if not self.say(t("There is something to put right"), [("code", words)] if words else []):
            self.set_waiting(True)
            self.typed.emit(self.field.text())

    def refuse(self, sentence: str) -> None:
        """Another code, or a wrong character: the field keeps what was typed."""
        self.proof.row.set_error(sentence if self.proof.asks else "")
        super().refuse(sentence)

    def _ask(self, *, asking: bool) -> None:
        self.proof.ask(asking=asking)
        self.back.setVisible(asking)
        self._on = t("Continue") if asking else t("I have it on paper")
        self.set_waiting(False)
        self.say("", [])
        (self.field if asking else self.button).setFocus()

    def forget(self) -> None:
        """Take the code out of the window."""
        self.field.clear()


class ByCodeForm(Step):
    """Unlock with the printed code: the code and a new passphrase.

    Signals:
        given(str, str): the code and the new passphrase.
    """

    given = Signal(str, str)

    def __init__(self, suggested: Callable[[], str]) -> None:
        about = t(
            "The code from your paper opens your records once. You choose a new passphrase and get a new code."
        )
        super().__init__(t("Use the recovery code"), about, t("Unlock"), back=True)
        self.field = TextLine(t("Recovery code"))
        self.field.returnPressed.connect(self.go)
        self.new = NewPassphrase(suggested, label=t("Choose a new passphrase"))
        self.new.given.connect(self.go)
        self.new.grown.connect(self.grown)
        hint = t("Nine groups of four. Capital letters, spaces and dashes do not matter.")
        row = FormRow(t("Recovery code"), self.field, hint=hint)
        self.rows = {"code": row, **self.new.rows}
        lost = LinkLine(t("No code either"), Role.SMALL_STRONG)
        lost.clicked.connect(self._advise)
        self._advice = muted("")
        self._advice.hide()
        self.fill(row, 14, self.new, 8, lost, self._advice)
        self.setFocusProxy(self.field)

    def _advise(self) -> None:
        self._advice.setText(
            t(
                "Ask your IT support. Where your council has a recovery key, two of its people open your records "
                "together. Without it nobody can, and your backups need the same passphrase or code."
            )
        )
        self._advice.show()
        self.grown.emit()

    def take(self) -> None:
        """Give what is there, or say what is missing."""
        words = "" if self.field.text().strip() else t("Type the code from your paper")
        self.rows["code"].set_error(words)
        faults = ([("code", words)] if words else []) + self.new.faults()
        if not self.say(t("There is something to put right"), faults):
            self.set_waiting(True)
            self.given.emit(self.field.text(), self.new.text())

    def refuse(self, sentence: str) -> None:
        """Say beside the code why it does not open."""
        self.rows["code"].set_error(sentence)
        super().refuse(sentence)

    def secrets(self) -> tuple[TextLine, ...]:
        """The fields a passphrase is typed into."""
        return self.new.secrets() if hasattr(self, "new") else ()

    def forget(self) -> None:
        """Take code and passphrase out of the fields."""
        self.field.clear()
        self.new.forget()
