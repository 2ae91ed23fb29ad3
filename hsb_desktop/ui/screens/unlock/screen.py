"""The unlock window's content: the passphrase, or at first run who works here and a new one. It keeps neither."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsb_desktop import __version__
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain, primary
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.fold import Fold, fold_of
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.text import Words, lead, muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.screens.unlock.picture import Picture

SHORTEST = 15  # characters of a passphrase a person makes up (OWASP ASVS 6.2.1); four random words are longer


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

    def __init__(self, known: bool, saved_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known, self._painted = known, False
        self.summary = ErrorSummary()
        self.name, self.role = TextLine(t("Your name")), TextLine(t("Your role"))
        self.passphrase = TextLine(t("Passphrase"), secret=True)
        self.again = TextLine(t("The same passphrase again"), secret=True)
        self._rows = self._fields()
        word = t("Unlock") if known else t("Set up")
        self.button = primary(word, keycap=t("Enter"), height=48)
        self.button.clicked.connect(self._go)
        for line in (self.name, self.role, self.passphrase, self.again):
            line.returnPressed.connect(self._go)
        self.picture = Picture()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.picture, 38)
        layout.addWidget(self._page(saved_words), 62)
        self.setFocusProxy(self.passphrase if known else self.name)

    def _fields(self) -> dict[str, FormRow]:
        self._show = plain(t("Show"), icon="eye", height=40)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        if self._known:
            hint = t("The sentence you chose. Capital letters and spaces count.")
            return {"passphrase": FormRow(t("Passphrase"), self._with_show(), hint=hint)}
        return {
            "name": FormRow(t("Your name"), self.name, hint=t("It prints as the author of what you write.")),
            "role": FormRow(t("Your role"), self.role, hint=t("For example social worker.")),
            "passphrase": FormRow(
                t("Choose a passphrase"),
                self._with_show(),
                hint=t(
                    "Four or more words, at least {n} characters. Nobody can open your cases without it.",
                    n=SHORTEST,
                ),
            ),
            "again": FormRow(t("The same again"), self.again),
        }

    def _with_show(self) -> QWidget:
        body = holder(row(grow(self.passphrase), self._show, gap=8))
        body.setFocusProxy(self.passphrase)
        return body

    def _page(self, saved_words: str) -> QWidget:
        head = t("Unlock") if self._known else t("Set up your casework")
        under = (
            t("Your cases stay locked until you enter your passphrase.")
            if self._known
            else t("Everything you write stays on this laptop, encrypted with a passphrase only you know.")
        )
        body = column()
        page = ScrollPage(margins=(64, 32, 32, 16))
        body.add(Words(head, Role.DISPLAY), 8, lead(under), 28, self.summary)
        for field in self._rows.values():
            body.add(field, 14)
        keyboard = QGuiApplication.inputMethod().locale().nativeLanguageName()
        if keyboard:
            body.add(muted(t("Keyboard: {language}", language=keyboard)), 12)
        body.add(8, row(self.button, None))
        if saved_words:
            body.add(32, muted(saved_words))
        works = muted(t("Works without a network. Nothing leaves this laptop unless you export it."))
        version = muted(t("Version {version}", version=__version__))
        page.add(None, Measured(body, 480), None, row(grow(works), version, gap=16))
        return page

    def _reveal(self, on: bool) -> None:
        mode = TextLine.EchoMode.Normal if on else TextLine.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.again.setEchoMode(mode)
        self._show.setText(t("Hide") if on else t("Show"))

    def _go(self) -> None:
        faults = self._faults()
        if faults:
            self.summary.show_faults(
                t("Something is missing"), [(words, self._rows[key]) for key, words in faults]
            )
            for key, field in self._rows.items():
                field.set_error(dict(faults).get(key, ""))
            return
        self.summary.clear_faults()
        for field in self._rows.values():
            field.set_error("")
        self.set_waiting(True)
        if self._known:
            self.unlock_wanted.emit(self.passphrase.text())
        else:
            self.create_wanted.emit(
                self.name.text().strip(), self.role.text().strip(), self.passphrase.text()
            )

    def _faults(self) -> list[tuple[str, str]]:
        if self._known:
            return [] if self.passphrase.text() else [("passphrase", t("Enter your passphrase"))]
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
        """While the key is stretched the button says so; a second press does nothing."""
        self.button.setEnabled(not on)
        self.button.setText(t("One moment") if on else (t("Unlock") if self._known else t("Set up")))

    def refuse(self, sentence: str) -> None:
        """Say why the store stayed closed; the passphrase is selected, so that typing replaces it."""
        self.set_waiting(False)
        self.summary.show_faults(t("Still locked"), [(sentence, self._rows["passphrase"])])
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def forget(self) -> None:
        """Take the passphrase out of the fields."""
        for line in (self.passphrase, self.again):
            line.clear()

    def resizeEvent(self, event: object) -> None:
        self.picture.setVisible(fold_of(self.width()) is not Fold.NARROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)
