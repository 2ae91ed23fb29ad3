"""The one function every word a person sees passes, so that a translation is a catalogue and never a change of code.

Words that belong to a council's procedure are data in `forms/` and do not come through here.
"""

from collections.abc import Mapping
from types import MappingProxyType

_catalogue: Mapping[str, str] = MappingProxyType({})


def t(text: str, /, **values: object) -> str:
    """The sentence in the language of the window, with its `{named}` values filled in.

    `text` is the English sentence as a literal (the key of the catalogue); values are inserted as they are and are
    never themselves looked for braces.
    """
    sentence = _catalogue.get(text, text)
    return sentence.format_map(values) if values else sentence


def speak(catalogue: Mapping[str, str]) -> None:
    """Use another language from now on: English sentence to translated sentence, with the same named values."""
    global _catalogue  # the one setting of the process; set once at start-up, before a window exists
    _catalogue = MappingProxyType(dict(catalogue))
