"""Destroys one case: what would be lost first, then why and by whose decision, and its reference typed to confirm.

What is typed here is kept like everything else until the case is gone; then the program locks, so that nothing of the
case stays in memory.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import backups
from hsb_desktop.casework.backup_port import KeptCopy
from hsb_desktop.casework.destroying import (
    Decision,
    Destroyed,
    Ground,
    Loss,
    destroy_case,
    ground_words,
    what_would_be_lost,
)
from hsb_desktop.casework.drafts import drafts_of
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.button import primary, quiet, secondary
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.form_fields import FormField, FormFields
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Screen, Services

_MOST_COPIES = 12


class DestroyScreen(Screen):
    """`lock` ends this window once the case is gone."""

    def __init__(self, services: Services, lock: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._lock = lock
        self._loss: Loss | None = None
        self._gone: Destroyed | None = None  # the case that was destroyed a moment ago
        self._has_to_lock = False
        self._keeper = DraftKeeper(services.autosave, self)
        self._body: Column = column(gap=0)
        page = WholePage()
        page.add(Measured(column(holder(self._body)), 760), None)
        self.setLayout(column(grow(page)))

    def open(self, place: Place) -> None:
        super().open(Place("destroy", place.case_id))
        self._loss = None
        self._body.clear()
        case_id, gone, self._gone = place.case_id, self._gone, None
        if gone is not None and case_id is None:
            self._say_gone(gone)
        elif case_id is not None:
            self.services.runner.ask(
                self,
                lambda desk: (what_would_be_lost(desk, case_id), drafts_of(desk, f"destroy:{case_id}")),
                lambda found: self._paint(*found),
                self.fail,
            )

    def leave(self) -> None:
        """Whoever goes elsewhere once the case is gone locks as well, and comes back there."""
        super().leave()
        if self._has_to_lock:
            self._has_to_lock = False
            QTimer.singleShot(0, self, self._lock)

    def here(self) -> Place:
        """Once the case is gone there is nothing to come back to."""
        return self.current if self._loss is not None else Place("cases")

    def _paint(self, loss: Loss, typed: Mapping[str, str]) -> None:
        self._loss = loss
        self._make_fields(loss, typed)
        self.button = secondary(t("Destroy this case"), icon="remove")
        self.button.clicked.connect(self._destroy)
        self.keep = primary(t("Keep the case"))
        self.keep.clicked.connect(lambda: self.go.emit(Place("case", loss.case.id, page="papers")))
        self._said: Column = column(gap=0)
        self._body.clear()
        self._body.add(
            title(t("Destroy this case")),
            4,
            lead(t("{child} · {reference}", child=loss.case.child.name, reference=loss.case.reference)),
            16,
            Notice(State.ATTENTION, t("This cannot be undone"), t("Read first what would be lost.")),
            20,
            SectionHead(t("What would be lost")),
            8,
            Card(*_lost(loss)),
            20,
            SectionHead(t("What stays")),
            8,
            Card(*_stays(loss)),
            20,
            SectionHead(t("By whose decision")),
            8,
            Card(column(*self.rows.values(), gap=16)),
            16,
            holder(self._said),
            holder(Flow(self.keep, self.button, gap=12)),
            24,
        )
        self.settled.emit()

    def _make_fields(self, loss: Loss, typed: Mapping[str, str]) -> None:
        self.ground = AnswerGroup(
            t("Why may it be destroyed?"),
            [Answer(ground.value, ground_words(ground.value)) for ground in Ground],
            compact=True,
        )
        self.by, self.on = TextLine(t("Who decided it")), DateField(t("Decided on"))
        self.reason, self.confirm = TextLine(t("Reason")), TextLine(t("Reference of the case"), width=200)
        self.rows = {
            "ground": FormRow(t("Why may it be destroyed?"), self.ground),
            "by": FormRow(t("Who decided it"), self.by, hint=t("Name and role, or the court.")),
            "on": FormRow(t("Decided on"), self.on),
            "reason": FormRow(
                t("Reason"),
                self.reason,
                hint=t("One line that stays in the journal. Name nobody of the case in it."),
            ),
            "confirm": FormRow(
                t("To confirm, type the reference of this case"), self.confirm, hint=loss.case.reference
            ),
        }
        kept: dict[str, FormField] = {
            "ground": self.ground,
            "by": self.by,
            "on": self.on,
            "reason": self.reason,
        }
        self._fields = FormFields(kept, self)
        self._fields.put(typed)
        place = f"destroy:{loss.case.id}"
        self._fields.edited.connect(lambda texts: self._keeper.typed(place, texts))

    def _destroy(self) -> None:
        loss, day = self._loss, self.on.value()
        wrong = {
            "ground": "" if self.ground.value() else t("Say why it may be destroyed"),
            "by": "" if self.by.text().strip() else t("Say who decided it"),
            "on": "" if day is not None else t("Enter the day, month and year of the decision"),
            "reason": "" if self.reason.text().strip() else t("Say why, in one line"),
            "confirm": "" if self.confirm.text().strip() else t("Type the reference of this case"),
        }
        for name, words in wrong.items():
            self.rows[name].set_error(words)
        if loss is None or day is None or any(wrong.values()):
            return
        self._keeper.flush()
        decision = Decision(Ground(self.ground.value()), self.by.text(), day, self.reason.text())
        case_id, confirmed = loss.case.id, self.confirm.text()
        self._let_work(on=False)  # what is typed meanwhile would be a draft of a case that is gone
        self.services.runner.ask(
            self, lambda desk: destroy_case(desk, case_id, decision, confirmed), self._done, self._refused
        )

    def _let_work(self, *, on: bool) -> None:
        for part in (*self.rows.values(), self.button):
            part.setEnabled(on)

    def _refused(self, error: HsbError) -> None:
        self._let_work(on=True)
        self._said.clear()
        self._said.add(Notice(State.ATTENTION, error.sentence), 16)

    def _done(self, done: Destroyed) -> None:
        """Open this page anew without a case, so that the banner over it goes too."""
        self._gone, self._loss = done, None
        self._body.clear()
        self.go.emit(Place("destroy"))

    def _say_gone(self, done: Destroyed) -> None:
        """What is left to say; nothing of the case stands here any more."""
        self._has_to_lock = True
        self.copy = primary(t("Make a new backup, then lock"), icon="copy")
        self.copy.clicked.connect(self._copy_and_lock)
        self.lock_now = quiet(t("Lock now"))
        self.lock_now.clicked.connect(self._lock)
        self._said = column(gap=0)
        said = t(
            "Nothing of it is in these records any more, but that it was, who decided, and the numbers of its papers. "
            "The program locks next, so that nothing of it stays in memory."
        )
        self._body.add(
            Notice(State.DONE, t("Case {reference} was destroyed", reference=done.reference), said),
            16,
            Card(*_copies_words(done.copies)),
            16,
            holder(self._said),
            holder(Flow(self.copy, self.lock_now, gap=12)),
        )
        self.moved.emit()
        self.settled.emit()

    def _copy_and_lock(self) -> None:
        self.copy.setEnabled(False)
        self.services.runner.ask(self, backups.copy_here, lambda _copy: self._lock(), self._not_copied)

    def _not_copied(self, error: HsbError) -> None:
        self.copy.setEnabled(True)
        self._said.clear()
        self._said.add(Notice(State.ATTENTION, error.sentence), 16)


def _lost(loss: Loss) -> list[QWidget | int]:
    held = loss.holdings
    lines = (
        t("People, with everything known of them: {n}", n=held.people),
        t(
            "Records: {n}, with every wording of their fields, earlier ones too: {m}",
            n=held.records,
            m=held.wordings,
        ),
        t("Facts of the pathway: {n}", n=held.facts),
        t("Papers that were issued, with their pages: {n}", n=held.papers),
        t("What the entries of the journal say: {n}", n=held.entries),
        t("Text that is still being typed, and forms begun for this case"),
    )
    return [part for line in lines for part in (body(line), 4)]


def _stays(loss: Loss) -> list[QWidget | int]:
    lines = [
        t(
            "The journal keeps when something was done and that it was, and the numbers and seals of issued papers."
        ),
        t("Papers that were given out stay with those who have them."),
    ]
    if loss.linked:
        lines.append(t("Linked: {cases}. They say from then on “destroyed”.", cases=", ".join(loss.linked)))
    if loss.has_second_place:
        lines.append(t("The second place for backups may hold it too; copies there go by turns."))
    return [*[part for line in lines for part in (body(line), 4)], *_copies_words(loss.copies)]


def _copies_words(copies: tuple[KeptCopy, ...]) -> list[QWidget | int]:
    """Which backups still hold it, said plainly with their days."""
    if not copies:
        return [body(t("No backup on this laptop holds it."))]
    days = dict.fromkeys(long_date(copy.made_at.astimezone(london()).date()) for copy in copies)
    named = ", ".join(list(days)[:_MOST_COPIES])
    more = len(days) - _MOST_COPIES
    said = t("Backups on this laptop that still hold it are of: {days}.", days=named)
    if more > 0:
        said = t("{said} And of {n} earlier days.", said=said, n=more)
    rule = t(
        "A copy of the day goes after four weeks at most; one that you asked for, or from before an update, stays "
        "until newer ones take its place. Putting one of them back brings the case back."
    )
    return [body(said), 4, muted(rule)]
