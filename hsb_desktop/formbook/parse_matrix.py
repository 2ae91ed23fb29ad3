"""Reads matrix.toml: the indicators in the words of the source, and the rows with the mark and source of every cell."""

from hsb_desktop.formbook.parse_words import Known, read_basis, read_cite, read_values
from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.matrix import Cell, Colour, Heads, Indicator, Level, Matrix, Row
from hsb_desktop.procedure.words import t


def parse_matrix(top: Table, known: Known) -> Matrix:
    """The matrix of an edition; its rows follow the order of the categories."""
    levels = tuple(_level(item) for item in top.tables("level", required=True))
    colours = tuple(_colour(item) for item in top.tables("colour", required=True))
    labels = {choice.value: choice.label for choice in known.choices.get("category", ())}
    rows = tuple(
        _row(
            item,
            known,
            labels,
            tuple(level.value for level in levels),
            tuple(colour.id for colour in colours),
        )
        for item in top.tables("row", required=True)
    )
    if [row.category for row in rows] != list(labels):
        top.fault(
            "row", t("The rows are not those of the categories, in their order."), t("Give each one row.")
        )
    indicators = _indicators(top, known)
    pairs = tuple(
        pair
        for item in top.tables("contradiction")
        for pair in _pairs(item, {known.id for known in indicators})
    )
    heads = _heads(top.table("heads"))
    top.done()
    return Matrix(rows, indicators, pairs, levels, colours, heads)


def _heads(table: Table) -> Heads:
    """Plain words where a council has none of its own; the name of a tool is always a council's."""
    heads = Heads(
        table.optional_text("level", t("Level")),
        table.optional_text("colour", t("Colour")),
        table.optional_text("lead_agency", t("Lead agency")),
        table.optional_text("response", t("Response")),
    )
    table.done()
    return heads


def _level(table: Table) -> Level:
    level = Level(table.integer("value", least=1), table.text("label"))
    table.done()
    return level


def _colour(table: Table) -> Colour:
    colour = Colour(table.text("id"), table.text("label"))
    table.done()
    return colour


def _category(table: Table, known: Known) -> str | int:
    given = table.raw("category")
    if isinstance(given, str | int) and any(
        type(given) is type(one) and given == one for one in known.values("category")
    ):
        return given
    table.fault(
        "category", t("This is not a category of the procedure."), t("Write the value of one of them.")
    )
    return "none"


def _row(
    table: Table,
    known: Known,
    labels: dict[str | int, str],
    levels: tuple[int, ...],
    colours: tuple[str, ...],
) -> Row:
    category = _category(table, known)
    row = Row(
        category=category,
        label=labels.get(category, ""),
        levels=_numbers(table, "levels", levels),
        levels_with_harm=_numbers(table, "levels_with_harm", levels) if table.has("levels_with_harm") else (),
        levels_text=_cell(table.table("levels_cell", required=True), known),
        colours=table.texts("colours", required=True, one_of=colours or ("",)),
        colours_text=_cell(table.table("colours_cell", required=True), known),
        lead_agency=tuple(_cell(item, known) for item in table.tables("lead_agency", required=True)),
        response=tuple(_cell(item, known) for item in table.tables("response", required=True)),
    )
    table.done()
    return row


def _numbers(table: Table, key: str, allowed: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(value for value in read_values(table, key, allowed) if isinstance(value, int))


def _cell(table: Table, known: Known) -> Cell:
    cell = Cell(table.text("text"), read_basis(table), read_cite(table, known))
    table.done()
    return cell


def _indicators(top: Table, known: Known) -> tuple[Indicator, ...]:
    found: list[Indicator] = []
    for table in top.tables("group", required=True):
        category = _category(table, known)
        cite: Cite = read_cite(table, known)
        for place, text in enumerate(table.texts("indicators", required=True), start=1):
            found.append(Indicator(f"c{category}_{place}", text, category, cite))
        table.done()
    return tuple(found)


def _pairs(table: Table, ids: set[str]) -> tuple[tuple[str, str], ...]:
    known = tuple(sorted(ids)) or ("",)
    one = table.text("one", one_of=known)
    found = tuple((one, other) for other in table.texts("others", required=True, one_of=known))
    table.done()
    return found
