"""What the procedure asks at a part of a meeting, with the section that asks it, as words under the part's head."""

from hsb_desktop.procedure.form import Repeat, Section
from hsb_desktop.procedure.words import t


def asked(part: Section | Repeat) -> str:
    """Its line of help, its guidance and its section; a part without a section of the procedure names none."""
    section = t("§{section}", section=part.source.section) if part.source.section else ""
    return " ".join(words for words in (part.hint, part.guidance, section) if words)
