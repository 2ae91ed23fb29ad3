"""The pages for a council's staff say of files, tables and tests only what is there."""

import re
from pathlib import Path

import pytest

from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.rows import Base
from tests.register.register import ROOT

HELP = ROOT / "resources" / "help"
PAGES = (ROOT / "SECURITY.md", *sorted(HELP.glob("*.md")))
_QUOTED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(hsb_desktop|tests|forms|resources)/[\w./-]*")


def paths_of(text: str) -> set[str]:
    """Every path of the tree that a page names in backticks."""
    quoted = (words.partition("::")[0] for words in _QUOTED.findall(text))
    return {words for words in quoted if _PATH.fullmatch(words)}


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_what_a_page_names_is_there(page: Path) -> None:
    missing = [name for name in paths_of(page.read_text(encoding="utf-8")) if not (ROOT / name).exists()]
    assert missing == []


def test_the_check_finds_a_path_that_is_not_there() -> None:
    assert paths_of("see `tests/nowhere.py` and `tests/x.py::test_y`") == {"tests/nowhere.py", "tests/x.py"}


def test_each_table_and_file_of_a_store_is_on_the_data_protection_page() -> None:
    named = set(_QUOTED.findall((HELP / "data-protection.md").read_text(encoding="utf-8")))
    assert set(Base.metadata.tables) <= named
    here = StoreFolder(Path("store"))
    files = (here.records, here.keys, here.keys_copy, here.anchor, here.card, here.attempts, here.lock)
    assert {path.name for path in (*files, here.backups)} <= named


def test_readme_leads_to_every_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in PAGES:
        assert f"]({page.relative_to(ROOT).as_posix()})" in readme
