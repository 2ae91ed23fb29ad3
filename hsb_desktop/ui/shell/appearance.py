"""From a worker's settings to the look that every window wears."""

from pathlib import Path
from typing import TYPE_CHECKING

from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.runtime.theme import system_reduced_motion, system_theme

if TYPE_CHECKING:
    from hsb_desktop.support.settings import Settings


def wear_settings(settings: "Settings") -> None:
    """Wear the theme, the text size and the motion a worker chose; "system" follows the laptop."""
    theme = system_theme() if settings.theme.value == "system" else settings.theme.value
    wear(theme, settings.text_scale, reduced_motion=settings.reduced_motion or system_reduced_motion())


def wear_kept(folder: Path) -> None:
    """Wear what is kept in `folder`. Where nothing was ever chosen, nothing is loaded to read it."""
    if not (folder / "settings.json").exists():
        wear(system_theme(), reduced_motion=system_reduced_motion())
        return
    from hsb_desktop.support import settings

    wear_settings(settings.read(folder))
