"""Who comes to a day of the panel: a line for each service, one click for what is said of it or to take that back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from hsb_desktop.casework.panel_attendance import STATES, SeatView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import muted, strong

_UNSAID = "unsaid"
_SHAPES = {"invited": State.NOW, "attended": State.DONE, "apologies": State.MUTED}


class AttendanceCard(Card):
    """The list.

    Signals:
        said(str, str): a service and its state, empty where nothing is said of it any more.
    """

    said = Signal(str, str)

    def __init__(self, seats: Sequence[SeatView]) -> None:
        super().__init__(gap=12)
        self.states: dict[str, Segmented] = {}
        for seat in seats:
            words = column(strong(seat.label), gap=0)
            if seat.core:
                words.add(muted(t("Core member")))
            name = t("Attendance, {role}", role=seat.label)
            states = Segmented(name, _segments(), height=34, equal=False)
            states.set_value(seat.state or _UNSAID)
            states.chosen.connect(lambda state, seat_id=seat.id: self._say(seat_id, state))
            self.states[seat.id] = states
            self.add(holder(row(grow(holder(words)), states, gap=16)))

    def _say(self, seat_id: str, state: str) -> None:
        self.said.emit(seat_id, "" if state == _UNSAID else state)


def _segments() -> list[Segment]:
    said = [
        Segment(state, SeatView("", "", core=False, state=state).word, _SHAPES[state]) for state in STATES
    ]
    return [Segment(_UNSAID, t("Not said"), State.OPEN), *said]
