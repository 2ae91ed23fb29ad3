"""How this worker likes the window: size of text, theme, movement. Plain JSON, since nothing about a case is in it.

A file of a newer version or with a value that is not known is read as far as it can be; it never stops the start.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from hsb_desktop.support.files import private_directory, write_text_atomically

VERSION = 1
SMALLEST_TEXT = 1.0
LARGEST_TEXT = 2.0
SHORTEST_LOCK = 1
LONGEST_LOCK = 15  # minutes; a council may allow less, nobody more
_FILE = "settings.json"


class Theme(StrEnum):
    """The looks of the window; `SYSTEM` follows the desktop's own choice."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """`text_scale` runs from 1.0 (100 %) to 2.0 (200 %); `lock_after` is in minutes without anybody there;
    `shown_in_calls` lets screens shared in a call, and screenshots, show the window."""

    text_scale: float = 1.0
    theme: Theme = Theme.SYSTEM
    reduced_motion: bool = False
    lock_after: int = 5
    shown_in_calls: bool = False

    def __post_init__(self) -> None:
        if not SMALLEST_TEXT <= self.text_scale <= LARGEST_TEXT:
            raise ValueError(f"the text scale runs from {SMALLEST_TEXT} to {LARGEST_TEXT}")
        if not SHORTEST_LOCK <= self.lock_after <= LONGEST_LOCK:
            raise ValueError(f"it locks after {SHORTEST_LOCK} to {LONGEST_LOCK} minutes")


def read(folder: Path) -> Settings:
    """The settings kept in `folder`; what is missing or cannot be understood is as the program comes."""
    if not (folder / _FILE).exists():
        return Settings()
    import json  # only now: a start without settings does not wait for it

    try:
        held = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _understood(held if isinstance(held, dict) else {})


def write(folder: Path, settings: Settings) -> None:
    """Keep `settings` in `folder`, which is made when it is not there."""
    import json

    text = json.dumps({"version": VERSION, **asdict(settings)}, indent=2, sort_keys=True)
    write_text_atomically(private_directory(folder) / _FILE, text + "\n")


def _understood(held: dict[str, object]) -> Settings:
    usual = Settings()
    scale = held.get("text_scale")
    theme = held.get("theme")
    motion, lock, calls = (held.get(name) for name in ("reduced_motion", "lock_after", "shown_in_calls"))
    return Settings(
        text_scale=_within(scale) if isinstance(scale, int | float) else usual.text_scale,
        theme=Theme(theme) if isinstance(theme, str) and theme in set(Theme) else usual.theme,
        reduced_motion=motion if isinstance(motion, bool) else usual.reduced_motion,
        lock_after=_minutes(lock) if isinstance(lock, int) else usual.lock_after,
        shown_in_calls=calls is True,
    )


def _within(scale: float) -> float:
    if scale != scale:  # JSON as Python reads it knows NaN, which no comparison would stop
        return SMALLEST_TEXT
    return float(min(max(scale, SMALLEST_TEXT), LARGEST_TEXT))


def _minutes(kept: int) -> int:
    return min(max(kept, SHORTEST_LOCK), LONGEST_LOCK)
