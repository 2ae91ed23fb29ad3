"""One fact, from its definition in the procedure: when, what it needs, what it sets in motion, then recorded."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.fact_forms import FactForm, fact_form
from hsb_desktop.casework.facts import preview_fact, record_fact
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import OutcomePreview
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.facts import FactRule, FieldKind, FieldRule
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import body, lead, muted, strong, subheading, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.time_field import TimeField
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.screen import Screen, Services


class FactScreen(Screen):
    """`Place.page` is the kind of fact, with what it is about after a colon where that is known already."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._rule: FactRule | None = None
        self.on = DateField(t("Date"))
        self.at = TimeField(t("Time"))
        self.inputs: dict[str, QWidget] = {}
        self.rows: dict[str, FormRow] = {}
        self.summary = ErrorSummary()
        self._body: Column = column(gap=0)
        self.save = primary(t("Record it"), height=48)
        self.save.clicked.connect(self._save)
        cancel = quiet(t("Do not record it"))
        cancel.clicked.connect(lambda: self.go.emit(Place("case", self.current.case_id)))
        foot = FooterBar(left=[cancel], right=[self.save])
        self._page = WholePage(Measured(self._body), None, foot=foot)
        self.setLayout(column(grow(self._page)))

    def open(self, place: Place) -> None:
        super().open(place)
        kind = place.page.partition(":")[0]
        self._rule = None
        self._body.clear()  # nothing of another fact stands here while this one comes
        self.services.runner.ask(
            self,
            lambda desk: fact_form(desk, kind),
            self._paint,
            self.fail,
        )

    def _paint(self, form: FactForm) -> None:
        rule, today = form.rule, form.today
        self._rule = rule
        self._body.clear()
        self.inputs, self.rows = {}, {}
        self.summary = ErrorSummary()
        self.on, self.at = DateField(t("Date")), TimeField(t("Time"))
        self.on.set_value(today)
        self.rows["on"] = FormRow(t("When it happened"), self.on)
        section = (
            t("§{section}", section=rule.cite.section) if rule.cite is not None and rule.cite.section else ""
        )
        self._body.add(title(rule.label), 4, lead(section), 16, self.summary, 8, self.rows["on"], 20)
        if rule.timed:
            self.rows["at"] = FormRow(
                t("At what time"), self.at, hint=t("For example 15:30. Needed where a clock runs in hours.")
            )
            self._body.add(self.rows["at"], 20)
        for field in rule.fields:
            self._add_field(field)
        self._preview: Column = column(gap=8)
        look = secondary(t("See what it sets in motion"), icon="route")
        look.clicked.connect(self._ask_preview)
        self._body.add(row(look, None), 12, holder(self._preview))
        self._choose_first()
        self._page.begin()
        self.rows["on"].focus_field()
        self.settled.emit()

    def _choose_first(self) -> None:
        """`Place.page` may name, after a colon, what the first choice is about."""
        chosen = self.current.page.partition(":")[2]
        groups = [widget for widget in self.inputs.values() if isinstance(widget, AnswerGroup)]
        if chosen and groups:
            groups[0].set_value(chosen)

    def _add_field(self, field: FieldRule) -> None:
        name = field.label[:1].upper() + field.label[1:]
        widget: QWidget
        if field.kind is FieldKind.CHOICE:
            widget = AnswerGroup(
                name,
                [Answer(str(c.value), c.label[:1].upper() + c.label[1:]) for c in field.choices],
                compact=True,
            )
        elif field.kind is FieldKind.CHOICES:
            widget = holder(
                column(*[_box(str(choice.value), choice.label) for choice in field.choices], gap=8)
            )
        elif field.kind is FieldKind.TRUTH:
            widget = CheckBox(t("Yes"))
            widget.setAccessibleName(name)
        elif field.kind is FieldKind.DATE:
            widget = DateField(name)
        else:
            widget = TextLine(name, width=140 if field.kind is FieldKind.COUNT else None)
        self.inputs[field.id] = widget
        hint = "" if field.required else t("Where it applies.")
        self.rows[field.id] = FormRow(name, widget, hint=hint)
        self._body.add(self.rows[field.id], 20)

    def values(self) -> Mapping[str, object]:
        """The fact as it is filled in; what was left out is left out."""
        assert self._rule is not None
        values: dict[str, object] = {"fact": self._rule.id}
        day, moment = self.on.value(), self.at.value()
        if day is not None and moment is not None:
            values["at"] = f"{day.isoformat()}T{moment:%H:%M}"
        elif day is not None:
            values["on"] = day.isoformat()
        for field in self._rule.fields:
            value = _value(field, self.inputs[field.id])
            if value is not None:
                values[field.id] = value
        return values

    def _ready(self) -> bool:
        wrong: list[tuple[str, str]] = []
        if self.on.value() is None:
            wrong.append(("on", t("Enter the date it happened")))
        if not self.at.is_empty() and self.at.value() is None:
            wrong.append(("at", t("Enter the time as hours and minutes, for example 15:30")))
        fields = self._rule.fields if self._rule is not None else ()
        wrong += [
            (field.id, t("Say {what}", what=field.label))
            for field in fields
            if field.required and _value(field, self.inputs[field.id]) is None
        ]
        faults = dict(wrong)
        for key, form_row in self.rows.items():
            form_row.set_error(faults.get(key, ""))
        if wrong:
            self.summary.show_faults(
                t("There is something to put right"), [(words, self.rows[key]) for key, words in wrong]
            )
        else:
            self.summary.clear_faults()
        return not wrong

    def _ask_preview(self) -> None:
        case_id = self.current.case_id
        if self._rule is None or case_id is None or not self._ready():
            return
        values = self.values()
        self.services.runner.ask(
            self, lambda desk: preview_fact(desk, case_id, values), self._show_preview, self.fail
        )

    def _show_preview(self, preview: OutcomePreview) -> None:
        self._preview.clear()
        if preview.refusal:
            self._preview.add(Notice(State.DUE, t("This cannot be recorded as it is"), preview.refusal))
            return
        card = Card(subheading(t("What it sets in motion")), gap=8)
        for step in preview.sets_in_motion:
            card.add(holder(column(strong(step.label), muted(step.rule or step.source), gap=2)))
        for step in preview.completes:
            card.add(body(t("Done with it: {step}", step=step.label)))
        for step in preview.ends:
            card.add(body(t("No longer required: {step}", step=step.label)))
        if not (preview.sets_in_motion or preview.completes or preview.ends):
            card.add(muted(t("Nothing changes in the pathway.")))
        self._preview.add(card)

    def _save(self) -> None:
        case_id = self.current.case_id
        if self._rule is None or case_id is None or not self._ready():
            return
        values = self.values()
        self.services.runner.ask(
            self, lambda desk: record_fact(desk, case_id, values), self._saved, self._refused
        )

    def _saved(self, changes: Changes) -> None:
        self.go.emit(Place("case", self.current.case_id))

    def _refused(self, error: HsbError) -> None:
        self.summary.show_faults(t("It was not recorded"), [(error.sentence, self.rows["on"])])


def _box(option: str, label: str) -> CheckBox:
    box = CheckBox(label[:1].upper() + label[1:])
    box.setObjectName(option)
    return box


def _value(field: FieldRule, widget: QWidget) -> object | None:
    if isinstance(widget, AnswerGroup):
        chosen = widget.value()
        return next((choice.value for choice in field.choices if str(choice.value) == chosen), None)
    if isinstance(widget, CheckBox):
        return True if widget.isChecked() else None
    if isinstance(widget, DateField):
        day = widget.value()
        return day.isoformat() if day is not None else None
    if isinstance(widget, TextLine):
        text = widget.text().strip()
        if field.kind is FieldKind.COUNT:
            return int(text) if text.isdecimal() else None
        return text or None
    ticked = [box.objectName() for box in widget.findChildren(CheckBox) if box.isChecked()]
    return ticked or None
