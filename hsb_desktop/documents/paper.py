"""A paper for one recipient: its blocks and what stands on every page. Nothing in it may be meant for anybody else.

Titles, the file's name and its metadata carry the kind and the case reference only, never a person's name.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsb_desktop.documents.blocks import Block, LeftOut
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t


class PaperKind(StrEnum):
    """The papers that can be composed; the ids are those of the procedure's records."""

    SAFETY_PLAN = "safety_plan"
    DIVERSION_PLAN = "diversion_plan"
    STRATEGY_MINUTES = "strategy_minutes"
    RISK_ASSESSMENT = "risk_assessment"
    MEETING_PACK = "meeting_pack"


class NotForThisReader(HsbError):
    """The paper may not be made for this recipient at all."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """The one person a copy is for, `relation` in words ("Parent"); `audience` decides what the copy holds."""

    name: str
    relation: str
    audience: Audience

    @property
    def copy_type(self) -> str:
        """What kind of copy it is: child, family, professional or panel."""
        return self.audience.value

    @property
    def copy_words(self) -> str:
        """The kind of copy as it prints."""
        return {
            Audience.CHILD: t("Child’s copy"),
            Audience.FAMILY: t("Family copy"),
            Audience.PROFESSIONAL: t("Professional copy"),
            Audience.PANEL: t("Panel copy"),
        }[self.audience]


@dataclass(frozen=True, slots=True)
class Paper:
    """One composed copy.

    `edition` is the form edition in words, `seal` the journal's short seal (empty on a draft), `language` a BCP 47 tag.
    `subject` is the child's name as it may stand on every page, so that a dropped page finds its paper.
    """

    kind: PaperKind
    title: str
    marking: str
    case_reference: str
    recipient: Recipient
    copy_number: int
    copies: int
    edition: str
    printed_on: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    subject: str = ""
    language: str = "en-GB"
    draft: bool = False
    seal: str = ""

    @property
    def neutral_title(self) -> str:
        """The title in the file's metadata and the stem of its name: kind and case reference, nobody's name."""
        return f"{self.title} {self.case_reference}"


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper, and for the person who releases it: what it holds and what was left out and why (never printed)."""

    paper: Paper
    included: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
