"""The editable Word copy of a copy that was issued: how it goes is said anew, then it is confirmed, made and saved.

Where to save it is asked before it is made, so that the register holds none that somebody went back from.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from hsb_desktop.casework import papers, word_copies
from hsb_desktop.casework.paper_checks import Reason
from hsb_desktop.casework.word_copies import WordCopy, WordUnderway
from hsb_desktop.casework.work_views import Issued, PaperPreview
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import write_atomically
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.papers.faults import Faults
from hsb_desktop.ui.screens.papers.foot import PapersFoot
from hsb_desktop.ui.screens.papers.handing import Handing
from hsb_desktop.ui.screens.papers.issuing import Confirming, may_go_as_word


class Editable(QObject):
    """The way of a Word copy: composed and checked on the store's thread, written beside it, entered, then saved.

    The foot says what is under way and what was saved; what stood in it before stands in it again where it is stopped.
    """

    def __init__(
        self,
        services: Services,
        around: tuple[Handing, Faults, PapersFoot],
        confirming: Confirming,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services, self._confirming = services, confirming
        self._handing, self._faults, self._foot = around
        self._said = ""

    def save(self, asked: papers.Asked | None, preview: PaperPreview | None, issued: Issued | None) -> None:
        """Ask how it goes, whether it may and where to, then make it of that issued copy."""
        if asked is None or preview is None or issued is None:
            return
        delivery = self._handing.value() if not self._handing.isHidden() else None
        if delivery is None:
            self._handing.show_for(asked.case_id, preview.recipient)
            said = t("Say how the editable copy reaches {name}.", name=preview.recipient.name)
            self._faults.show_faults(t("Before an editable copy can go"), [(said, self._handing.take_focus)])
            return
        self._faults.show_faults("", ())
        wanted = replace(asked, seen="", delivery=delivery)

        def go(reason: Reason) -> None:
            self._make(replace(wanted, reason=reason), preview, issued)

        self._confirming.ask(asked.case_id, preview, self._handing.words(), go, may_go_as_word)

    def _make(self, asked: papers.Asked, preview: PaperPreview, issued: Issued) -> None:
        path = self._services.ask.save_path(word_name(preview.paper.case_reference, issued))
        if path is None:
            return
        runner, paper_id = self._services.runner, issued.paper.id
        self._said = self._foot.words.text()
        self._foot.say(t("Making the editable copy."))

        def write(begun: WordUnderway) -> None:
            runner.ask_aside(
                self,
                lambda desk: word_copies.write_word(desk, begun),
                lambda data: enter(begun, data),
                self._stopped,
            )

        def enter(begun: WordUnderway, data: bytes) -> None:
            runner.ask(self, lambda desk: word_copies.finish_word(desk, begun, data), keep, self._stopped)

        def keep(copy: WordCopy) -> None:
            self._confirming.served(asked.case_id, preview.recipient)
            self._handing.served()
            self._keep(copy, path)

        runner.ask(self, lambda desk: word_copies.begin_word(desk, asked, paper_id), write, self._stopped)

    def _keep(self, copy: WordCopy, path: Path) -> None:
        try:
            write_atomically(path, copy.data)
        except OSError:
            self._foot.say(self._said)
            self._services.ask.tell(
                t("The editable copy was not saved"),
                t(
                    "That place cannot be written. The register of copies says that it was made; the issued copy is "
                    "kept in the case. Choose another place and save it again."
                ),
            )
            return
        case_id, paper_id = copy.issued.case_id, copy.issued.id
        self._services.runner.tell(self, lambda desk: papers.note_output(desk, case_id, paper_id, "saved"))
        self._foot.say(t("Saved as {file}", file=path.name))

    def _stopped(self, error: HsbError) -> None:
        self._foot.say(self._said)
        self._faults.show_faults(t("It was not made"), [(error.sentence, self._handing.take_focus)])


def word_name(reference: str, issued: Issued) -> str:
    """The name offered for the file: the case reference, what it is, and of which copy; nobody's name."""
    paper = issued.paper
    return f"{reference}-{paper.kind.replace('_', '-')}-{paper.copy_number}-editable.docx"
