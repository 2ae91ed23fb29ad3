"""Asks for the passphrase of the store that is here. It is the first thing painted: nothing in it that can wait."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, plain, primary, quiet
from hsb_desktop.ui.kit.layout import Item, column, grow, row
from hsb_desktop.ui.kit.text import Words, lead, muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.screens.unlock.countdown import Countdown


def lapsed_words() -> str:
    """Why the passphrase that was begun is gone."""
    return t("The passphrase was cleared because nothing was typed for two minutes. Type it again.")


def say_keys(line: Words, words: str, warns: bool) -> None:
    """Put what the keyboard is set to into its line, which keeps its height."""
    line.setText(words or " ")
    line.set_role(Role.SMALL_STRONG if warns else Role.SMALL)
    line.set_tone("due.ink" if warns else "text_muted")


class PassphraseForm(QWidget):
    """The passphrase field, what was wrong with it, and what the keyboard does to it.

    Signals:
        given(str): the passphrase.
        grown(): there is more or less to see than before.
        code_wanted(): the passphrase is forgotten.
        copies_wanted(): a backup is to be put back.
        another_wanted(): somebody else works on this laptop too.
        chosen(int): these of several workers' records.
    """

    given = Signal(str)
    grown = Signal()
    code_wanted = Signal()
    another_wanted = Signal()
    copies_wanted = Signal()
    chosen = Signal(int)

    def __init__(self, notice: QWidget | None = None, labels: Sequence[str] = ()) -> None:
        """`notice` stands above the field: what the worker must know first. `labels` name several workers' records."""
        super().__init__()
        name, hint = t("Passphrase"), t("The sentence you chose. Capital letters and spaces count.")
        self.passphrase = TextLine(name, secret=True, height=48)
        self.passphrase.setAccessibleDescription(hint)
        self.passphrase.returnPressed.connect(self._give)
        self.button = primary(t("Unlock"), keycap=t("Enter"), height=48)
        self.button.clicked.connect(self._give)
        self._countdown = Countdown(self.button, lambda: self.set_waiting(False))
        self._error = Words("", Role.SMALL_STRONG, "overdue.ink")
        self._error.hide()
        self._error_row = row(grow(self._error), gap=8)
        self._sign: QWidget | None = None  # the shape of a fault, made when there is one
        self._copies_row = row()  # empty until the records cannot be opened
        # A line of its own height from the start, so that nothing moves when it is filled after the first paint.
        self._keys, self._saved = muted(" "), muted(" ")
        field = row(grow(self.passphrase), self._show_button(), gap=8)
        told: tuple[Item, ...] = () if notice is None else (notice, 24)
        if len(labels) > 1:
            told = (*told, self._choice(labels), 16)
        self.setLayout(
            column(
                Words(t("Unlock"), Role.DISPLAY),
                8,
                lead(t("Your cases stay locked until you enter your passphrase.")),
                28,
                *told,
                Words(name, Role.STRONG),
                muted(hint),
                self._error_row,
                self._copies_row,
                4,
                field,
                8,
                self._keys,
                24,
                row(self.button, 12, self._code_button(), None),
                16,
                self._saved,
                8,
                row(self._another_button(), None),
            )
        )
        self.setFocusProxy(self.passphrase)

    def _choice(self, labels: Sequence[str]) -> QWidget:
        """The workers' records of this laptop by a word each; nobody is named."""
        from hsb_desktop.ui.screens.unlock.whose import Whose

        self.whose = Whose(labels)
        self.whose.chosen.connect(self.chosen)
        return self.whose

    def _code_button(self) -> Button:
        forgotten = quiet(t("Use the recovery code"), height=48)
        forgotten.clicked.connect(self.code_wanted)
        return forgotten

    def _another_button(self) -> Button:
        another = quiet(t("Set up another worker on this laptop"), role=Role.SMALL_STRONG, flush=True)
        another.clicked.connect(self.another_wanted)
        return another

    def _show_button(self) -> Button:
        show = plain(t("Show"), icon="eye", height=48)
        show.setCheckable(True)
        show.toggled.connect(self._reveal)
        self._show = show
        return show

    def _reveal(self, on: bool) -> None:
        self.passphrase.setEchoMode(TextLine.EchoMode.Normal if on else TextLine.EchoMode.Password)
        self._show.setText(t("Hide") if on else t("Show"))

    def say_keys(self, words: str, warns: bool) -> None:
        """Say what the keyboard is set to, or nothing; `warns` makes it stand out."""
        say_keys(self._keys, words, warns)

    def say_saved(self, words: str) -> None:
        """Say when the work was last saved, or nothing."""
        self._saved.setText(words or " ")
        self.grown.emit()

    def hold(self, seconds: float) -> None:
        """After wrong passphrases the next is taken once the seconds are over, which are counted down."""
        self._countdown.hold(seconds)

    def _give(self) -> None:
        if not self.button.isEnabled():
            return
        if not self.passphrase.text():
            self.refuse(t("Enter your passphrase"))
            return
        self._mark("")
        self.set_waiting(True)
        self.given.emit(self.passphrase.text())

    def set_waiting(self, on: bool) -> None:
        """While the key is stretched the button says so; a second press does nothing."""
        self.button.setEnabled(not on)
        self.button.setText(t("One moment") if on else t("Unlock"))

    def refuse(self, sentence: str) -> None:
        """Say once, above the field, what was wrong; the passphrase is selected, so that typing replaces it."""
        self.set_waiting(False)
        self._mark(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def offer_copies(self) -> None:
        """Offer what mends records that cannot be opened, under the sentence that says so."""
        if self._copies_row.count():
            return
        mend = plain(t("Put a backup back"), icon="undo", height=44)
        mend.clicked.connect(self.copies_wanted)
        self._copies_row.add(mend, None)
        self.grown.emit()
        mend.setFocus()

    def error_words(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._error.text().strip()

    def _mark(self, sentence: str) -> None:
        if sentence or not self._error.isHidden():
            self._error.setText(
                sentence or " "
            )  # once there was a fault its line stays: nothing moves at the next try
            self._error.show()
        if sentence and self._sign is None:
            from hsb_desktop.ui.kit.glyphs import StateGlyph
            from hsb_desktop.ui.kit.states import State

            self._sign = StateGlyph(State.OVERDUE, 18)
            self._error_row.insertWidget(0, self._sign, 0, Qt.AlignmentFlag.AlignTop)
        if self._sign is not None:
            self._sign.setVisible(bool(sentence))
        self.passphrase.set_bad(bool(sentence))
        hint = t("The sentence you chose. Capital letters and spaces count.")
        self.passphrase.setAccessibleDescription(" ".join(part for part in (sentence, hint) if part))
        self.grown.emit()

    def secrets(self) -> tuple[TextLine, ...]:
        """The fields a passphrase is typed into."""
        return (self.passphrase,)

    def lapse(self) -> None:
        """Nobody typed for a while: what was begun goes, and it is said where it stood."""
        begun = bool(self.passphrase.text())
        self.forget()
        if begun:
            self._mark(lapsed_words())

    def forget(self) -> None:
        """Take the passphrase out of the field."""
        self.passphrase.clear()
