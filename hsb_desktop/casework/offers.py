"""Every action that is open to the worker where they are, in one list, and those whose words hold what was typed.

What a case offers is what its own screens offer; nothing is done here but what one of those would do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.fact_forms import fact_choices
from hsb_desktop.casework.meetings import meeting_choices, set_up
from hsb_desktop.casework.other_children import plain
from hsb_desktop.casework.panel import panel_words
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import start_record
from hsb_desktop.casework.views import AskedRecord, CaseView, RecordState
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t

COVER, LOCK, VISIT = "cover", "lock", "visit"  # done by the window itself
FEW = 6  # cases shown beside the actions


@dataclass(frozen=True, slots=True)
class Offer:
    """One action: where it leads, or what is begun first (`meeting:KIND`, `record:FORM`), or what the window does.

    `more` are other words it is found by; `about` stands beside it.
    """

    label: str
    about: str = ""
    place: Place | None = None
    doing: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case whose name, reference or number holds the words."""

    case_id: CaseId
    name: str
    reference: str


@dataclass(frozen=True, slots=True)
class FoundCases:
    """The first of them, and how many there are in all."""

    cases: tuple[FoundCase, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """Where an action led, with what it began on the way."""

    place: Place
    changes: Changes = field(default_factory=Changes)


def offers(desk: Desk, case_id: CaseId | None) -> tuple[Offer, ...]:
    """The actions of the case, the next step first, then those that are open anywhere."""
    own = tuple(_of_case(desk, case_id)) if case_id is not None else ()
    return (*_once(own), *_anywhere(desk))


def matching(known: Sequence[Offer], words: str) -> tuple[Offer, ...]:
    """Those that hold every word, in any order, accents and capitals aside.

    Those come first whose label has words that begin so, then those whose label holds them anywhere.
    """
    wanted = plain(words).split()
    found = [one for one in known if _holds(plain(f"{one.label} {one.about} {one.more}"), wanted)]
    return tuple(sorted(found, key=lambda one: _rank(plain(one.label), wanted)))


def find_cases(desk: Desk, words: str) -> FoundCases:
    """The first cases that hold every word; how they stand is not worked out, so that each letter is answered."""
    wanted = plain(words).split()
    if not wanted:
        return FoundCases()
    with desk.store.unit() as unit:
        found = [case_id for case_id, said in unit.searched() if _holds(plain(said), wanted)]
        cases = [unit.case(case_id) for case_id in found[:FEW]]
    return FoundCases(tuple(FoundCase(one.id, one.child.name, one.reference) for one in cases), len(found))


def go_by(desk: Desk, offer: Offer, case_id: CaseId | None) -> Gone:
    """Where an action leads; what it begins is begun."""
    kind, _, name = offer.doing.partition(":")
    if offer.place is not None or case_id is None:
        return Gone(offer.place or Place())
    if kind == "meeting":
        meeting = set_up(desk, case_id, name)
        return Gone(Place("meeting", case_id, meeting.record_id), meeting.changes)
    begun = start_record(desk, case_id, name)
    screen = "assessment" if kind == "assess" else "record"
    return Gone(Place(screen, case_id, begun.record_id), begun.changes)


def _of_case(desk: Desk, case_id: CaseId) -> Iterator[Offer]:
    view = case_view(desk, case_id)
    yield from _next(view)
    yield from _written(view)
    protection = procedure_of(desk).meaning.protection
    if protection:
        place = Place("fact", case_id, page=protection)
        yield Offer(t("Immediate protection"), t("Make the child safe now"), place)
    for choice in meeting_choices(desk, case_id):
        what = choice.label
        label = t("Open: {what}", what=what) if choice.planned is not None else t("Set up: {what}", what=what)
        asked = choice.step.when if choice.step is not None else ""
        more = t("meeting") + (f" {choice.step.label}" if choice.step is not None else "")
        there = Place("meeting", case_id, choice.planned) if choice.planned is not None else None
        yield Offer(label, asked, there, f"meeting:{choice.kind}", more)
    yield Offer(t("Record a fact"), t("Something that happened"), Place("fact", case_id))
    yield from _parts(case_id)
    yield Offer(t("Add a person"), t("People of the case"), Place("person", case_id, page="new"))
    yield Offer(t("Link another child's case"), t("People of the case"), Place("link", case_id))
    yield Offer(t("Journal of this case"), t("Who did what, and when"), Place("journal", case_id))
    yield Offer(t("Destroy this case"), t("Its time is over, or a court said so"), Place("destroy", case_id))
    yield Offer(t("Begin a visit"), t("Shows the plans of this case only"), doing=VISIT)
    for paper in view.paper_kinds:
        if not paper.why_not:
            place = Place("papers", case_id, paper.record_id, page=paper.kind)
            more = t("print paper")
            yield Offer(t("Print: {what}", what=paper.title), paper.line, place, more=more)
    for group in fact_choices(desk, case_id):
        for fact in group.choices:
            if not fact.why_not:
                place = Place("fact", case_id, page=fact.page)
                yield Offer(t("Record: {what}", what=fact.label), group.title, place)


def _next(view: CaseView) -> Iterator[Offer]:
    """What the case asks for next, where it is not a record, which stands with its own state among the written."""
    step, case_id = view.banner.next_step, view.case.id
    kind, _, name = step.action.partition(":") if step is not None else ("", "", "")
    if step is None:
        return
    if kind == "meeting" and step.meeting is not None:
        place = Place("meeting", case_id, step.meeting)
        yield Offer(t("Next: open {what}", what=step.label), step.when, place, more=t("meeting"))
    elif kind == "meeting":
        yield Offer(
            t("Next: set up {what}", what=step.label), step.when, doing=step.action, more=t("meeting")
        )
    elif kind == "fact":
        yield Offer(t("Next: record {what}", what=step.label), step.when, Place("fact", case_id, page=name))


def _written(view: CaseView) -> Iterator[Offer]:
    """Assessments, plans and other records that are asked for: begun, or gone on with."""
    case_id, screens = view.case.id, {line.record_id: line.screen for line in view.records}
    for record in view.completeness.records:
        kind, _, form = record.action.partition(":")
        if record.record_id is not None:
            place = Place(screens.get(record.record_id, "record"), case_id, record.record_id)
            yield Offer(_label(record), record.age, place, more=record.step.label)
        elif kind in ("assess", "record"):
            yield Offer(_label(record), record.step.when, doing=record.action, more=record.why)
        elif kind == "completed":
            place = Place("fact", case_id, page=f"record_completed:{form}")
            yield Offer(t("Mark as complete: {what}", what=record.label), record.step.when, place)


def _label(record: AskedRecord) -> str:
    what = record.label
    if record.record_id is not None:
        begun = record.state is RecordState.BEGUN
        return t("Go on with: {what}", what=what) if begun else t("Open: {what}", what=what)
    if record.action.startswith("assess:"):
        return t("Assess the risk: {what}", what=what)
    return t("Write: {what}", what=what)


def _parts(case_id: CaseId) -> Iterator[Offer]:
    parts = {
        "pathway": t("Pathway"),
        "assessment": t("Assessment"),
        "meetings": t("Meetings of this case"),
        "records": t("Plans and records"),
        "people": t("People"),
        "chronology": t("Chronology"),
        "papers": t("Papers"),
    }
    for page, word in parts.items():
        yield Offer(word, t("Part of this case"), Place("case", case_id, page=page))


def _anywhere(desk: Desk) -> Iterator[Offer]:
    yield Offer(t("Record a concern"), t("A new case"), Place("new_case"))
    places = {
        "today": t("Today"),
        "cases": t("Cases"),
        "meetings": t("Meetings"),
        "panel": panel_words(desk).word or t("Panel"),
        "library": t("Library"),
        "settings": t("Settings"),
        "backups": t("Backups"),
        "keys": t("Passphrase and recovery"),
        "journal": t("Journal of these records"),
    }
    for screen, word in places.items():
        yield Offer(word, t("Go there"), Place(screen), more=t("panel") if screen == "panel" else "")
    yield Offer(t("Cover the screen"), t("Shift three times"), doing=COVER)
    yield Offer(t("Lock"), t("Saves, then asks for your passphrase"), doing=LOCK)


def _once(found: Sequence[Offer]) -> Iterator[Offer]:
    """The same place is offered once, under the word that came first."""
    seen: set[object] = set()
    for one in found:
        leads = one.place or one.doing
        if leads not in seen:
            seen.add(leads)
            yield one


def _rank(label: str, wanted: Sequence[str]) -> int:
    words = label.split()
    if all(any(word.startswith(begin) for word in words) for begin in wanted):
        return 0
    return 1 if _holds(label, wanted) else 2


def _holds(said: str, wanted: Sequence[str]) -> bool:
    return all(word in said for word in wanted)
