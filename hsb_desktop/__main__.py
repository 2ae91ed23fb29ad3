"""`python -m hsb_desktop` is the command `hsb-desktop`."""

import sys


def run() -> int:
    """Hand over to the entry; imported only now, so that reading this module starts nothing."""
    from hsb_desktop.app.entry import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
