"""How a case stands on a day: its stored facts read by the engine, which alone knows what follows from them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import StoredFact
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.facts import Fact
from hsb_desktop.procedure.history import History
from hsb_desktop.procedure.pathway import Pathway, pathway, read_facts
from hsb_desktop.procedure.words import t

_PLACE = re.compile(r"^facts\[\d+\](?:\.(\w+)(?:\[\d+\])?)?: ?")
_OTHER = re.compile(r"facts\[\d+\]")


@dataclass(frozen=True, slots=True)
class Standing:
    """A case on one day. `later` are facts dated after it: they do not count yet (the machine's clock may be wrong)."""

    stored: tuple[StoredFact, ...]
    facts: tuple[Fact, ...]
    pathway: Pathway
    later: tuple[StoredFact, ...] = ()

    def history(self) -> History:
        """The facts in order, for questions about how things stood."""
        return History(self.pathway.procedure, self.facts, self.pathway.on)

    def stored_of(self, fact: Fact) -> StoredFact:
        """The stored fact that a read one came from."""
        return self.stored[fact.place]


def procedure_of(desk: Desk) -> Procedure:
    """The procedure in force today."""
    return desk.book.procedure(desk.clock.today())


def stand(procedure: Procedure, stored: Sequence[StoredFact], on: date) -> Standing:
    """How a case with these facts stands on the day; NotAccepted when the procedure refuses them."""
    counted = tuple(fact for fact in stored if day_of(fact.values) <= on)
    later = tuple(fact for fact in stored if day_of(fact.values) > on)
    try:
        facts = read_facts(procedure, [fact.values for fact in counted], on)
        return Standing(counted, facts, pathway(procedure, facts, on), later)
    except BadInput as refused:
        raise NotAccepted(_for_a_person(refused.sentence, procedure, counted)) from refused


def day_of(values: Mapping[str, object]) -> date:
    """The day a stored fact is of; one that cannot be read counts as the first day, so that the engine refuses it."""
    given = values.get("on") or values.get("at")
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        return date.min


def _for_a_person(sentence: str, procedure: Procedure, stored: Sequence[StoredFact]) -> str:
    """The engine's sentence without the place in a file that it begins with."""
    found = _PLACE.match(sentence)
    if found is None:
        return sentence
    said = _OTHER.sub(t("an earlier entry"), sentence[found.end() :])
    if not found[1] or found[1] in ("on", "at", "fact"):
        return said[:1].upper() + said[1:]
    place = int(re.findall(r"\d+", found[0])[0])
    rule = procedure.fact_rule(str(stored[place].values.get("fact"))) if place < len(stored) else None
    field = rule.field(found[1]) if rule is not None else None
    label = field.label if field is not None else found[1]
    return t("{field}: {what}", field=label[:1].upper() + label[1:], what=said)
