"""What goes into this copy, what is left out and why, and what is checked before it goes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.work_views import PaperPreview
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, quiet, secondary
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import Column, at, column, grow, holder, row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Rule
from hsb_desktop.ui.kit.text import muted, small, subheading
from hsb_desktop.ui.kit.tokens import Role

_TOP = Qt.AlignmentFlag.AlignTop


def unseen_words(unseen: Sequence[int]) -> str:
    """Which pages were not looked at yet."""
    if len(unseen) == 1:
        return t("Page {n} not looked at yet", n=unseen[0])
    return t("{n} pages not looked at yet", n=len(unseen))


class Release(QWidget):
    """The three lists of one copy.

    Signals:
        look_wanted(int): show this page.
        word_wanted(): save the issued copy as one that can be changed.
    """

    look_wanted = Signal(int)
    word_wanted = Signal()

    def __init__(self, handing: QWidget) -> None:
        """`handing` asks how the copy reaches its reader; it stands under the checks, and what the copy holds under
        both: on a small screen what is to be answered is in sight, and the page itself shows the rest."""
        super().__init__()
        self._body: Column = column(gap=0)
        self._checks: Column = column(gap=6)
        self.look: Button | None = None
        self._preview: PaperPreview | None = None
        self._rule: QWidget | None = None
        self._says_rule = True
        self.word = secondary(t("Save an editable Word copy"), icon="save_file")
        self.word.clicked.connect(self.word_wanted)
        why = muted(
            t("For somebody who has to work on the words. It is marked as a copy; the issued one counts.")
        )
        self._word = holder(column(subheading(t("To work on")), 6, why, 8, self.word, 12, Rule(), 12))
        self.has_word = False  # whether minutes or a plan are shown
        self._word.hide()
        self.setLayout(column(self._word, holder(self._checks), handing, holder(self._body), None))
        self.show_copy(None)

    def set_fold(self, fold: Fold) -> None:
        """Medium: the sentence on how it is decided goes, so that the checks are in sight."""
        self._says_rule = fold is not Fold.MEDIUM
        if self._rule is not None:
            self._rule.setVisible(self._says_rule)

    def show_copy(self, preview: PaperPreview | None) -> None:
        """Show what this copy holds; nothing before somebody is chosen."""
        self._preview = preview
        self._body.clear()
        self._checks.clear()
        self.look, self._rule = None, None
        self._word.hide()
        if preview is None:
            return
        self._body.add(12, Rule(), 12, subheading(t("In this copy")), 6)
        for part in preview.included:
            self._body.add(_line(State.DONE, part), 6)
        if preview.left_out:
            self._body.add(8, subheading(t("Left out")), 6)
            for what, why in preview.left_out:
                self._body.add(_line(State.WITHHELD, what, why), 6)
        listed = t(
            "Only what is on the list of this kind of copy goes in. Nothing is blacked out afterwards."
        )
        self._rule = muted(listed)
        self._body.add(2, self._rule)
        self._rule.setVisible(self._says_rule)

    def show_checks(self, unseen: Sequence[int], *, issued: bool) -> None:
        """Show the checks; `unseen` are the pages that were not shown yet. Of an issued copy an editable one may go."""
        self._checks.clear()
        self.look = None
        if self._preview is None:
            return
        self._word.setVisible(issued and self.has_word)
        self._checks.add(subheading(t("Before it goes")))
        for check in self._preview.checks:
            failed = State.OVERDUE if check.blocks and not check.may_reason else State.ATTENTION
            said = check.detail
            if check.may_reason and not check.ok:
                said = t("{what} Change it, or say why when you issue it.", what=check.detail)
            self._checks.add(_line(State.DONE if check.ok else failed, check.words, said))
        if issued or not self._preview.pages:
            return
        if not unseen:
            self._checks.add(_line(State.DONE, t("Every page was looked at")))
            return
        self.look = quiet(t("Look"), height=24, role=Role.SMALL_STRONG, flush=True)
        self.look.setAccessibleName(t("Look at page {n}", n=unseen[0]))
        self.look.clicked.connect(lambda: self.look_wanted.emit(unseen[0]))
        line = row(grow(_line(State.ATTENTION, unseen_words(unseen))), at(self.look, _TOP), gap=8)
        self._checks.add(holder(line))


def _line(state: State, words: str, why: str = "") -> QWidget:
    said = column(small(words))
    if why:
        said.add(muted(why))
    return holder(row(holder(column(1, StateGlyph(state, 18), None)), grow(holder(said)), gap=10))
