"""Makes the Qt application, and catches what nobody caught: a calm sentence instead of a traceback.

Imports only QtCore, QtGui and QtWidgets, since the unlock window waits for nothing else. The application's name says
nothing of its subject: a passer-by reads it in the task bar.
"""

import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t

if TYPE_CHECKING:
    from hsb_desktop.ui.runtime.ask import Ask

Record = Callable[[type[BaseException]], None]
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def create_application(argv: Sequence[str] = ()) -> QApplication:
    """The one application of this process: neutral name, British dates and numbers, our own drawing of controls."""
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    # As a word of the command: setting it from here makes all of QStyle known to Python first, for 10 ms.
    application = QApplication([*(argv or ["casework"]), "-style", "fusion"])
    application.setApplicationName(t("Casework"))
    return application


def install_excepthook(ask: "Ask", record: Record) -> Hook:
    """From now on an exception that nobody caught is recorded by its type, and told in one calm sentence.

    `record` never sees the exception's text, which may hold what was typed. Returns the hook that was there before.
    """
    before = sys.excepthook
    telling = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal telling
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        record(kind)
        if telling:
            return  # one dialog at a time: what fails again while it is open is in the log
        telling = True
        try:
            _tell(ask, error)
        finally:
            telling = False

    sys.excepthook = hook
    return before


def _tell(ask: "Ask", error: BaseException) -> None:
    if isinstance(error, HsbError):
        ask.tell(t("This could not be done"), error.sentence)
        return
    ask.tell(
        t("Something went wrong in the program"),
        t(
            "What was saved is kept. Go on from where you are; if it happens again, lock the program, "
            "unlock it, and tell who looks after it at what time it was."
        ),
    )
