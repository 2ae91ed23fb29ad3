"""Says the supervisor's sentence to somebody who started the program from an icon and reads no terminal.

The supervisor loads no Qt, so a process of its own shows the sentence and ends; it holds nothing of the store.
"""

import os
import stat
import sys
from collections.abc import Sequence


def say(sentence: str) -> None:
    """On standard error, and in a window too where nobody reads that; waits until the window was closed."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
    if not is_read(sys.stderr.fileno() if sys.stderr is not None else None):
        import subprocess  # only here: a supervisor stays small

        subprocess.run([sys.executable, "-m", "hsb_desktop.app.sentence", sentence], check=False)


def is_read(descriptor: int | None) -> bool:
    """Whether somebody looks at what is written there: a terminal, or a program at the other end of a pipe."""
    if descriptor is None:  # a windowed Python has no standard error
        return False
    return os.isatty(descriptor) or stat.S_ISFIFO(os.fstat(descriptor).st_mode)


def main(words: Sequence[str]) -> int:
    """Show the one sentence given, in the look that this worker chose, until it is closed."""
    from hsb_desktop.procedure.words import t
    from hsb_desktop.support.paths import data_directory
    from hsb_desktop.ui.runtime.application import create_application
    from hsb_desktop.ui.runtime.ask import WindowAsk
    from hsb_desktop.ui.shell.appearance import wear_kept

    application = create_application()
    wear_kept(data_directory())
    WindowAsk(lambda: None).tell(t("Casework"), words[0])
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
