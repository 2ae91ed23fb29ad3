"""A statement that every save waits for: compiled once for the database in use, then handed to its driver as it is.

Only the way there is shorter. It runs in the transaction of the connection it is given and begins or ends none itself.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update

_Statement = Select[Any] | Insert | Update | Delete
_Turned = Callable[[Any], Any] | None  # how a value is written for the driver, or read from it; None as it is

ALL: list["Prepared"] = []  # each one there is, so that a test can compile it for another database


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement in the words of one driver: its text, its values in order, how a row of it is read."""

    text: str
    values: tuple[tuple[str, _Turned], ...]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]
    row: Callable[..., Any]


class Prepared:
    """One statement. What its rows hold is read by the names of the columns, as of any other statement."""

    def __init__(self, statement: _Statement) -> None:
        self.statement = statement
        self._by_dialect: dict[str, _Compiled] = {}
        ALL.append(self)

    def run(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run it with these values, by the names of its parameters; how many rows it changed."""
        return int(self._run(connection, values)[1].rowcount)

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[Any]:
        """Run it with these values; every row it finds."""
        compiled, cursor = self._run(connection, values)
        found = []
        for row in cursor.fetchall():
            read = list(row)
            for place, turned in compiled.readers:
                read[place] = turned(read[place])
            found.append(compiled.row(*read))
        return found

    def _run(self, connection: Connection, values: Mapping[str, Any]) -> tuple[_Compiled, Any]:
        dialect = connection.dialect
        compiled = self._by_dialect.get(dialect.name)
        if compiled is None:
            compiled = self._by_dialect[dialect.name] = _compiled(self.statement, dialect)
        cursor = connection.connection.cursor()
        cursor.execute(
            compiled.text,
            tuple(
                values[name] if turned is None else turned(values[name]) for name, turned in compiled.values
            ),
        )
        return compiled, cursor


def _compiled(statement: _Statement, dialect: Dialect) -> _Compiled:
    compiled: Any = statement.compile(dialect=dialect)
    columns = list(statement.selected_columns) if isinstance(statement, Select) else []
    readers = [(place, _reader(column.type, dialect)) for place, column in enumerate(columns)]
    return _Compiled(
        text=compiled.string,
        values=tuple((name, _writer(compiled.binds[name].type, dialect)) for name in compiled.positiontup),
        readers=tuple((place, turned) for place, turned in readers if turned is not None),
        row=namedtuple("row", [str(column.key) for column in columns]),
    )


def _writer(kind: Any, dialect: Dialect) -> _Turned:
    turned: _Turned = kind.dialect_impl(dialect).bind_processor(dialect)
    return turned


def _reader(kind: Any, dialect: Dialect) -> _Turned:
    turned: _Turned = kind.dialect_impl(dialect).result_processor(dialect, None)
    return turned
