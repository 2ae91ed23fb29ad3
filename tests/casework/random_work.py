"""A worker who does one random thing after another in some cases, and says beforehand where it may be written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hsb_desktop.casework.cases import NewCase, case_lines, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.drafts import drop_drafts, keep_draft, new_person
from hsb_desktop.casework.facts import correct_fact, record_fact, withdraw_fact
from hsb_desktop.casework.leaving import end_part, take_back
from hsb_desktop.casework.links import as_reference, link_case, unlink_case
from hsb_desktop.casework.meetings import add_attendee, plan_meeting, set_attendance
from hsb_desktop.casework.panel_days import move_panel_day, panel_days, set_panel_day, take_panel_day
from hsb_desktop.casework.people import NewPerson, add_person, change_person, pick_people
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import (
    add_row,
    complete_record,
    keep_place,
    keep_typing,
    open_record,
    save_answer,
    settle,
    start_record,
)
from hsb_desktop.casework.today import today
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.case import Details, LinkKind, PersonKind, RecordStatus
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Form, Kind, Question, Repeat
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import fill, fitting
from tests.casework.watching import Allowed, Watcher

FORMS = ("risk_assessment", "safety_plan", "diversion_plan")
NAMES = ("Rowan Ellery", "Sam Kestrel", "Noor Bellamy")
MEETING = "strategy_meeting"
ON = date(2026, 12, 21)
_LETTERS = "abc éłş'<&> \n"
_RECORD = frozenset({"records", "answers", "typing"})


class RandomWorker:
    """Does `work` step by step on a desk; each step is watched."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.chance = desk, Random(seed)
        self.records: dict[CaseId, list[RecordId]] = {}
        self.done: dict[str, int] = {}
        self.refused = 0
        for name in NAMES:
            self._begin(name)
        self.watcher = Watcher(desk)
        self.kinds: dict[str, Callable[[CaseId], Allowed]] = {
            "answer": self.answer,
            "type": self.type,
            "settle": self.settle,
            "row": self.row,
            "attend": self.attend,
            "fact": self.fact,
            "person": self.person,
            "leave": self.leave,
            "panel": self.panel,
            "link": self.link,
            "start": self.start,
            "complete": self.complete,
            "draft": self.draft,
            "open": self.open,
            "look": self.look,
        }
        self._weights = (40, 20, 8, 8, 12, 6, 10, 4, 3, 3, 2, 2, 6, 1, 6)

    def work(self, steps: int) -> None:
        """That many random steps; fails at the first that writes where it has no business."""
        for _ in range(steps):
            name = self.chance.choices(list(self.kinds), self._weights)[0]
            self.step(name)

    def step(self, name: str) -> None:
        """One step of this kind, in a case of chance, checked."""
        case_id = self.chance.choice(list(self.records))
        allowed = self.kinds[name](case_id)
        if self.watcher.check(allowed):
            self.done[name] = self.done.get(name, 0) + 1

    # ------------------------------------------------------------------------------------------- kinds of work

    def answer(self, case_id: CaseId) -> Allowed:
        """An answer in one place."""
        record_id, key, question = self._place(case_id)
        self._try(lambda: save_answer(self.desk, record_id, key, self._fitting(question)))
        return _within(case_id, record_id, keys={key})

    def type(self, case_id: CaseId) -> Allowed:
        """Letters typed into one place."""
        record_id, key, question = self._place(case_id)
        if question.kind in (Kind.LINE, Kind.TEXT):
            self._try(lambda: keep_typing(self.desk, record_id, key, self._words(), 0))
        return _within(case_id, record_id, keys={key})

    def settle(self, case_id: CaseId) -> Allowed:
        """What is being typed becomes answers."""
        record_id = self._record(case_id)
        typed = set(open_record(self.desk, record_id).typing)
        self._try(lambda: settle(self.desk, record_id))
        return _within(case_id, record_id, keys=typed)

    def row(self, case_id: CaseId) -> Allowed:
        """One more row of a repeat."""
        record_id = self._record(case_id)
        repeats = [item for item in self._form(record_id).items() if isinstance(item, Repeat)]
        if not repeats:
            return Allowed()
        repeat = self.chance.choice(repeats)
        self._try(lambda: add_row(self.desk, record_id, repeat.id))
        return _within(case_id, record_id, keys={FieldKey(repeat.id)})

    def attend(self, case_id: CaseId) -> Allowed:
        """A seat of the meeting: whether somebody comes, or somebody more."""
        record_id = self.records[case_id][len(FORMS)]
        row = self.chance.choice(open_record(self.desk, record_id).record.answers.rows("attendance"))
        if self.chance.random() < 0.2:
            known = self.chance.choice(pick_people(self.desk, case_id, others=True))
            added = add_attendee(self.desk, record_id, "other", known.name).row
            keys = {FieldKey("attendance")} | {
                FieldKey(name, "attendance", added) for name in ("role", "person")
            }
            return _within(case_id, record_id, keys=keys)
        state = self.chance.choice(("invited", "attended", "apologies"))
        self._try(lambda: set_attendance(self.desk, record_id, row, {"attendance": state}))
        return _within(case_id, record_id, keys={FieldKey("attendance", "attendance", row)})

    def fact(self, case_id: CaseId) -> Allowed:
        """A fact recorded, put right or withdrawn."""
        with self.desk.store.unit() as unit:
            facts = [fact for fact in unit.facts(case_id) if fact.values["fact"] == "category_decided"]
        new = {
            "fact": "category_decided",
            "on": "2026-12-21",
            "category": self.chance.choice(["none", 0, 1, 2, 3]),
        }
        if not facts:
            self._try(lambda: record_fact(self.desk, case_id, new))
        elif self.chance.random() < 0.5:
            self._try(lambda: correct_fact(self.desk, case_id, facts[0].id, new, "As the meeting agreed."))
        else:
            self._try(lambda: withdraw_fact(self.desk, case_id, facts[0].id, "Entered by mistake."))
        return _of(case_id, "facts", "fact_ends", "cases")

    def person(self, case_id: CaseId) -> Allowed:
        """Somebody added, or what is known of one of them changed."""
        case = case_view(self.desk, case_id).case
        if len(case.people) < 5 or self.chance.random() < 0.05:
            kind = self.chance.choice((PersonKind.PARENT, PersonKind.PROFESSIONAL, PersonKind.LINKED_CHILD))
            name = f"{self._words()}x"
            self._try(lambda: add_person(self.desk, case_id, NewPerson(kind, name), new_person(case_id)))
            return Allowed(frozenset({"people", "drafts"}), frozenset({case_id}), subjects=None)
        known = self.chance.choice((case.child, *case.people))
        details = Details(address=self._words(), school=self._words())
        self._try(
            lambda: change_person(self.desk, case_id, replace(known, contact=self._words(), details=details))
        )
        return Allowed(frozenset({"people"}), frozenset({case_id}), subjects=frozenset({known.id}))

    def leave(self, case_id: CaseId) -> Allowed:
        """Somebody's part in the case ends, or they are taken back."""
        case = case_view(self.desk, case_id).case
        everybody = (case.child, *case.people, *(former.person for former in case.former))
        one = self.chance.choice(everybody)
        if any(former.person.id == one.id for former in case.former):
            self._try(lambda: take_back(self.desk, case_id, one.id))
        else:
            mistake, why = self.chance.random() < 0.5, self._words()
            self._try(lambda: end_part(self.desk, case_id, one.id, ON, why, mistake=mistake))
        return Allowed(frozenset({"leavings"}), frozenset({case_id}), subjects=frozenset({one.id}))

    def panel(self, _case_id: CaseId) -> Allowed:
        """A day of the panel set, moved or taken away: it belongs to no case."""
        day = ON + timedelta(days=self.chance.randrange(60))
        with self.desk.store.unit() as unit:
            known = panel_days(unit)
        if not known or self.chance.random() < 0.4:
            self._try(lambda: set_panel_day(self.desk, day))
        elif self.chance.random() < 0.5:
            self._try(lambda: move_panel_day(self.desk, self.chance.choice(known).key, day))
        else:
            self._try(lambda: take_panel_day(self.desk, self.chance.choice(known).key))
        return Allowed(frozenset({"council_entries"}))

    def link(self, case_id: CaseId) -> Allowed:
        """Two cases linked, or no longer; the one work that is meant to reach two cases."""
        other = self.chance.choice([one for one in self.records if one != case_id])
        reference = as_reference(case_view(self.desk, other).case.reference)
        if self.chance.random() < 0.6:
            kind = self.chance.choice(list(LinkKind))
            self._try(lambda: link_case(self.desk, case_id, reference, kind))
        else:
            self._try(lambda: unlink_case(self.desk, case_id, reference))
        return Allowed(frozenset({"case_links"}), frozenset({case_id, other}))

    def start(self, case_id: CaseId) -> Allowed:
        """One more record, or a meeting."""
        if self.chance.random() < 0.5:
            self._try(
                lambda: self.records[case_id].append(plan_meeting(self.desk, case_id, MEETING).record_id)
            )
        else:
            form = self.chance.choice(FORMS)
            self._try(lambda: self.records[case_id].append(start_record(self.desk, case_id, form).record_id))
        return Allowed(_RECORD, frozenset({case_id}), new_records=True)

    def complete(self, case_id: CaseId) -> Allowed:
        """A plan filled in to its end and completed, where it may be."""
        record_id = self.chance.choice(self.records[case_id][1:3])
        clock = self.desk.clock
        assert isinstance(clock, FixedClock)
        self._try(lambda: fill(self.desk, record_id, {}, clock))
        self._try(lambda: complete_record(self.desk, record_id))
        return Allowed(
            _RECORD | {"facts", "fact_ends", "cases"}, frozenset({case_id}), frozenset({record_id})
        )

    def draft(self, case_id: CaseId) -> Allowed:
        """A form without a record kept, or given up."""
        at = new_person(case_id)
        if self.chance.random() < 0.8:
            keep_draft(self.desk, at, {"name": self._words()})
        else:
            drop_drafts(self.desk, at)
        return Allowed(frozenset({"drafts"}), frozenset({case_id}), subjects=frozenset({at}))

    def open(self, _case_id: CaseId) -> Allowed:
        """A case opened: everything of it is new."""
        if len(self.records) >= 6:
            return Allowed()
        self._begin(f"{self.chance.choice(NAMES)} {len(self.records)}")
        opened = list(self.records)[-1]
        tables = _RECORD | {"cases", "people", "facts", "counters", "drafts"}
        return Allowed(tables, frozenset({opened}), new_records=True)

    def look(self, case_id: CaseId) -> Allowed:
        """Screens only look; the place is remembered."""
        today(self.desk)
        case_lines(self.desk, self._words())
        case_view(self.desk, case_id)
        keep_place(self.desk, Place("case", case_id, page="people"))
        return Allowed(frozenset({"places"}), frozenset({case_id}))

    # ------------------------------------------------------------------------------------------------- inside

    def _begin(self, name: str) -> None:
        case_id = open_case(self.desk, NewCase(name, date(2012, 5, 4), "open_case", ON)).case_id
        records = [start_record(self.desk, case_id, form).record_id for form in FORMS]
        self.records[case_id] = [*records, plan_meeting(self.desk, case_id, MEETING).record_id]

    def _try(self, work: Callable[[], object]) -> None:
        """The program may refuse; what it refuses it must not write either."""
        try:
            work()
        except HsbError:
            self.refused += 1

    def _record(self, case_id: CaseId) -> RecordId:
        return self.chance.choice(self.records[case_id])

    def _form(self, record_id: RecordId) -> Form:
        return open_record(self.desk, record_id).record.form

    def _place(self, case_id: CaseId) -> tuple[RecordId, FieldKey, Question]:
        record_id = self._record(case_id)
        record = open_record(self.desk, record_id).record
        if record.status is not RecordStatus.DRAFT:
            record_id = self.records[case_id][-1]
            record = open_record(self.desk, record_id).record
        key, question = self.chance.choice(places(record.form, record.answers))
        return record_id, key, question

    def _fitting(self, question: Question) -> Answer:
        return fitting(question, ON, self._words())

    def _words(self) -> str:
        return "".join(self.chance.choice(_LETTERS) for _ in range(self.chance.randrange(1, 25)))


def places(form: Form, answers: AnswerSet) -> list[tuple[FieldKey, Question]]:
    """Every place of a record that may be answered."""
    found: list[tuple[FieldKey, Question]] = []
    for item in form.items():
        if isinstance(item, Repeat):
            found += [
                (FieldKey(q.id, item.id, row), q) for row in answers.rows(item.id) for q in item.questions
            ]
        else:
            found.append((FieldKey(item.id), item))
    return found


def _within(case_id: CaseId, record_id: RecordId, keys: set[FieldKey]) -> Allowed:
    return Allowed(_RECORD, frozenset({case_id}), frozenset({record_id}), frozenset(keys))


def _of(case_id: CaseId, *tables: str) -> Allowed:
    return Allowed(frozenset(tables), frozenset({case_id}))
