"""The tiny procedure copied and changed in one place, so that a fault is shown by a real file on a real disk."""

import shutil
from pathlib import Path

from hsb_desktop.formbook.folder_check import check_folder
from hsb_desktop.formbook.reading import Fault

TINY = Path(__file__).parent.parent / "data" / "tiny"
EDITION = "riverside/2020-01"
NOTE, GAUGE = f"{EDITION}/forms/note.toml", f"{EDITION}/forms/gauge.toml"
PROCEDURE, STEPS = f"{EDITION}/procedure.toml", f"{EDITION}/steps.toml"


def copied(place: Path) -> Path:
    """A copy of the tiny procedure that a test may change."""
    root = place / "forms"
    shutil.copytree(TINY, root)
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    """Put `new` in place of the first `old`, which must be there."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(place: Path, file: str, old: str, new: str) -> tuple[Fault, ...]:
    """The faults of the tiny procedure with one place changed."""
    root = copied(place)
    change(root, file, old, new)
    return check_folder(root).faults
