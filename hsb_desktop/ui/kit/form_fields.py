"""The fields of a short form by name: what the person put into each as plain text, to be kept and shown again.

A date is three texts, one a box ("born.day"), so that half a date comes back as half a date.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.text_area import TextArea
from hsb_desktop.ui.kit.text_line import TextLine

FormField = TextLine | TextArea | DateField | AnswerGroup | Select | CheckBox
_TICKED = "yes"
_BOXES = ("day", "month", "year")


class FormFields(QObject):
    """Signals: `edited(texts)` when the person changed a field, with its name and text; never for `put` or `clear`."""

    edited = Signal(object)

    def __init__(self, fields: Mapping[str, FormField], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = dict(fields)
        self._touched: set[str] = set()  # what was put in here is newer than what comes from elsewhere
        for name, field in self._fields.items():
            self._listen(name, field)

    def put(self, texts: Mapping[str, str]) -> bool:
        """Show these texts in the fields that the person left alone; says whether any of them changed."""
        changed = False
        for name, field in self._fields.items():
            before = _texts(name, field)
            wanted = {key: texts.get(key, text) for key, text in before.items()}
            if name not in self._touched and wanted != before:
                _show(field, list(wanted.values()))
                changed = True
        return changed

    def texts(self) -> dict[str, str]:
        """What stands in every field; a date is three texts, a ticked box is "yes"."""
        found: dict[str, str] = {}
        for name, field in self._fields.items():
            found |= _texts(name, field)
        return found

    def clear(self) -> None:
        """Empty every field; nothing in them is the person's any more."""
        self._touched.clear()
        for name, field in self._fields.items():
            _show(field, [""] * len(_texts(name, field)))

    def _listen(self, name: str, field: FormField) -> None:
        def tell(*_what: object) -> None:
            self._touched.add(name)
            self.edited.emit(_texts(name, field))

        if isinstance(field, TextLine):
            field.textEdited.connect(tell)
        elif isinstance(field, TextArea):
            field.edited.connect(tell)
        elif isinstance(field, DateField):
            field.changed.connect(tell)
        elif isinstance(field, CheckBox):
            field.clicked.connect(tell)
        else:
            field.chosen.connect(tell)


def _texts(name: str, field: FormField) -> dict[str, str]:
    if isinstance(field, TextLine | TextArea):
        return {name: field.text()}
    if isinstance(field, DateField):
        return {f"{name}.{box}": line.text() for box, line in zip(_BOXES, field.boxes(), strict=True)}
    if isinstance(field, CheckBox):
        return {name: _TICKED if field.isChecked() else ""}
    return {name: field.value()}


def _show(field: FormField, texts: list[str]) -> None:
    if isinstance(field, TextLine):
        field.setText(texts[0])
    elif isinstance(field, DateField):
        day, month, year = texts
        field.set_parts(day, month, year)
    elif isinstance(field, TextArea):
        field.set_text(texts[0])
    elif isinstance(field, CheckBox):
        field.setChecked(texts[0] == _TICKED)
    else:
        field.set_value(texts[0])
