"""The unlock window's content: a picture beside the passphrase, or at first run beside the setting up.

The first thing painted. What the passphrase form does not need is loaded when it is asked for, or after the first
paint; nothing that was typed is kept.
"""

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
    from hsb_desktop.ui.screens.unlock.set_up import SetUpForm

_WIDEST = 480  # px at 100 % of the form
_ALL = 10_000  # of the room, up to the widest


class UnlockScreen(QWidget):
    """Asks for the passphrase (`known` store) or for name, role and a new passphrase.

    Signals:
        unlock_wanted(str): the passphrase given.
        create_wanted(str, str, str): name, role and passphrase of the new store.
        painted(): the first picture of the window is on the screen.
    """

    unlock_wanted = Signal(str)
    create_wanted = Signal(str, str, str)
    painted = Signal()

    def __init__(self, known: bool, *, died: bool = False) -> None:
        """`died`: the window before this one did not end by itself, which is said."""
        super().__init__()
        self._painted, self._scrolls = False, False
        self.form = self._asking(died) if known else self._setting_up()
        self.form.grown.connect(self._fit)
        self.picture, self._page = Picture(), self._made_page()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.picture, 38)
        layout.addWidget(self._page, 62)
        self._beside = layout
        self.setFocusProxy(self.form)

    def _asking(self, died: bool) -> "PassphraseForm | SetUpForm":
        form = PassphraseForm(_sorry() if died else None)
        form.given.connect(self.unlock_wanted)
        return form

    def _setting_up(self) -> "PassphraseForm | SetUpForm":
        from hsb_desktop.ui.screens.unlock.set_up import SetUpForm

        form = SetUpForm()
        form.given.connect(self.create_wanted)
        return form

    @property
    def passphrase(self) -> TextLine:
        """The field the passphrase is typed into."""
        return self.form.passphrase

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
        from hsb_desktop.ui.screens.unlock.keys import KeyWatch

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
        page.setLayout(column(None, row(grow(self.form, _ALL), None), None, foot, margins=(64, 32, 32, 16)))
        self.form.setMaximumWidth(look().px(_WIDEST))
        return page

    def refuse(self, sentence: str) -> None:
        """Say why the store stayed closed, or was not made."""
        self.form.refuse(sentence)

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
