"""Carries what is typed into a form without a record to the disk, as the text of a record is carried.

A full disk, a lock and the end of the program meet the same care: see `Autosave`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from hsb_desktop.casework.drafts import drop_drafts, keep_draft
from hsb_desktop.ui.runtime.autosave import Autosave


class DraftKeeper(QObject):
    """The drafts of one screen."""

    def __init__(self, autosave: Autosave, parent: QObject) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._texts: dict[str, dict[str, str]] = {}  # by place, what was typed there until it is given up

    def typed(self, place: str, texts: Mapping[str, str]) -> None:
        """Fields of the form at this place changed."""
        whole = {**self._texts.get(place, {}), **texts}
        self._texts[place] = whole
        words = "\n".join(text for text in whole.values() if text)
        self._autosave.keep(("draft", place), lambda desk: keep_draft(desk, place, whole), words)

    def texts(self, place: str) -> Mapping[str, str]:
        """What was typed at this place since the screen was made."""
        return self._texts.get(place, {})

    def flush(self) -> None:
        """Send everything typed to the store now."""
        self._autosave.flush()

    def drop(self, place: str) -> None:
        """Give up what was typed at this place, here and on disk."""
        self._texts.pop(place, None)
        self._autosave.keep(("draft", place), lambda desk: drop_drafts(desk, place))
        self._autosave.flush()
