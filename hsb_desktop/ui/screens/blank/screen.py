"""One blank: its pages, and three ways out. `Place.page` is a form of the edition in force, else `record_id` says whose
form it is: that one carries its case's reference and can be taken back in without asking which record it belongs to.
"""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.blanks import blank_file_name, blank_form, blank_of_record, drawn_blank
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain, primary, quiet
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import column, grow, row
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.questions.paper_view import PaperView
from hsb_desktop.ui.runtime.pages import PRINT_SCALE, PageLoader
from hsb_desktop.ui.runtime.saving import FileOut
from hsb_desktop.ui.runtime.screen import Screen, Services


class BlankScreen(Screen):
    """Nothing of it is kept: a blank says nothing of anybody."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._paper: Paper | None = None
        self._data, self._pages, self._turn = b"", 0, 0
        self._title, self._edition, self._said = title(""), lead(""), muted("")
        self.sheets = PaperView(services.runner, t("The form as it will print"))
        self._printer = PageLoader(services.runner, self)
        self._files = FileOut(services.runner, services.ask, self)
        self.back = quiet(t("Back"), icon="arrow_left")
        self.cancel = quiet(t("Cancel"), icon="close")
        self.printing = plain(t("Print"), icon="printer")
        self.save = plain(t("Save to print"), icon="save_file")
        self.fill_in = primary(t("Save to fill in on a screen"), icon="save_file")
        self.back.clicked.connect(self._leave)
        self.cancel.clicked.connect(self._cancel)
        self.printing.clicked.connect(self._print)
        self.save.clicked.connect(lambda: self._save(fillable=False))
        self.fill_in.clicked.connect(lambda: self._save(fillable=True))
        self.sheets.shown.connect(self._shown)
        self.sheets.failed.connect(self._cannot)
        self._files.working.connect(self._working)
        foot = FooterBar([self.back], [self.cancel, self.printing, self.save, self.fill_in])
        head = column(
            row(self._title, self._edition, None, gap=16), self._said, gap=4, margins=(32, 20, 32, 12)
        )
        self.setLayout(column(head, grow(self.sheets), foot))

    def open(self, place: Place) -> None:
        super().open(place)
        self._clear()
        record_id, form = place.record_id, place.page

        def compose(desk: Desk) -> Paper:
            return blank_of_record(desk, record_id) if record_id is not None else blank_form(desk, form)

        self.services.runner.ask(self, compose, self._composed, self._cannot)

    def leave(self) -> None:
        self._cancel()
        self.sheets.stop()
        super().leave()

    def _clear(self) -> None:
        self._paper, self._turn = None, self._turn + 1
        self._printer.stop()
        self._files.stop()
        self.sheets.say(t("Drawing the form."))
        self.cancel.hide()
        self._offer(there=False)

    def _offer(self, *, there: bool) -> None:
        for button in (self.printing, self.save, self.fill_in):
            button.setEnabled(there)

    def _composed(self, paper: Paper) -> None:
        self._paper = paper
        self._title.setText(paper.title)
        self._edition.setText(paper.edition)
        self._say_whose()
        turn = self._turn

        def drawn(came: tuple[bytes, int]) -> None:
            if turn == self._turn:
                self._data, self._pages = came
                self.sheets.show_paper(*came)

        self.services.runner.ask_aside(self, lambda desk: _drawn(desk, paper), drawn, self._cannot)

    def _say_whose(self) -> None:
        reference = self._paper.case_reference if self._paper is not None else ""
        said = t("For case {reference}. Nothing of it is filled in.", reference=reference)
        self._said.setText(said if reference else t("For no case: its reference is written in."))

    def _shown(self) -> None:
        self._offer(there=True)
        self.settled.emit()

    def _cannot(self, error: HsbError) -> None:
        self.sheets.say(error.sentence)
        self.fail(error)

    # ------------------------------------------------------------------------------------------------- ways out

    def _working(self, words: str) -> None:
        """Say what is under way, with the way to stop it; without words it is over."""
        self.cancel.setVisible(bool(words))
        self._offer(there=not words)
        if words:
            self._said.setText(words)
        else:
            self._say_whose()

    def _cancel(self) -> None:
        """Nothing goes to the printer any more, and no file is left of one that is being written."""
        if not self.cancel.isHidden():
            self._turn += 1
            self._printer.stop()
            self._files.stop()
            self._working("")

    def _print(self) -> None:
        paper, total = self._paper, self._pages
        if paper is None:
            return

        def drawn(images: list[QImage]) -> None:
            self._working("")
            self.services.ask.print_pages(images, paper.neutral_title)

        self._printer.load(
            self._data,
            total,
            PRINT_SCALE,
            drawn,
            progress=lambda n: self._working(
                t("Preparing page {n} of {total} for the printer.", n=n, total=total)
            ),
            failed=self._cannot,
        )

    def _save(self, *, fillable: bool) -> None:
        paper, turn = self._paper, self._turn
        if paper is None:
            return

        def keep(data: bytes) -> None:
            if turn == self._turn:
                self._working("")
                name = blank_file_name(paper, fillable=fillable)
                self._files.save(
                    name, data, lambda path: self._said.setText(t("Saved as {file}", file=path.name))
                )

        self._working(t("Drawing the form."))
        self.services.runner.ask_aside(
            self, lambda desk: drawn_blank(desk, paper, fillable=fillable), keep, self._cannot
        )

    def _leave(self) -> None:
        here = self.current
        record = here.record_id is not None
        self.go.emit(
            Place("record", here.case_id, here.record_id) if record else Place("library", page="forms")
        )


def _drawn(desk: Desk, paper: Paper) -> tuple[bytes, int]:
    data = drawn_blank(desk, paper, fillable=False)
    return data, desk.writer.page_count(data)
