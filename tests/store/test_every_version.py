"""A store that an earlier version of the program left is opened by this one, whole, and kept as it was beside it.

The stores in `tests/data/stores` were written by the program of each time; `make.py` there says how and holds the
passphrase. They are never made again.
"""

import shutil
from pathlib import Path

import pytest

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, PaperId, RecordId
from hsb_desktop.store import schema
from hsb_desktop.store.backups import Why, copies_in
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.data.stores.make import NAME, PAPER, PASSPHRASE

STORES = Path(__file__).parent.parent / "data" / "stores"
CASE, RECORD = CaseId("case-1"), RecordId("record-1")


def test_every_earlier_schema_has_its_store() -> None:
    kept = {path.name for path in STORES.iterdir() if path.is_dir() and path.name.isdigit()}
    assert set(schema.KNOWN[:-1]) <= kept, "make the store of the program before its schema changes"


@pytest.mark.parametrize("version", [version for version in schema.KNOWN if (STORES / version).is_dir()])
def test_a_store_of_every_version_opens_whole(version: str, tmp_path: Path, clock: FixedClock) -> None:
    folder = Path(shutil.copytree(STORES / version, tmp_path / "store"))
    vault = FolderVault(folder, clock, Stretching())
    try:
        store = vault.open(PASSPHRASE)
        assert store.warnings == ()
        assert store.verify().holds
        with store.unit() as unit:
            (case,) = unit.cases()
            assert (case.id, case.child.name, len(case.people)) == (CASE, "Alex Example", 1)
            assert unit.answers(RECORD).answers == {FieldKey("purpose"): Answer("What was agreed in the end")}
            assert [typing.text for typing in unit.typing(RECORD)] == ["on its way"]
            assert unit.facts(CASE)[0].values == {"fact": "began", "on": "2026-11-02"}
            assert unit.paper_bytes(PaperId("paper-1")) == PAPER
            assert unit.worker().name == NAME
        earlier = [copy for copy in copies_in(StoreFolder(folder).backups) if copy.why is Why.UPDATE]
        assert len(earlier) == (version != schema.NEWEST), "what is changed is copied first"
    finally:
        vault.close()
