"""A paper leaves the encrypted store only through here: the person chooses where, the file is whole or not at all."""

from pathlib import Path

from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import write_atomically
from hsb_desktop.ui.runtime.ask import Ask


def save_bytes(ask: Ask, neutral_name: str, data: bytes) -> Path | None:
    """Ask where to save and write there: the file once it is on disk, else nothing. The name offered names nobody."""
    path = ask.save_path(neutral_name)
    if path is None:
        return None
    try:
        write_atomically(path, data)
    except OSError:
        ask.tell(
            t("The paper was not saved"),
            t(
                "That place cannot be written. The paper is kept in the case; choose another place and save again."
            ),
        )
        return None
    return path
