"""A store as the setting up leaves it: its recovery code was typed back, so that its window opens."""

from hsb_desktop.app.composition import Composition
from hsb_desktop.store.recovery_code import new_code


def prove_code(composition: Composition) -> str:
    """Give the open store a recovery code, as the window does at the first run; the code."""
    code = new_code()
    composition.on_keys(lambda keys: keys.put_recovery_code(code, code)).result(timeout=60)
    return code
