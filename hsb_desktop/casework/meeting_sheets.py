"""What the sheets beside a meeting's pack are made of; each is the pack's source with another composer and readers."""

from collections.abc import Callable
from dataclasses import replace

from hsb_desktop.casework.copy_values import DESTROYED, GIVEN, RETURNED
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.meeting_kinds import known_kind
from hsb_desktop.casework.paper_source import PROFESSIONALS, Source
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.documents.compose.blank import asked_of
from hsb_desktop.documents.compose.meeting_pack import MEETING_PACK, PackParts
from hsb_desktop.documents.compose.meeting_sheets import (
    COLLECTION_LIST,
    OUTCOME_SHEET,
    SHORT_PACK,
    CopyLine,
    ToDecide,
    compose_collection,
    compose_outcome,
    compose_short,
)
from hsb_desktop.documents.inputs import MeetingSummary
from hsb_desktop.documents.paper import Recipient
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t


def sheet_titles() -> dict[str, str]:
    """The sheets by kind, in the order in which they are offered after the pack."""
    return {
        SHORT_PACK: t("Short meeting pack"),
        OUTCOME_SHEET: t("Outcome sheet"),
        COLLECTION_LIST: t("Collection list"),
    }


def sheet_source(
    desk: Desk,
    unit: Unit,
    pack: Source,
    meeting: Record,
    summary: MeetingSummary,
    parts: PackParts,
    kind: str,
) -> Source:
    """What a sheet of that kind is made from."""
    if kind == SHORT_PACK:
        return replace(pack, kind=kind, compose=lambda copy: compose_short(copy, summary, parts))
    makers: dict[str, Callable[[], Source]] = {
        OUTCOME_SHEET: lambda: _outcome(desk, pack, meeting, summary),
        COLLECTION_LIST: lambda: _collection(unit, pack, meeting, summary),
    }
    return replace(makers[kind](), kind=kind, readers=PROFESSIONALS, counted=False)


def _outcome(desk: Desk, pack: Source, meeting: Record, summary: MeetingSummary) -> Source:
    """The questions of the minutes that the meeting itself answers."""
    kind = known_kind(procedure_of(desk), meeting.form, meeting.answers)
    form = desk.book.form_in_force(kind.minutes, desk.clock.today())
    asked = asked_of(form, frozenset((*kind.decides, *kind.needed)), section_words)
    decide = ToDecide(form, asked)
    forms = tuple(dict.fromkeys((*pack.forms, form)))
    return replace(pack, compose=lambda copy: compose_outcome(copy, summary, decide), forms=forms)


def _collection(unit: Unit, pack: Source, meeting: Record, summary: MeetingSummary) -> Source:
    """Every copy of the pack and of the short pack that was issued, with what the register knows of it."""
    known = {
        (entry.paper_id, entry.what): short_date(entry.on) for entry in unit.copy_entries(meeting.case_id)
    }
    lines = tuple(
        CopyLine(
            paper.copy_number,
            paper.recipient,
            Recipient("", "", Audience(paper.copy_type)).copy_words,
            paper.pages,
            *(known.get((paper.id, what), "") for what in (GIVEN, RETURNED, DESTROYED)),
        )
        for paper in unit.papers(meeting.case_id)
        if paper.record_id == meeting.id and paper.kind in (MEETING_PACK, SHORT_PACK)
    )
    return replace(pack, compose=lambda copy: compose_collection(copy, summary, lines))
