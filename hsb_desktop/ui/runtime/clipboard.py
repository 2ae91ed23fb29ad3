"""What we put on the clipboard: kept out of clipboard histories while it is there, and taken away when we lock or end.

What another program put there is left alone. The formats are those that password managers set: KDE's, GNOME's and
Windows' histories read them (Microsoft: "Clipboard formats", cloud clipboard and clipboard history). On macOS Qt has no
way to set the one of nspasteboard.org.
"""

from typing import cast

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
KEEP_OUT = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}


class OwnClipboard(QObject):
    """Looks after what this program copied."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._mark)

    def clear(self) -> None:
        """Take away what is ours, the selection of X11 included."""
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if self._owns(mode) and self._held(mode) is not None:
                self._clipboard.clear(mode)

    def _held(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> QMimeData | None:
        """What is there, where anything is: Qt may say nothing, which its types do not know."""
        held = cast("QMimeData | None", self._clipboard.mimeData(mode))
        return held if held is not None and held.formats() else None

    def _mark(self) -> None:
        """Put what was copied there once more, with the wish to be kept out of histories."""
        held = self._held()
        if held is None or held.hasFormat(next(iter(KEEP_OUT))) or not self._owns(QClipboard.Mode.Clipboard):
            return
        marked = QMimeData()
        for name in held.formats():
            marked.setData(name, held.data(name))
        if held.hasText():
            marked.setText(held.text())
        for name, value in KEEP_OUT.items():
            marked.setData(name, value)
        self._clipboard.setMimeData(marked)

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()
