"""What time it is where the work is done, for a window that stays open while hours run and days change."""

from dataclasses import dataclass
from datetime import date, datetime

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.views import StepView


@dataclass(frozen=True, slots=True)
class Moment:
    """The day in London, and the minute in UTC."""

    day: date
    minute: datetime


def moment(desk: Desk) -> Moment:
    """Now, by the desk's clock."""
    return Moment(desk.clock.today(), desk.clock.now().replace(second=0, microsecond=0))


def runs_in_hours(step: StepView | None) -> bool:
    """Whether what is said of the step changes with the minute: a limit in hours that is not over."""
    return step is not None and step.due_at is not None and step.status not in ("done", "not_required")
