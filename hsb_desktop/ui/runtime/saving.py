"""A paper leaves the encrypted store only through here: the person chooses where, the file is whole or not at all."""

from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import write_atomically
from hsb_desktop.ui.runtime.ask import Ask


def save_bytes(ask: Ask, neutral_name: str, data: bytes) -> bool:
    """Ask where to save and write there; true when it is on disk. The name offered carries a reference, no person."""
    path = ask.save_path(neutral_name)
    if path is None:
        return False
    try:
        write_atomically(path, data)
    except OSError:
        ask.tell(
            t("The paper was not saved"),
            t(
                "That place cannot be written. The paper is kept in the case; choose another place and save again."
            ),
        )
        return False
    return True
