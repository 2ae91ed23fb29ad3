"""Who may read one answer, or one row of a repeat, where that is less than its question allows. Never more."""

from dataclasses import dataclass

from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import PersonId

WHOLE_ROW = "*"  # in the place of a question: what is narrowed is the row; no question has such an id


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`readers` are the kinds of reader that are left, None for all that the question allows; `not_for` are people who
    may not read it whatever kind they are. `origin`: in words, what the text was carried over or pasted from."""

    readers: frozenset[Audience] | None = None
    not_for: frozenset[PersonId] = frozenset()
    origin: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it keeps anything from anybody."""
        return self.readers is not None or bool(self.not_for)

    def lets(self, audience: Audience, people: frozenset[PersonId]) -> bool:
        """Whether somebody who reads as `audience`, and is each of `people`, may read it."""
        return (self.readers is None or audience in self.readers) and self.not_for.isdisjoint(people)

    def __and__(self, other: "Narrowing") -> "Narrowing":
        """Only those whom both let."""
        if self.readers is None or other.readers is None:
            readers = other.readers if self.readers is None else self.readers
        else:
            readers = self.readers & other.readers
        return Narrowing(readers, self.not_for | other.not_for, self.origin or other.origin)


OPEN = Narrowing()
