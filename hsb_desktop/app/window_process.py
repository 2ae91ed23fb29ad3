"""The window's process from its first line: what must hold before anything is loaded, then the window."""

import gc
import sys


def main() -> int:
    """Run one window until it is closed or locked."""
    gc.disable()  # until the first paint: what is loaded stays, and looking through it takes a tenth of the start
    from hsb_desktop.app.window import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
