"""What the supervisor and its window say to each other: an exit code and the names of two environment variables."""

LOCKED = 75  # the window's exit code for "locked: start a fresh window"
PLACE = "HSB_DESKTOP_PLACE"  # where the worker was when it locked, made of ids
PARENT = "HSB_DESKTOP_SUPERVISOR"  # the supervisor's process id
