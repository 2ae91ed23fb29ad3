"""All issued copies of a paper in one print job, each on a fresh sheet; what went is entered for every copy."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from hsb_desktop.casework import papers
from hsb_desktop.casework.copies_together import copies_to_print
from hsb_desktop.casework.work_views import Issued
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.pages import PRINT_SCALE, PackedPages, PageLoader
from hsb_desktop.ui.runtime.screen import Services


class Together(QObject):
    """Draws copy after copy beside the store's thread, then asks for the printer once.

    Signals:
        working(str): what is under way, in words; an empty text when it is over.
        printed(int): so many copies went to the printer.
        failed(HsbError): the copies could not be read or drawn.
    """

    working = Signal(str)
    printed = Signal(int)
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._loader = PageLoader(services.runner, self)
        self._turn = 0

    def stop(self) -> None:
        """What is on its way is not wanted any more; nothing of it was printed."""
        self._turn += 1
        self._loader.stop()

    def print_all(self, case_id: CaseId, kind: str, record_id: RecordId | None) -> None:
        """Print every copy of this paper that was issued and still holds."""
        self.stop()
        turn = self._turn

        def came(copies: tuple[Issued, ...]) -> None:
            if turn == self._turn and self._may_print(copies):
                self._draw(copies, PackedPages(), [])

        self._services.runner.ask(
            self, lambda desk: copies_to_print(desk, case_id, kind, record_id), came, self.failed.emit
        )

    def _may_print(self, copies: tuple[Issued, ...]) -> bool:
        """Whether the copies of these people are to come out of the printer together."""
        issued = [copy.paper for copy in copies]
        return self._services.ask.confirm(
            t("Print the copies of {n} people together?", n=len(copies)),
            t(
                "Each begins on a fresh sheet and names its reader at the head of every page. Take them apart before"
                " they are handed out."
            ),
            t("Print {n} copies", n=len(copies)),
            t("Not now"),
            words="\n".join(
                t("Copy {n}, for {name}", n=paper.copy_number, name=paper.recipient) for paper in issued
            ),
        )

    def _draw(self, copies: tuple[Issued, ...], pages: PackedPages, begins: list[int]) -> None:
        done = len(begins)
        if done == len(copies):
            self.working.emit("")
            self._send(copies, pages, begins)
            return
        copy = copies[done]
        begins.append(len(pages))

        def drawn(images: list[QImage]) -> None:
            pages.add(images)
            self._draw(copies, pages, begins)

        self._loader.load(
            copy.data,
            copy.paper.pages,
            PRINT_SCALE,
            drawn,
            progress=lambda n: self.working.emit(
                t(
                    "Preparing copy {n} of {total} for the printer, page {page}.",
                    n=done + 1,
                    total=len(copies),
                    page=n,
                )
            ),
            failed=self.failed.emit,
        )

    def _send(self, copies: tuple[Issued, ...], pages: PackedPages, begins: list[int]) -> None:
        title = copies[0].paper.title
        if not self._services.ask.print_pages(pages, title, begins=begins):
            return
        for one in (copy.paper for copy in copies):
            note = partial(papers.note_output, case_id=one.case_id, subject=one.id, how="printed")
            self._services.runner.tell(self, note)
        self.printed.emit(len(copies))
