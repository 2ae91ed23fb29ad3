"""The window's process from its first line: what must hold before anything is loaded, then the window."""

import gc
import os
import sys

from hsb_desktop.app.handover import LEAVE


def main() -> int:
    """Run one window until it is closed or locked."""
    gc.disable()  # until the first paint: what is loaded stays, and looking through it takes a tenth of the start
    from hsb_desktop.app.window import run

    return run(wait_for_leave)


def wait_for_leave() -> None:
    """Not to be shown before the supervisor knows that no other window is open; without its leave the process ends."""
    ends = os.environ.pop(LEAVE, "")
    if not ends:
        return
    asked, leave = (int(end) for end in ends.split(","))
    os.close(leave)  # or this process would wait for itself
    let = os.read(asked, 1)
    os.close(asked)
    if not let:
        sys.exit(0)


if __name__ == "__main__":
    sys.exit(main())
