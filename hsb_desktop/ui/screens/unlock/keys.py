"""What the keyboard does to a passphrase: its language, and Caps Lock while it is on. Loaded after the first paint.

Qt does not tell whether Caps Lock is on. Windows and X11 are asked; elsewhere the letters typed tell it.
"""

import ctypes
import ctypes.util
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hsb_desktop.procedure.words import t

HALF_TYPED_MS = 120_000  # then nobody is there, and what was begun of a passphrase goes
Lamp = Callable[[], bool | None]
_CORE_KEYBOARD = 0x100  # XkbUseCoreKbd
_CAPITAL = 0x14  # VK_CAPITAL


def forget_half_typed(
    fields: Sequence[QLineEdit], forget: Callable[[], None], after: int = HALF_TYPED_MS
) -> QTimer:
    """Have `forget` called once nothing was typed into the fields for `after` ms; every letter begins anew."""
    timer = QTimer(fields[0])
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(forget)
    for field in fields:
        field.textEdited.connect(lambda _typed: timer.start())
    return timer


class KeyWatch(QObject):
    """Follows the keyboard while something is typed into one of the fields; keeps nothing of what is typed.

    Signals:
        changed(str, bool): the sentence to show, and whether Caps Lock is on.
    """

    changed = Signal(str, bool)

    def __init__(self, *fields: QLineEdit, lamp: Lamp | None = None) -> None:
        super().__init__(fields[0])
        self._lamp = lamp if lamp is not None else system_lamp()
        self.capitals: bool | None = self._lamp()
        for field in fields:
            field.installEventFilter(self)
        QGuiApplication.inputMethod().localeChanged.connect(self.say)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See keys go down and up, and the field be entered; take none of it."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            self._take(self._told_by(event))
        elif kind == QEvent.Type.FocusIn:
            self._take(self._lamp())
        return False

    def _take(self, capitals: bool | None) -> None:
        if capitals is not None and capitals is not self.capitals:
            self.capitals = capitals
            self.say()

    def _told_by(self, event: QKeyEvent) -> bool | None:
        asked = self._lamp()
        if asked is not None or event.type() != QEvent.Type.KeyPress:
            return asked
        if event.key() == Qt.Key.Key_CapsLock:
            return None if self.capitals is None else not self.capitals
        letter = event.text()
        if len(letter) != 1 or letter.upper() == letter.lower():
            return None
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return letter.isupper() is not shifted

    def say(self) -> None:
        """Tell how it is now."""
        parts = [language_words(QGuiApplication.inputMethod().locale())]
        if self.capitals:
            parts.append(t("Caps Lock is on."))
        self.changed.emit(" ".join(part for part in parts if part), bool(self.capitals))


def language_words(locale: QLocale) -> str:
    """The keyboard's language in words; nothing where the system does not say."""
    if locale.language() == QLocale.Language.C:
        return ""
    language = QLocale.languageToString(locale.language())
    country = QLocale.territoryToString(locale.territory())
    return t("Keyboard: {language} ({country}).", language=language, country=country)


def system_lamp() -> Lamp:
    """Asks the system whether Caps Lock is on; None where it cannot be asked."""
    try:
        return _platform_lamp()
    except (OSError, AttributeError):
        return lambda: None  # a system without the library: the letters typed tell


if sys.platform == "win32":

    def _platform_lamp() -> Lamp:
        keys = ctypes.windll.user32
        return lambda: bool(keys.GetKeyState(_CAPITAL) & 1)

else:

    def _platform_lamp() -> Lamp:
        return _x11_lamp() if QGuiApplication.platformName() == "xcb" else lambda: None


def _x11_lamp() -> Lamp:
    library = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    display = library.XOpenDisplay(None)
    if not display:
        return lambda: None

    def lit() -> bool:
        lamps = ctypes.c_uint(0)
        library.XkbGetIndicatorState(ctypes.c_void_p(display), _CORE_KEYBOARD, ctypes.byref(lamps))
        return bool(lamps.value & 1)

    return lit
