"""What all tables share: naming convention and how texts, values and moments are written. No table stands here.

Texts come back exactly as they were typed, whatever they hold. Moments are UTC in ISO 8601 with microseconds, all of
one length, so that they sort as text in every database.
"""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Dialect, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

ID_LENGTH = 64
_ESCAPED = "\x10"  # "data link escape": what follows is the text as JSON


class Base(DeclarativeBase):
    """The one metadata of the store."""

    metadata = MetaData(naming_convention=NAMING)


class TypedText(TypeDecorator[str]):
    """Text that a person typed. What UTF-8 or PostgreSQL cannot hold (lone surrogates, NUL) is written escaped."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Plain where that is exact, else escaped."""
        if value is None or not _needs_escape(value):
            return value
        return _ESCAPED + json.dumps(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """The text as it was."""
        if isinstance(value, str) and value.startswith(_ESCAPED):
            return str(json.loads(value[1:]))
        return value


class Json(TypeDecorator[Any]):
    """A JSON value; None is SQL's NULL. Only escapes what must be, so that searching later meets plain words."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:
        """The value's text."""
        return None if value is None else json_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:
        """The value; arrays come back as lists."""
        return None if value is None else json.loads(value)


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """ISO text in UTC."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """The moment, aware, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def moment_text(value: datetime) -> str:
    """The one writing of a moment; a moment without its zone is a bug."""
    if value.tzinfo is None:
        raise ValueError("a moment is kept with its time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def json_text(value: object) -> str:
    """The one writing of a value in a row."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return (
        text
        if _encodable(text)
        else json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    )


def _needs_escape(text: str) -> bool:
    return "\x00" in text or text.startswith(_ESCAPED) or not _encodable(text)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
