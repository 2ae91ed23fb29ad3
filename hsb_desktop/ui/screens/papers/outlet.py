"""How a paper leaves the store: as a file where the person says, or to the printer; both are entered in the journal."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from hsb_desktop.casework import papers
from hsb_desktop.casework.ports import IssuedPaper
from hsb_desktop.casework.work_views import Issued, PaperPreview
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.pages import PRINT_SCALE, PageLoader
from hsb_desktop.ui.runtime.saving import FileOut
from hsb_desktop.ui.runtime.screen import Services


class Outlet(QObject):
    """Saves and prints. Names of files and of print jobs carry the case reference, never a person's name.

    Signals:
        working(str): what is under way, in words; an empty text when it is over.
        saved(str): a file was written, in words with its name, or the pages went to the printer.
        failed(HsbError): a page could not be drawn.
    """

    working = Signal(str)
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._loader = PageLoader(services.runner, self)
        self._files = FileOut(services.runner, services.ask, self)
        self._files.working.connect(self.working)

    def stop(self) -> None:
        """What is on its way to the printer is not wanted any more, nor a file that is being written."""
        self._loader.stop()
        self._files.stop()

    def save(self, reference: str, issued: Issued) -> None:
        """Ask where, and write the bytes as they were issued."""
        paper = issued.paper
        self._save(file_name(reference, paper), issued.data, paper.case_id, paper.id)

    def save_draft(self, case_id: CaseId, subject: str, preview: PaperPreview) -> None:
        """Write what is not issued yet; every page says so, and the name of the file."""
        paper = preview.paper
        name = f"{paper.case_reference}-{paper.kind.replace('_', '-')}-draft.pdf"
        self._save(name, preview.data, case_id, subject)

    def _save(self, name: str, data: bytes, case_id: CaseId, subject: str) -> None:
        def saved(path: Path) -> None:
            self._note(case_id, subject, "saved")
            self.saved.emit(t("Saved as {file}", file=path.name))

        self._files.save(name, data, saved)

    def print_issued(self, issued: Issued, title: str) -> None:
        """Print a paper as it was issued."""
        paper = issued.paper

        def send(images: list[QImage]) -> None:
            if self._services.ask.print_pages(images, title):
                self._note(paper.case_id, paper.id, "printed")
                self.saved.emit(_queue_words())

        self._print(issued.data, paper.pages, send)

    def print_draft(self, case_id: CaseId, subject: str, preview: PaperPreview) -> None:
        """Print what is not issued yet; every page says so."""

        def send(images: list[QImage]) -> None:
            if self._services.ask.print_pages(images, preview.paper.neutral_title):
                self._note(case_id, subject, "printed")
                self.saved.emit(_queue_words())

        self._print(preview.data, preview.pages, send)

    def _print(self, data: bytes, pages: int, send: Callable[[list[QImage]], None]) -> None:
        def all_drawn(images: list[QImage]) -> None:
            self.working.emit("")
            send(images)

        self._loader.load(
            data,
            pages,
            PRINT_SCALE,
            all_drawn,
            progress=lambda n: self.working.emit(
                t("Preparing page {n} of {total} for the printer.", n=n, total=pages)
            ),
            failed=self.failed.emit,
        )

    def _note(self, case_id: CaseId, subject: str, how: str) -> None:
        self._services.runner.tell(self, lambda desk: papers.note_output(desk, case_id, subject, how))


def _queue_words() -> str:
    """What may stay behind of a print job, outside this program."""
    return t(
        "Sent to the printer. Until it is printed, and longer where printed jobs are kept, the pages are in the print "
        "queue of this computer or of the print server."
    )


def file_name(reference: str, paper: IssuedPaper) -> str:
    """The name offered for a file."""
    return f"{reference}-{paper.kind.replace('_', '-')}-{paper.copy_number}.pdf"
