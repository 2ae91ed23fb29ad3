"""One question of a form: label bold, hint grey under it, the field; a fault with its bar, shape and words.

A warning stands under the field in words, without the bar: what was typed may be right all the same.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QSizePolicy, QWidget

from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import at, column, grow, row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.text_area import TextArea
from hsb_desktop.ui.kit.tokens import Role

_BAR = 4
_ANY_WIDTH = 16_777_215  # what Qt takes for "no limit"


class FormRow(QWidget):
    """Wraps a field and names it for who hears the page. `side` stands at the right of the field."""

    def __init__(self, label: str, field: QWidget, *, hint: str = "", side: QWidget | None = None) -> None:
        super().__init__()
        self.field = field
        self._hint_text, self._error_text, self._warning_text = hint, "", ""
        self._plain = label
        self._label = Words(label, Role.STRONG)
        if not label:  # never shown from here: without a parent it would be a window for a moment
            self._label.hide()
        self._hint = Words(hint, Role.SMALL, "text_muted")
        if not hint:
            self._hint.hide()
        # What is seldom said is made when it is first said: a page of questions is built in less than half the time.
        self._error: _Said | None = None
        self._warning: _Said | None = None
        self._bar = _Bar()
        self._bar.hide()
        line = row(grow(field), gap=10)
        if field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
            line = row(field, None, gap=10)  # a field of its own width stands at the left, under its label
        if side is not None:
            line.add(side)
        if field.maximumWidth() < _ANY_WIDTH:
            line.add(None)  # a short field stands at the left of its room, under its label
        self._words = column(self._label, self._hint, 4, line, gap=0)
        self.setLayout(row(self._bar, grow(self._words), gap=12))
        self._label.setBuddy(field)
        if label and not field.accessibleName():
            field.setAccessibleName(label)
        self._describe()

    def set_corner(self, corner: QWidget) -> None:
        """Put something quiet at the right of the label, once."""
        self._words.removeWidget(self._label)
        self._words.insertLayout(0, row(grow(self._label), corner, gap=10))

    def label(self) -> str:
        """The words of its label, without its number."""
        return self._plain

    def set_number(self, number: str) -> None:
        """Its number before the words, as on paper; who hears the field hears the words alone."""
        self._label.setText(f"{number}  {self._plain}")

    def error(self) -> str:
        """The fault shown, or nothing."""
        return self._error_text

    def set_error(self, sentence: str) -> None:
        """Show a fault in one sentence that says what to do; an empty one takes it away."""
        if self._error is not None:
            self._error.keep_room(on=False)
        if sentence == self._error_text:
            return
        self._error_text = sentence
        if self._error is None:
            self._error = _Said(State.OVERDUE, Role.SMALL_STRONG)
            self._words.insertWidget(2, self._error)
        self._error.say(sentence)
        self._bar.setVisible(bool(sentence))
        mark = getattr(self.field, "set_bad", None)
        if mark is not None:
            mark(bool(sentence))
        self._describe()

    def settle_error(self) -> None:
        """The fault is being put right: its sentence goes and its room stays, so that nothing moves while one types."""
        if self._error is not None and self._error_text:
            self._error.keep_room(on=True)
            self._error_text = ""
            self._error.hide()
            self._bar.hide()
            mark = getattr(self.field, "set_bad", None)
            if mark is not None:
                mark(False)
            self._describe()

    def warning(self) -> str:
        """The warning shown, or nothing."""
        return self._warning_text

    def set_warning(self, sentence: str) -> None:
        """Say under the field what to look at again; it blocks nothing. An empty one takes it away."""
        if sentence == self._warning_text:
            return
        self._warning_text = sentence
        if self._warning is None:
            self._warning = _Said(State.ADVISORY, Role.SMALL, above=4)
            self._words.add(self._warning)
        self._warning.say(sentence)
        self._describe()

    def set_hint(self, hint: str) -> None:
        """Another hint under the label."""
        self._hint_text = hint
        self._hint.setText(hint)
        self._hint.setHidden(not hint)
        self._describe()

    def focus_field(self) -> None:
        """Put the keyboard into the field, or into the first part of it."""
        target = first_focusable(self.field)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _describe(self) -> None:
        said = (self._error_text, self._warning_text, self._hint_text)
        self.field.setAccessibleDescription(" ".join(part for part in said if part))


class _Said(QWidget):
    """A sentence with the shape of its state."""

    def __init__(self, state: State, role: Role, *, above: int = 0) -> None:
        super().__init__()
        self._sentence = Words("", role, state.ink)
        glyph = at(StateGlyph(state, 18), Qt.AlignmentFlag.AlignTop)
        self.setLayout(row(glyph, grow(self._sentence), gap=8, margins=(0, above, 0, 0)))
        self.hide()

    def keep_room(self, *, on: bool) -> None:
        """Whether it takes as much room hidden as shown."""
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() is not on:
            policy.setRetainSizeWhenHidden(on)
            self.setSizePolicy(policy)

    def say(self, sentence: str) -> None:
        """Say it; nothing is shown for an empty one."""
        self._sentence.setText(sentence)
        self.setVisible(bool(sentence))


class _Bar(QFrame):
    """The four-pixel bar at the left of a field with a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "error_bar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Four pixels in every text size."""
        return QSize(_BAR, _BAR)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return QSize(_BAR, _BAR)


def first_focusable(widget: QWidget) -> QWidget | None:
    """The widget itself or the first part of it that takes the keyboard: the chosen one of several radio buttons.

    What is folded away is passed over.
    """
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return widget
    takes = [w for w in widget.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    parts = [w for w in takes if not _folded(w, widget)]
    checked = [w for w in parts if isinstance(w, QAbstractButton) and w.isCheckable() and w.isChecked()]
    fields = [w for w in parts if isinstance(w, QLineEdit | TextArea)]
    return next(iter(checked or fields or parts), None)


def _folded(part: QWidget, whole: QWidget) -> bool:
    """Whether a part, or what it stands in, was hidden on purpose; what was only not shown yet is not."""
    at: QWidget | None = part
    while at is not None and at is not whole:
        if at.isHidden() and at.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return True
        at = at.parentWidget()
    return False
