"""What is shown on a page that is not in front: done when it comes there, so that nobody waits for it before."""

from collections.abc import Callable

Work = Callable[[], object]


class Late:
    """Of each kind of work the last counts; kinds are done in the order they were first put off in."""

    def __init__(self) -> None:
        self._due: dict[str, Work] = {}

    def put_off(self, kind: str, work: Work) -> None:
        """Do this when it is caught up with, in the place of earlier work of its kind."""
        self._due[kind] = work

    def catch_up(self) -> None:
        """Do all that was put off."""
        due, self._due = self._due, {}
        for work in due.values():
            work()

    def forget(self) -> None:
        """Drop it: it was about something else."""
        self._due = {}
