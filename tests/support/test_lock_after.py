"""How long nobody may be there: the worker's own choice, never more than the council or the product allows."""

from pathlib import Path

import pytest

from hsb_desktop.support import settings
from hsb_desktop.support.policy import FILE, read_policy
from hsb_desktop.support.settings import Settings


@pytest.mark.parametrize(
    ("policy", "most"),
    [
        ("", 15),
        ("[lock]\nafter_minutes = 5\n", 5),
        ("[lock]\nafter_minutes = 0\n", 5),
        ("[lock]\nafter_minutes = true\n", 5),
        ("[lock]\nafter_minutes = 3\n[other]\n", 3),
        ("[lock]\nafter_minutes = 10\n[other]\n", 5),
        ("[lock]\nafter_minutes = 600\n", 5),
        ('[lock]\nafter_minutes = "five"\n', 5),
        ("[lock\n", 5),
    ],
)
def test_the_council_may_ask_for_less_and_nobody_for_more(tmp_path: Path, policy: str, most: int) -> None:
    (tmp_path / FILE).write_text(policy, encoding="utf-8")
    assert read_policy(tmp_path).longest_lock == most


@pytest.mark.parametrize(("held", "read"), [("3", 3), ("0", 1), ("99", 15), ('"x"', 5), ("null", 5)])
def test_what_is_kept_stays_within_bounds(own_home: Path, held: str, read: int) -> None:
    own_home.mkdir()
    (own_home / "settings.json").write_text(f'{{"version": 1, "lock_after": {held}}}', encoding="utf-8")
    assert settings.read(own_home).lock_after == read


def test_a_time_out_of_bounds_is_a_bug() -> None:
    for minutes in (0, 16):
        with pytest.raises(ValueError, match="minutes"):
            Settings(lock_after=minutes)
