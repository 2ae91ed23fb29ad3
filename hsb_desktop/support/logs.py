"""The log: what happened, in ids and counts. Nothing that a person typed can reach it, whatever a caller passes.

An allow-list, not a filter: an event has a name known in the code, and values that are whole numbers, true or false, or
look like an id. Everything else is written as the length it had. Messages of other libraries are cut to their level and
logger; of an exception only its type and the places in the code are kept, for its text may quote what was typed.
"""

import logging
import re
import traceback
from pathlib import Path
from types import TracebackType

_NAME = "hsb_desktop"
_EVENT = re.compile(r"[a-z][a-z0-9_]{0,39}(\.[a-z][a-z0-9_]{0,39}){0,3}")
_ID = re.compile(
    r"[0-9a-f]{20,64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)  # longer than any telephone number
_FIELDS = "hsb_fields"
_SECONDS_IN_A_LINE = "%Y-%m-%dT%H:%M:%S"


def note(event: str, /, **values: object) -> None:
    """Log `event` (dotted lower-case words written in the code) with ids and counts."""
    if not _EVENT.fullmatch(event):
        raise ValueError("an event is named by dotted lower-case words")
    logging.getLogger(_NAME).info(
        event, extra={_FIELDS: {name: allowed(value) for name, value in values.items()}}
    )


def allowed(value: object) -> str:
    """How `value` may stand in the log: itself when it is a number, a truth or an id, else only its length."""
    if value is None or isinstance(value, bool | int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, str):
        return value if _ID.fullmatch(value) else f"[{len(value)} characters]"
    if isinstance(value, bytes | tuple | list | dict | set | frozenset):
        return f"[{len(value)}]"
    return f"[{type(value).__name__}]"


def places(tb: TracebackType | None) -> str:
    """Where in the code a traceback went: file names without their folders, lines, functions; no values, no source."""
    frames = traceback.extract_tb(tb, limit=-12)
    return " < ".join(f"{Path(f.filename).name}:{f.lineno}:{f.name}" for f in reversed(frames))


class AllowListFormatter(logging.Formatter):
    """Writes one line of what `note` allowed; any other record keeps only where it came from."""

    def __init__(self) -> None:
        super().__init__(datefmt=_SECONDS_IN_A_LINE)

    def format(self, record: logging.LogRecord) -> str:
        """One line, without line breaks, never the message of another library nor the text of an exception."""
        parts = [self.formatTime(record, self.datefmt), record.levelname]
        fields = record.__dict__.get(_FIELDS)
        if record.name == _NAME and isinstance(fields, dict) and _EVENT.fullmatch(str(record.msg)):
            parts.append(str(record.msg))
            parts += [f"{name}={value}" for name, value in fields.items()]
        else:
            parts.append(f"{record.name.partition('.')[0]} line {record.lineno}")
        if record.exc_info and record.exc_info[0] is not None:
            parts.append(f"{record.exc_info[0].__name__} at {places(record.exc_info[2])}")
        return " ".join(part.replace("\n", " ").replace("\r", " ") for part in parts)


def start(handler: logging.Handler) -> logging.Handler:
    """Send the program's log, and the warnings of the libraries it uses, through the allow-list to `handler`."""
    handler.setFormatter(AllowListFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(_NAME).setLevel(logging.INFO)
    logging.raiseExceptions = False  # a log that cannot be written never stops the work, nor prints a record
    return handler
