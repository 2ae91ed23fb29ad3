"""B1: from starting the command to the painted unlock window, beside a bare window; and what is loaded by then."""

from pathlib import Path

import pytest

from tests.bench.first_paint import OURS, start, take_turns
from tests.faults.program_stage import make_stage

TARGET = 1.5


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A worker's folder with a store, so that the window asks for the passphrase."""
    return make_stage(tmp_path_factory.mktemp("start") / "home").folder


def test_nothing_heavy_is_loaded_before_the_first_paint(home: Path) -> None:
    """SQLAlchemy, Alembic, SQLCipher, PyNaCl, reportlab, pdfium and casework come while the passphrase is typed."""
    assert start(OURS, home).waited > 0
    assert (home.parent / "painted.modules").read_text(encoding="ascii") == ""


def test_a_start_keeps_near_a_bare_window(home: Path) -> None:
    """A coarse fence for every run: loading SQLAlchemy or reportlab first would cross it. The aim is TARGET."""
    turns = take_turns(home, 4)
    assert min(turns.ratio_of_least, turns.ratio_of_medians) <= 2.5, turns


@pytest.mark.bench
def test_b1_start_to_painted_unlock_window(home: Path) -> None:
    turns = take_turns(home, 15)
    found = (turns.ratio_of_least, turns.ratio_of_medians, turns.ratio_of_processor)
    print("B1 least {:.2f}, medians {:.2f}, processor {:.2f} of a bare window".format(*found))
    assert min(found) <= TARGET, turns
