"""B1: from starting the command to the painted unlock window, beside a bare window; and what is loaded by then."""

from pathlib import Path

import pytest

from tests.bench.first_paint import OURS, start, take_turns

TARGET = 1.5


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """SQLAlchemy, Alembic, SQLCipher, PyNaCl, reportlab, pdfium and casework come while the passphrase is typed."""
    assert start(OURS, tmp_path / "home") > 0
    assert (tmp_path / "painted.modules").read_text(encoding="ascii") == ""


def test_a_start_keeps_near_a_bare_window(tmp_path: Path) -> None:
    """A coarse fence for every run: loading SQLAlchemy or reportlab first would cross it. The aim is TARGET."""
    turns = take_turns(tmp_path / "home", 4)
    assert min(turns.ratio_of_least, turns.ratio_of_medians) <= 3.5, turns


@pytest.mark.bench
def test_b1_start_to_painted_unlock_window(tmp_path: Path) -> None:
    turns = take_turns(tmp_path / "home", 15)
    print(f"B1 least {turns.ratio_of_least:.2f}, medians {turns.ratio_of_medians:.2f} of a bare window")
    assert min(turns.ratio_of_least, turns.ratio_of_medians) <= TARGET, turns
