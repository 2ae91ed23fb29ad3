"""The screen of the keys: asks the vault through its port, on the store's thread, and says what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import retiring
from hsb_desktop.casework.key_ports import Keys, KeysStanding
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.recovery_pages import CodePage, draw_code_page
from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import write_atomically
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words, lead, muted, title
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.keys.parts import CodePart, PassphrasePart, RetirePart


class KeysScreen(Screen):
    """`folder` is where the records are; `retired` ends the program once they are gone."""

    def __init__(
        self,
        services: Services,
        keys: Keys,
        folder: Path,
        retired: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(services, parent)
        self._keys, self._folder, self._retired = keys, folder, retired
        self.passphrase, self.code, self.retire = PassphrasePart(keys.suggested), CodePart(), RetirePart()
        self.council, self.label = Words(), Words("", Role.STRONG)
        self.passphrase.given.connect(self._change)
        self.code.begun.connect(lambda: self._ask(lambda _desk: keys.new_code(), self.code.show_code))
        self.code.typed.connect(self._prove)
        self.code.print_wanted.connect(lambda code: self._draw(code, self._print))
        self.code.save_wanted.connect(lambda code: self._draw(code, self._save))
        self.retire.given.connect(self._weigh)
        council = Card(Words(t("The council’s recovery key"), Role.SUBHEADING), 4, self.council)
        shared = muted(
            t("On the unlock window of a laptop that several workers share, your records are called:")
        )
        label = Card(Words(t("Your word"), Role.SUBHEADING), 4, shared, 4, self.label)
        page = WholePage()
        page.add(
            title(t("Opening your records")),
            4,
            lead(t("What opens them, and how to change it.")),
            20,
            Measured(column(self.passphrase, self.code, council, label, self.retire, gap=16)),
            None,
        )
        self.setLayout(column(grow(page)))

    def open(self, place: Place) -> None:
        super().open(Place("keys"))
        for part in (self.passphrase, self.code, self.retire):
            part.done()
        self._ask(lambda _desk: (self._keys.standing(), self._keys.label()), self._paint)

    def leave(self) -> None:
        for part in (self.passphrase, self.code, self.retire):
            part.done()
        super().leave()

    def _paint(self, found: tuple[KeysStanding, str]) -> None:
        standing, label = found
        self.label.setText(label)
        words = " ".join(standing.council_words)
        self.council.setText(
            t("Your records are sealed to the key with these words: {words}", words=words)
            if words
            else t("There is none for these records. Your IT support can set one up for the whole council.")
        )
        self.settled.emit()

    def _change(self, old: str, new: str) -> None:
        self.services.runner.ask(
            self,
            lambda _desk: self._keys.change_passphrase(old, new),
            lambda _done: self.passphrase.done(t("The passphrase is changed.")),
            lambda error: self.passphrase.refuse(error.sentence),
        )

    def _prove(self, code: str, typed: str) -> None:
        self.services.runner.ask(
            self,
            lambda _desk: self._keys.put_recovery_code(code, typed),
            lambda _done: self.code.done(t("The new code opens your records; destroy the paper before it.")),
            lambda error: self.code.refuse(error.sentence),
        )

    def _draw(self, code: str, then: Callable[[CodePage], None]) -> None:
        self.services.runner.ask_aside(
            self, lambda desk: draw_code_page(desk.writer, code, desk.clock.today()), then, self.fail
        )

    def _print(self, page: CodePage) -> None:
        image = page.image
        pixels = QImage(image.pixels, image.width, image.height, image.width * 4, QImage.Format.Format_RGB32)
        self.services.ask.print_pages([pixels.copy()], t("Page 1"))

    def _save(self, page: CodePage) -> None:
        """Anywhere but beside the records, which the page opens."""
        place = self.services.ask.save_path("page-1.pdf")
        if place is None:
            return
        if place.resolve().is_relative_to(self._folder.resolve()):
            self.services.ask.tell(
                t("The page was not saved"),
                t("Choose another place: beside your records the page would open them for anybody."),
            )
            return
        try:
            write_atomically(place, page.data)
        except OSError:
            self.services.ask.tell(
                t("The page was not saved"), t("Nothing was kept there. Choose another place.")
            )

    def _weigh(self, passphrase: str) -> None:
        self._ask(
            retiring.second_place_is_set, lambda has_place: self._confirm(passphrase, has_place=has_place)
        )

    def _confirm(self, passphrase: str, *, has_place: bool) -> None:
        copy = (
            t("A last copy goes to the place of your backups first.")
            if has_place
            else t("No place is set for backups, so no copy of them will be left anywhere.")
        )
        sure = self.services.ask.confirm(
            t("Retire the records on this laptop?"),
            copy + " " + t("Nobody can open what is on this laptop afterwards."),
            t("Retire them"),
            t("Keep them"),
        )
        if not sure:
            self.retire.done()
            return
        self.services.runner.ask(
            self,
            lambda desk: retiring.retire(desk, self._keys, passphrase),
            lambda _done: self._retired(),
            lambda error: self.retire.refuse(error.sentence),
        )

    def _ask(self, work: Callable[..., object], then: Callable[..., None]) -> None:
        self.services.runner.ask(self, work, then, self.fail)
