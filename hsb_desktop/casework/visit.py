"""What a family sees during a visit: one case, the child's own version of its plans, and who agrees with them.

It is the child's copy as it would be printed, so the same allow-list holds it and the same check keeps other children's
names out of it. Nothing else of the store is read for it, and no paper is issued from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hsb_desktop.casework.changes import Saved
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.papers import Asked, prepare
from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.casework.records import open_record, save_answer
from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import may_read, readers_of
from hsb_desktop.documents.record_blocks import Reading
from hsb_desktop.documents.values import agreement_words
from hsb_desktop.documents.withholding import Reader, is_withheld, read_by, reader_of, withheld_words
from hsb_desktop.procedure.answers import Agreement, Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Audience, Form, Kind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.signing import is_for_earlier, wording
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A plan that can be looked at together, by the title the child reads."""

    record_id: RecordId
    title: str


@dataclass(frozen=True, slots=True)
class VisitPage:
    """One part of the plan, as the child reads it."""

    title: str
    blocks: tuple[b.Block, ...]


@dataclass(frozen=True, slots=True)
class VisitAgreement:
    """One person's agreement: what was recorded so far, in words, and as it was given for what stands now."""

    key: FieldKey
    label: str
    said: str = ""
    given: Agreement | None = None


@dataclass(frozen=True, slots=True)
class VisitView:
    """All that is on the screen during a visit. `why_not` says in one sentence why a plan is not shown.

    `can_sign` is false for a plan that is complete: what was issued stays as it is.
    """

    case_id: CaseId
    child: str
    plans: tuple[VisitPlan, ...]
    record_id: RecordId | None = None
    title: str = ""
    pages: tuple[VisitPage, ...] = ()
    agreements: tuple[VisitAgreement, ...] = ()
    why_not: str = ""
    can_sign: bool = False


def visit(desk: Desk, case_id: CaseId, record_id: RecordId | None = None) -> VisitView:
    """The plans of a case for the family, with one of them open: the one asked for, or the only one there is."""
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        heads = unit.records(case_id)
    plans = []
    for head in sorted(heads, key=lambda head: head.changed_at, reverse=True):
        form = desk.book.form(head.pin)
        if Audience.CHILD in readers_of(form):
            plans.append(VisitPlan(head.id, form.child_title or form.title))
    view = VisitView(case_id, case.child.name, tuple(plans))
    known = {plan.record_id: plan.title for plan in plans}
    chosen = record_id if record_id in known else next(iter(known)) if len(known) == 1 else None
    if chosen is None:
        return view
    return _opened(desk, view, chosen, known[chosen], f"person:{case.child.id}")


def begin(desk: Desk, case_id: CaseId) -> None:
    """Enter that a family looks at the plans of this case from now on."""
    _enter(desk, "visit.begun", case_id)


def left(desk: Desk, case_id: CaseId) -> None:
    """Enter that the visit is over; the passphrase is asked next."""
    _enter(desk, "visit.left", case_id)


def _enter(desk: Desk, action: str, case_id: CaseId) -> None:
    with desk.store.unit() as unit:
        unit.journal(JournalEntry(action, case_id, case_id), desk.clock.now())


def sign(desk: Desk, record_id: RecordId, key: FieldKey, given: Agreement) -> Saved:
    """Keep what somebody said in the visit: a signature is for the wording that stands now, whoever signed before."""
    record = open_record(desk, record_id).record
    anew = replace(given, wording=wording(record.form, record.answers)) if given.agreed else given
    return save_answer(desk, record_id, key, Answer(anew.value))


def _opened(desk: Desk, view: VisitView, record_id: RecordId, title: str, reader: str) -> VisitView:
    opened = open_record(desk, record_id)
    form = opened.record.form
    prepared = prepare(desk, Asked(view.case_id, form.id, record_id, reader))
    if prepared.recipient.why_not or any(check.stops_draft and not check.ok for check in prepared.checks):
        why_not = t(
            "This plan is not ready to be looked at together. Leave the visit and check its papers first."
        )
        return VisitView(view.case_id, view.child, view.plans, record_id, title, why_not=why_not)
    return VisitView(
        view.case_id,
        view.child,
        view.plans,
        record_id,
        title,
        tuple(_pages(prepared.paper.blocks, title)),
        tuple(_agreements(form, opened.record.answers, reader_of(prepared.paper.recipient))),
        can_sign=not opened.read_only,
    )


def _pages(blocks: tuple[b.Block, ...], title: str) -> Iterator[VisitPage]:
    """A page for each section; who signs has a page of its own on the screen."""
    heading, held = title, list[b.Block]()
    for block in blocks:
        if isinstance(block, b.Heading) and block.level <= 2:
            if held:
                yield VisitPage(heading, tuple(held))
            heading, held = block.text, []
        elif not isinstance(block, b.SignatureLines | b.PageBreak | b.Contents):
            held.append(block)
    if held:
        yield VisitPage(heading, tuple(held))


def _agreements(form: Form, answers: AnswerSet, reader: Reader) -> Iterator[VisitAgreement]:
    """What each said, but for what was narrowed away from the child; all of the plan is what they agreed to."""
    reading, now = Reading(Audience.CHILD, {}), wording(form, answers)
    told = read_by(form, answers, reader)
    for question in form.questions():
        if question.kind is Kind.AGREEMENT and may_read(question, Audience.CHILD):
            answer = told.of(question.id)
            given = Agreement.of(answer)
            said, earlier = (
                withheld_words() if is_withheld(answer) else "",
                given is not None and is_for_earlier(given, now),
            )
            if given is not None:
                said = agreement_words(given, earlier=earlier).text
            label = reading.label(question)
            yield VisitAgreement(FieldKey(question.id), label, said, None if earlier else given)
