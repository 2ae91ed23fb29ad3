"""The unlock window's content: a picture beside the passphrase, or at first run beside the setting up.

The first thing painted. What the passphrase form does not need is loaded when it is asked for, or after the first
paint; nothing that was typed is kept.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from hsb_desktop import __version__
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button
from hsb_desktop.ui.kit.fold import Fold, fold_of
from hsb_desktop.ui.kit.layout import column, grow, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.text import muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.screens.unlock.passphrase import PassphraseForm
from hsb_desktop.ui.screens.unlock.picture import Picture

if TYPE_CHECKING:
    from hsb_desktop.ui.screens.unlock.step import Step

_WIDEST = 480  # px at 100 % of the form
_ALL = 10_000  # of the room, up to the widest


class UnlockScreen(QWidget):
    """Asks for the passphrase (`known` store) or for name, role and a new passphrase; then for what else is wanted.

    Signals:
        unlock_wanted(str): the passphrase given.
        create_wanted(str, str, str): name, role and passphrase of the new store.
        code_wanted(str, str): the recovery code and a new passphrase.
        copies_wanted(): a backup is to take the place of records that cannot be opened.
        another_wanted(): the next store made is another worker's.
        chosen(int): these of several workers' records are to be opened.
        painted(): the first picture of the window is on the screen.
    """

    unlock_wanted = Signal(str)
    create_wanted = Signal(str, str, str)
    code_wanted = Signal(str, str)
    another_wanted = Signal()
    copies_wanted = Signal()
    chosen = Signal(int)
    painted = Signal()

    def __init__(
        self,
        known: bool,
        *,
        died: bool = False,
        labels: Sequence[str] = (),
        suggested: Callable[[], str] = lambda: "",
    ) -> None:
        """`died`: the window before this one did not end by itself, which is said.

        `labels` name the records of several workers; `suggested` makes up a passphrase.
        """
        super().__init__()
        self._painted, self._scrolls = False, False
        self._labels, self._suggested = labels, suggested
        self.form = self._asking(died=died) if known else self._setting_up()
        self.form.grown.connect(self._fit)
        self.picture, self._page = Picture(), self._made_page()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.picture, 38)
        layout.addWidget(self._page, 62)
        self._beside = layout
        self.setFocusProxy(self.form)

    def _asking(self, *, died: bool = False) -> "PassphraseForm | Step":
        form = PassphraseForm(_sorry() if died else None, self._labels)
        form.given.connect(self.unlock_wanted)
        form.chosen.connect(self.chosen)
        form.code_wanted.connect(self._by_code)
        form.another_wanted.connect(self._another)
        form.copies_wanted.connect(self.copies_wanted)
        return form

    def _setting_up(self, *, back: bool = False) -> "PassphraseForm | Step":
        from hsb_desktop.ui.screens.unlock.set_up import SetUpForm

        form = SetUpForm(self._suggested, back=back)
        form.given.connect(self.create_wanted)
        form.back_wanted.connect(self.ask_again)
        return form

    def _by_code(self) -> None:
        from hsb_desktop.ui.screens.unlock.code import ByCodeForm

        form = ByCodeForm(self._suggested)
        form.given.connect(self.code_wanted)
        form.back_wanted.connect(self.ask_again)
        self.show_step(form)

    def _another(self) -> None:
        self.another_wanted.emit()
        self.show_step(self._setting_up(back=True))

    def ask_again(self) -> None:
        """Back to the passphrase."""
        self.show_step(self._asking())
        self.chosen.emit(0)

    def show_step(self, form: "PassphraseForm | Step") -> None:
        """Put another step in the place of the one that is shown, which forgets what was typed."""
        before, self.form = self.form, form
        before.forget()
        form.grown.connect(self._fit)
        form.setMaximumWidth(look().px(_WIDEST))
        self._middle.replaceWidget(before, form)
        before.hide()
        before.deleteLater()
        self.setFocusProxy(form)
        form.show()
        self._fit()
        form.setFocus()
        self.watch_keys()

    @property
    def passphrase(self) -> TextLine:
        """The field the passphrase is typed into."""
        return self.form.secrets()[0]

    @property
    def button(self) -> Button:
        """Unlocks, or sets up."""
        return self.form.button

    @property
    def error(self) -> str:
        """Why the store stayed closed, or nothing."""
        return self.form.error_words()

    def watch_keys(self) -> None:
        """Say what the keyboard does to the passphrase, from now on; after the first paint."""
        from hsb_desktop.ui.screens.unlock.keys import KeyWatch, forget_half_typed

        if not self.form.secrets():
            return
        forget_half_typed(self.form.secrets(), self.form.lapse)
        self.keys = KeyWatch(*self.form.secrets())
        self.keys.changed.connect(self.form.say_keys)
        self.keys.say()

    def say_saved(self, words: str) -> None:
        """Say when the work was last saved; a first run has saved nothing."""
        if isinstance(self.form, PassphraseForm):
            self.form.say_saved(words)

    def _made_page(self) -> QWidget:
        works = muted(t("Works without a network. Nothing leaves this laptop unless you export it."))
        foot = row(grow(works), muted(t("Version {version}", version=__version__)), gap=16)
        page = QWidget()
        self._middle = row(grow(self.form, _ALL), None)
        page.setLayout(column(None, self._middle, None, foot, margins=(64, 32, 32, 16)))
        self.form.setMaximumWidth(look().px(_WIDEST))
        return page

    def refuse(self, sentence: str, wait: float = 0.0) -> None:
        """Say why the store stayed closed, or was not made; `wait` is how many seconds the next try has to wait."""
        self.form.refuse(sentence)
        self.hold(wait)

    def offer_copies(self) -> None:
        """The records cannot be opened: a backup can be put in their place."""
        if isinstance(self.form, PassphraseForm):
            self.form.offer_copies()

    def hold(self, wait: float) -> None:
        """The next passphrase is taken after so many seconds."""
        self.form.hold(wait)

    def forget(self) -> None:
        """Take the passphrase out of the fields."""
        self.form.forget()

    def restyle(self) -> None:
        """Measure again for the look now worn."""
        self.form.setMaximumWidth(look().px(_WIDEST))
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def event(self, event: QEvent) -> bool:
        """What the page holds grew or shrank, and is measured anew only by now."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """No picture where it is narrow; the page scrolls once it is too high for the window."""
        narrow = fold_of(self.width()) is Fold.NARROW
        self.picture.setVisible(not narrow)
        layout = self._page.layout()
        if self._scrolls or layout is None:
            return
        width = self.width() if narrow else round(self.width() * 0.62)
        if layout.heightForWidth(width) > self.height():
            self._scroll()

    def _scroll(self) -> None:
        from PySide6.QtWidgets import QFrame, QScrollArea

        self._scrolls = True
        held: QWidget | None = QApplication.focusWidget()
        room = QScrollArea()
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidgetResizable(True)
        self._beside.replaceWidget(self._page, room)
        self._beside.setStretchFactor(room, 62)
        room.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        if held is not None and self.isAncestorOf(held):
            held.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)


def _sorry() -> QWidget:
    from hsb_desktop.ui.kit.notice import Notice
    from hsb_desktop.ui.kit.states import State

    return Notice(
        State.ADVISORY,
        t("The program ended unexpectedly and was started again"),
        t("What was saved is kept; at most the last half second of typing is missing. Unlock to go on."),
    )
