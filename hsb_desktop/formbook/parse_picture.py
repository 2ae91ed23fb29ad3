"""Reads picture.toml: the columns and boxes of the work flow and the lines between. Every fault goes to the list."""

from pathlib import Path

from hsb_desktop.formbook.parse_words import Known, read_cite, read_where
from hsb_desktop.formbook.reading import Faults, Table, read_toml
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.picture import Box, Picture, PictureColumn
from hsb_desktop.procedure.steps import FactMatch
from hsb_desktop.procedure.words import t

PICTURE = "picture.toml"


def parse_picture(folder: Path, root: Path, procedure: Procedure, faults: Faults) -> Picture | None:
    """The picture of the edition in `folder`, below the forms folder `root`; None when it has faults."""
    before = len(faults.found)
    top = read_toml(folder / PICTURE, root, faults, procedure.words)
    if top is None:
        return None
    known = _known(procedure)
    columns = tuple(_column(table, known) for table in top.tables("column", required=True))
    boxes = [box for column in columns for box in column.boxes]
    ids = [box.id for box in boxes]
    for repeated in sorted({known_id for known_id in ids if ids.count(known_id) > 1}):
        top.fault("column", t("“{value}” stands here twice.", value=repeated), t("Give each box its own id."))
    links = _links(top.table("links"), frozenset(ids))
    drawn = {step for box in boxes for step in box.steps}
    for column in columns:
        for box in column.boxes:
            if not box.steps and box.fact is None:
                top.fault(
                    "column", t("Box “{id}” stands for nothing.", id=box.id), t("Add `steps` or `facts`.")
                )
    for step in known.steps:
        if step.startswith("record:") and step not in drawn:
            top.fault(
                "column", t("No box stands for “{id}”.", id=step), t("Add it to a box that counts records.")
            )
    top.done()
    return None if len(faults.found) > before else Picture(columns, links)


def _known(procedure: Procedure) -> Known:
    return Known(
        document=procedure.document,
        documents=tuple(document.id for document in procedure.documents),
        facts={rule.id: tuple(field.id for field in rule.fields) for rule in procedure.facts},
        steps=[rule.id for rule in procedure.steps],
    )


def _column(table: Table, known: Known) -> PictureColumn:
    column = PictureColumn(
        id=table.text("id"),
        title=table.text("title"),
        cite=read_cite(table, known),
        boxes=tuple(_box(item, known) for item in table.tables("box", required=True)),
        group=table.optional_text("group"),
    )
    table.done()
    return column


def _box(table: Table, known: Known) -> Box:
    kinds = table.texts("facts", one_of=tuple(known.facts))
    where = read_where(table, "where", known, kinds) if table.has("where") else ()
    box = Box(
        id=table.text("id"),
        label=table.text("label"),
        row=_row(table),
        steps=table.texts("steps", one_of=tuple(known.steps)),
        fact=FactMatch(kinds, where) if kinds else None,
        line=table.optional_text("line"),
        not_required=table.optional_text("not_required"),
        counts=table.truth("counts"),
        instead=table.truth("instead"),
        if_reached=table.truth("if_reached"),
    )
    table.done()
    return box


def _row(table: Table) -> float:
    given = table.raw("row")
    if isinstance(given, bool) or not isinstance(given, int | float):
        table.fault("row", t("`row` is not a number."), t("Write its place from the top, such as 1 or 1.5."))
        return 0.0
    return float(given)


def _links(table: Table, boxes: frozenset[str]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    given = table.raw("from_to")
    for place, pair in enumerate(given if isinstance(given, list) else []):
        match pair:
            case [str(start), str(end)] if start in boxes and end in boxes:
                found.append((start, end))
            case _:
                table.fault(
                    f"from_to[{place}]", t("This is not a pair of boxes."), t("Write the ids of two boxes.")
                )
    table.done()
    return tuple(found)
