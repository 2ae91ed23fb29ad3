"""Who a copy is for: one person at a time, with the kind of copy they get and whether they have one already."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from hsb_desktop.casework.work_views import RecipientView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import draw_radio
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.glyphs import draw_state
from hsb_desktop.ui.kit.layout import Column, column, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_text, painting, text_height, text_width
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import muted, subheading
from hsb_desktop.ui.kit.tokens import Role

_CIRCLE, _BETWEEN = 20, 12


class RecipientCard(QRadioButton):
    """One person; the whole card is the target. Somebody the paper is not for has the hatched shape and the reason."""

    def __init__(self, view: RecipientView) -> None:
        super().__init__(view.name)
        self.view = view
        said = (view.name, view.relation, view.copy_words, t("issued") if view.issued else "", view.why_not)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setEnabled(not view.why_not)
        if not view.why_not:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it is the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """A comfortable width; the height of its words there."""
        return QSize(look().px(260), self.heightForWidth(look().px(260)))

    def minimumSizeHint(self) -> QSize:
        """It narrows; its words wrap."""
        return QSize(look().px(160), look().px(52))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the name and what they get, at least the height of a card."""
        return max(look().px(62), self._words_height(width) + 2 * look().gap(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, circle and words."""
        worn = look()
        with painting(self) as painter:
            self._draw_ground(painter)
            size = worn.px(_CIRCLE)
            middle = self.height() / 2
            if self.view.why_not:
                draw_state(painter, QRectF(worn.gap(14), middle - size / 2, size, size), State.WITHHELD)
            else:
                centre = QPointF(worn.gap(14) + size / 2, middle)
                draw_radio(painter, centre, _CIRCLE, on=self.isChecked())
            left, top = self._left(), (self.height() - self._words_height(self.width())) / 2
            if self._issued():
                at = QRectF(self.width() - worn.gap(14) - self._mark_width(), top, self._mark_width(), 0)
                draw_text(painter, at.x(), top + 2, at.width() + 2, self._issued(), Role.SMALL, "done.ink")
            tone = "text_muted" if self.view.why_not else "text"
            below = draw_text(
                painter, left, top, self._name_room(self.width()), self.view.name, Role.STRONG, tone
            )
            draw_text(painter, left, below, self._room(self.width()), self._line(), Role.SMALL, "text_muted")

    def _draw_ground(self, painter: QPainter) -> None:
        rect, high, on = QRectF(self.rect()), look().high_contrast, self.isChecked()
        if self.view.why_not:
            draw_box(painter, rect, 10, "well", "border_control" if high else "border", 2.0 if high else 1.0)
            return
        width = (3.0 if high else 2.0) if on else (2.0 if high else 1.0)
        ground = "accent_soft" if on else "hover" if self.underMouse() else "raised"
        draw_box(painter, rect, 10, ground, "accent" if on else "border_control", width)

    def _line(self) -> str:
        if self.view.why_not:
            return self.view.why_not
        return " · ".join(part for part in (self.view.relation, self.view.copy_words) if part)

    def _issued(self) -> str:
        return t("Issued") if self.view.issued else ""

    def _mark_width(self) -> float:
        return text_width(self._issued(), Role.SMALL)

    def _left(self) -> int:
        return look().gap(14) + look().px(_CIRCLE) + look().gap(_BETWEEN)

    def _room(self, width: int) -> int:
        return max(width - self._left() - look().gap(14), look().px(60))

    def _name_room(self, width: int) -> int:
        return self._room(width) - (round(self._mark_width()) + look().gap(8) if self._issued() else 0)

    def _words_height(self, width: int) -> int:
        name = text_height(self.view.name, Role.STRONG, self._name_room(width))
        return name + text_height(self._line(), Role.SMALL, self._room(width))


class Recipients(QWidget):
    """The people a copy may be for. Nobody is chosen at first.

    Signals:
        chosen(str): a copy for this person is wanted.
        another_wanted(): somebody who is not on the list.
        several_wanted(): copies for several of them at once.
        others_wanted(): papers of other agencies in this pack.
    """

    chosen = Signal(str)
    another_wanted = Signal()
    several_wanted = Signal()
    others_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[RecipientCard] = []
        self._column: Column = column(gap=8)
        another = quiet(t("Another person"), icon="plus", role=Role.SMALL_STRONG, flush=True)
        another.clicked.connect(self.another_wanted)
        self.several = quiet(t("Several people at once"), icon="person", role=Role.SMALL_STRONG, flush=True)
        self.others = quiet(
            t("Papers of other agencies"), icon="document", role=Role.SMALL_STRONG, flush=True
        )
        self.several.clicked.connect(self.several_wanted)
        self.others.clicked.connect(self.others_wanted)
        self.offer_more(several=False, others=False)
        hint = muted(t("One paper for one person. Choose first; the paper is then written for them."))
        head = subheading(t("Who is it for"))
        self.setLayout(
            column(
                head,
                2,
                hint,
                12,
                self._column,
                12,
                row(another, None),
                row(self.several, None),
                row(self.others, None),
                None,
            )
        )

    def offer_more(self, *, several: bool, others: bool) -> None:
        """Offer the ways that only some papers have."""
        self.several.setVisible(several)
        self.others.setVisible(others)

    def cards(self) -> list[RecipientCard]:
        """The cards, in order."""
        return list(self._cards)

    def take_focus(self) -> None:
        """Put the keyboard into the first card that can be chosen."""
        card = next((card for card in self._cards if card.isEnabled()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.TabFocusReason)

    def value(self) -> str:
        """The id of who is chosen, or nothing."""
        return next((card.view.id for card in self._cards if card.isChecked()), "")

    def show_people(self, people: Sequence[RecipientView], chosen: str) -> None:
        """Show these people; `chosen` stays chosen where they may have the paper."""
        focused = next((card.view.id for card in self._cards if card.hasFocus()), "")
        self._column.clear()
        self._cards = []
        for person in people:
            card = RecipientCard(person)
            card.clicked.connect(lambda _on=False, who=person.id: self.chosen.emit(who))
            self._cards.append(card)
            self._column.add(card)
            if person.id == chosen and not person.why_not:
                card.setChecked(True)
            if person.id == focused:
                card.setFocus()
