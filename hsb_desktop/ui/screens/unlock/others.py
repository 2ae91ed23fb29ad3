"""Steps that few meet: the council's recovery key to confirm; an own passphrase after it opened the records."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from hsb_desktop.casework.key_ports import CouncilOffer
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import Item, column
from hsb_desktop.ui.kit.new_passphrase import NewPassphrase
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.screens.unlock.step import Step

_WORDS_A_LINE = 4


class CouncilForm(Step):
    """The words of the council's key, to compare with the council's own paper.

    Signals:
        confirmed(): they are the same. `back_wanted` means: not now.
    """

    confirmed = Signal()

    def __init__(self, offer: CouncilOffer) -> None:
        council = offer.council or t("your council")
        about = t(
            "With this key two people of {council} together can open your records when nobody else can. "
            "It leaves a mark that you see.",
            council=council,
        )
        super().__init__(
            t("Your council's recovery key"),
            about,
            t("The words are the same"),
            back=True,
            back_words=t("They differ, or not now"),
        )
        lines = [
            "  ".join(offer.words[start : start + _WORDS_A_LINE])
            for start in range(0, len(offer.words), _WORDS_A_LINE)
        ]
        self.words = Card(*(Words(line, Role.SUBHEADING) for line in lines), gap=4)
        self.words.setAccessibleName(" ".join(offer.words))
        told: tuple[Item, ...] = ()
        if offer.replaces:
            told = (
                Notice(
                    State.ADVISORY,
                    t("The key on this laptop is another one than you confirmed"),
                    t("Your records stay with the one before until you confirm this one."),
                ),
                16,
            )
        ask = Words(
            t("Compare these words with the paper your council gave you, or ask its IT support to read them.")
        )
        self.fill(*told, ask, 12, self.words)
        self.setFocusProxy(self.back)

    def take(self) -> None:
        """They were compared."""
        self.set_waiting(True)
        self.confirmed.emit()


class OwnPassphraseForm(Step):
    """An own passphrase in the place of the one that the council handed over.

    Signals:
        given(str): the new passphrase.
    """

    given = Signal(str)

    def __init__(self, suggested: Callable[[], str]) -> None:
        about = t(
            "Your council opened your records and gave you a passphrase. Choose one that only you know."
        )
        super().__init__(t("Choose your own passphrase"), about, t("Continue"))
        self.new = NewPassphrase(suggested)
        self.new.given.connect(self.go)
        self.new.grown.connect(self.grown)
        self.rows = dict(self.new.rows)
        self.fill(column(self.new))
        self.setFocusProxy(self.new)

    def take(self) -> None:
        """Give it, or say what is wrong."""
        if not self.say(t("There is something to put right"), self.new.faults()):
            self.set_waiting(True)
            self.given.emit(self.new.text())

    def secrets(self) -> tuple[TextLine, ...]:
        """The fields a passphrase is typed into."""
        return self.new.secrets() if hasattr(self, "new") else ()

    def forget(self) -> None:
        """Take the passphrase out of the fields."""
        self.new.forget()
