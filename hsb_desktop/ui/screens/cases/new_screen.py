"""Recording a concern opens a case: who the child is, how the concern came, since when, and the plan that stands."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.cases import NewCase, open_case
from hsb_desktop.casework.changes import Opened
from hsb_desktop.casework.concern import ConcernChoices, concern_choices
from hsb_desktop.casework.day_words import DayWords, day_words
from hsb_desktop.casework.drafts import NEW_CASE, drafts_of
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.identifiers import warn_child_id
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.form_fields import FormFields
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, grow, holder
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.questions.birth import BirthFields
from hsb_desktop.ui.runtime.discarding import Discarding
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.cases.alike import AlikeCases


class NewCaseScreen(Screen):
    """The first page of a case; its primary action shows what is missing and is never disabled.

    There is no record yet to keep what is typed here, so a draft does until the case is opened or given up.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.summary = ErrorSummary()
        self.name, self.system_id = (
            TextLine(t("Child's name")),
            TextLine(t("Number in the council's system"), width=220),
        )
        self.birth = BirthFields(self, unborn=False)
        self.born, self.birth_kind = self.birth.born, self.birth.known
        self.concern_on = DateField(t("Date the concern was received"))
        self.concern_on.changed.connect(self._say_days)
        self.alike = AlikeCases(services.runner, self.name, self.birth, self.system_id)
        self.alike.case_wanted.connect(lambda case_id: self.go.emit(Place("case", case_id)))
        self._days: DayWords | None = None
        self.route = AnswerGroup(t("How the concern came"))
        self.plan = AnswerGroup(t("The child's plan now"), compact=True)
        self._choices: ConcernChoices | None = None
        self._rows = self._build_rows()
        self.system_id.textChanged.connect(self._say_number)
        self._keeper = DraftKeeper(services.autosave, self)
        self._discarding = Discarding(services, self._keeper, self.fail, self)
        self._fields = self._named_fields()
        self._fields.edited.connect(lambda texts: self._keeper.typed(NEW_CASE, texts))
        self._restoring = False
        self._assemble()

    def _named_fields(self) -> FormFields:
        return FormFields(
            {
                "name": self.name,
                "born": self.born,
                "birth_kind": self.birth_kind,
                "system_id": self.system_id,
                "concern_on": self.concern_on,
                "route": self.route,
                "plan": self.plan,
            },
            self,
        )

    def _build_rows(self) -> dict[str, FormRow]:
        return {
            "name": FormRow(
                t("Child's name"), self.name, hint=t("As the child is called in the council's records.")
            ),
            "born": self.birth.born_row,
            "birth_kind": self.birth.known_row,
            "system_id": FormRow(t("Number in the council's system"), self.system_id, hint=t("Optional.")),
            "concern_on": FormRow(
                t("Date the concern was received"),
                self.concern_on,
                hint=t("Clocks of the procedure start from facts like this one."),
            ),
            "route": FormRow(t("How the concern came"), self.route),
            "plan": FormRow(t("The child's plan now"), self.plan),
        }

    def _assemble(self) -> None:
        body = column()
        body.add(
            title(t("Record a concern")),
            4,
            lead(t("This opens a case. You can assess the risk straight after.")),
            16,
        )
        body.add(self.summary, 16)
        back = Notice(
            State.ADVISORY,
            t("What you typed before is back"),
            t("No case has been opened with it yet. Go on from here, or choose not to open a case."),
        )
        self.back = holder(column(back, 16))
        self.back.hide()
        body.add(self.back)
        for name, field in self._rows.items():
            body.add(field, 24)
            if name == "birth_kind":
                body.add(self.alike)
        body.add(
            Notice(
                State.ADVISORY,
                t("Keep it short and factual"),
                t("Records hold summaries. Another child who was harmed has a separate, linked record."),
                t("§1"),
            ),
        )
        self.save = primary(t("Open the case"), trailing="arrow_right", height=44)
        self.save.clicked.connect(self._go)
        cancel = quiet(t("Do not open a case"))
        cancel.clicked.connect(lambda: self._discarding.ask(NEW_CASE, self._give_up))
        self._page = WholePage(Measured(body), None, foot=FooterBar(left=[cancel], right=[self.save]))
        self.setLayout(column(grow(self._page)))

    def open(self, place: Place) -> None:
        super().open(place)
        self._page.begin()
        self.name.setFocus()
        self._forget_faults()
        self.back.hide()
        self._restoring = True
        self.services.runner.ask(
            self,
            lambda desk: (drafts_of(desk, NEW_CASE), day_words(desk), concern_choices(desk)),
            lambda found: self._restore(*found),
            self._not_restored,
        )

    def leave(self) -> None:
        self._keeper.flush()
        super().leave()

    def _restore(self, texts: Mapping[str, str], days: DayWords, choices: ConcernChoices) -> None:
        self._days = days
        self._offer(choices)
        if self._restoring and self._fields.put(texts):
            self.back.show()
        self._restoring = False
        self.birth.set_days(days)
        self._say_days()
        self.settled.emit()

    def _offer(self, choices: ConcernChoices) -> None:
        """The answers of the procedure in force; what is chosen already stays while they are the same."""
        if choices == self._choices:
            return
        self._choices = choices
        for group, offered in ((self.route, choices.routes), (self.plan, choices.plans)):
            group.set_answers([Answer(one.value, one.label, one.hint) for one in offered])
        self._rows["route"].set_hint(choices.source)
        self._rows["plan"].setVisible(bool(choices.plans))
        self._page.grown()

    def _say_days(self) -> None:
        """How long ago the concern came."""
        if self._days is not None:
            self.concern_on.set_relative(self._days.near(self.concern_on.value()))

    def _say_number(self, text: str) -> None:
        self._rows["system_id"].set_warning(warn_child_id(text))

    def _not_restored(self, error: HsbError) -> None:
        self.fail(error)
        self.settled.emit()

    def _give_up(self) -> None:
        self._empty()
        self.go.emit(Place("today"))

    def _empty(self) -> None:
        """Nothing of this case stands here any more, nor in its draft."""
        self._restoring = False
        self._keeper.drop(NEW_CASE)
        self._fields.clear()
        self.birth.say()
        self._say_days()
        self._forget_faults()
        self.back.hide()

    def _forget_faults(self) -> None:
        """What was said to be missing is said again when the case is to be opened, and not before."""
        self.summary.clear_faults()
        for field in self._rows.values():
            field.set_error("")

    def _go(self) -> None:
        faults = self._faults()
        for key, field in self._rows.items():
            field.set_error(dict(faults).get(key, ""))
        if faults:
            self.summary.show_faults(
                t("There is something to put right"), [(words, self._rows[key]) for key, words in faults]
            )
            return
        self.summary.clear_faults()
        new = self._new_case()
        self._keeper.flush()  # a refusal leaves the draft as it stands here
        self.services.runner.ask(
            self, lambda desk: open_case(desk, new, NEW_CASE), self._opened, self._refused
        )

    def _faults(self) -> list[tuple[str, str]]:
        wanted = (
            ("name", bool(self.name.text().strip()), t("Enter the child's name")),
            (
                "born",
                self.born.value() is not None,
                t("Enter the child's date of birth, estimated if need be"),
            ),
            ("birth_kind", bool(self.birth_kind.value()), t("Say how the date of birth is known")),
            ("concern_on", self.concern_on.value() is not None, t("Enter the date the concern was received")),
            ("route", bool(self.route.value()), t("Say how the concern came")),
            ("plan", bool(self.plan.value()) or self._planless, t("Say which plan the child has now")),
        )
        return [(key, words) for key, there, words in wanted if not there]

    @property
    def _planless(self) -> bool:
        """The procedure knows no plan of the child."""
        return self._choices is not None and not self._choices.plans

    def _new_case(self) -> NewCase:
        return NewCase(
            name=self.name.text().strip(),
            born=self.born.value(),
            birth_kind=self.birth.kind(),
            system_id=self.system_id.text().strip(),
            route=self.route.value(),
            concern_on=self.concern_on.value() or date.min,
            plan_status=self.plan.value(),
        )

    def _opened(self, opened: Opened) -> None:
        self._empty()
        self.go.emit(Place("case", opened.case_id))

    def _refused(self, error: HsbError) -> None:
        self.summary.show_faults(t("The case was not opened"), [(error.sentence, self._rows["concern_on"])])
