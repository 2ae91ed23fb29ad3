"""The look and the size of text, kept for this laptop; a change shows at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.desk import procedure_words
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.words import t
from hsb_desktop.support import settings as kept
from hsb_desktop.support.policy import read_policy
from hsb_desktop.support.settings import Settings, Theme
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, grow, holder
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.surface import Card, RowCard
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.runtime.screen_capture import SYSTEMS

_SCALES = (1.0, 1.25, 1.5, 2.0)
_NO, _YES = "no", "yes"
_LOCK_AFTER = (1, 2, 5, 10, 15)


class SettingsScreen(Screen):
    """What a worker sets for themselves. A council's settings are data in forms/ and are not here."""

    def __init__(
        self,
        services: Services,
        folder: Path,
        wear: Callable[[Settings], None],
        parent: QWidget | None = None,
        *,
        hides: bool = SYSTEMS is not None,
    ) -> None:
        """`hides`: this system can keep windows out of shared screens."""
        super().__init__(services, parent)
        self._folder, self._wear = folder, wear
        self._settings = Settings()
        words = {
            Theme.SYSTEM: t("As the laptop has it"),
            Theme.LIGHT: t("Light"),
            Theme.DARK: t("Dark"),
            Theme.HIGH_CONTRAST: t("High contrast"),
        }
        themes = [Answer(theme.value, words[theme]) for theme in words]
        self.theme = AnswerGroup(t("Colours"), themes, compact=True)
        self.theme.chosen.connect(lambda value: self._change(replace(self._settings, theme=Theme(value))))
        scales = [Answer(str(scale), t("{n} percent", n=round(scale * 100))) for scale in _SCALES]
        self.scale = AnswerGroup(t("Size of text"), scales, compact=True)
        self.scale.chosen.connect(
            lambda value: self._change(replace(self._settings, text_scale=float(value)))
        )
        self.lock = self._lock_group()
        self.calls = self._calls_group()
        rows = self._further_rows()
        self.procedure = muted("")
        page = WholePage()
        card = Card(
            FormRow(t("Colours"), self.theme),
            FormRow(t("Size of text"), self.scale),
            self._lock_row(),
            *([self._calls_row()] if hides else []),
            gap=24,
        )
        said = lead(t("They hold on this laptop, for you."))
        head = column(title(t("Settings")), 4, said, 4, self.procedure, gap=0)
        page.add(holder(head), 20, Measured(column(card, 24, rows)), None)
        self.setLayout(column(grow(page)))

    def _further_rows(self) -> RowCard:
        """What has a screen of its own."""
        self.backups = ListRow(
            t("Backups"),
            rule=t("Where copies of your records are, a copy now, putting one back"),
            icon="copy",
        )
        self.backups.clicked.connect(lambda: self.go.emit(Place("backups")))
        self.keys = ListRow(
            t("Opening your records"), rule=t("Passphrase, recovery code, giving the laptop back"), icon="key"
        )
        self.keys.clicked.connect(lambda: self.go.emit(Place("keys")))
        return RowCard([self.backups, self.keys], inset=20)

    def _lock_group(self) -> AnswerGroup:
        """The times a worker may choose from: no more than the council allows."""
        most = read_policy().longest_lock
        times = [minutes for minutes in _LOCK_AFTER if minutes < most] + [most]
        words = {1: t("1 minute")} | {n: t("{n} minutes", n=n) for n in times if n > 1}
        group = AnswerGroup(t("Lock after"), [Answer(str(n), words[n]) for n in times], compact=True)
        group.chosen.connect(lambda value: self._change(replace(self._settings, lock_after=int(value))))
        self._longest = most
        return group

    def _calls_group(self) -> AnswerGroup:
        answers = [Answer(_NO, t("No")), Answer(_YES, t("Yes"))]
        group = AnswerGroup(t("Let the window be shared in a call"), answers, compact=True)
        group.chosen.connect(
            lambda value: self._change(replace(self._settings, shown_in_calls=value == _YES))
        )
        return group

    def _calls_row(self) -> FormRow:
        hint = t("Until then a shared screen, a recording and a screenshot are without this window.")
        return FormRow(t("Let the window be shared in a call"), self.calls, hint=hint)

    def _lock_row(self) -> FormRow:
        hint = t(
            "Without anybody there. It also locks when the laptop sleeps or is locked, or another user signs in."
        )
        return FormRow(t("Lock after"), self.lock, hint=hint)

    def open(self, place: Place) -> None:
        super().open(place)
        self._settings = kept.read(self._folder)
        self.theme.set_value(self._settings.theme.value)
        self.scale.set_value(str(self._settings.text_scale))
        self.calls.set_value(_YES if self._settings.shown_in_calls else _NO)
        self.services.runner.ask(self, procedure_words, self._say_procedure, self.fail)
        self.lock.set_value(str(min(self._settings.lock_after, self._longest)))
        self.settled.emit()

    def _say_procedure(self, words: str) -> None:
        """Whose forms these are is chosen when the program is started."""
        self.procedure.setText(t("Works with: {procedure}", procedure=words))

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        kept.write(self._folder, settings)
        self._wear(settings)
