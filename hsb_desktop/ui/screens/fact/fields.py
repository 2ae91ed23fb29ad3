"""The fields of one kind of fact, made from its definition in the procedure: when it happened, and what it needs.

A field that only one answer calls for is shown with that answer. The values are those of the pathway's contract.
"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.fact_forms import FactForm
from hsb_desktop.procedure.facts import FieldKind, FieldRule
from hsb_desktop.procedure.form import Kind, Question
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.form_fields import FormField, FormFields
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, holder, row
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.time_field import TimeField

_LONDON = ZoneInfo("Europe/London")
_YES, _NO = "yes", "no"
REASON = "reason"


class FactFields(QObject):
    """The rows of one fact's form in `column`, by field in `rows` and `inputs`; `on` and `at` say when it happened.

    Signals:
        edited(texts): the person changed a field; its name and text, as they are kept.
    """

    edited = Signal(object)

    def __init__(self, form: FactForm, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form
        self.on, self.at = DateField(t("Date")), TimeField(t("Time"))
        self.reason = TextLine(t("Why it is corrected"))
        self.inputs: dict[str, QWidget] = {}
        self.rows: dict[str, FormRow] = {"on": FormRow(t("When it happened"), self.on)}
        self.column: Column = column(self.rows["on"], gap=20)
        if form.rule.timed:
            self._add_time()
        for field in form.rule.fields:
            self._add_field(field)
        for question in form.begins.asks if form.begins is not None else ():
            self._add_question(question)
        if form.fact_id is not None:
            hint = t("What stood before stays in the journal, with this reason.")
            self.rows[REASON] = FormRow(t("Why it is corrected or withdrawn"), self.reason, hint=hint)
            self.column.add(self.rows[REASON])
        for apart in (self.at, self.reason):
            if apart.parentWidget() is None:  # not asked: it goes with the form all the same
                apart.setParent(parent)
                apart.hide()
        self._begin()
        self._kept = FormFields(self._named(), self)
        self._kept.edited.connect(self._changed)
        self._show_what_is_asked()

    def put(self, texts: Mapping[str, str]) -> bool:
        """Show what was typed before; whether it differs from what stands."""
        changed = self._kept.put(texts)
        self._show_what_is_asked()
        return changed

    def choose(self, value: str) -> None:
        """Answer the first choice: what the worker came to record is known already."""
        groups = [widget for widget in self.inputs.values() if isinstance(widget, AnswerGroup)]
        if value and groups:
            groups[0].set_value(value)
            self._show_what_is_asked()

    def values(self) -> Mapping[str, object]:
        """The fact as it is filled in; what was left out is left out."""
        values: dict[str, object] = {"fact": self.form.rule.id}
        day, moment = self.on.value(), self.at.value()
        if day is not None and moment is not None:
            values["at"] = f"{day.isoformat()}T{moment:%H:%M}"
        elif day is not None:
            values["on"] = day.isoformat()
        for field in self.form.rule.fields:
            value = self._value(field)
            if value is not None and not self.rows[field.id].isHidden():
                values[field.id] = value
        return values

    def also(self) -> dict[str, str | bool]:
        """What was answered for the record that begins with the fact, by question."""
        found: dict[str, str | bool] = {}
        for question in self.form.begins.asks if self.form.begins is not None else ():
            widget = self.inputs[question.id]
            said = widget.value() if isinstance(widget, AnswerGroup) else ""
            if isinstance(widget, TextLine):
                said = widget.text().strip()
            if said:
                found[question.id] = said == _YES if question.kind is Kind.YES_NO else said
        return found

    def faults(self) -> list[tuple[str, str]]:
        """What is missing or cannot be read: the field and the sentence."""
        wrong: list[tuple[str, str]] = []
        if self.on.value() is None:
            wrong.append(("on", t("Enter the date it happened")))
        if self._needs_time() and self.at.is_empty():
            wrong.append(("at", t("Enter the time it happened; a clock runs from it to the minute")))
        elif not self.at.is_empty() and self.at.value() is None:
            wrong.append(("at", t("Enter the time as hours and minutes, for example 15:30")))
        for field in self.form.rule.fields:
            asked = field.required or field.needed_with is not None
            if asked and not self.rows[field.id].isHidden() and self._value(field) is None:
                wrong.append((field.id, t("Say {what}", what=field.label)))
        return wrong

    def _add_time(self) -> None:
        now = quiet(t("Now"))
        now.setAccessibleName(t("Enter the time it is now"))
        now.clicked.connect(self._now)
        hint = t("For example 15:30. Needed where a clock runs in hours.")
        beside = row(self.at, now, None, gap=8) if self.form.now else row(self.at, None)
        self.rows["at"] = FormRow(t("At what time"), holder(beside), hint=hint)
        self.column.add(self.rows["at"])

    def _now(self) -> None:
        if self.form.now is not None:
            self.at.set_value(self.form.now.astimezone(_LONDON).time())
            self.at.changed.emit()

    def _add_field(self, field: FieldRule) -> None:
        name = _capital(field.label)
        widget = self._widget(field, name)
        self.inputs[field.id] = widget
        hint = "" if field.required or field.needed_with else t("Where it applies.")
        self.rows[field.id] = FormRow(name, widget, hint=hint)
        self.column.add(self.rows[field.id])

    def _add_question(self, question: Question) -> None:
        """Asked for the record; what is left open here is asked again there."""
        widget: QWidget
        if question.kind is Kind.LINE:
            widget = TextLine(question.label)
        else:
            yes_no = [Answer(_YES, t("Yes")), Answer(_NO, t("No"))]
            options = [Answer(option.id, option.label, option.hint) for option in question.options]
            chosen = yes_no if question.kind is Kind.YES_NO else options
            widget = AnswerGroup(question.label, chosen, compact=True)
        self.inputs[question.id] = widget
        self.rows[question.id] = FormRow(question.label, widget, hint=question.hint)
        self.column.add(self.rows[question.id])

    def _widget(self, field: FieldRule, name: str) -> QWidget:
        match field.kind:
            case FieldKind.CHOICE:
                return AnswerGroup(name, self._answers(field), compact=True)
            case FieldKind.CHOICES:
                boxes = [_box(str(choice.value), choice.label) for choice in field.choices]
                return holder(column(*boxes, gap=8))
            case FieldKind.TRUTH:
                return AnswerGroup(name, [Answer(_YES, t("Yes")), Answer(_NO, t("No"))], compact=True)
            case FieldKind.DATE:
                return DateField(name)
            case _:
                return TextLine(name, width=140 if field.kind is FieldKind.COUNT else None)

    def _answers(self, field: FieldRule) -> list[Answer]:
        fitting = self.form.fitting.get(field.id, frozenset())
        found = [
            Answer(
                str(choice.value),
                _capital(choice.label),
                t("Fits the child’s plan now") if str(choice.value) in fitting else "",
            )
            for choice in field.choices
        ]
        return sorted(found, key=lambda answer: bool(fitting) and answer.id not in fitting)

    def _named(self) -> dict[str, FormField]:
        named: dict[str, FormField] = {"on": self.on}
        if "at" in self.rows:
            named["at"] = self.at
        if REASON in self.rows:
            named[REASON] = self.reason
        for name, widget in self.inputs.items():
            if isinstance(widget, TextLine | DateField | AnswerGroup):
                named[name] = widget
            else:
                for box in widget.findChildren(CheckBox):
                    named[f"{name}:{box.objectName()}"] = box
        return named

    def _begin(self) -> None:
        """Today for what is new; what stands for what is corrected."""
        values = self.form.values
        if not values:
            self.on.set_value(self.form.today)
            return
        moment = _moment(values.get("at"))
        if moment is not None:
            local = moment.astimezone(_LONDON) if moment.tzinfo is not None else moment
            self.on.set_value(local.date())
            self.at.set_value(local.time())
        else:
            self.on.set_value(read_day(values.get("on")))
        for field in self.form.rule.fields:
            if field.id in values:
                _show(self.inputs[field.id], values[field.id])

    def _changed(self, texts: Mapping[str, str]) -> None:
        self._show_what_is_asked()
        self.edited.emit(texts)

    def _show_what_is_asked(self) -> None:
        for field in self.form.rule.fields:
            needed = field.needed_with
            if needed is not None:
                given = self._given(needed.field)
                asked = given is not None and (not needed.values or given in needed.values)
                self.rows[field.id].setHidden(not asked)

    def _needs_time(self) -> bool:
        needed = self.form.rule.time_needed
        return needed is not None and self._given(needed.field) in needed.values

    def _given(self, name: str) -> object | None:
        field = self.form.rule.field(name)
        return self._value(field) if field is not None else None

    def _value(self, field: FieldRule) -> object | None:
        widget = self.inputs[field.id]
        if isinstance(widget, AnswerGroup):
            chosen = widget.value()
            if field.kind is FieldKind.TRUTH:
                return {_YES: True, _NO: False}.get(chosen)
            return next((choice.value for choice in field.choices if str(choice.value) == chosen), None)
        if isinstance(widget, DateField):
            day = widget.value()
            return day.isoformat() if day is not None else None
        if isinstance(widget, TextLine):
            text = widget.text().strip()
            if field.kind is FieldKind.COUNT:
                return int(text) if text.isdecimal() else None
            return text or None
        ticked = {box.objectName() for box in widget.findChildren(CheckBox) if box.isChecked()}
        return [choice.value for choice in field.choices if str(choice.value) in ticked] or None


def _moment(given: object) -> datetime | None:
    """A moment as it is stored; None where there is none, or where what is stored is none."""
    try:
        return datetime.fromisoformat(str(given))
    except ValueError:
        return None


def _show(widget: QWidget, value: object) -> None:
    if isinstance(widget, AnswerGroup):
        widget.set_value({True: _YES, False: _NO}[value] if isinstance(value, bool) else str(value))
    elif isinstance(widget, DateField):
        widget.set_value(read_day(value))
    elif isinstance(widget, TextLine):
        widget.setText(str(value))
    elif isinstance(value, list | tuple):
        for box in widget.findChildren(CheckBox):
            box.setChecked(box.objectName() in {str(item) for item in value})


def _box(option: str, label: str) -> CheckBox:
    box = CheckBox(_capital(label))
    box.setObjectName(option)
    return box


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
