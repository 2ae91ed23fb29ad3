"""Beside the attendance: who is in the room in numbers, which agency is missing, and the agenda."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.work_views import MeetingCounts, MeetingView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words, muted, subheading
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.screens.meeting.agenda import Agenda

_WIDTH = 300


def counts_in_words(counts: MeetingCounts) -> str:
    """The counts in one line."""
    said = [t("{n} in the room", n=counts.in_the_room)]
    said.append(t("1 apology") if counts.apologies == 1 else t("{n} apologies", n=counts.apologies))
    said.append(t("{n} no answer", n=counts.no_answer))
    return " · ".join(said)


def agenda_head(view: MeetingView) -> str:
    """The head of the agenda, with the section that asks for it."""
    section = view.record.form.source.section
    return t("Agenda, §{section}", section=section) if section else t("Agenda")


class MeetingSide(QWidget):
    """Shown where the window is wide.

    Signals:
        chosen(str): write about this item of the agenda.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._room = _Tile(t("in the room"))
        self._apologies = _Tile(t("apologies"), one=t("apology"))
        self._silent = _Tile(t("no answer"))
        self.quorum = Notice(State.ATTENTION, "")
        self.agenda = Agenda()
        self.agenda.chosen.connect(self.chosen)
        self._head = subheading(t("Agenda"))
        tiles = row(grow(self._room), grow(self._apologies), grow(self._silent), gap=8)
        self.setLayout(column(tiles, 14, self.quorum, 16, self._head, 6, self.agenda, None))
        self.restyle()

    def restyle(self) -> None:
        """Set the width for the look now worn."""
        self.setFixedWidth(look().px(_WIDTH))

    def show_meeting(self, view: MeetingView) -> None:
        """Show the numbers, the warning and the agenda."""
        self._room.show_figure(view.counts.in_the_room)
        self._apologies.show_figure(view.counts.apologies)
        self._silent.show_figure(view.counts.no_answer)
        self.quorum.setVisible(bool(view.quorum.title))
        self.quorum.set_words(view.quorum.title, view.quorum.text, view.quorum.source)
        self._head.setText(agenda_head(view))
        self.agenda.show_items(view.agenda)


class _Tile(Card):
    """A figure and what it counts, narrow enough for three beside each other."""

    def __init__(self, words: str, *, one: str = "") -> None:
        self._figure, self._many, self._one = Words("0", Role.HEADING, figures=True), words, one or words
        self._words = muted(words)
        super().__init__(self._figure, self._words, margins=(12, 8, 6, 8))

    def show_figure(self, figure: int) -> None:
        """Show another number."""
        words = self._one if figure == 1 else self._many
        self._figure.setText(str(figure))
        self._words.setText(words)
        self.setAccessibleName(f"{figure} {words}")
