"""Who comes to a day of the panel, by service and without names: invited, attended, apologies."""

from dataclasses import dataclass

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.panel_days import panel_of
from hsb_desktop.casework.ports import Unit
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.words import t

KIND = "panel_attendance"  # a note of the council for each day of the panel, by its key
STATES = ("invited", "attended", "apologies")


@dataclass(frozen=True, slots=True)
class SeatView:
    """A service on the list of one day; `state` is one of `STATES`, empty while nothing is said."""

    id: str
    label: str
    core: bool
    state: str

    @property
    def word(self) -> str:
        """The state in words."""
        words = {"invited": t("Invited"), "attended": t("Attended"), "apologies": t("Apologies")}
        return words.get(self.state, "")


def seats_on(unit: Unit, panel: PanelRule, day_key: str) -> tuple[SeatView, ...]:
    """The list of that day, in the order of the procedure."""
    said = unit.council(KIND).get(day_key, {})
    return tuple(SeatView(seat.id, seat.label, seat.core, str(said.get(seat.id, ""))) for seat in panel.seats)


def set_seat(desk: Desk, day_key: str, seat: str, state: str) -> tuple[SeatView, ...]:
    """Say whether one service is invited, attended or sent apologies; an empty state takes back what was said.

    Returns the list of that day as it then stands.
    """
    if state and state not in STATES:
        raise ValueError(state)
    panel = panel_of(desk)
    with desk.store.unit() as unit:
        said = {**unit.council(KIND).get(day_key, {}), seat: state}
        kept = {key: value for key, value in said.items() if value}
        unit.put_council(KIND, day_key, kept or None, desk.clock.now())
        return seats_on(unit, panel, day_key) if panel is not None else ()
