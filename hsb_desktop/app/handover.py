"""What the supervisor and its window say to each other: an exit code, three environment variables, two words.

The words go to the window's standard output, each on a line of its own, and say how far it has come.
"""

LOCKED = 75  # the window's exit code for "locked: start a fresh window"
PLACE = "HSB_DESKTOP_PLACE"  # where the worker was when it locked, made of ids
PARENT = "HSB_DESKTOP_SUPERVISOR"  # the supervisor's process id
BEFORE = "HSB_DESKTOP_BEFORE"  # "died" where the window before this one did not end by itself
SHOWN = "shown"  # the unlock window is on the screen
OPENED = "opened"  # the store is open
LEAVE = "HSB_DESKTOP_LEAVE"  # the two ends of a pipe, by number: a first window reads its leave to be shown from it
