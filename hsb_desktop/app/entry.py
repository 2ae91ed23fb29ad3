"""The command `hsb-desktop`: opens the program, or does one thing on the command line without Qt or the store.

Exit codes: 0 done, 2 bad input, 1 a failure. Nothing heavy is imported before the words given ask for it.
"""

import os
import sys
from collections.abc import Sequence

from hsb_desktop import __version__
from hsb_desktop.procedure.words import t

TYPE_CHECKING = False  # as typing has it, which is loaded after the first fork
if TYPE_CHECKING:
    from hsb_desktop.app.children import Start

USAGE = """\
usage: hsb-desktop [COMMAND]
       hsb-desktop --forms DIR

Casework when a child displays harmful sexual behaviour: assess the risk, hold the right meeting in time,
make the plans, print the papers. Everything stays encrypted on this laptop; nothing uses a network.

Without a command the program opens; with --forms it works with the council's forms in DIR.

commands:
  tour DIR                        play an invented case through the real windows, unattended, and leave
                                  numbered screenshots and every paper in DIR
  assess ANSWERS.json [--forms DIR]
                                  what twenty answers to the risk matrix suggest, as JSON
  pathway FACTS.json [--on DATE] [--forms DIR]
                                  what the procedure asks for on that day and by when, as JSON
  forms check [DIR]               every fault of the procedures and forms, with its place and remedy
  forms describe [DIR] [--write]  the procedures and forms as readable text, or written beside each edition
  forms diff EDITION EDITION [DIR]  the difference between two editions (procedure/edition) in words
  forms lock EDITION [DIR]        lock a released edition: from then on every change to it is found
  verify                          check the records on this computer, their journal and their backups
  restore COPY                    put a backup in the place of the records, also where those are damaged or gone
  policy [DIR]                    what this machine's policy file asks for, or every fault of it
  recovery new DIR                make the council's recovery key: two parts for two people, and a policy file
  recovery open STORE PART PART   open a copied store with both parts; it leaves a mark and gets a new key

options:
  --version                       print the version
  --help                          print this

exit codes: 0 done, 2 bad input (one sentence says which and what to do), 1 a failure
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` are the words after the program's name."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough, as `head` does
        from contextlib import suppress

        with suppress(BrokenPipeError):
            sys.stdout.close()  # nothing is left for the interpreter to write, and to complain of, at its end
        return 1
    return code


def _run(words: list[str]) -> int:
    if not words:
        return _open()
    command, rest = words[0], words[1:]
    if command.partition("=")[0] == "--forms" and not {"--help", "-h"} & set(rest):
        return _open_with(words)
    if command in {"--help", "-h", "help"}:
        sys.stdout.write(USAGE)
        return 0
    if command == "--version":
        sys.stdout.write(f"hsb-desktop {__version__}\n")
        return 0
    runner = _COMMANDS.get(command)
    if runner is None:
        return refuse(t("“{command}” is not a command; `hsb-desktop --help` lists them.", command=command))
    if {"--help", "-h"} & set(rest):
        sys.stdout.write(USAGE)
        return 0
    return runner(rest)


def refuse(sentence: str) -> int:
    """One sentence on standard error, and the exit code for bad input."""
    sys.stderr.write(sentence.replace("\n", " ") + "\n")
    return 2


def has_display() -> bool:
    """Whether windows can be shown here; a platform set by hand counts."""
    here: str = sys.platform  # a plain text, so that types are checked for every platform
    if not here.startswith("linux"):
        return True
    return bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    )


def _open_with(words: list[str]) -> int:
    others, options = _options(words, ("--forms",))
    if others:
        return refuse(t("Name one folder of forms: `hsb-desktop --forms DIR`."))
    from hsb_desktop.app.forms_folder import choose
    from hsb_desktop.procedure.errors import HsbError

    try:
        choose(options["--forms"])
    except HsbError as known:
        return refuse(known.sentence)
    return _open()


def _open() -> int:
    if not has_display():
        sys.stderr.write(
            t(
                "There is no display here to open a window on; `hsb-desktop tour DIR` shows the product in pictures."
            )
            + "\n"
        )
        return 1
    if sys.platform == "win32":
        from hsb_desktop.app.children import spawned

        return _supervise(spawned([sys.executable, "-m", "hsb_desktop.app.window_process"]))
    else:  # so that the types of each platform see only what is theirs
        from hsb_desktop.app.children import Waiting
        from hsb_desktop.app.handover import PARENT

        waiting = Waiting(_window, {**os.environ, PARENT: str(os.getpid())})
        try:
            return _supervise(waiting.start)
        finally:
            waiting.dismiss()


def _supervise(start: "Start") -> int:
    from hsb_desktop.app.sentence import say
    from hsb_desktop.app.supervisor import supervise
    from hsb_desktop.support.paths import data_directory

    return supervise(data_directory(), start, say)


def _window() -> int:
    from hsb_desktop.app.window_process import main as run_window

    return run_window()


def _assess(rest: list[str]) -> int:
    files, options = _options(rest, ("--forms",))
    if len(files) != 1:
        return refuse(t("Name one file: `hsb-desktop assess ANSWERS.json [--forms DIR]`."))
    from hsb_desktop.app.assess_command import run

    return run(files[0], forms=options.get("--forms"))


def _pathway(rest: list[str]) -> int:
    files, options = _options(rest, ("--on", "--forms"))
    if len(files) != 1:
        return refuse(t("Name one file: `hsb-desktop pathway FACTS.json [--on DATE] [--forms DIR]`."))
    from hsb_desktop.app.pathway_command import run

    return run(files[0], options.get("--on"), forms=options.get("--forms"))


def _options(rest: list[str], known: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
    """The files named, and each known option with its value, written as `--on DATE` or `--on=DATE`."""
    files: list[str] = []
    found: dict[str, str] = {}
    words = iter(rest)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in known:
            files.append(word)
        else:
            found[name] = value if equals else next(words, "")
    return files, found


def _forms(rest: list[str]) -> int:
    named = {
        "check": 0,
        "describe": 0,
        "diff": 2,
        "lock": 1,
    }  # how many editions each names before the folder
    write = rest[:1] == ["describe"] and "--write" in rest
    words = [word for word in rest[1:] if not (write and word == "--write")]
    count = named.get(rest[0], -1) if rest else -1
    if count < 0 or not count <= len(words) <= count + 1:
        return refuse(
            t(
                "Say what to do with the forms: `hsb-desktop forms check [DIR]`, `forms describe [DIR] [--write]`, "
                "`forms diff EDITION EDITION [DIR]` or `forms lock EDITION [DIR]`."
            )
        )
    from hsb_desktop.app import forms_command

    folder = words[count] if len(words) > count else None
    if rest[0] == "diff":
        return forms_command.diff(words[0], words[1], folder)
    if rest[0] == "lock":
        return forms_command.lock(words[0], folder)
    if rest[0] == "describe":
        return forms_command.describe(folder, write=write)
    return forms_command.check(folder)


def _verify(rest: list[str]) -> int:
    if rest:
        return refuse(t("`hsb-desktop verify` takes no further words; it asks for the passphrase."))
    from hsb_desktop.app.verify_command import run

    return run()


def _restore(rest: list[str]) -> int:
    if len(rest) != 1:
        return refuse(t("Name the folder of one backup: `hsb-desktop restore COPY`."))
    from hsb_desktop.app.restore_command import run

    return run(rest[0])


def _policy(rest: list[str]) -> int:
    if len(rest) > 1:
        return refuse(t("Name at most the folder of one policy file: `hsb-desktop policy [DIR]`."))
    from hsb_desktop.app.policy_command import run

    return run(*rest)


def _recovery(rest: list[str]) -> int:
    if rest[:1] == ["new"] and len(rest) == 2:
        from hsb_desktop.app import recovery_command

        return recovery_command.new(rest[1])
    if rest[:1] == ["open"] and len(rest) == 4:
        from hsb_desktop.app import recovery_command

        return recovery_command.open_store(rest[1], (rest[2], rest[3]))
    return refuse(t("Say what to do: `hsb-desktop recovery new DIR` or `recovery open STORE PART PART`."))


def _tour(rest: list[str]) -> int:
    if len(rest) != 1:
        return refuse(t("Name one folder for the pictures and papers: `hsb-desktop tour DIR`."))
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from hsb_desktop.app.tour import run

    return run(rest[0])


_COMMANDS = {
    "assess": _assess,
    "pathway": _pathway,
    "policy": _policy,
    "forms": _forms,
    "recovery": _recovery,
    "restore": _restore,
    "tour": _tour,
    "verify": _verify,
}
