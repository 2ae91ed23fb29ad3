"""What the steps on the way into the records share: a title, what is wrong above, one button that goes on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, primary, quiet
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Item, column, row
from hsb_desktop.ui.kit.text import Words, lead, muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role


class Step(QWidget):
    """One step. `rows` leads from the key of a fault to the row it is about.

    Signals:
        grown(): there is more or less to see than before.
        back_wanted(): the person goes back a step, where there is one.
    """

    grown = Signal()
    back_wanted = Signal()

    def __init__(self, name: str, about: str, on: str, *, back: bool = False, back_words: str = "") -> None:
        """`on` are the words of the button that goes on."""
        super().__init__()
        self._on = on
        self.rows: dict[str, FormRow] = {}
        self.summary = ErrorSummary()
        self.button: Button = primary(on, keycap=t("Enter"), height=48)
        self.button.clicked.connect(self.go)
        self.back = quiet(back_words or t("Go back"), height=48)
        self.back.clicked.connect(self.back_wanted)
        self.back.setVisible(back)
        self._keys = muted(" ")
        self._body = column(Words(name, Role.DISPLAY), 8, lead(about), 16, self.summary, 12)
        self.setLayout(self._body)

    def fill(self, *items: Item) -> None:
        """Put what is asked between the words and the button."""
        self._body.add(*items)
        self._body.add(12)
        if self.secrets():
            self._body.add(self._keys, 12)
        self._body.add(row(self.button, 12, self.back, None))

    @property
    def passphrase_field(self) -> TextLine | None:
        """The first field a passphrase is typed into."""
        return next(iter(self.secrets()), None)

    def go(self) -> None:
        """Enter, or the button: once, until there is an answer."""
        if self.button.isEnabled():
            self.take()

    def take(self) -> None:
        """Give what is there, or say what is missing; each step says how. Here: nothing is asked."""

    def say(self, title: str, faults: list[tuple[str, str]]) -> bool:
        """Say above what is wrong, each fault leading to its row; whether anything is."""
        if faults:
            first = next(iter(self.rows.values()))
            self.summary.show_faults(title, [(words, self.rows.get(key, first)) for key, words in faults])
        else:
            self.summary.clear_faults()
        self.grown.emit()
        return bool(faults)

    def say_keys(self, words: str, warns: bool) -> None:
        """Say what the keyboard is set to, or nothing; `warns` makes it stand out."""
        from hsb_desktop.ui.screens.unlock.passphrase import say_keys

        say_keys(self._keys, words, warns)

    def set_waiting(self, on: bool) -> None:
        """While it is under way the button says so; a second press does nothing."""
        self.button.setEnabled(not on)
        self.button.setText(t("One moment") if on else self._on)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done."""
        self.set_waiting(False)
        self.say(t("Not done yet"), [("", sentence)])

    def error_words(self) -> str:
        """What is said to be wrong, or nothing."""
        return self.summary.accessibleName() if self.summary.isVisible() else ""

    def secrets(self) -> tuple[TextLine, ...]:
        """The fields a passphrase is typed into."""
        return ()

    def forget(self) -> None:
        """Take what is secret out of the fields."""
