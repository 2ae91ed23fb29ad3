"""The whole window during a visit: a bar of its own, one page of the plan, a bar at the foot. Nothing leads away."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.drafts import drafts_of
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.visit import VisitAgreement, VisitView, sign, visit
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, ButtonKind, plain, primary, secondary
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.fold import Fold, fold_of
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import Item, column, grow, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.saved import SavedIndicator
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, Panel, RowCard
from hsb_desktop.ui.kit.text import Words, lead, muted
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.visit.reading import cards
from hsb_desktop.ui.screens.visit.signing import SignPage

AGREE, SIGN, DECLINE = "agree", "sign:", "decline:"
_TALL = 52


class VisitScreen(Screen):
    """One plan of one case. `Place.page` is the number of the part shown, "agree", or who signs ("sign:question").

    Signals:
        cover_wanted(): cover every window now.
        leave_wanted(): end the visit; the passphrase is asked for.
    """

    cover_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._view: VisitView | None = None
        self._signing: SignPage | None = None
        self._drafts = DraftKeeper(services.autosave, self)
        self.saved = SavedIndicator()
        self.saved.hide()
        self.cover_button = Button(
            t("Cover screen"), ButtonKind.PLAIN, icon="cover", keycap=t("Shift ×3"), height=_TALL
        )
        self.cover_button.clicked.connect(self.cover_wanted)
        self.leave_button = plain(t("Leave visit"), icon="lock", height=_TALL)
        self.leave_button.clicked.connect(self.leave_wanted)
        self._bar_row = row(
            Words(t("Visit"), Role.LEAD, "text_muted", wrap=False),
            None,
            self.saved,
            12,
            self.cover_button,
            self.leave_button,
            gap=8,
            margins=(32, 8, 32, 8),
        )
        self._foot = FooterBar()
        self._body = column()
        self.setLayout(column(Panel("bar_top", self._bar_row), grow(self._body), self._foot))
        services.autosave.saved.connect(
            lambda at: self._say(t("Saved {time}", time=f"{at.astimezone():%H:%M}"), State.DONE)
        )
        services.autosave.failed.connect(lambda _why: self._say(t("Not saved yet"), State.OVERDUE))

    def open(self, place: Place) -> None:
        super().open(place)
        self._load()

    def refresh(self, changes: Changes) -> None:
        if self.current.case_id in changes.cases and self._signing is None:
            self._load()

    def leave(self) -> None:
        self._drafts.flush()
        super().leave()

    def _load(self) -> None:
        case_id, record_id = self.current.case_id, self.current.record_id
        if case_id is not None:
            self.services.runner.ask(
                self, lambda desk: visit(desk, case_id, record_id), self._arrived, self.fail
            )

    def _arrived(self, view: VisitView) -> None:
        if view.case_id != self.current.case_id:
            return
        self._view = view
        self.current = replace(self.current, record_id=view.record_id)
        self._paint()
        self.settled.emit()

    def _turn(self, page: str) -> None:
        """Another page of the same plan."""
        self.current = replace(self.current, page=page)
        self._paint()
        self.moved.emit()

    def _choose(self, place: Place) -> None:
        self.current = place
        self.moved.emit()
        self._load()

    # ------------------------------------------------------------------------------------------------- painting

    def _paint(self) -> None:
        view, page = self._view, self.current.page
        if view is None:
            return
        narrow = fold_of(self.width()) is Fold.NARROW
        self.cover_button.set_keycap("" if narrow else t("Shift ×3"))
        self._signing = None
        who = self._who(page)
        if view.record_id is None or view.why_not:
            self._show_choice(view)
        elif who is not None:
            self._show_signing(view, who, declines=page.startswith(DECLINE))
        elif page == AGREE:
            self._show_agreements(view)
        else:
            self._show_part(view, min(int(page) if page.isdecimal() else 0, len(view.pages) - 1), narrow)

    def _who(self, page: str) -> VisitAgreement | None:
        asked = page.removeprefix(SIGN).removeprefix(DECLINE)
        agreements = self._view.agreements if self._view is not None and ":" in page else ()
        return next((one for one in agreements if one.key.text == asked), None)

    def _fill(self, items: list[Item], left: list[QWidget], right: list[QWidget]) -> None:
        self._body.clear()
        page = WholePage()
        page.add(*items, None)
        self._body.add(grow(page))
        self._foot.set_actions(left, right)
        self._foot.setVisible(bool(left or right))
        first = next((one for one in reversed(right) if isinstance(one, Button)), self.cover_button)
        first.setFocus()

    def _show_choice(self, view: VisitView) -> None:
        if view.why_not:
            self._fill([EmptyState("shield", view.title, view.why_not)], [], [])
            return
        if not view.plans:
            said = t("A plan that is begun in this case is shown here, in the child’s own words.")
            self._fill([EmptyState("document", t("There is no plan yet"), said)], [], [])
            return
        rows: list[QWidget] = []
        for plan in view.plans:
            one = ListRow(plan.title, icon="document")
            there = Place("visit", view.case_id, plan.record_id)
            one.clicked.connect(lambda _checked=False, there=there: self._choose(there))
            rows.append(one)
        self._fill([Words(t("What do we look at?"), Role.DISPLAY), 24, RowCard(rows)], [], [])

    def _show_part(self, view: VisitView, at: int, narrow: bool) -> None:
        page = view.pages[at]
        said = t("This plan is yours. It says who helps you, and when we talk about it.")
        items: list[Item] = [Words(view.title, Role.DISPLAY), 8, lead(said), 24]
        items += [Words(page.title, Role.HEADING), 16, *cards(page.blocks, beside=not narrow)]
        count = Words(
            t("Page {n} of {total}", n=at + 1, total=len(view.pages) + 1), Role.LEAD, "text_muted", wrap=False
        )
        onward = primary(t("Next"), height=_TALL)
        onward.clicked.connect(lambda: self._turn(str(at + 1) if at + 1 < len(view.pages) else AGREE))
        self._fill(items, [count], [*self._back(view, at), onward])

    def _back(self, view: VisitView, at: int) -> list[QWidget]:
        if at == 0 and len(view.plans) == 1:
            return []
        back = secondary(t("Back"), height=_TALL)
        if at == 0:
            back.clicked.connect(lambda: self._choose(Place("visit", view.case_id)))
        else:
            back.clicked.connect(lambda: self._turn(str(at - 1)))
        return [back]

    def _show_agreements(self, view: VisitView) -> None:
        items: list[Item] = [Words(t("Do we agree?"), Role.DISPLAY), 8]
        said = t("Everybody says it for themselves. Nobody has to sign.")
        if not view.can_sign:
            said = t("This plan is complete. What was said stands here.")
        items += [lead(said), 24]
        for one in view.agreements:
            items += [self._agreement(one, view.can_sign), 16]
        total = len(view.pages) + 1
        count = _count(total, total)
        self._fill(items, [count], self._back(view, len(view.pages)))

    def _agreement(self, one: VisitAgreement, can_sign: bool) -> Card:
        card = Card(Words(one.label, Role.SUBHEADING), 4, margins=(24, 20, 24, 20))
        card.add(Words(one.said, Role.BODY) if one.said else muted(t("Not said yet")))
        if not can_sign:
            return card
        signs = secondary(t("Sign") if one.given is None else t("Sign again"), icon="sign", height=_TALL)
        signs.setAccessibleName(f"{signs.text()}: {one.label}")
        signs.clicked.connect(lambda: self._turn(SIGN + one.key.text))
        declines = plain(t("Rather not"), height=_TALL)
        declines.setAccessibleName(f"{declines.text()}: {one.label}")
        declines.clicked.connect(lambda: self._turn(DECLINE + one.key.text))
        card.add(16, row(signs, declines, None, gap=12))
        return card

    def _show_signing(self, view: VisitView, who: VisitAgreement, *, declines: bool) -> None:
        name = who.given.by if who.given is not None and who.given.agreed else ""
        self._signing = page = SignPage(who, declines=declines, name=name)
        place = self._draft_place(who)
        page.changed.connect(lambda texts: self._drafts.typed(place, texts))
        back = secondary(t("Go back"), height=_TALL)
        back.clicked.connect(lambda: self._turn(AGREE))
        signs = primary(t("Save") if declines else t("Sign"), icon="" if declines else "sign", height=_TALL)
        signs.clicked.connect(lambda: self._sign(page))
        self._fill([page], [], [back, signs])
        (page.because if declines else page.name).setFocus()
        self.services.runner.ask(
            page,
            lambda desk: dict(drafts_of(desk, place)),
            lambda held: page.show_draft(held) if held else None,
        )

    def _draft_place(self, who: VisitAgreement) -> str:
        return f"visit/{self.current.record_id}/{who.key.text}"

    def _sign(self, page: SignPage) -> None:
        record_id = self.current.record_id
        given = page.answer(self.services.runner.desk.clock.today())
        if given is None or record_id is None:
            return
        key = page.agreement.key
        self._drafts.drop(self._draft_place(page.agreement))
        self.services.autosave.keep(
            ("record", record_id, key.text), lambda desk: sign(desk, record_id, key, given)
        )
        self.services.autosave.flush()
        self._signing = None
        self._turn(AGREE)

    def _say(self, words: str, state: State) -> None:
        self.saved.show_words(words, state)
        self.saved.show()


def _count(number: int, total: int) -> Words:
    return Words(t("Page {n} of {total}", n=number, total=total), Role.LEAD, "text_muted", wrap=False)
