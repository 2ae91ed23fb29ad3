"""Typed reading of one TOML file that collects every fault with its file, key path and remedy instead of stopping.

Parsers take a `Table`, ask for keys by name and type, and call `done()`, which reports each key nobody asked for.
A value that is wrong reads as its default, so that one run finds all faults; nobody may use the result while
`Faults` holds any.
"""

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right: `file` relative to the forms folder, `at` a key path such as `section[2].item[3].id`."""

    file: str
    at: str
    what: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}: {self.at}" if self.at else self.file
        return f"{place}: {self.what} {self.remedy}"


@dataclass(slots=True)
class Faults:
    """Every fault of a run, in the order found."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: str, at: str, what: str, remedy: str) -> None:
        """Report one fault; `what` and `remedy` are whole sentences."""
        self.found.append(Fault(file, at, what, remedy))

    def __bool__(self) -> bool:
        return bool(self.found)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self.found)


_KIND = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    datetime.date: "a date such as 2026-10-31",
    list: "a list",
    dict: "a table",
}


class Table:
    """One TOML table with the place it stands at; asking for a key marks it as known."""

    def __init__(self, values: Mapping[str, object], file: str, at: str, faults: Faults) -> None:
        self.values, self.file, self.at, self.faults = values, file, at, faults
        self._asked: set[str] = set()

    def path(self, key: str) -> str:
        """The key path of `key` in this table."""
        return f"{self.at}.{key}" if self.at else key

    def fault(self, key: str, what: str, remedy: str) -> None:
        """Report a fault at `key` of this table (empty: at the table itself)."""
        self.faults.add(self.file, self.path(key) if key else self.at, what, remedy)

    def has(self, key: str) -> bool:
        """Whether the key stands here."""
        self._asked.add(key)
        return key in self.values

    def _take(self, key: str, kind: type, required: bool) -> object | None:
        self._asked.add(key)
        if key not in self.values:
            if required:
                self.fault(
                    key,
                    t("`{key}` is missing.", key=key),
                    t("Add `{key}` ({kind}).", key=key, kind=_KIND[kind]),
                )
            return None
        value = self.values[key]
        wrong_bool = isinstance(value, bool) and kind is not bool
        wrong_day = isinstance(value, datetime.datetime) and kind is datetime.date
        if wrong_bool or wrong_day or not isinstance(value, kind):
            self.fault(
                key, t("`{key}` has the wrong kind of value.", key=key), t("Write {kind}.", kind=_KIND[kind])
            )
            return None
        return value

    def text(self, key: str, *, one_of: tuple[str, ...] = ()) -> str:
        """A text that must be there and not be blank; with `one_of`, one of those."""
        value = self._take(key, str, required=True)
        if isinstance(value, str) and not value.strip():
            self.fault(key, t("`{key}` is empty.", key=key), t("Write its text."))
        if isinstance(value, str) and one_of and value not in one_of:
            self._not_one_of(key, value, one_of)
            return one_of[0]
        return value if isinstance(value, str) else (one_of[0] if one_of else "")

    def optional_text(self, key: str, default: str = "", *, one_of: tuple[str, ...] = ()) -> str:
        """A text that may be left out."""
        value = self._take(key, str, required=False)
        if isinstance(value, str) and one_of and value not in one_of:
            self._not_one_of(key, value, one_of)
            return default
        return value if isinstance(value, str) else default

    def _not_one_of(self, key: str, value: str, one_of: tuple[str, ...]) -> None:
        self.fault(key, t("“{value}” is not known here.", value=value), one_of_these(one_of))

    def integer(self, key: str, default: int | None = None, *, least: int | None = None) -> int:
        """A whole number; required unless a default is given."""
        value = self._take(key, int, required=default is None)
        number = value if isinstance(value, int) else (default or 0)
        if isinstance(value, int) and least is not None and value < least:
            self.fault(key, t("{value} is too small.", value=value), t("Write {least} or more.", least=least))
        return number

    def truth(self, key: str, *, default: bool = False) -> bool:
        """True or false; left out it is the default."""
        value = self._take(key, bool, required=False)
        return value if isinstance(value, bool) else default

    def date(self, key: str) -> datetime.date:
        """A TOML date that must be there."""
        value = self._take(key, datetime.date, required=True)
        return value if isinstance(value, datetime.date) else datetime.date(2016, 1, 1)

    def optional_date(self, key: str) -> datetime.date | None:
        """A TOML date that may be left out."""
        value = self._take(key, datetime.date, required=False)
        return value if isinstance(value, datetime.date) else None

    def texts(self, key: str, *, required: bool = False, one_of: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; left out it is empty."""
        value = self._take(key, list, required=required)
        kept: list[str] = []
        for place, item in enumerate(value if isinstance(value, list) else []):
            if not isinstance(item, str):
                self.fault(f"{key}[{place}]", t("This item is not text."), t("Write it in quotation marks."))
            elif one_of and item not in one_of:
                self._not_one_of(f"{key}[{place}]", item, one_of)
            else:
                kept.append(item)
        return tuple(kept)

    def table(self, key: str, *, required: bool = False) -> "Table":
        """A table under this one; left out it is empty. One that had to be there is told once, not key by key."""
        value = self._take(key, dict, required=required)
        if isinstance(value, dict):
            return Table(value, self.file, self.path(key), self.faults)
        told = required or key in self.values
        return Table({}, self.file, self.path(key), Faults() if told else self.faults)

    def tables(self, key: str, *, required: bool = False) -> "tuple[Table, ...]":
        """An array of tables; left out it is empty."""
        value = self._take(key, list, required=required)
        kept: list[Table] = []
        for place, item in enumerate(value if isinstance(value, list) else []):
            at = f"{self.path(key)}[{place}]"
            if isinstance(item, dict):
                kept.append(Table(item, self.file, at, self.faults))
            else:
                remedy = t("Write [[{key}]].", key=self.path(key))
                self.faults.add(self.file, at, t("This item is not a table."), remedy)
        return tuple(kept)

    def raw(self, key: str) -> object | None:
        """The value as TOML gave it, for parsers of a shape of their own; None when left out."""
        self._asked.add(key)
        return self.values.get(key)

    def keys(self) -> tuple[str, ...]:
        """Every key that stands here, for tables whose keys are ids."""
        return tuple(self.values)

    def done(self) -> None:
        """Report each key that nobody asked for: an unknown key is a typing mistake, never ignored."""
        for key in self.values:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.fault(
                    key,
                    t("`{key}` is not known here.", key=key),
                    t("Remove it, or use one of: {known}.", known=known),
                )


def read_toml(path: Path, root: Path, faults: Faults, words: Mapping[str, str] | None = None) -> Table | None:
    """The top table of one file, or None with a fault that names the line where TOML itself broke.

    With `words`, a text may hold a council's word as `{words.panel}`.
    """
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))  # some editors begin a file with a mark
    except FileNotFoundError:
        faults.add(name, "", t("The file is missing."), t("Add the file, or remove what refers to it."))
    except OSError:
        faults.add(name, "", t("The file cannot be read."), t("Check that it is a file you may read."))
    except UnicodeDecodeError:
        faults.add(name, "", t("The file is not UTF-8 text."), t("Save it as UTF-8."))
    except tomllib.TOMLDecodeError as broken:
        faults.add(
            name, "", t("The file is not valid TOML: {broken}.", broken=broken), t("Correct that place.")
        )
    except RecursionError:
        faults.add(name, "", t("The file is nested too deeply."), t("Flatten it."))
    else:
        top = Table(values, name, "", faults)
        return top if words is None else with_words(top, words)
    return None


_WORD = re.compile(r"\{words\.(\w*)\}")


def with_words(top: Table, words: Mapping[str, str]) -> Table:
    """The same table with the council's words in its texts; a word that the council has not is a fault."""

    def filled(value: object, at: str) -> object:
        if isinstance(value, str):
            return _WORD.sub(lambda mark: word(mark.group(1), at), value) if "{words." in value else value
        if isinstance(value, list):
            return [filled(one, f"{at}[{place}]") for place, one in enumerate(value)]
        if isinstance(value, dict):
            return {key: filled(one, f"{at}.{key}" if at else key) for key, one in value.items()}
        return value

    def word(name: str, at: str) -> str:
        if name not in words:
            top.faults.add(
                top.file,
                at,
                t("There is no word “{name}”.", name=name),
                one_of_these(words),
            )
        return words.get(name, name)

    values = filled(top.values, "")
    return Table(values if isinstance(values, dict) else {}, top.file, top.at, top.faults)


def one_of_these(known: Iterable[str]) -> str:
    """The remedy that lists what may stand there; where there is nothing yet, it says that."""
    names = ", ".join(one for one in known if one)
    return t("Use one of: {known}.", known=names) if names else t("Nothing of that sort is defined yet.")
