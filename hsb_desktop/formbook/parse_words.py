"""Reads what the files of a procedure share: sources, marks, lists of values. Faults go to the table's own list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.facts import Choice
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.words import t


@dataclass(slots=True)
class Known:
    """The ids that later parts of an edition may refer to; filled while its files are read."""

    document: str = ""
    documents: tuple[str, ...] = ()
    choices: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)  # kind of fact to its fields
    allowed: dict[tuple[str, str], tuple[str | int | bool, ...]] = field(default_factory=dict)
    timed: set[str] = field(default_factory=set)  # kinds of fact that may have a time of day
    steps: list[str] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    decision: str = ""
    concern: str = ""

    def values(self, name: str) -> tuple[str | int, ...]:
        """The values of a list of choices."""
        return tuple(choice.value for choice in self.choices.get(name, ()))

    def allowed_in(self, kinds: tuple[str, ...], name: str) -> tuple[str | int | bool, ...]:
        """What a field of these kinds of fact may say; empty where its values are not a closed list."""
        values = [value for kind in kinds for value in self.allowed.get((kind, name), ())]
        return tuple(dict.fromkeys(values))

    def truths_of(self, kind: str) -> tuple[str, ...]:
        """The fields of a kind of fact that are true or false."""
        return tuple(
            name for name in self.facts.get(kind, ()) if self.allowed.get((kind, name)) == (True, False)
        )

    def decided_truths(self) -> tuple[str, ...]:
        """What of a decision is true or false; empty, so that nothing is held against it, where none is known."""
        return (self.truths_of(self.decision) or ("",)) if self.decision else ()


def read_cite(table: Table, known: Known) -> Cite:
    """`document` (left out: the procedure's own) and `section`; a rule without its source does not load."""
    document = table.optional_text("document", one_of=known.documents) if known.documents else ""
    section = table.optional_text("section")
    if not document and not section:
        table.fault(
            "section", t("The source is missing."), t("Add `section`, or `document` for another text.")
        )
    return Cite(document or known.document, section)


def read_optional_cite(table: Table, known: Known) -> Cite | None:
    """The same where a source may be left to what stands around it."""
    return read_cite(table, known) if table.has("section") or table.has("document") else None


def read_basis(table: Table) -> Basis:
    """The mark of a rule: source, national or local. Left out it is the procedure's own, which names no other text."""
    given = table.optional_text("basis", str(Basis.SOURCE), one_of=tuple(str(basis) for basis in Basis))
    if "document" in table.values and "basis" not in table.values:
        table.fault(
            "basis",
            t("A rule with a `document` would pass for the procedure’s own."),
            t("Add `basis`: national or local, or source where the document is the procedure’s."),
        )
    return Basis(given)


def read_values(
    table: Table, key: str, allowed: tuple[str | int | bool, ...] = ()
) -> tuple[str | int | bool, ...]:
    """A list of texts, whole numbers or truths; with `allowed`, each must be one of those."""
    given = table.raw(key)
    if not isinstance(given, list) or not given:
        table.fault(
            key, t("`{key}` is not a list of values.", key=key), t("Write [ ] with at least one value.")
        )
        return ()
    kept: list[str | int | bool] = []
    for place, value in enumerate(given):
        fits = isinstance(value, str | int)
        if fits and allowed:
            fits = any(type(value) is type(one) and value == one for one in allowed)
        if fits:
            kept.append(value)
        else:
            some = ", ".join(str(one) for one in allowed) or t("texts, whole numbers, true or false")
            table.fault(
                f"{key}[{place}]", t("This value is not known here."), t("Use one of: {known}.", known=some)
            )
    return tuple(kept)


def read_where(
    table: Table, key: str, known: Known, kinds: tuple[str, ...]
) -> tuple[tuple[str, tuple[str | int | bool, ...]], ...]:
    """Fields of these kinds of fact with the values that are meant."""
    inner = table.table(key)
    found: list[tuple[str, tuple[str | int | bool, ...]]] = []
    for name in inner.keys():  # noqa: SIM118  # a Table is not a mapping
        if any(name not in known.facts.get(kind, ()) for kind in kinds):
            inner.has(name)
            inner.fault(
                name, t("“{name}” is not a field of each of these facts.", name=name), t("Correct the name.")
            )
        else:
            found.append((name, read_values(inner, name, known.allowed_in(kinds, name))))
    inner.done()
    return tuple(found)


def read_choices(table: Table, key: str) -> tuple[Choice, ...]:
    """A table of ids with their words, in its own order."""
    inner = table.table(key)
    found = tuple(_choice(inner, name) for name in inner.keys())  # noqa: SIM118
    inner.done()
    return found


def _choice(inner: Table, name: str) -> Choice:
    """Its words, or a table with its `label` and a `hint`."""
    if not isinstance(inner.values[name], dict):
        return Choice(name, inner.text(name))
    whole = inner.table(name)
    found = Choice(name, whole.text("label"), whole.optional_text("hint"))
    whole.done()
    return found


def unique(tables: Mapping[str, object] | list[str], table: Table, key: str, value: str) -> None:
    """Report an id that stands twice."""
    if value in tables:
        table.fault(key, t("“{value}” stands here twice.", value=value), t("Give each its own id."))
