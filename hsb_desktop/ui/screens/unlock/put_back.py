"""Puts a backup in the place of records that cannot be opened: which one, what goes with it, and the passphrase."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from hsb_desktop.casework.backup_port import KeptCopy
from hsb_desktop.procedure.dates_in_words import day_and_time
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import row
from hsb_desktop.ui.kit.text import muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.screens.unlock.step import Step

_MOST = 6  # the newest; older ones are kept and IT support can put them back


class PutBackForm(Step):
    """The newest copies, the newest chosen.

    Signals:
        given(KeptCopy, str): put it back; the passphrase.
        elsewhere_wanted(): copies are looked for in a folder the worker chooses.
    """

    given = Signal(object, str)
    elsewhere_wanted = Signal()

    def __init__(self, saved: datetime | None) -> None:
        """`saved` is when the records that are there were last written, where that is known."""
        about = t(
            "The records that are here are kept among the backups as they are. The backup takes their place."
        )
        super().__init__(
            t("Put a backup back"), about, t("Put this backup back"), back=True, back_words=t("Go back")
        )
        self._saved = saved
        self._copies: tuple[KeptCopy, ...] = ()
        self.copies = AnswerGroup(t("Backups found"), (), compact=True)
        self.copies.chosen.connect(lambda _id: self._say_lost())
        self._lost = muted(t("Looking for backups"))
        self.elsewhere = quiet(t("Look in another folder"), icon="search", flush=True)
        self.elsewhere.clicked.connect(self.elsewhere_wanted)
        self.passphrase = TextLine(t("Your passphrase"), secret=True, height=44)
        self.passphrase.returnPressed.connect(self.go)
        hint = t("Today's. For a backup from before your key was replaced: the one of that day.")
        self.rows = {
            "copy": FormRow(t("Backups found"), self.copies),
            "passphrase": FormRow(t("Your passphrase"), self.passphrase, hint=hint),
        }
        self.fill(self.rows["copy"], 6, self._lost, 6, row(self.elsewhere, None), 10, self.rows["passphrase"])
        self.setFocusProxy(self.copies)

    def show_copies(self, copies: Sequence[KeptCopy]) -> None:
        """Offer these, the newest first."""
        self._copies = tuple(copies[:_MOST])
        self.copies.set_answers(
            [Answer(str(place), _moment(copy.made_at)) for place, copy in enumerate(self._copies)]
        )
        if self._copies:
            self.copies.set_value("0")
        self._say_lost()
        self.grown.emit()

    def take(self) -> None:
        """Give the choice, or say what is missing."""
        faults = []
        if not self._copies:
            faults.append(("copy", t("No backup was found here: look in the folder where yours are")))
        if not self.passphrase.text():
            faults.append(("passphrase", t("Enter your passphrase")))
        for key in self.rows:
            self.rows[key].set_error(dict(faults).get(key, ""))
        if not self.say(t("There is something to put right"), faults):
            self.set_waiting(True)
            self.given.emit(self._copies[int(self.copies.value() or 0)], self.passphrase.text())

    def secrets(self) -> tuple[TextLine, ...]:
        """The field the passphrase is typed into."""
        return (self.passphrase,) if hasattr(self, "passphrase") else ()

    def forget(self) -> None:
        """Take the passphrase out of the field."""
        self.passphrase.clear()

    def _say_lost(self) -> None:
        if not self._copies:
            self._lost.setText(t("No backup was found beside your records."))
            return
        made = self._copies[int(self.copies.value() or 0)].made_at
        said = t(
            "What was recorded after {moment} is not in this backup.",
            moment=_moment(made),
        )
        if self._saved is not None and self._saved > made:
            last = _moment(self._saved)
            said += " " + t(
                "Your records were last written on {moment}; how much lies between cannot be counted while "
                "they cannot be opened.",
                moment=last,
            )
        self._lost.setText(said)


def _moment(at: datetime) -> str:
    return day_and_time(at.astimezone(london()))
