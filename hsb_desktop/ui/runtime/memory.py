"""Keeps Python's search for what is no longer needed short: it stops the window while it runs."""

import gc


def leave_what_stands() -> None:
    """What is loaded by now stays to the end of the process, and is never looked through again.

    Looking through all of it takes a tenth of a second or more, at any moment; through what is made later, nothing.
    """
    gc.freeze()
