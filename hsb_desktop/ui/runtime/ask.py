"""The one place that opens dialogs: questions, files, the printer. Everything else is handed an `Ask`.

Words are shown as plain text. File dialogs are Qt's own, since the system's keep a list of recent files that names
cases; what Qt's would remember is emptied before it can be written.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QDir, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.long_work import LongWork, Steps
from hsb_desktop.ui.runtime.runner import Submit

if TYPE_CHECKING:  # a first window does not wait for the printing part of Qt
    from PySide6.QtPrintSupport import QPrinter

_WIDTH_EM = 28
_MOMENT = 0.15  # seconds, within which nobody has read a dialog
T = TypeVar("T")


class Ask(Protocol):
    """What a screen can ask the person, and what it can be answered."""

    def confirm(self, title: str, text: str, yes: str, no: str, *, words: str = "") -> bool:
        """Whether to go on; `yes` and `no` are the words of the two buttons. Closing means no.

        `words` are shown to be read and copied, whole.
        """

    def tell(self, title: str, text: str) -> None:
        """Something the person must have seen."""

    def reason(
        self, title: str, text: str, *, so_far: str = "", typed: Callable[[str], None] = ...
    ) -> str | None:
        """A reason in the person's words, never blank; nothing where they went back.

        It begins with the words typed `so_far`; `typed` hears every change, so that no word waits for the answer.
        """

    def save_path(self, suggested_name: str) -> Path | None:
        """Where to write a file; nothing where they went back."""

    def open_path(self, title: str, patterns: Sequence[str] = ()) -> Path | None:
        """A file to read, of patterns such as "*.pdf"; nothing where they went back."""

    def folder_path(self, title: str) -> Path | None:
        """A folder that is there; nothing where they went back."""

    def print_pages(self, images: Sequence[QImage], title: str, *, begins: Sequence[int] = ()) -> bool:
        """Print pages through the system's printer; whether they were sent. `title` is what the queue shows.

        `begins` are the pages (from 0) that begin a copy of their own, so that none begins on the back of another.
        """

    def during(self, title: str, work: Callable[[Steps], T]) -> T:
        """What `work` comes to, done off the window's thread; meanwhile how far it is, with a way to cancel it.

        What it raises is raised here.
        """


class WindowAsk:
    """Asks in dialogs over the window that `parent` names at that moment; `aside` runs what takes long."""

    def __init__(self, parent: Callable[[], QWidget | None], aside: Submit | None = None) -> None:
        self._parent, self._aside = parent, aside

    def confirm(self, title: str, text: str, yes: str, no: str, *, words: str = "") -> bool:
        """The safe answer has the focus, so Enter pressed in passing does nothing that must be undone."""
        dialog = _Question(self._parent(), title, text)
        if words:
            dialog.show_words(words)
        dialog.offer(no, yes)
        return dialog.run() == QDialog.DialogCode.Accepted

    def tell(self, title: str, text: str) -> None:
        """One button."""
        dialog = _Question(self._parent(), title, text)
        dialog.offer(t("OK"))
        dialog.run()

    def reason(
        self, title: str, text: str, *, so_far: str = "", typed: Callable[[str], None] = lambda _words: None
    ) -> str | None:
        """The button that goes on waits for words."""
        dialog = _Question(self._parent(), title, text)
        if so_far:
            dialog.add_words(t("What you typed before is back."))
        field = dialog.add_field()
        field.setPlainText(so_far)
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.textChanged.connect(lambda: typed(field.toPlainText()))
        dialog.offer(t("Go back"), t("Continue"))
        dialog.require(field)
        accepted = dialog.run() == QDialog.DialogCode.Accepted
        words = field.toPlainText().strip()
        return words if accepted and words else None

    def save_path(self, suggested_name: str) -> Path | None:
        """Qt's own dialog, in the person's documents."""
        dialog = self._file_dialog(t("Save a copy"), QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        suffix = Path(suggested_name).suffix
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.setNameFilter(f"*{suffix}" if suffix else "*")
        dialog.selectFile(suggested_name)
        return _chosen(dialog)

    def open_path(self, title: str, patterns: Sequence[str] = ()) -> Path | None:
        """Qt's own dialog, in the person's documents."""
        dialog = self._file_dialog(title, QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(" ".join(patterns) or "*")
        return _chosen(dialog)

    def folder_path(self, title: str) -> Path | None:
        """Qt's own dialog; sticks and shares are found through the computer's own entry at the side."""
        dialog = self._file_dialog(title, QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def print_pages(self, images: Sequence[QImage], title: str, *, begins: Sequence[int] = ()) -> bool:
        """The system's dialog; each image fills a page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # only for who prints

        from hsb_desktop.ui.runtime.print_choice import begins_among, pages_asked_for

        if not QPrinterInfo.availablePrinterNames():
            self.tell(
                t("No printer is set up on this laptop"),
                t("Nothing was printed. Set a printer up, or save a copy and print it elsewhere."),
            )
            return False
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setFromTo(1, len(images))
        dialog = QPrintDialog(printer, self._parent())
        dialog.setWindowTitle(t("Print"))
        # A file is saved from the page of the paper, where the journal hears of it.
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            two_sided = printer.duplex() != QPrinter.DuplexMode.DuplexNone
            wanted = pages_asked_for(printer, len(images))
            if not wanted:
                self.tell(
                    t("None of these pages is there"), t("Nothing was printed. Choose the pages again.")
                )
                return False
            first = begins_among(wanted, begins) if two_sided else ()
            return self._sent(printer, images, first, wanted)
        return False

    def during(self, title: str, work: Callable[[Steps], T]) -> T:
        """A dialog where it takes longer than a moment; closing it in any way cancels."""
        if self._aside is None:  # before there is a store there is no other thread
            return work(Steps())
        return _Progress(self._parent(), title).through(LongWork(self._aside, work))

    def _sent(
        self, printer: "QPrinter", images: Sequence[QImage], begins: Sequence[int], wanted: Sequence[int]
    ) -> bool:
        from hsb_desktop.ui.runtime.painting import Painted, paint_pages

        became = self.during(
            t("Printing"), lambda steps: paint_pages(printer, images, begins, wanted=wanted, steps=steps)
        )
        if became is Painted.CANCELLED:
            self.tell(
                t("Printing was cancelled"),
                t("It is not entered as printed; destroy any page that has come out of the printer."),
            )
        elif became is Painted.FAILED:
            self.tell(
                t("The printer did not take the pages"),
                t("It is not entered as printed; see to the printer, and print all of it again."),
            )
        return became is Painted.WHOLE

    def _file_dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._parent(), title, QDir.homePath())
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(mode)
        dialog.setHistory([])
        dialog.setSidebarUrls([QUrl("file:"), QUrl.fromLocalFile(QDir.homePath())])
        dialog.resize(42 * dialog.fontMetrics().height(), 24 * dialog.fontMetrics().height())
        return dialog


class ScriptedAsk:
    """Answers from a script, for tests and the tour; keeps what was asked. An answer that is missing is a fault."""

    def __init__(
        self,
        *,
        confirms: Sequence[bool] = (),
        reasons: Sequence[str | None] = (),
        saves: Sequence[Path | None] = (),
        opens: Sequence[Path | None] = (),
        prints: Sequence[bool] = (),
        folders: Sequence[Path | None] = (),
    ) -> None:
        self.asked: list[tuple[str, str, str]] = []
        self.printed: list[tuple[str, int]] = []
        self._confirms, self._reasons = list(confirms), list(reasons)
        self._saves, self._opens, self._prints = list(saves), list(opens), list(prints)
        self._folders = list(folders)

    def confirm(self, title: str, text: str, yes: str, no: str, *, words: str = "") -> bool:
        """The next of `confirms`."""
        self.asked.append(("confirm", title, f"{text}\n{words}" if words else text))
        return _next(self._confirms, title)

    def tell(self, title: str, text: str) -> None:
        """Only kept."""
        self.asked.append(("tell", title, text))

    def reason(
        self, title: str, text: str, *, so_far: str = "", typed: Callable[[str], None] = lambda _words: None
    ) -> str | None:
        """The next of `reasons`."""
        self.asked.append(("reason", title, text))
        return _next(self._reasons, title)

    def save_path(self, suggested_name: str) -> Path | None:
        """The next of `saves`; a folder in it gets the suggested name."""
        self.asked.append(("save", suggested_name, ""))
        place = _next(self._saves, suggested_name)
        return place / suggested_name if place is not None and place.is_dir() else place

    def open_path(self, title: str, patterns: Sequence[str] = ()) -> Path | None:
        """The next of `opens`."""
        self.asked.append(("open", title, " ".join(patterns)))
        return _next(self._opens, title)

    def folder_path(self, title: str) -> Path | None:
        """The next of `folders`."""
        self.asked.append(("folder", title, ""))
        return _next(self._folders, title)

    def during(self, title: str, work: Callable[[Steps], T]) -> T:
        """Done here and now, and never cancelled."""
        return work(Steps())

    def print_pages(self, images: Sequence[QImage], title: str, *, begins: Sequence[int] = ()) -> bool:
        """The next of `prints`."""
        self.asked.append(("print", title, ""))
        self.printed.append((title, len(images)))
        return _next(self._prints, title)


class _Question(QDialog):
    """A title, a sentence, perhaps a field, and buttons; all as plain text."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Casework"))  # the task bar shows it to who passes by
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self.add_words(title, heading=True)
        self.add_words(text)
        self._proceed: QPushButton | None = None

    def add_words(self, words: str, *, heading: bool = False) -> QLabel:
        """A sentence of its own lines; nothing is seen where there are no words."""
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        label.setWordWrap(True)
        if heading:
            label.setProperty("dialog", "title")  # the theme's style sheet draws what is marked so
        label.setMinimumWidth(_WIDTH_EM * label.fontMetrics().height() * 3 // 4)
        if words:
            self._column.addWidget(label)
        return label

    def add_field(self) -> QPlainTextEdit:
        """A field of a few lines that takes the keyboard."""
        field = QPlainTextEdit()
        field.setAccessibleName(self.accessibleName())
        field.setTabChangesFocus(True)
        field.setFixedHeight(5 * field.fontMetrics().lineSpacing())
        self._column.addWidget(field)
        field.setFocus()
        return field

    def show_words(self, words: str) -> None:
        """Words of the person's own, to be read, marked and copied."""
        field = self.add_field()
        field.setReadOnly(True)
        field.setPlainText(words)
        field.clearFocus()

    def offer(self, back: str, proceed: str = "") -> None:
        """The button that closes, and the one that goes on at the right of it."""
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        closing = self._button(back, "plain" if proceed else "proceed")
        closing.clicked.connect(self.reject)
        buttons.addWidget(closing)
        if proceed:
            self._proceed = self._button(proceed, "proceed")
            self._proceed.clicked.connect(self.accept)
            buttons.addWidget(self._proceed)
        self._column.addSpacing(8)
        self._column.addLayout(buttons)
        if self.focusWidget() is None:
            closing.setFocus()

    def require(self, field: QPlainTextEdit) -> None:
        """Going on without words puts the keyboard back into the field."""
        proceed = self._proceed
        if proceed is None:
            return
        proceed.clicked.disconnect(self.accept)
        proceed.clicked.connect(lambda: self.accept() if field.toPlainText().strip() else field.setFocus())

    def run(self) -> int:
        """Wait for the answer."""
        try:
            return self.exec()
        finally:
            self.deleteLater()

    def _button(self, words: str, weight: str) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"))  # a name may hold the sign that marks a shortcut
        button.setProperty("dialog", weight)
        button.setAutoDefault(True)  # Enter presses the one that has the focus
        return button


class _Progress(_Question):
    """How far long work is, in words, and a way to cancel it; it stays until the work has really stopped."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent, title, "")
        self._said = self.add_words(title + " " * 24)
        self.offer(t("Cancel"))
        self._cancel: Callable[[], None] = lambda: None

    def through(self, work: LongWork[T]) -> T:
        """Wait, and hand back what it came to."""
        self._cancel = work.steps.cancel
        work.voice.said.connect(self._said.setText)
        work.voice.over.connect(self.accept)
        if work.ended_within(_MOMENT):
            self.deleteLater()
        else:
            self.run()
        return work.outcome()

    def reject(self) -> None:
        """Cancel; the dialog goes once nothing is under way any more."""
        self._said.setText(t("Stopping."))
        self._cancel()


def _chosen(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    # What Qt writes into the settings of all its programs when the dialog goes: leave it nothing to write.
    dialog.setDirectory(QDir.homePath())
    dialog.setHistory([])
    dialog.setSidebarUrls([])
    dialog.deleteLater()
    return Path(files[0]) if accepted and files else None


def _next(answers: list[T], question: str) -> T:
    if not answers:
        raise LookupError(f"the script has no answer left for {question!r}")
    return answers.pop(0)
