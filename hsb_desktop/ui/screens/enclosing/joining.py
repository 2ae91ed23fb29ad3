"""The questions about a file that is to join the pack: what it is called, whose it is, in whose copies it will be."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.drafts import drafts_of
from hsb_desktop.casework.enclosing import Choice, ForeignFile
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.error_summary import ErrorSummary, Target
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.enclosing.readers import ReadersChoice

_TITLE, _AGENCY = "title", "agency"


class JoiningForm(QWidget):
    """What is typed is on disk at once, under `place`, and is back when a file is chosen again."""

    def __init__(self, file: ForeignFile, people: tuple[Choice, ...]) -> None:
        super().__init__()
        self.file = file
        self.summary = ErrorSummary()
        self.name, self.agency = TextLine(t("What it is called")), TextLine(t("Which agency it is from"))
        self._name_row = FormRow(t("What it is called"), self.name, hint=t("It stands so in the contents."))
        self._agency_row = FormRow(t("Which agency it is from"), self.agency)
        self.readers = ReadersChoice(people, frozenset(one.id for one in people if one.offered))
        said = t(
            "Its pages are drawn: {n}. Look at them in each copy before it goes.", n=len(file.pages.pages)
        )
        notice = Notice(State.DONE, t("The file can join the pack"), said)
        card = Card(self._name_row, 14, self._agency_row, 18, self.readers)
        self.setLayout(column(notice, 16, self.summary, 8, card))

    def keep_words(
        self, services: Services, keeper: DraftKeeper, place: str, failed: Callable[[HsbError], None]
    ) -> None:
        """Put back what was typed before, and keep what is typed from now on."""

        def came(kept: Mapping[str, str]) -> None:
            if not self.name.text() and not self.agency.text():
                self.name.setText(kept.get(_TITLE, ""))
                self.agency.setText(kept.get(_AGENCY, ""))

        services.runner.ask(self, lambda desk: drafts_of(desk, place), came, failed)
        self.name.textEdited.connect(lambda words: keeper.typed(place, {_TITLE: words}))
        self.agency.textEdited.connect(lambda words: keeper.typed(place, {_AGENCY: words}))

    def is_whole(self) -> bool:
        """Whether everything is answered; what is not is said on top."""
        faults: list[tuple[str, Target]] = [
            (sentence, line)
            for line, sentence, field in (
                (self._name_row, t("Say what it is called."), self.name),
                (self._agency_row, t("Say which agency it is from."), self.agency),
            )
            if not field.text().strip()
        ]
        self.summary.show_faults(t("Before it can join the pack"), faults)
        return not faults

    def value(self) -> tuple[tuple[str, str], frozenset[str]]:
        """Its name and agency as they were typed, and who may have it."""
        return (self.name.text(), self.agency.text()), self.readers.value()

    def refused(self, error: HsbError) -> None:
        """Say why it did not join."""
        self.summary.show_faults(t("It did not join the pack"), [(error.sentence, self.name)])
