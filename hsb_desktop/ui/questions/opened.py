"""Which text a choice opened last on a page: words typed on at the choice go there. It keeps no answer."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.ui.questions.text_fields import TextField


class Opened:
    """One for a page; its parts may share it."""

    def __init__(self) -> None:
        self._chose: FieldKey | None = None  # answered last: what opens now was opened by it
        self._by: dict[FieldKey, TextField] = {}

    def chose(self, key: FieldKey, _answer: Answer) -> None:
        """This was answered just now."""
        self._chose = key
        self._by.pop(key, None)

    def came(self, field: TextField) -> None:
        """This text was not asked before."""
        if self._chose is not None:
            self._by.setdefault(self._chose, field)

    def by(self, key: FieldKey) -> QWidget | None:
        """The text that the choice at a key opened, while nothing stands in it."""
        field = self._by.get(key)
        return (
            field
            if field is not None and isValid(field) and field.isVisible() and not field.input.text()
            else None
        )
