"""One paper being made in one transaction: who may have it, its number, and whether the same copy was given out."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.paper_kinds import panel_reader, readers
from hsb_desktop.casework.paper_parts import read_source
from hsb_desktop.casework.paper_source import Source
from hsb_desktop.casework.ports import IssuedPaper, Unit
from hsb_desktop.casework.reading_for import for_reader
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.casework.work_views import RecipientView
from hsb_desktop.documents.audience import refusal
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed, Paper, Recipient
from hsb_desktop.documents.withholding import reader_of
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t


def content_of(paper: Paper) -> str:
    """A digest of everything a copy says but which copy it is and when it was printed."""
    bare = replace(paper, copy_number=0, copies=0, printed_on=date.min, seal="", draft=False)
    return hashlib.sha256(repr(bare).encode()).hexdigest()


def same_wording(one: Paper, other: Paper) -> bool:
    """Whether two copies say the same but for the names of their readers, so that who looked at one knows the other."""
    if len(one.blocks) != len(other.blocks) or one.recipient.audience is not other.recipient.audience:
        return False
    pairs = zip(one.blocks, other.blocks, strict=True)
    return all(a == b or _nameless(a, one) == _nameless(b, other) for a, b in pairs)


def _nameless(block: object, paper: Paper) -> str:
    return repr(block).replace(repr(paper.recipient.name)[1:-1], "")


class Making:
    """Composes copies of one source; `views` are all who may be chosen, with the reason where somebody may not."""

    def __init__(self, desk: Desk, unit: Unit, case: Case, source: Source) -> None:
        self._desk, self._unit, self.source = desk, unit, source
        self._papers = unit.papers(case.id)
        self._narrowed = unit.has_narrowed(case.id)
        self._who = self._all_readers(case)
        self.views = tuple(self._view(reader_id, reader) for reader_id, reader in self._who.items())

    def _all_readers(self, case: Case) -> Mapping[str, Recipient]:
        source = self.source
        record_id = source.record.id if source.record is not None else None
        found = readers(self._desk, self._unit, case, record_id)
        if Audience.PANEL in source.readers:
            found["panel"] = panel_reader(procedure_of(self._desk))
        return found

    def _view(self, reader_id: str, reader: Recipient) -> RecipientView:
        source = self.source
        why_not = refusal(reader, source.readers)
        if reader_id in source.not_for:
            why_not = t(
                "{name} is not invited to this meeting, so no copy was made. If they are, change the attendance list.",
                name=reader.name,
            )
        issued = any(self._is_for(paper, reader.name, reader.copy_type) for paper in self._papers)
        return RecipientView(
            reader_id, reader.name, reader.relation, reader.copy_type, reader.copy_words, issued, why_not
        )

    def view(self, recipient_id: str) -> RecipientView:
        """The reader of that id; CannotIssue when there is none any more."""
        for view in self.views:
            if view.id == recipient_id:
                return view
        raise CannotIssue(
            t("This person does not belong to the case any more; choose who the paper is for again.")
        )

    def compose(self, view: RecipientView, *, draft: bool, ahead: int = 0) -> tuple[Composed, int, int]:
        """The copy with its number and of how many; a copy that was issued and still says the same keeps its number.

        `ahead` copies for others are issued together with it, and before it. Of how many is 0 where it is not said.
        """
        of_this = [paper for paper in self._papers if self._is_of_this(paper)]
        number = len(of_this) + ahead + 1
        composed = self._composed(view, number, self._of_how_many(number), draft=draft)
        same = self.issued_already(view, composed.paper)
        if same is None:
            return composed, number, self._of_how_many(number)
        number, copies = same.copy_number, self._of_how_many(same.copy_number)
        return self._composed(view, number, copies, draft=draft), number, copies

    def _of_how_many(self, number: int) -> int:
        """One for everybody who may have it, of what is counted out and collected; of a plan nobody knows how many."""
        everybody = sum(not known.why_not for known in self.views)
        return max(number, everybody) if self.source.counted else 0

    def _composed(self, view: RecipientView, number: int, copies: int, *, draft: bool) -> Composed:
        source = self._read_for(self._who[view.id])
        words = procedure_of(self._desk).words
        return source.compose(
            CopyDetails(
                case=_without_others(source.case),
                recipient=self._who[view.id],
                copy_number=number,
                copies=copies,
                marking=source.marking or words.get("marking", t("OFFICIAL-SENSITIVE")),
                printed_on=self._desk.clock.today(),
                draft=draft,
                seal="" if draft else self._unit.journal_seal(),
            )
        )

    def _read_for(self, reader: Recipient) -> Source:
        """What the paper is made from, read once more as this reader may have it where anything was narrowed."""
        own, case = self.source, self.source.case
        if not self._narrowed:
            return own
        record_id = own.record.id if own.record is not None else None
        unit = for_reader(self._desk, self._unit, reader_of(reader))
        return read_source(self._desk, unit, case, own.kind, record_id)

    def issued_already(self, view: RecipientView, paper: Paper) -> IssuedPaper | None:
        """The newest copy for this reader, where it says what this one says."""
        mine = [one for one in self._papers if self._is_for(one, view.name, view.copy_type)]
        return mine[-1] if mine and mine[-1].content == content_of(paper) else None

    def holding(self) -> tuple[IssuedPaper, ...]:
        """The copies of those who may have them that say how it is today, in the order of their numbers."""
        found = []
        for view in self.views:
            if view.issued and not view.why_not:
                same = self.issued_already(view, self.compose(view, draft=False)[0].paper)
                found += [same] if same is not None else []
        return tuple(sorted(found, key=lambda paper: paper.copy_number))

    def _is_of_this(self, paper: IssuedPaper) -> bool:
        record = self.source.record
        of_what = record.id if record is not None else None
        return paper.record_id == of_what and paper.kind == self.source.kind

    def _is_for(self, paper: IssuedPaper, name: str, copy_type: str) -> bool:
        return self._is_of_this(paper) and paper.recipient == name and paper.copy_type == copy_type


def _without_others(case: Case) -> Case:
    """The case as a composer sees it: no linked child is there to be printed."""
    people = tuple(person for person in case.people if person not in case.linked_children)
    return replace(case, people=people, former=())
