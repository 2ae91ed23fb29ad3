"""Prints a paper of five pages through the real dialog and the queue that CUPS_SERVER names, once for each choice.

Run as a program of its own, since CUPS is asked for its address once in a process. Each page is a grey of its own.
"""

import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QSpinBox, QWidget

from hsb_desktop.store.thread import StoreThread
from hsb_desktop.ui.runtime import painting, print_choice
from hsb_desktop.ui.runtime.ask import WindowAsk
from hsb_desktop.ui.runtime.long_work import Steps

PAGES, BEGINS = 5, (0, 3)  # the second copy begins with the fourth page
GREYS = (20, 70, 120, 170, 220)
T = TypeVar("T", bound=QWidget)
V = TypeVar("V")
LEAVE_IT = "--leave-it"  # the deliberate break: single pages are left to the queue
CANCEL = "--cancel"  # at the third page
SEND_IT = "--send-it"  # the deliberate break: a job that is cancelled ends as any other


class Cancelling(WindowAsk):
    """As if Cancel were pressed when the third page is said."""

    def during(self, title: str, work: Callable[[Steps], V]) -> V:
        def until_third(steps: Steps) -> V:
            say = steps.say

            def heard(words: str) -> None:
                say(words)
                if words == "Page 3 of 5":
                    steps.cancel()

            steps.say = heard
            return work(steps)

        return super().during(title, until_third)

    def tell(self, title: str, text: str) -> None:
        print(title)


def _part(dialog: QPrintDialog, kind: type[T], name: str) -> T:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def _choose(copies: int, duplex: str, pages: str) -> Callable[[QPrintDialog], None]:
    def choose(dialog: QPrintDialog) -> None:
        _part(dialog, QSpinBox, "copies").setValue(copies)
        _part(dialog, QRadioButton, duplex).setChecked(True)
        first, _, last = pages.partition("-")
        if pages and first.isdecimal() and last.isdecimal():
            _part(dialog, QRadioButton, "printRange").setChecked(True)
            _part(dialog, QSpinBox, "from").setValue(int(first))
            _part(dialog, QSpinBox, "to").setValue(int(last))
        elif pages:
            _part(dialog, QRadioButton, "pagesRadioButton").setChecked(True)
            _part(dialog, QLineEdit, "pagesLineEdit").setText(pages)
        dialog.accept()

    return choose


def _page(grey: int) -> QImage:
    image = QImage(120, 170, QImage.Format.Format_RGB32)
    image.fill(0x010101 * grey)
    return image


def main() -> int:
    """`copies,duplex,pages` of each job as an argument, its place among them in the name of the job."""
    application = QApplication([])
    images = [_page(grey) for grey in GREYS]
    if LEAVE_IT in sys.argv:
        print_choice._taken_from_cups = lambda printer: ""
    if SEND_IT in sys.argv:
        setattr(painting, "call_off", lambda printer: None)  # noqa: B010
    thread = StoreThread()
    ask = (Cancelling if CANCEL in sys.argv else WindowAsk)(lambda: None, thread.aside)
    try:
        return _print(application, ask, images)
    finally:
        thread.stop()


def _print(application: QApplication, ask: WindowAsk, images: list[QImage]) -> int:
    for number, asked in enumerate((one for one in sys.argv[1:] if not one.startswith("--")), start=1):
        copies, duplex, pages = asked.split(":")
        choose = _choose(int(copies), duplex, pages)
        timer = QTimer()

        def look(timer: QTimer = timer, choose: Callable[[QPrintDialog], None] = choose) -> None:
            for window in application.topLevelWidgets():
                if isinstance(window, QPrintDialog) and window.isVisible():
                    timer.stop()
                    choose(window)

        timer.timeout.connect(look)
        timer.start(20)
        if not ask.print_pages(images, f"C-0142 job {number}", begins=BEGINS):
            return 0 if CANCEL in sys.argv else 1
    return 1 if CANCEL in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
