"""What happened, recorded: chosen among the kinds of fact, filled in, with what it sets in motion beside it.

`Place.page` is empty to choose, a kind of fact (with what it is about after a colon), or `correct:` and the id of one
that stands. What is typed is kept as a draft until it is recorded or given up.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.drafts import drafts_of, new_fact
from hsb_desktop.casework.fact_forms import FactForm, FactGroup, fact_choices, fact_form
from hsb_desktop.casework.facts import preview_fact
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.facts import FactRule
from hsb_desktop.procedure.ids import CaseId, FactId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain, primary, quiet, secondary
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import Column, Row, column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.discarding import Discarding
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.fact.choosing import Choosing
from hsb_desktop.ui.screens.fact.effect import Effect
from hsb_desktop.ui.screens.fact.fields import REASON, FactFields
from hsb_desktop.ui.screens.fact.writing import HISTORY, FactWriting

CORRECT = "correct"
_LOOK_AFTER_MS = 250  # after the last change, what it would set in motion is looked at


class FactScreen(Screen):
    """One fact of a case. `fields` holds its form once it is painted."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.fields: FactFields | None = None
        self.effect: Effect | None = None
        self.summary = ErrorSummary()
        self._keeper = DraftKeeper(services.autosave, self)
        self._discarding = Discarding(services, self._keeper, self.fail, self)
        self._writing = FactWriting(services, self)
        self._writing.done.connect(self._done)
        self._writing.refused.connect(self._refused)
        self._body: Column = column(self.summary, gap=0)
        self._foot = FooterBar()
        self._page = WholePage(holder(self._body), None, foot=self._foot)
        self.setLayout(column(grow(self._page)))
        self._columns: Row | None = None
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_AFTER_MS)
        self._soon.timeout.connect(self._look)

    @property
    def rule(self) -> FactRule | None:
        """The kind of fact that is being recorded."""
        return self.fields.form.rule if self.fields is not None else None

    def open(self, place: Place) -> None:
        super().open(place)
        self.fields, self.effect = None, None
        self._body.clear()  # nothing of another fact stands here while this one comes
        self._foot.setVisible(bool(place.page))
        case_id = place.case_id
        kind, _, about = place.page.partition(":")
        if case_id is None:
            self.go.emit(Place("today"))
        elif not kind:
            self.services.runner.ask(
                self, lambda desk: fact_choices(desk, case_id), self._paint_choice, self.fail
            )
        else:
            fact_id = FactId(about) if kind == CORRECT else None
            self.services.runner.ask(
                self,
                lambda desk: (
                    fact_form(desk, kind, case_id, fact_id),
                    drafts_of(desk, new_fact(case_id, place.page)),
                ),
                lambda found: self._paint(case_id, *found),
                self.fail,
            )

    def leave(self) -> None:
        self._soon.stop()
        self._keeper.flush()
        super().leave()

    # ------------------------------------------------------------------------------------------------ choosing

    def _paint_choice(self, groups: tuple[FactGroup, ...]) -> None:
        if self.current.page:
            return
        choosing = Choosing(groups)
        choosing.chosen.connect(lambda page: self.go.emit(Place("fact", self.current.case_id, page=page)))
        self._body.add(choosing)
        self._page.begin()
        self._foot.hide()
        choosing.finder.setFocus()
        self.settled.emit()

    # ------------------------------------------------------------------------------------------------- the form

    def _paint(self, case_id: CaseId, form: FactForm, drafts: Mapping[str, str]) -> None:
        if case_id != self.current.case_id:
            return
        self.summary = ErrorSummary()
        fields = self.fields = FactFields(form, self.summary)
        if form.fact_id is None:
            fields.choose(self.current.page.partition(":")[2])
        came_back = fields.put(drafts)
        self.effect = Effect(form)
        about = form.source
        if form.begins is not None and form.begins.asked_for:
            about = t("{source}. “{record}” begins with it.", source=form.source, record=form.begins.label)
        said = (8, muted(form.guidance)) if form.guidance else ()
        words = column(title(form.rule.label), 4, lead(about), *said, 16, self.summary, 8, gap=0)
        for notice in self._notices(form, came_back=came_back):
            words.add(notice, 16)
        words.add(fields.column)
        self._columns = row(grow(Measured(words), 62), grow(self.effect, 38), gap=32)
        self._body.add(self._columns)
        self._fold(self._folds.fold)
        place = new_fact(case_id, self.current.page)
        fields.edited.connect(lambda texts: self._edited(place, texts))
        self._foot.set_actions(*self._actions(form))
        self._page.begin()
        fields.rows["on"].focus_field()
        self._look()
        self.settled.emit()

    def _notices(self, form: FactForm, *, came_back: bool) -> list[QWidget]:
        found: list[QWidget] = []
        if came_back:
            found.append(Notice(State.ADVISORY, t("What you typed before is back")))
        if form.refused:
            found.append(Notice(State.ATTENTION, t("The procedure does not accept this entry"), form.refused))
        if form.record_id is not None:
            words = t("The record keeps saying what it says. Change it there if it is wrong too.")
            found.append(Notice(State.ADVISORY, t("This comes from a record"), words))
        if form.usual:
            words = t(
                "Its reasons are kept there and it is recorded with them. Here is for what was done elsewhere."
            )
            found.append(Notice(State.ADVISORY, t("An assessment or a meeting records this itself"), words))
        return found

    def _actions(self, form: FactForm) -> tuple[list[QWidget], list[QWidget]]:
        old = form.fact_id
        if old is not None:
            back = quiet(t("Leave it as it is"))
            back.clicked.connect(self._give_up)
            withdraw = plain(t("Withdraw it"), icon="remove")
            withdraw.clicked.connect(lambda: self._withdraw(old))
            if not form.known:
                return [back], [withdraw]
            save = primary(t("Correct it"), height=48)
            save.clicked.connect(lambda: self._correct(old))
            return [back, withdraw], [save]
        back = quiet(t("Do not record it"))
        back.clicked.connect(self._give_up)
        if form.begins is None:
            save = primary(t("Record it"), height=48)
            save.clicked.connect(self._record)
            return [back], [save]
        form_id, label = form.begins.form_id, form.begins.label
        if form.begins.asked_for:  # the procedure asks for this record: one step does both
            save = primary(t("Record it and begin its record"), height=48)
            save.clicked.connect(lambda: self._record_and_begin(form_id))
            return [back], [save]
        more = secondary(t("Record it with “{record}”", record=label))
        more.clicked.connect(lambda: self._record_and_begin(form_id))
        save = primary(t("Record it"), height=48)
        save.clicked.connect(self._record)
        return [back], [more, save]

    def _fold(self, fold: Fold) -> None:
        if self._columns is not None and self.fields is not None:
            wide = fold is Fold.WIDE
            directions = self._columns.Direction
            self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _edited(self, place: str, texts: Mapping[str, str]) -> None:
        self._keeper.typed(place, texts)
        if REASON not in texts:
            self._soon.start()

    def _look(self) -> None:
        """What it would set in motion, as soon as it is complete enough to say."""
        case_id, fields, effect = self.current.case_id, self.fields, self.effect
        if fields is None or effect is None or case_id is None:
            return
        if fields.faults():
            effect.clear()
            return
        values, old = fields.values(), fields.form.fact_id
        self.services.runner.ask(
            effect, lambda desk: preview_fact(desk, case_id, values, old), effect.show_effect, self.fail
        )

    # ------------------------------------------------------------------------------------------------ recording

    def _ready(self, *, reason: bool = False) -> bool:
        fields = self.fields
        if fields is None:
            return False
        wrong = fields.faults()
        if reason and not fields.reason.text().strip():
            wrong.append((REASON, t("Say why; the reason stays with the entry")))
        faults = dict(wrong)
        for key, form_row in fields.rows.items():
            form_row.set_error(faults.get(key, ""))
        if wrong:
            places = [(words, fields.rows[key]) for key, words in wrong]
            self.summary.show_faults(t("There is something to put right"), places)
        else:
            self.summary.clear_faults()
        return not wrong

    def _record(self) -> None:
        case_id, fields = self.current.case_id, self.fields
        if fields is not None and case_id is not None and self._ready():
            self._writing.record(case_id, fields, self._draft(case_id))

    def _record_and_begin(self, form_id: str) -> None:
        case_id, fields = self.current.case_id, self.fields
        if fields is not None and case_id is not None and self._ready():
            self._writing.record_and_begin(case_id, fields, form_id, self._draft(case_id))

    def _correct(self, old: FactId) -> None:
        case_id, fields = self.current.case_id, self.fields
        if fields is not None and case_id is not None and self._ready(reason=True):
            self._writing.correct(case_id, fields, old, self._draft(case_id))

    def _withdraw(self, old: FactId) -> None:
        case_id, fields = self.current.case_id, self.fields
        if fields is None or case_id is None:
            return
        if not fields.reason.text().strip():
            said = t("Say why; the reason stays with the entry")
            self.summary.show_faults(t("There is something to put right"), [(said, fields.rows[REASON])])
            return
        self._writing.withdraw(case_id, fields, old, self._draft(case_id))

    def _draft(self, case_id: CaseId) -> str:
        """The place of the draft, which everything typed has been sent to: a refusal leaves it as it stands."""
        self._keeper.flush()
        return new_fact(case_id, self.current.page)

    def _done(self, draft: str, place: Place) -> None:
        self._keeper.drop(draft)
        self.go.emit(place)

    def _give_up(self) -> None:
        case_id = self.current.case_id
        if case_id is not None:
            correcting = self.fields is not None and self.fields.form.fact_id is not None
            page = HISTORY if correcting else ""
            back = Place("case", case_id, page=page)
            self._discarding.ask(new_fact(case_id, self.current.page), lambda: self.go.emit(back))

    def _refused(self, error: HsbError) -> None:
        """One sentence next to its field; the field it is about, where it is about one."""
        if self.fields is None:
            return
        field = error.field if isinstance(error, NotAccepted) else ""
        place: QWidget | Callable[[], None] = (
            self.fields.rows.get(field) or self.fields.rows["on"].focus_field
        )
        self.summary.show_faults(t("It was not recorded"), [(error.sentence, place)])
