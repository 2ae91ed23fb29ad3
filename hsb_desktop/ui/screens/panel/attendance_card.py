"""Who comes to a day of the panel: a line for each service, one click for invited, attended or apologies."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from hsb_desktop.casework.panel_attendance import STATES, SeatView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import muted, strong


class AttendanceCard(Card):
    """The list.

    Signals:
        said(str, str): a service and its state.
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
            states.set_value(seat.state)
            states.chosen.connect(lambda state, seat_id=seat.id: self.said.emit(seat_id, state))
            self.states[seat.id] = states
            self.add(holder(row(grow(holder(words)), states, gap=16)))


def _segments() -> list[Segment]:
    return [Segment(state, SeatView("", "", core=False, state=state).word) for state in STATES]
