"""Encrypted copies of the records: where they are, a second place, a reminder while there is none, putting back.

The second place is what the council's policy names for this machine, else what the worker chose. A copy on the laptop
alone is lost with it, so that one never counts as the second.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from hsb_desktop.casework.backup_port import KIND, KeptCopy, Lost
from hsb_desktop.casework.changes import Changes, Saved
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Store, Unit
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.views import FlagView
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london
from hsb_desktop.support.policy import read_policy

NOTICE = "backups"  # the notice on Today that leads to the screen of this name
REMIND_AFTER = timedelta(days=3)  # a long week-end without the stick is no alarm
DAILY = timedelta(hours=20)  # once a day, also for who starts a little earlier than yesterday
_PLACE, _REACHED = "place", "reached"


@dataclass(frozen=True, slots=True)
class BackupView:
    """What the store itself knows of its copies. `reached` is when the second place last took one."""

    here: tuple[KeptCopy, ...]
    place: Path | None
    by_council: bool
    reached: datetime | None
    now: datetime

    @property
    def is_late(self) -> bool:
        """Whether the second place has not been reached for some days."""
        return self.reached is None or self.now - self.reached > REMIND_AFTER

    @property
    def is_of_another_key(self) -> bool:
        """Whether the records were given another key and no copy on the laptop has it yet."""
        return bool(self.here) and all(copy.other_key for copy in self.here)

    @property
    def is_fresh_here(self) -> bool:
        """Whether the newest copy on the laptop is of these days; one is made each day somebody works."""
        return bool(self.here) and self.now - self.here[0].made_at <= REMIND_AFTER


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What was found at the second place; `copies` is None where it cannot be reached."""

    copies: tuple[KeptCopy, ...] | None
    same_disk: bool = False


def backup_view(desk: Desk) -> BackupView:
    """The copies beside the store, and what is known of the second place."""
    with desk.store.unit() as unit:
        return replace(_view(desk, unit), here=desk.store.copies.here())


def look_at_place(desk: Desk, place: Path) -> PlaceView:
    """What is at a place now. It asks nothing of the open store and may take long."""
    copies = desk.store.copies.at(place)
    return PlaceView(copies, copies is not None and desk.store.copies.same_disk(place))


def choose_place(desk: Desk, place: Path) -> Changes:
    """Copies go to this folder too from now on."""
    if council_place() is not None:
        raise NotReady(
            t("Your council has chosen the place for backups on this laptop. Nothing was changed.")
        )
    with desk.store.unit() as unit:
        unit.put_council(KIND, _PLACE, {"path": str(place)}, desk.clock.now())
        unit.put_council(KIND, _REACHED, None, desk.clock.now())
    return Changes()


def copy_here(desk: Desk) -> KeptCopy:
    """A copy beside the store now, proved by opening it."""
    return desk.store.copies.make()


def carry_there(desk: Desk, copy: KeptCopy, place: Path) -> KeptCopy:
    """The copy at a second place too, proved there. It asks nothing of the open store and may take long."""
    return desk.store.copies.carry(copy, place)


def note_carried(desk: Desk, copy: KeptCopy) -> Saved:
    """Enter that the second place took a copy."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        said: Mapping[str, object] = {"at": now.isoformat(), "copy": copy.path.name}
        unit.put_council(KIND, _REACHED, said, now)
    return Saved(now)


def due_to_carry(desk: Desk) -> tuple[KeptCopy, Path] | None:
    """The newest copy and the second place, where that has not taken one today."""
    view = backup_view(desk)
    if view.place is None or not view.here:
        return None
    taken = view.reached is not None and view.now - view.reached < DAILY
    return None if taken else (view.here[0], view.place)


def lost_by(desk: Desk, copy: KeptCopy) -> Lost:
    """What was recorded since a copy and would be gone with it put back."""
    return desk.store.copies.loses(copy)


def put_back(desk: Desk, copy: KeptCopy, passphrase: str) -> None:
    """Let this copy take the place of the records at the next unlocking; what is there now is kept aside."""
    desk.store.copies.put_back(copy, passphrase)


def backup_notice(desk: Desk, unit: Unit) -> FlagView | None:
    """The reminder on Today: while there is no second place, or while it has not been reached for some days."""
    view = _view(desk, unit)
    if view.place is None:
        said = t(
            "Your records have no second copy: if this laptop is lost, so are they. Choose a place for one."
        )
    elif view.reached is None:
        said = t("The place for your backups has not taken a copy yet. Connect it, then make one.")
    elif view.is_late:
        day = long_date(view.reached.astimezone(london()).date())
        said = t("The place for your backups has not been reached since {day}. Connect it.", day=day)
    else:
        return None
    return FlagView(NOTICE, said, "")


def council_place() -> Path | None:
    """The folder that the machine's policy names for backups."""
    return read_policy().backup_folder


def second_place(store: Store) -> Path | None:
    """The council's place, else the worker's own, else none."""
    with store.unit() as unit:
        return _place(unit.council(KIND))


def _place(held: Mapping[str, Mapping[str, object]]) -> Path | None:
    chosen = held.get(_PLACE, {}).get("path")
    return council_place() or (Path(chosen) if isinstance(chosen, str) else None)


def _view(desk: Desk, unit: Unit) -> BackupView:
    held = unit.council(KIND)
    reached = held.get(_REACHED, {}).get("at")
    return BackupView(
        here=(),
        place=_place(held),
        by_council=council_place() is not None,
        reached=datetime.fromisoformat(reached) if isinstance(reached, str) else None,
        now=desk.clock.now(),
    )
