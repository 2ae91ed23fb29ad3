"""The bundled fonts, made known to Qt."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from hsb_desktop.support.paths import resources_directory


@cache
def register_fonts() -> None:
    """The bundled family is known to Qt when this returns; done once in a process."""
    for file in sorted((resources_directory() / "fonts").glob("AtkinsonHyperlegibleNext_*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
