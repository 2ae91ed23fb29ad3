"""What the steps on the way into the records share: a title, what is wrong above, one button that goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, primary, quiet
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Item, column, row
from hsb_desktop.ui.kit.text import Words, lead, muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.screens.unlock.countdown import Countdown
from hsb_desktop.ui.screens.unlock.passphrase import lapsed_words

_PAIR = ("passphrase", "again")  # a fault of one may be put right in the other


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
        self._title, self._faults = "", list[tuple[str, str]]()
        self.summary = ErrorSummary()
        self.button: Button = primary(on, keycap=t("Enter"), height=48)
        self.button.clicked.connect(self.go)
        self._countdown = Countdown(self.button, lambda: self.set_waiting(False))
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
        for key, one in self.rows.items():
            for line in one.findChildren(TextLine):
                line.textEdited.connect(lambda _words, key=key: self._worked_on(key))

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
        self._title, self._faults = title, faults
        self.summary.keep_room(on=False)
        self._show_faults(focus=True)
        return bool(faults)

    def _show_faults(self, *, focus: bool) -> None:
        if self._faults:
            first = next(iter(self.rows.values()))
            found = [(words, self.rows.get(key, first)) for key, words in self._faults]
            self.summary.show_faults(self._title, found, focus=focus)
        else:
            self.summary.clear_faults()
        self.grown.emit()

    def _worked_on(self, key: str) -> None:
        """What is said of a field goes once somebody types into it; the button looks at everything again.

        Its room stays until then: nothing moves under who types.
        """
        if key in self.rows:
            self.rows[key].set_warning("")
        if not self._faults:
            return
        if self.summary.isVisible():
            self.summary.keep_room(on=True)
        gone = _PAIR if key in _PAIR else (key,)
        for one in gone:
            if one in self.rows:
                self.rows[one].settle_error()
        self._faults = [(of, words) for of, words in self._faults if of and of not in gone]
        self._show_faults(focus=False)

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

    def hold(self, seconds: float) -> None:
        """After wrong passphrases the next is taken once the seconds are over, which are counted down."""
        self._countdown.hold(seconds)

    def error_words(self) -> str:
        """What is said to be wrong, or nothing."""
        return self.summary.accessibleName() if self.summary.isVisible() else ""

    def secrets(self) -> tuple[TextLine, ...]:
        """The fields a passphrase is typed into."""
        return ()

    def lapse(self) -> None:
        """Nobody typed for a while: what was begun of a secret goes, and it is said where it stood."""
        begun = any(line.text() for line in self.secrets())
        self.forget()
        row = self.rows.get("passphrase") or next(iter(self.rows.values()), None)
        if begun and row is not None:
            row.set_warning(lapsed_words())
            self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back a step, where there is one."""
        if event.key() == Qt.Key.Key_Escape and self.back.isVisible() and self.back.isEnabled():
            self.back.click()
            return
        super().keyPressEvent(event)

    def forget(self) -> None:
        """Take what is secret out of the fields."""
