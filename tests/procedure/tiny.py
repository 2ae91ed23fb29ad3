"""The made-up procedure of tests/data/tiny and the shipped one, loaded once; facts written one a line."""

from datetime import date
from pathlib import Path

from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.pathway import Pathway, Step, pathway, read_facts

TINY = Path(__file__).parent.parent / "data" / "tiny"


def riverside() -> Procedure:
    """The made-up procedure."""
    return load_procedure("riverside", root=TINY)


def islington() -> Procedure:
    """The shipped procedure."""
    return load_procedure("islington")


def facts_from(text: str) -> list[dict[str, object]]:
    """Facts from lines such as `2020-03-02 visit late=true again=3`; a day with a T is `at`."""
    found: list[dict[str, object]] = []
    for line in text.strip().splitlines():
        day, name, *fields = line.split()
        fact: dict[str, object] = {"fact": name, "at" if "T" in day else "on": day}
        for field in fields:
            key, value = field.split("=")
            plain: dict[str, object] = {"true": True, "false": False}
            fact[key] = plain.get(value, int(value) if value.isdigit() else value)
        found.append(fact)
    return found


def asked(procedure: Procedure, on: str, text: str) -> Pathway:
    """The pathway of facts written one a line."""
    day = date.fromisoformat(on)
    return pathway(procedure, read_facts(procedure, facts_from(text), day), day)


def steps_of(found: Pathway, name: str) -> list[Step]:
    """The steps of one id, oldest first."""
    return [step for step in found.steps if step.id == name]
