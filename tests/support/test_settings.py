import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from hsb_desktop.support import settings
from hsb_desktop.support.settings import Settings, Theme


def test_nothing_kept_is_as_the_program_comes(own_home: Path) -> None:
    assert settings.read(own_home) == Settings(text_scale=1.0, theme=Theme.SYSTEM, reduced_motion=False)
    assert not own_home.exists()


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_what_is_kept_is_read_back(own_home: Path, theme: Theme, scale: float) -> None:
    kept = Settings(text_scale=scale, theme=theme, reduced_motion=True)
    settings.write(own_home, kept)
    assert settings.read(own_home) == kept
    assert json.loads((own_home / "settings.json").read_text(encoding="utf-8"))["version"] == 1


@pytest.mark.parametrize("scale", [0.99, 2.01, -1.0])
def test_a_scale_out_of_range_is_a_bug(scale: float) -> None:
    with pytest.raises(ValueError, match=r"from 1\.0 to 2\.0"):
        Settings(text_scale=scale)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("", Settings()),
        ("[]", Settings()),
        ("null", Settings()),
        ("{", Settings()),
        ('{"version": 9, "theme": "dark", "new": 1}', Settings(theme=Theme.DARK)),
        ('{"theme": "sepia", "text_scale": 1.5}', Settings(text_scale=1.5)),
        ('{"theme": ["dark"], "reduced_motion": "yes"}', Settings()),
        ('{"text_scale": 17}', Settings(text_scale=2.0)),
        ('{"text_scale": -3}', Settings(text_scale=1.0)),
        ('{"text_scale": NaN}', Settings(text_scale=1.0)),
        ('{"text_scale": 1' + "0" * 400 + "}", Settings(text_scale=2.0)),
        ("[" * 100_000, Settings()),
    ],
)
def test_a_file_of_another_hand_is_read_as_far_as_it_can_be(
    own_home: Path, held: str, expected: Settings
) -> None:
    own_home.mkdir()
    (own_home / "settings.json").write_text(held, encoding="utf-8")
    assert settings.read(own_home) == expected


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_stop_the_start(own_home: Path, held: bytes) -> None:
    own_home.mkdir(exist_ok=True)
    (own_home / "settings.json").write_bytes(held)
    assert isinstance(settings.read(own_home), Settings)
