"""What goes with a text that is copied out of a record: who may read it there, and where it stood, in words.

On the clipboard it is one format of our own, `application/x-hsb-desktop-origin`: JSON of the kinds of reader, of ids of
people it is not for, and of the words of its question. It names nobody, and no other program has a use for it.
"""

import json
from dataclasses import dataclass

from hsb_desktop.casework.carrying import Origin
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import PersonId
from hsb_desktop.procedure.narrowing import Narrowing

FORMAT = "application/x-hsb-desktop-origin"


@dataclass(frozen=True, slots=True)
class Marked:
    """An origin as the bytes of the format, and back; what is not ours is nothing."""

    origin: Origin

    def written(self) -> bytes:
        """The bytes."""
        one = self.origin
        readers = one.readers if one.narrowing.readers is None else one.readers & one.narrowing.readers
        said = {"readers": sorted(readers), "not_for": sorted(one.narrowing.not_for), "words": one.words}
        return json.dumps(said).encode("utf-8")

    @staticmethod
    def read(data: bytes) -> Origin | None:
        """The origin that the bytes tell of; None where another program wrote something else there."""
        try:
            said = json.loads(data)
            readers = frozenset(Audience(reader) for reader in said["readers"])
            people = frozenset(PersonId(str(person)) for person in said["not_for"])
            return Origin(readers, Narrowing(None, people), str(said["words"]))
        except (ValueError, KeyError, TypeError):
            return None
