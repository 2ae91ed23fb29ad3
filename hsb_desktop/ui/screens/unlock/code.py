"""The printed recovery code: shown to be printed, then hidden and typed back from the paper before anything is kept."""

from PySide6.QtCore import Signal

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words, muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.screens.unlock.step import Step

_GROUPS_A_LINE = 3


class CodeForm(Step):
    """First the code and how to take it along, then a field for it, with the code out of sight.

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
        self.code = code
        self.shown = code_card(code)
        printing, saving = (
            secondary(t("Print"), icon="printer"),
            secondary(t("Save as a page"), icon="save_file"),
        )
        printing.clicked.connect(self.print_wanted)
        saving.clicked.connect(self.save_wanted)
        advice = muted(
            t(
                "No printer? Write it down by hand, or save the page on a stick, never on this laptop. "
                "Keep the paper locked away from the laptop."
            )
        )
        self._first = holder(column(self.shown, 12, Flow(printing, saving), 8, advice))
        self.field = TextLine(t("Recovery code"))
        self.field.returnPressed.connect(self.go)
        row = FormRow(
            t("Type the code from your paper"),
            self.field,
            hint=t("Nine groups of four. Capital letters, spaces and dashes do not matter."),
        )
        self.rows = {"code": row}
        row.hide()
        self.fill(self._first, row)
        self.back_wanted.connect(lambda: self._ask(asking=False))
        self.setFocusProxy(self.button)

    def take(self) -> None:
        """From the code to its field; from the field on, once something is in it."""
        if self._first.isVisibleTo(self):
            self._ask(asking=True)
        elif not self.say(t("There is something to put right"), self._faults()):
            self.set_waiting(True)
            self.typed.emit(self.field.text())

    def _faults(self) -> list[tuple[str, str]]:
        words = "" if self.field.text().strip() else t("Type the code from your paper")
        self.rows["code"].set_error(words)
        return [("code", words)] if words else []

    def refuse(self, sentence: str) -> None:
        """Another code, or a wrong character: the field keeps what was typed."""
        self.rows["code"].set_error(sentence)
        super().refuse(sentence)

    def _ask(self, *, asking: bool) -> None:
        self._first.setVisible(not asking)
        self.rows["code"].setVisible(asking)
        self.back.setVisible(asking)
        self._on = t("Continue") if asking else t("I have it on paper")
        self.set_waiting(False)
        self.say("", [])
        self.rows["code"].set_error("")
        if not asking:
            self.field.clear()
        (self.field if asking else self.button).setFocus()

    def forget(self) -> None:
        """Take the code out of the window."""
        self.field.clear()


def code_card(code: str) -> Card:
    """The code in lines of three groups, large enough to copy by hand; read out as one."""
    groups = code.split("-")
    lines = [
        "  ".join(groups[start : start + _GROUPS_A_LINE]) for start in range(0, len(groups), _GROUPS_A_LINE)
    ]
    words = [Words(line, Role.TITLE, wrap=False, figures=True) for line in lines]
    card = Card(*words, gap=4)
    card.setAccessibleName(t("Recovery code: {code}", code=code))
    return card


class ByCodeForm(Step):
    """Unlock with the printed code: the code and a new passphrase.

    Signals:
        given(str, str): the code and the new passphrase.
    """

    given = Signal(str, str)

    def __init__(self, suggested: object) -> None:
        from hsb_desktop.ui.kit.new_passphrase import NewPassphrase

        about = t(
            "The code from your paper opens your records once. You choose a new passphrase and get a new code."
        )
        super().__init__(t("Use the recovery code"), about, t("Unlock"), back=True)
        self.field = TextLine(t("Recovery code"))
        self.field.returnPressed.connect(self.go)
        assert callable(suggested)
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
