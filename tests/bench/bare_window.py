"""The floor of a start: one bare window, painted once."""

import os
import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Tells of its first paint and ends."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """The first paint is now."""
        super().paintEvent(event)
        now, spent = time.monotonic(), time.process_time()
        with open(os.environ["FIRST_PAINT"], "w", encoding="ascii") as out:  # noqa: PTH123 - nothing more is loaded
            out.write(f"{now!r} {spent!r}")
        os._exit(0)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = Bare()
    window.resize(1366, 768)
    window.show()
    sys.exit(application.exec())
