"""A paper for one recipient: its blocks and what stands on every page. Nothing in it may be meant for anybody else.

Titles, the file's name and its metadata carry the kind and the case reference only, never a person's name.
"""

from dataclasses import dataclass, field
from datetime import date

from hsb_desktop.documents.blocks import Block, LeftOut
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import PersonId
from hsb_desktop.procedure.words import t


class NotForThisReader(HsbError):
    """The paper may not be made for this recipient at all."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """The one person a copy is for, `relation` in words ("Parent"); `audience` decides what the copy holds.

    `people` are the entries of the case that may be them, so that what is not for somebody is kept from them. `id` is
    the one place of the case or of its meeting's list that they are chosen by; it is printed nowhere.
    """

    name: str
    relation: str
    audience: Audience
    people: frozenset[PersonId] = field(default=frozenset(), repr=False)
    id: str = field(default="", repr=False, compare=False)

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

    def copy_line(self, number: int, copies: int) -> str:
        """Which copy it is and for whom, as it stands on every page; of how many where `copies` says so."""
        if not copies:
            return t("Copy {n} for {who}", n=number, who=self.name)
        return t("Copy {n} of {total} for {who}", n=number, total=copies, who=self.name)

    def under_title(self, number: int, copies: int) -> str:
        """The same under the paper's title."""
        who = f"{self.name} ({self.relation})" if self.relation else self.name
        if not copies:
            return t("{copy_type}, copy {n}, for {who}", copy_type=self.copy_words, n=number, who=who)
        return t(
            "{copy_type}, copy {n} of {total}, for {who}",
            copy_type=self.copy_words,
            n=number,
            total=copies,
            who=who,
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """One composed copy.

    `kind` is the id of the record it is made from, or of a paper that the program makes of a case ("meeting_pack").
    `draft` marks every page as not issued. `edition` is the form edition in words, `seal` the journal's short seal
    (empty on a draft), `language` a BCP 47 tag.
    `copies` is how many there are of a paper that is handed out and collected again, 0 where more may follow.
    `subject` is the child's name as it may stand on every page, so that a dropped page finds its paper.
    """

    kind: str
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
    landscape: bool = False  # for what is wider than high: the picture of the work flow
    one_page: bool = False  # set smaller, as far as it can be read, where that brings it on one page

    @property
    def neutral_title(self) -> str:
        """The title in the file's metadata and the stem of its name: kind and case reference, nobody's name."""
        return f"{self.title} {self.case_reference}".strip()


@dataclass(frozen=True, slots=True)
class PanelCopy:
    """What stands on every paper for the panel as such: it belongs to no case and is kept nowhere."""

    panel: str
    marking: str
    printed_on: date
    edition: str = ""

    def paper(
        self, kind: str, title: str, subtitle: str, blocks: tuple[Block, ...], *, landscape: bool = False
    ) -> Paper:
        """The one copy, for the panel."""
        return Paper(
            kind=kind,
            title=title,
            marking=self.marking,
            case_reference="",
            recipient=Recipient(self.panel, "", Audience.PANEL),
            copy_number=1,
            copies=1,
            edition=self.edition,
            printed_on=self.printed_on,
            blocks=blocks,
            subtitle=subtitle,
            landscape=landscape,
        )


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper, and for the person who releases it: what it holds and what was left out and why (never printed)."""

    paper: Paper
    included: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
