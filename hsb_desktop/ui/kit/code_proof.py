"""A recovery code to take down on paper, then out of sight while it is typed back from there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words, muted
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role

_GROUPS_A_LINE = 3


class CodeProof(QWidget):
    """First the code and how to take it along, then a field for it.

    Signals:
        print_wanted(), save_wanted(): a page with the code.
        given(): Enter was pressed in the field.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    given = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        printing = secondary(t("Print"), icon="printer")
        saving = secondary(t("Save as a page"), icon="save_file")
        printing.clicked.connect(self.print_wanted)
        saving.clicked.connect(self.save_wanted)
        advice = muted(
            t(
                "No printer? Write it down by hand, or save the page on a stick, never on this laptop. "
                "Keep the paper locked away from the laptop."
            )
        )
        self._first = holder(column(_card(code), 12, Flow(printing, saving), 8, advice))
        self.field = TextLine(t("Recovery code"))
        self.field.returnPressed.connect(self.given)
        self.row = FormRow(
            t("Type the code from your paper"),
            self.field,
            hint=t("Nine groups of four. Capital letters, spaces and dashes do not matter."),
        )
        self.row.hide()
        self.setLayout(column(self._first, self.row))

    @property
    def asks(self) -> bool:
        """Whether the code is hidden and asked for."""
        return self.row.isVisibleTo(self)

    def ask(self, *, asking: bool) -> None:
        """Hide the code and ask for it, or show it again; what was typed is then forgotten."""
        self._first.setVisible(not asking)
        self.row.setVisible(asking)
        self.row.set_error("")
        if not asking:
            self.field.clear()

    def fault(self) -> str:
        """What is missing, said beside the field too."""
        words = "" if self.field.text().strip() else t("Type the code from your paper")
        self.row.set_error(words)
        return words


def _card(code: str) -> Card:
    """The code in lines of three groups, large enough to copy by hand; read out as one."""
    groups = code.split("-")
    lines = [
        "  ".join(groups[start : start + _GROUPS_A_LINE]) for start in range(0, len(groups), _GROUPS_A_LINE)
    ]
    card = Card(*(Words(line, Role.TITLE, wrap=False, figures=True) for line in lines), gap=4)
    card.setAccessibleName(t("Recovery code: {code}", code=code))
    return card
