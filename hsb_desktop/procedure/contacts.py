"""Whom to ask for advice, by role (procedure section 9). A name stands here only where a council put it in."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Contact:
    """One role to turn to. `published` is the year of the text its telephone comes from; confirmed, a council's own."""

    id: str
    role: str
    cite: Cite
    asked: str = ""  # what they are asked about
    telephone: str = ""
    published: str = ""
    name: str = ""
    email: str = ""
    confirmed_on: date | None = None

    @property
    def confirmed(self) -> bool:
        """Whether the council has said that it is right."""
        return self.confirmed_on is not None

    @property
    def mark(self) -> str:
        """How far it can be relied on, in words."""
        if self.confirmed_on is not None:
            return t("confirmed {day}", day=spoken(self.confirmed_on))
        return (
            t("published {year}, not confirmed", year=self.published)
            if self.published
            else t("not confirmed")
        )

    @property
    def printed(self) -> str:
        """What a paper may say: an unconfirmed contact is its role with its mark."""
        if not self.confirmed:
            return t("{role} ({mark})", role=self.role, mark=self.mark)
        return ", ".join(part for part in (self.role, self.name, self.telephone, self.email) if part)
