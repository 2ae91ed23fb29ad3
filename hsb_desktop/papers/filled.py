"""Takes a filled form's fields out of a file that somebody else wrote, in a process of its own with little memory and
time, so that a file made to do harm ends with that process.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hsb_desktop.casework.filled_port import CannotTakeIn, FilledForm, too_large
from hsb_desktop.procedure.words import t

_SECONDS = 30  # a large form takes half a second
_PASSED_ON = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "LANG")
_ROOT = Path(__file__).resolve().parent.parent.parent


def read_filled(data: bytes) -> FilledForm:
    """The fields that hold something; CannotTakeIn with why not."""
    if why := too_large(len(data)):
        raise CannotTakeIn(why)
    said = answer_of("hsb_desktop.papers.filled_scan", data, _SECONDS)
    if "fields" not in said:
        raise CannotTakeIn(_why(said.get("refused", "deep")))
    return FilledForm(said["fields"], said["pages"])


def answer_of(module: str, data: bytes, seconds: int) -> dict[str, Any]:
    """What a process of its own says of the file; nothing where it did not come to an end by itself."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        run = subprocess.run(
            [sys.executable, "-m", module],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env=environment | {"PYTHONPATH": str(_ROOT)},
        )
        said: dict[str, Any] = json.loads(run.stdout or b"{}")
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return said


def _why(word: str) -> str:
    return {
        "no_pdf": t("This is not a PDF file."),
        "no_form": t("There are no fields to fill in in this PDF; it may be a scan or a print."),
        "encrypted": t("The file is locked with a password or other protection. Ask for it without."),
        "script": t("There is a program (JavaScript) in the file, which none of our forms has."),
        "xfa": t("This is another kind of form (XFA), which this program does not read."),
        "launch": t("The file would start other programs, which none of our forms does."),
        "outside": t(
            "The file leads outside (a link, or sending the form away), which none of our forms does."
        ),
        "attachment": t("Another file or a recording is hidden in it, which none of our forms has."),
        "long": t("The file has more pages or fields than any of our forms."),
        "deep": t("The file is made in a way that would take this laptop too long to read."),
        "two": t("Two answers are ticked where only one can be. Ask for it to be put right."),
        "damaged": t("The file is damaged or was not made from one of our forms."),
    }.get(word, t("The file cannot be read."))
