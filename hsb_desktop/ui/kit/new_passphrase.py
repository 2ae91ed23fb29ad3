"""A new passphrase: typed twice, shown on demand, or four random words offered. It keeps nothing of what is typed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.kit.text_line import TextLine

SHORTEST = 15  # characters of a passphrase a person makes up (OWASP ASVS 6.2.1); four random words are longer
_FEWEST_DIFFERENT = 6


class NewPassphrase(QWidget):
    """Two rows; `rows` leads from the key of a fault to the row it is about.

    Signals:
        given(): Enter was pressed in one of the fields.
        grown(): there is more or less to see than before.
    """

    given = Signal()
    grown = Signal()

    def __init__(self, suggested: Callable[[], str], *, label: str = "") -> None:
        """`suggested` makes up a passphrase; it is called when the person asks for one."""
        super().__init__()
        self._suggested = suggested
        self.passphrase = TextLine(t("Passphrase"), secret=True)
        self.again = TextLine(t("The same passphrase again"), secret=True)
        for line in (self.passphrase, self.again):
            line.returnPressed.connect(self.given)
        self._show = plain(t("Show"), icon="eye", height=40)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        offer = plain(t("Suggest four words"), height=40)
        offer.clicked.connect(self._offer)
        field = holder(column(self.passphrase, 8, Flow(self._show, offer)))
        field.setFocusProxy(self.passphrase)
        hint = t("Four or more words, at least {n} characters. You may paste it.", n=SHORTEST)
        self.rows = {
            "passphrase": FormRow(label or t("Choose a passphrase"), field, hint=hint),
            "again": FormRow(t("The same again"), self.again),
        }
        self.setLayout(column(self.rows["passphrase"], self.rows["again"], gap=14))
        self.setFocusProxy(self.passphrase)

    def text(self) -> str:
        """The passphrase, once there are no faults."""
        return self.passphrase.text()

    def faults(self) -> list[tuple[str, str]]:
        """What is wrong: the key of a row and a sentence; also said beside the row."""
        found = []
        words = self.passphrase.text()
        if len(words.strip()) < SHORTEST:
            found.append(("passphrase", t("Choose a passphrase of at least {n} characters", n=SHORTEST)))
        elif len(set(words.casefold())) < _FEWEST_DIFFERENT:
            found.append(
                ("passphrase", t("Choose a passphrase that is not the same few letters again and again"))
            )
        elif words != self.again.text():
            found.append(("again", t("The two passphrases differ; enter the same one twice")))
        for key, row in self.rows.items():
            row.set_error(dict(found).get(key, ""))
        return found

    def secrets(self) -> tuple[TextLine, ...]:
        """The fields a passphrase is typed into."""
        return (self.passphrase, self.again)

    def forget(self) -> None:
        """Take the passphrase out of the fields, and let nobody undo that."""
        for line in self.secrets():
            line.clear()
        self._show.setChecked(False)

    def _offer(self) -> None:
        """The words stand in the first field to be read; typing them once more shows that they were."""
        self.passphrase.setText(self._suggested())
        self.again.clear()
        self.passphrase.textEdited.emit(self.passphrase.text())  # to whoever watches it is as if it was typed
        self._show.setChecked(True)
        self.rows["passphrase"].set_hint(
            t("Write these words down until you know them, then type them again below.")
        )
        self.again.setFocus()
        self.grown.emit()

    def _reveal(self, on: bool) -> None:
        mode = TextLine.EchoMode.Normal if on else TextLine.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.again.setEchoMode(mode)
        self._show.setText(t("Hide") if on else t("Show"))
