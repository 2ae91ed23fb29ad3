import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_desktop.support import logs

TYPED = "Invented Person, 07000 000000"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    out = io.StringIO()
    root, ours, raises = logging.getLogger(), logging.getLogger("hsb_desktop"), logging.raiseExceptions
    levels = root.level, ours.level
    handler = logs.start(logging.StreamHandler(out))
    yield out
    root.removeHandler(handler)
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
    logging.raiseExceptions = raises


def test_ids_and_counts_are_written(log: io.StringIO) -> None:
    case = "0123456789abcdef0123456789abcdef"
    logs.note("answer.saved", case=case, answers=3, dirty=False, seconds=0.25, nothing=None)
    assert f"INFO answer.saved case={case} answers=3 dirty=False seconds=0.250 nothing=None" in log.getvalue()


def test_what_was_typed_is_written_as_its_length(log: io.StringIO) -> None:
    logs.note(
        "answer.saved", value=TYPED, many=[TYPED], raw=TYPED.encode(), thing=Path(TYPED), digits="07000000000"
    )
    line = log.getvalue()
    assert "value=[29 characters] many=[1] raw=[29]" in line
    assert "digits=[11 characters]" in line
    assert "Invented" not in line
    assert "0700" not in line


@given(st.text(max_size=200))
def test_no_text_but_an_id_passes(text: str) -> None:
    shown = logs.allowed(text)
    assert shown == f"[{len(text)} characters]" or (len(text) >= 20 and set(text) <= set("0123456789abcdef-"))


@pytest.mark.parametrize("event", [TYPED, "", "Saved", "a..b", "case " + TYPED, "a\nb"])
def test_an_event_is_a_name_from_the_code(event: str) -> None:
    with pytest.raises(ValueError, match="dotted lower-case words"):
        logs.note(event)


def test_other_libraries_and_exceptions_leave_no_text(log: io.StringIO) -> None:
    logging.getLogger("sqlalchemy.engine").warning("INSERT %s", TYPED)
    logging.getLogger("hsb_desktop").error(TYPED)
    try:
        int(TYPED)
    except ValueError:
        logging.getLogger("hsb_desktop").exception(TYPED)
    lines = log.getvalue()
    assert "WARNING sqlalchemy line" in lines
    assert "ValueError at test_logs.py:" in lines
    assert "test_other_libraries_and_exceptions_leave_no_text" in lines
    assert "Invented" not in lines
    assert "0700" not in lines
    assert len(lines.splitlines()) == 3


def test_a_log_that_cannot_be_written_does_not_stop_the_work(log: io.StringIO) -> None:
    log.close()
    logs.note("answer.saved", answers=1)
