"""The frame of work done in steps: step list, the page, guidance beside it, the ways back and on at the foot.

It folds with the window: the guidance goes behind "Why this is asked", then the steps behind their number. Where there
is room for it the guidance can be put away, and called back; F1 goes into it and out again.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import IconButton, plain, primary, quiet, secondary
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.step_list import Step, StepList
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.tab_order import foot_after
from hsb_desktop.ui.kit.text import muted, subheading
from hsb_desktop.ui.kit.text_area import TextArea

_STEPS_WIDTH, _GUIDANCE_WIDTH = 288, 316
_KEYS_SHOWN_TO = 1.3  # larger text leaves the bar at the foot no room for keys
_ANY_WIDTH = 16_777_215  # what Qt takes for "no limit"


class Wizard(QWidget):
    """Signals: `chosen(step id)`, `went_back()`, `went_on()`.

    `left` are further buttons at the foot, `under_steps` stands under the step list, `above` over the page: it stays
    in sight however far the page is scrolled to the field that is worked in.
    """

    chosen = Signal(str)
    went_back = Signal()
    went_on = Signal()

    def __init__(
        self,
        name: str,
        page: QWidget,
        *,
        guidance: QWidget | None = None,
        left: Sequence[QWidget] = (),
        under_steps: QWidget | None = None,
        above: QWidget | None = None,
        forward_key: str = "",
    ) -> None:
        super().__init__()
        self.steps = StepList(name)
        self.steps.chosen.connect(self._choose)
        self._title, self._line = subheading(""), muted("")
        head = holder(column(self._title, self._line, gap=2, margins=(13, 20, 16, 4)))
        self._steps_page = ScrollPage(self.steps, margins=(0, 0, 12, 0))
        side = column(head, grow(self._steps_page))
        if under_steps is not None:
            side.add(holder(column(under_steps, margins=(3, 8, 16, 12))))
        self._side = Panel("side", side)
        self.guidance = guidance
        self._beside, self._put_away = _beside(guidance)
        self._worked_in: QWidget | None = None
        self._forward_key = forward_key
        self.page = ScrollPage(page, None, margins=(40, 24, 40, 24))
        self.back = secondary(t("Back"), icon="arrow_left", keycap=t("Alt ←"), height=48)
        self.forward = primary(t("Save and continue"), keycap=forward_key, height=48)
        self.back.clicked.connect(self.went_back)
        self.forward.clicked.connect(self.went_on)
        self._steps_button = plain(t("Steps"), trailing="chevron_down", height=40)
        self._why_button = plain(t("Why this is asked"), icon="info", height=40)
        self._why_at_foot = quiet(t("Why this is asked"), icon="info")
        footer = [self.back, *left, self._why_at_foot]
        self._foot = FooterBar(left=footer, right=[self.forward], margin=40)
        over = [] if above is None else [holder(column(above, margins=(40, 0, 40, 0)))]
        self._middle = holder(column(*over, grow(self.page), self._foot))
        self._tools = holder(row(self._steps_button, None, self._why_button, margins=(24, 8, 24, 0)))
        self._steps_open = self._why_open = self._why_shut = self._guided = self._reading = False
        self._assemble()

    def _assemble(self) -> None:
        body = row(self._side, grow(self._middle))
        body.add(self._beside)
        self.setLayout(column(self._tools, grow(holder(body))))
        self._steps_button.clicked.connect(lambda: self._open(steps=not self._steps_open))
        for why in (self._why_button, self._why_at_foot, self._put_away):
            why.clicked.connect(self._turn_why)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back.click)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._ask_why)
        application = QApplication.instance()
        if self._forward_key and isinstance(application, QApplication):
            application.focusChanged.connect(self._say_key)
        self._folds = FoldWatch(self)
        self._folds.changed.connect(lambda _fold: self._open())
        look_changed().connect(self._arrange)
        self._arrange()

    def _say_key(self, _before: QWidget | None, now: QWidget | None) -> None:
        """In a field of many lines Enter makes a line, so the key that goes on is another one there."""
        if now is not None and isValid(self) and self._middle.isAncestorOf(now):
            in_lines = isinstance(now, TextArea)
            self._foot.set_key(self.forward, t("Ctrl Enter") if in_lines else self._forward_key)
            self._large_without_keys()

    def set_head(self, title: str, line: str) -> None:
        """What the steps are the steps of, and a line under it."""
        self._title.setText(title)
        self._line.setText(line)

    def show_steps(self, steps: Sequence[Step], current: str) -> None:
        """The steps as they stand, and which one the page shows."""
        self.steps.set_steps(steps)
        self.steps.set_current(current)
        place = next((i for i, step in enumerate(steps, start=1) if step.id == current), 0)
        where = t("Steps: {n} of {total}", n=place, total=len(steps)) if place else t("Steps")
        self._steps_button.setText(where)

    def order(self) -> None:
        """Something on the page was made anew: Tab goes from the page to its foot, as one reads."""
        foot_after(self.page, self._foot)

    def turned(self, *, guided: bool = True) -> None:
        """Another page is in front: from its top; `guided` says whether it has guidance."""
        self.page.verticalScrollBar().setValue(0)
        self._guided = guided
        self._open()
        self.order()
        stop = self.steps.current_row()
        if stop is not None:
            self._steps_page.ensureWidgetVisible(stop, 0, look().px(48))

    def set_reading(self, on: bool) -> None:
        """For reading only: one page without steps, and no way on."""
        self._reading = on
        self.back.setVisible(not on)
        self.forward.setVisible(not on)
        self._arrange()

    def _choose(self, step: str) -> None:
        self._open()
        self.chosen.emit(step)

    def _open(self, *, steps: bool = False, why: bool = False) -> None:
        self._steps_open, self._why_open = steps, why
        self._arrange()

    def _turn_why(self) -> None:
        """Show the guidance, or put it away."""
        if self._folds.fold is Fold.WIDE:
            self._why_shut = not self._why_shut
            self._arrange()
        else:
            self._open(why=not self._why_open)

    def _ask_why(self) -> None:
        """By the keyboard: into the guidance, and back to the field it was asked in."""
        guidance = self.guidance
        if guidance is None or not self._guided or self._reading:
            return
        held: QWidget | None = self.window().focusWidget()
        if self._beside.isVisible() and held is not None and self._beside.isAncestorOf(held):
            if self._folds.fold is not Fold.WIDE:
                self._turn_why()
            back = self._worked_in
            if back is not None and isValid(back):
                back.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._worked_in = held
        if not self._beside.isVisible():
            self._turn_why()
        guidance.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        fold = self._folds.fold
        narrow, wide = fold is Fold.NARROW, fold is Fold.WIDE
        guided = self._guided and self.guidance is not None and not self._reading
        steps = not self._reading and (not narrow or self._steps_open)
        why = guided and (not self._why_shut if wide else self._why_open)
        self._steps_button.setVisible(narrow)
        self._why_button.setVisible(guided)
        self._why_at_foot.setVisible(guided and not narrow and not (wide and why))
        self._tools.setVisible(not self._reading and narrow)
        self._side.setVisible(steps)
        _set_width(self._side, None if narrow else look().frame(_STEPS_WIDTH))
        self._put_away.setVisible(wide)
        self._beside.setVisible(why)
        _set_width(self._beside, None if narrow else look().frame(_GUIDANCE_WIDTH))
        self._middle.setVisible(not narrow or not (steps or why))
        margin = 24 if narrow else 40
        self.page.set_margins((margin, 16 if narrow else 24, margin, 16 if narrow else 24))
        self._foot.set_fold(fold)
        self._large_without_keys()

    def _large_without_keys(self) -> None:
        if look().scale > _KEYS_SHOWN_TO:
            self.back.set_keycap("")
            self.forward.set_keycap("")


def _beside(guidance: QWidget | None) -> tuple[QWidget, IconButton]:
    close = IconButton("close", t("Put the guidance away"), size=32)
    head = row(grow(subheading(t("Why this is asked"))), close, gap=8, margins=(24, 18, 12, 0))
    return Panel("side_right", column(head, *([grow(guidance)] if guidance is not None else []))), close


def _set_width(panel: QWidget, width: int | None) -> None:
    panel.setMinimumWidth(width or 0)
    panel.setMaximumWidth(width or _ANY_WIDTH)
