"""One blank: its pages, and three ways out. `Place.page` is a form of the edition in force, else `record_id` says whose
form it is: that one carries its case's reference and can be taken back in without asking which record it belongs to.
"""

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.blanks import blank_file_name, blank_form, blank_of_record, drawn_blank
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.papers import page_image
from hsb_desktop.casework.ports import PageImage, Place
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain, primary, quiet
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import column, grow, row
from hsb_desktop.ui.kit.sheet_view import SheetView
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Screen, Services

_SHOWN, _PRINTED = 1.6, 200 / 72  # scales of a page, 1.0 being 72 dots to the inch


class BlankScreen(Screen):
    """Nothing of it is kept: a blank says nothing of anybody."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._paper: Paper | None = None
        self._data, self._pages, self._turn = b"", 0, 0
        self._title, self._edition, self._said = title(""), lead(""), muted("")
        self.sheets = SheetView(t("The form as it will print"))
        self.back = quiet(t("Back"), icon="arrow_left")
        self.printing = plain(t("Print"), icon="printer")
        self.save = plain(t("Save to print"), icon="save_file")
        self.fill_in = primary(t("Save to fill in on a screen"), icon="save_file")
        self.back.clicked.connect(self._leave)
        self.printing.clicked.connect(self._print)
        self.save.clicked.connect(lambda: self._save(fillable=False))
        self.fill_in.clicked.connect(lambda: self._save(fillable=True))
        foot = FooterBar([self.back], [self.printing, self.save, self.fill_in])
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

        self.services.runner.ask(self, compose, self._composed, self.fail)

    def _clear(self) -> None:
        self._paper, self._turn = None, self._turn + 1
        self.sheets.set_pages([])
        self._offer(there=False)

    def _offer(self, *, there: bool) -> None:
        for button in (self.printing, self.save, self.fill_in):
            button.setEnabled(there)

    def _composed(self, paper: Paper) -> None:
        self._paper = paper
        self._title.setText(paper.title)
        self._edition.setText(paper.edition)
        said = t("For case {reference}. Nothing of it is filled in.", reference=paper.case_reference)
        self._said.setText(said if paper.case_reference else t("For no case: its reference is written in."))
        turn = self._turn

        def drawn(came: tuple[bytes, int]) -> None:
            if turn == self._turn:
                self._data, self._pages = came
                self._load(_SHOWN, self._show)

        self.services.runner.ask_aside(self, lambda desk: _drawn(desk, paper), drawn, self.fail)

    def _show(self, images: list[QImage]) -> None:
        self.sheets.set_pages(images)
        self._offer(there=True)
        self.settled.emit()

    def _load(self, scale: float, then: Callable[[list[QImage]], None]) -> None:
        """Every page, one after the other from the thread that draws."""
        data, turn, images = self._data, self._turn, list[QImage]()

        def arrived(page: PageImage) -> None:
            if turn != self._turn:
                return
            images.append(_image(page))
            step()

        def step() -> None:
            number = len(images)
            if number == self._pages:
                then(images)
                return
            self.services.runner.ask_aside(
                self, lambda desk: page_image(desk, data, number, scale), arrived, self.fail
            )

        step()

    def _print(self) -> None:
        paper = self._paper
        if paper is not None:
            self._load(_PRINTED, lambda images: self._send(images, paper.neutral_title))

    def _send(self, images: list[QImage], name: str) -> None:
        self.services.ask.print_pages(images, name)

    def _save(self, *, fillable: bool) -> None:
        paper = self._paper
        if paper is None:
            return
        name = blank_file_name(paper, fillable=fillable)

        def keep(data: bytes) -> None:
            path = save_bytes(self.services.ask, name, data)
            if path is not None:
                self._said.setText(t("Saved as {file}", file=path.name))

        self.services.runner.ask_aside(
            self, lambda desk: drawn_blank(desk, paper, fillable=fillable), keep, self.fail
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


def _image(page: PageImage) -> QImage:
    """The pixels as an image that owns its memory."""
    return QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32).copy()
