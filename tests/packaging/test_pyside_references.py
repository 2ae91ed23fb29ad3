"""Qt for Python must not drop references to True and None: below Python 3.12 that ends the interpreter in mid-work.

PySide6 6.12.0 does so at every emitted signal and every paint. From Python 3.12 on these objects cannot die.
"""

import subprocess
import sys

import pytest

_PROBE = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
class Sender(QObject):
    sent = Signal()
class Painted(QWidget):
    def paintEvent(self, event):
        pass
app = QApplication([])
sender, painted = Sender(), Painted()
sender.sent.connect(lambda: None)
painted.show()
def dropped(thing, act):
    for _ in range(5):
        act()
    before = sys.getrefcount(thing)
    for _ in range(200):
        act()
    return max(0, before - sys.getrefcount(thing))
print(dropped(True, sender.sent.emit), dropped(None, sender.sent.emit),
      dropped(True, painted.repaint), dropped(None, painted.repaint), flush=True)
import os
os._exit(0)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True and None cannot die here")
def test_no_reference_is_dropped() -> None:
    done = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all(int(count) < 20 for count in done.stdout.split()), (
        f"references dropped in 200 calls: {done.stdout}"
    )
