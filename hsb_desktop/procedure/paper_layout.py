"""The papers of a whole case as data: which there are, what stands on each and in which order, for whom.

A layout chooses among parts that the program knows how to fill. It can keep a part from a reader, never give one more.
"""

from dataclasses import dataclass
from enum import StrEnum

from hsb_desktop.procedure.form import Audience


class Part(StrEnum):
    """What a paper of a case can hold."""

    STANDING = "standing"  # the category, why, the plan, the next meeting
    OPEN_STEPS = "open_steps"  # what the procedure still asks for, by when
    AGREED_ACTIONS = "agreed_actions"  # those still open
    PEOPLE = "people"  # linked children apart
    CHRONOLOGY = "chronology"
    RISK_MATRIX = "risk_matrix"  # with the answers of the newest assessment, else to fill in
    CASE_PICTURE = "case_picture"  # the work flow with the way of this case
    PROCEDURE_PICTURE = "procedure_picture"  # the work flow itself, about nobody
    CONTACTS = "contacts"  # whom to ask, as the council confirmed it
    COPY_REGISTER = "copy_register"
    RECORD = "record"  # sections of the newest completed record of a form
    WORDS = "words"  # a sentence that stands on every such paper


class Cover(StrEnum):
    """What can stand under the title of such a paper."""

    NAME = "name"
    BORN = "born"
    REFERENCE = "reference"
    ON = "on"  # the day it is printed, for how things stand
    UNTIL = "until"  # the same day, for what happened
    ASSESSMENT = "assessment"  # from which assessment the matrix is filled
    DECIDED = "decided"
    STANDS = "stands"  # where in the work flow the case is


@dataclass(frozen=True, slots=True)
class PartLayout:
    """One part. `heading` stands over it; without one it is the whole paper and bears its title.

    `form` and `sections` (empty: all) choose of a record, `words` are said by a part of that kind.
    """

    kind: Part
    heading: str = ""
    form: str = ""
    sections: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """One paper. `offered` is how it is called where papers are chosen, `title` what is printed.

    `audience` may have it, as far as any part is theirs. `cover` stands under the title in this order. `edition`: the
    foot says which edition of the procedure it shows. `one_page`: set smaller where that brings it on one.
    """

    id: str
    offered: str
    title: str
    audience: frozenset[Audience]
    cover: tuple[Cover, ...]
    parts: tuple[PartLayout, ...]
    landscape: bool = False
    one_page: bool = False
    edition: bool = False
