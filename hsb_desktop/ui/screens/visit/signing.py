"""Where one person signs, or says why not. What is typed and drawn is kept as a draft until it is signed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.visit import VisitAgreement
from hsb_desktop.procedure.answers import Agreement
from hsb_desktop.procedure.signing import read_strokes, strokes_text
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.signature_pad import SignaturePad
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.kit.text_line import TextLine

_FIELD = 480


class SignPage(QWidget):
    """One agreement: a name and, if they like, a drawn signature; or the reason why not.

    Signals:
        changed(dict): what stands in it, by field, to be kept as a draft.
    """

    changed = Signal(object)

    def __init__(self, agreement: VisitAgreement, *, declines: bool, name: str = "") -> None:
        super().__init__()
        self.agreement, self._declines = agreement, declines
        self.name = TextLine(t("Your name"), width=_FIELD, height=48)
        self.name.setText(name)
        self.because = TextLine(t("Why you would rather not sign"), width=_FIELD, height=48)
        self.pad = SignaturePad(t("Sign here with a finger, a pen or the mouse"))
        self.again = plain(t("Wipe it off"), height=44)
        self.again.clicked.connect(self.pad.wipe)
        self.named = FormRow(
            t("Your name"), self.name, hint=t("Typing it is enough. You can also sign below.")
        )
        signs = FormRow(t("Your signature"), holder(column(self.pad, row(self.again, None), gap=8)))
        self.reason = FormRow(
            t("Why?"), self.because, hint=t("It is fine not to agree. We write down what you say.")
        )
        card = (
            Card(self.reason, margins=(24, 20, 24, 20))
            if declines
            else Card(self.named, 20, signs, margins=(24, 20, 24, 20))
        )
        said = t("I would rather not sign") if declines else agreement.label
        below = t("Nobody has to sign. You can also say why you would rather not.")
        below = agreement.label if declines else below
        self.setLayout(column(title(said), 8, lead(below), 16, card))
        for field in (self.name, self.because):
            field.textEdited.connect(lambda _text: self._tell())
        self.pad.drawn.connect(self._tell)

    def show_draft(self, held: dict[str, str]) -> None:
        """What was typed and drawn before the program was interrupted."""
        if "name" in held:
            self.name.setText(held["name"])
        self.because.setText(held.get("because", ""))
        self.pad.show_strokes(read_strokes(held.get("strokes", "")))

    def answer(self, today: date) -> Agreement | None:
        """What is signed, or nothing while something is missing, which is then said at its place."""
        if self._declines:
            reason = self.because.text().strip()
            self.reason.set_error("" if reason else t("Write what was said, in a few words."))
            return Agreement(agreed=False, because=reason) if reason else None
        name = self.name.text().strip()
        self.named.set_error("" if name else t("Type your name."))
        if not name:
            return None
        return Agreement(agreed=True, by=name, on=today.isoformat(), strokes=strokes_text(self.pad.strokes()))

    def _tell(self) -> None:
        self.changed.emit(
            {
                "name": self.name.text(),
                "because": self.because.text(),
                "strokes": strokes_text(self.pad.strokes()),
            }
        )
