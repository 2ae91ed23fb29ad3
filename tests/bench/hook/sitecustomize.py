"""Loaded by Python at start: writes the moment the unlock window is painted to a file and ends the process.

The moment counts once every widget of the window has painted itself, not when the first of them has. Nothing is loaded
here that a start would not load by itself, since the supervisor's process must stay as small as it is.
"""

import os
import sys
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.abc import Loader
    from types import ModuleType

WATCHED = "hsb_desktop.ui.screens.unlock.screen"
spent_before_forks = 0.0  # processor seconds of the processes this one was forked from


def about_to_fork() -> None:
    """Keep what was spent until here: a fork counts from nothing again."""
    global spent_before_forks
    spent_before_forks += time.process_time()


def painted() -> None:
    """The first paint is done now."""
    modules = sorted(
        name
        for name in sys.modules
        if name.split(".")[0] in {"sqlalchemy", "alembic", "reportlab", "pypdfium2", "sqlcipher3", "nacl"}
        or name.startswith("hsb_desktop.casework")
    )
    now, spent = time.monotonic(), spent_before_forks + time.process_time()
    with open(os.environ["FIRST_PAINT"], "w", encoding="ascii") as out:  # noqa: PTH123 - pathlib is not loaded for it
        out.write(f"{now!r} {spent!r}")
    with open(os.environ["FIRST_PAINT"] + ".modules", "w", encoding="ascii") as out:  # noqa: PTH123
        out.write("\n".join(modules))
    os._exit(0)


class _Watch:
    """Loads the watched module as ever, then has its window tell of its first paint."""

    _loader: "Loader"

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        if name != WATCHED:
            return None
        spec = PathFinder.find_spec(name, path)
        assert spec is not None
        assert spec.loader is not None
        self._loader = spec.loader
        spec.loader = self  # type: ignore[assignment]
        return spec

    def create_module(self, spec: ModuleSpec) -> "ModuleType | None":
        return None

    def exec_module(self, module: "ModuleType") -> None:
        self._loader.exec_module(module)
        paint = module.UnlockScreen.paintEvent

        def and_tell(window: object, event: object) -> None:
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, painted)  # its children are painted before the next turn of the loop
            paint(window, event)

        module.UnlockScreen.paintEvent = and_tell


if "FIRST_PAINT" in os.environ:
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=about_to_fork)
    sys.meta_path.insert(0, _Watch())
