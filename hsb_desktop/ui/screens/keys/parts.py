"""The parts of the screen of the keys: each a card with one button, which opens what it asks for."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, primary, quiet, secondary
from hsb_desktop.ui.kit.code_proof import CodeProof
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, holder, row
from hsb_desktop.ui.kit.new_passphrase import NewPassphrase
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words, muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role


class Part(Card):
    """A heading, a sentence, a button; pressed, it makes room for what it asks for.

    Signals:
        begun(): its button was pressed.
    """

    begun = Signal()

    def __init__(self, name: str, about: str, begin: str) -> None:
        super().__init__(Words(name, Role.SUBHEADING), 4, muted(about), 12)
        self.button = secondary(begin)
        self.button.clicked.connect(self.begun)
        self._said = Words("", Role.SMALL_STRONG, "done.ink")
        self._said.hide()
        self._inside: Column = column()
        self._room = holder(self._inside)
        self._room.hide()
        self.add(row(self.button, None), self._said, self._room)

    def put(self, content: QWidget, on: Button) -> None:
        """Show what is asked for, with the button that goes on and one that goes back."""
        self._inside.clear()
        back = quiet(t("Cancel"))
        back.clicked.connect(self.done)
        self._inside.add(content, 16, row(on, 12, back, None))
        self.button.hide()
        self._said.hide()
        self._room.show()
        content.setFocus()

    def done(self, said: str | bool = "") -> None:
        """Close again, and say what was done; nothing that was typed stays."""
        self._inside.clear()
        self._room.hide()
        self.button.show()
        words = said if isinstance(said, str) else ""
        self._said.setText(words)
        self._said.setVisible(bool(words))


class PassphrasePart(Part):
    """Another passphrase.

    Signals:
        given(str, str): the old and the new one.
    """

    given = Signal(str, str)

    def __init__(self, suggested: Callable[[], str]) -> None:
        super().__init__(
            t("Passphrase"),
            t("Change it when somebody may have seen it. Nothing else asks you to change it."),
            t("Change the passphrase"),
        )
        self._suggested = suggested
        self.begun.connect(self._ask)

    def _ask(self) -> None:
        self.old = TextLine(t("Your passphrase now"), secret=True)
        self.row = FormRow(t("Your passphrase now"), self.old)
        self.new = NewPassphrase(self._suggested, label=t("Choose a new passphrase"))
        self.change = primary(t("Change"), keycap=t("Enter"))
        self.change.clicked.connect(self._give)
        self.old.returnPressed.connect(self._give)
        self.new.given.connect(self._give)
        content = holder(column(self.row, 14, self.new))
        content.setFocusProxy(self.old)
        self.put(content, self.change)

    def _give(self) -> None:
        self.row.set_error("" if self.old.text() else t("Enter your passphrase"))
        if not self.new.faults() and self.old.text() and self.change.isEnabled():
            self.change.setEnabled(False)
            self.given.emit(self.old.text(), self.new.text())

    def refuse(self, sentence: str) -> None:
        """The old one was wrong, or it has to wait."""
        self.change.setEnabled(True)
        self.row.set_error(sentence)
        self.old.setFocus()
        self.old.selectAll()


class CodePart(Part):
    """A new recovery code, proved like the first.

    Signals:
        typed(str, str): the code and what was typed back.
        print_wanted(str), save_wanted(str): a page with the code.
    """

    typed = Signal(str, str)
    print_wanted = Signal(str)
    save_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            t("Recovery code"),
            t("A new code makes the one before worthless, once you have typed it back."),
            t("Make a new code"),
        )

    def show_code(self, code: str) -> None:
        """Ask for it to be taken down, then typed back."""
        self.proof = CodeProof(code)
        self.on = primary(t("I have it on paper"))
        self.on.clicked.connect(self._go)
        self.proof.given.connect(self._go)
        self.proof.print_wanted.connect(lambda: self.print_wanted.emit(code))
        self.proof.save_wanted.connect(lambda: self.save_wanted.emit(code))
        self.put(self.proof, self.on)
        self.on.setFocus()

    def _go(self) -> None:
        if not self.proof.asks:
            self.proof.ask(asking=True)
            self.on.setText(t("Continue"))
            self.proof.field.setFocus()
        elif not self.proof.fault() and self.on.isEnabled():
            self.on.setEnabled(False)
            self.typed.emit(self.proof.code, self.proof.field.text())

    def refuse(self, sentence: str) -> None:
        """Another code, or a wrong character."""
        self.on.setEnabled(True)
        self.proof.row.set_error(sentence)
        self.proof.field.setFocus()


class RetirePart(Part):
    """Gives the laptop back.

    Signals:
        given(str): the passphrase.
    """

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            t("Retire this laptop’s records"),
            t(
                "Before the laptop is given back: every way to open the records on it is overwritten and taken away, "
                "and the records with them. A flash disk may keep old traces that only a laboratory reads; they "
                "still need your passphrase or code. So ask your IT support to wipe the laptop as well."
            ),
            t("Retire these records"),
        )
        self.begun.connect(self._ask)

    def _ask(self) -> None:
        self.passphrase = TextLine(t("Your passphrase"), secret=True)
        self.row = FormRow(t("Your passphrase"), self.passphrase)
        self.on = secondary(t("Retire"))
        self.on.clicked.connect(self._give)
        self.passphrase.returnPressed.connect(self._give)
        self.put(self.row, self.on)
        self.passphrase.setFocus()

    def _give(self) -> None:
        self.row.set_error("" if self.passphrase.text() else t("Enter your passphrase"))
        if self.passphrase.text() and self.on.isEnabled():
            self.on.setEnabled(False)
            self.given.emit(self.passphrase.text())

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        self.on.setEnabled(True)
        self.row.set_error(sentence)
