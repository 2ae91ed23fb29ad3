"""How a case stands on a day: its stored facts read by the engine, which alone knows what follows from them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from hsb_desktop.casework.ports import Book, StoredFact
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.facts import Fact
from hsb_desktop.procedure.history import History
from hsb_desktop.procedure.ids import FactId
from hsb_desktop.procedure.pathway import Pathway, pathway, read_fact, read_facts
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

_PLACE = re.compile(r"^facts\[\d+\](?:\.(\w+)(?:\[\d+\])?)?: ?")
_MOST_KNOWN = 2000  # ways that cases stood, before the memory begins afresh
_OTHER = re.compile(r"facts\[\d+\]")


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that cannot be read by itself, and the sentence that says why."""

    fact: StoredFact
    sentence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A case on one day. `later` are facts dated after it: they do not count yet (the machine's clock may be wrong).

    With a `refusal` the procedure refuses the entries as they stand: the pathway is blank, `facts` are those that can
    be read by themselves and `unread` the others.
    """

    stored: tuple[StoredFact, ...]
    facts: tuple[Fact, ...]
    pathway: Pathway
    later: tuple[StoredFact, ...] = ()
    refusal: NotAccepted | None = None
    unread: tuple[Refused, ...] = ()

    def history(self) -> History:
        """The facts in order, for questions about how things stood."""
        return History(self.pathway.procedure, self.facts, self.pathway.on)

    def stored_of(self, fact: Fact) -> StoredFact:
        """The stored fact that a read one came from."""
        return self.stored[fact.place]


@dataclass(slots=True)
class Memo:
    """How cases stood when last asked on one day. A fact never changes under its id, an edition never changes once
    released and the engine is pure, so it cannot be stale: the same facts on the same day are the same answer."""

    on: date = date.min
    procedure: Procedure | None = None
    known: dict[tuple[FactId, ...], Standing] = field(default_factory=dict)
    shared: tuple[
        Mapping[str, object], ...
    ] = ()  # facts of every case that stand in none: dates of the panel

    def share(self, facts: Sequence[Mapping[str, object]]) -> None:
        """These are the facts of every case from now on."""
        self.shared, self.known = tuple(facts), {}

    def procedure_on(self, book: Book, on: date) -> Procedure:
        """The procedure in force on the day."""
        if self.procedure is None or self.on != on:
            self.on, self.procedure, self.known = on, book.procedure(on), {}
        return self.procedure

    def stand(self, procedure: Procedure, stored: Sequence[StoredFact]) -> Standing:
        """How a case with these facts stands on that day, worked out when it was not before."""
        key = tuple(fact.id for fact in stored)
        found = self.known.get(key)
        if found is None:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            found = stand(procedure, stored, self.on)
            if self.shared and _concerned(found, {str(values.get("fact")) for values in self.shared}):
                found = stand(procedure, stored, self.on, self.shared)
            self.known[key] = found
        return found


def _concerned(standing: Standing, kinds: set[str]) -> bool:
    """Whether facts of these kinds can change anything here: few cases have to do with the panel."""
    pathway = standing.pathway
    return any(not kinds.isdisjoint(step.rule.kinds) for step in pathway.steps) or any(
        not kinds.isdisjoint(rule.opening_kinds) for rule in pathway.procedure.steps
    )


def stand(
    procedure: Procedure,
    stored: Sequence[StoredFact],
    on: date,
    shared: Sequence[Mapping[str, object]] = (),
) -> Standing:
    """How a case with these facts stands on the day; NotAccepted when the procedure refuses them.

    The pathway counts the `shared` facts too; they are no part of the case's own.
    """
    beside = [values for values in shared if day_of(values) <= on]
    counted = tuple(fact for fact in stored if day_of(fact.values) <= on)
    later = tuple(fact for fact in stored if day_of(fact.values) > on)
    try:
        facts = read_facts(procedure, [*(fact.values for fact in counted), *beside], on)
        own = facts[: len(counted)]
        return Standing(counted, own, pathway(procedure, facts, on), later)
    except BadInput as refused:
        raise _refusal(refused.sentence, procedure, counted) from refused


def stand_refused(
    procedure: Procedure, stored: Sequence[StoredFact], on: date, refusal: NotAccepted
) -> Standing:
    """What can be said of a case whose entries are refused as they stand: no step, no category, no plan."""
    counted = tuple(fact for fact in stored if day_of(fact.values) <= on)
    read, unread = list[Fact](), list[Refused]()
    for place, fact in enumerate(counted):
        try:
            read.append(read_fact(procedure, fact.values, place, on))
        except BadInput as refused:
            unread.append(Refused(fact, _for_a_person(refused.sentence, procedure, counted)))
    blank = Pathway(procedure, on, category=None, plan="", is_open=True, flags=(), steps=())
    later = tuple(fact for fact in stored if fact not in counted)
    return Standing(counted, tuple(read), blank, later, refusal, tuple(unread))


def unknown_words() -> str:
    """What an entry is called of a kind that the procedure does not have."""
    return t("An entry this procedure does not know")


def day_of(values: Mapping[str, object]) -> date:
    """The day in London of a stored fact; one that cannot be read is the first day, so that the engine refuses it."""
    try:
        if "at" not in values:
            return date.fromisoformat(str(values.get("on")))
        moment = datetime.fromisoformat(str(values["at"]))
        return (moment.astimezone(london()) if moment.tzinfo is not None else moment).date()
    except (ValueError, OverflowError):
        return date.min


def _refusal(sentence: str, procedure: Procedure, stored: Sequence[StoredFact]) -> NotAccepted:
    """The refusal in words, with the field and the fact it is about."""
    said = _for_a_person(sentence, procedure, stored)
    found = _PLACE.match(sentence)
    if found is None:
        return NotAccepted(said)
    place = int(re.findall(r"\d+", found[0])[0])
    return NotAccepted(said, found[1] or "on", stored[place].id if place < len(stored) else "")


def _for_a_person(sentence: str, procedure: Procedure, stored: Sequence[StoredFact]) -> str:
    """The engine's sentence without the place in a file that it begins with."""
    found = _PLACE.match(sentence)
    if found is None:
        return sentence
    place = int(re.findall(r"\d+", found[0])[0])
    kind = str(stored[place].values.get("fact", "")) if place < len(stored) else ""
    if found[1] == "fact" and place < len(stored):
        return t("“{kind}” is not a fact of this procedure, so it cannot be counted.", kind=kind)
    said = _OTHER.sub(t("an earlier entry"), sentence[found.end() :])
    for rule in procedure.facts:
        said = re.sub(rf"\b{rule.id}\b", f"“{rule.label}”", said)
    if not found[1] or found[1] in ("on", "at", "fact"):
        return capital(said)
    given = procedure.fact_rule(kind)
    field = given.field(found[1]) if given is not None else None
    label = field.label if field is not None else found[1]
    return t("{field}: {what}", field=capital(label), what=said)
