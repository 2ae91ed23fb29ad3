"""From a worker's settings to the look that every window wears."""

from hsb_desktop.support.settings import Settings, Theme
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.runtime.theme import system_reduced_motion, system_theme


def wear_settings(settings: Settings) -> None:
    """Wear the theme, the text size and the motion a worker chose; "system" follows the laptop."""
    theme = system_theme() if settings.theme is Theme.SYSTEM else settings.theme.value
    wear(theme, settings.text_scale, reduced_motion=settings.reduced_motion or system_reduced_motion())
