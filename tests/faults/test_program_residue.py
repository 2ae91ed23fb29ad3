"""Nothing typed can be read in the store's folder: not while the program runs, not after a kill, not after its end.

The program with real keys is looked at in test_program_lock; here are the search itself and its deliberate breaks.
"""

import base64
import zlib
from pathlib import Path

import pytest

import hsb_desktop.store.connection
from hsb_desktop.store.opening import EncryptedStore
from tests.faults.program_residue import found_in
from tests.faults.program_stage import PASSPHRASE, make_stage

STOOD = "What stood in assessment before."
WORDS = (STOOD, "Kit Invented", PASSPHRASE)


class _AnyHeader(bytes):
    """Passes for the header of an encrypted file."""

    def __eq__(self, other: object) -> bool:
        return not (isinstance(other, bytes) and other.startswith(b"SQLite"))

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = bytes.__hash__


def test_a_store_holds_nothing_that_can_be_read(tmp_path: Path) -> None:
    stage = make_stage(tmp_path / "store")
    assert {path.name for path in stage.folder.iterdir()} >= {"keys.json"} or any(stage.folder.iterdir())
    assert found_in(stage.folder, WORDS) == []


def test_without_the_key_the_search_finds_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = hsb_desktop.store.connection
    monkeypatch.setattr(connection, "_set_key", lambda *_: None)
    monkeypatch.setattr(connection, "_check_engine", lambda *_: None)
    monkeypatch.setattr(connection, "_header", lambda _: _AnyHeader())
    monkeypatch.setattr(EncryptedStore, "_sound", lambda _: True)
    stage = make_stage(tmp_path / "store")
    assert any(hit.endswith("utf-8") for hit in found_in(stage.folder, [STOOD]))
    assert found_in(stage.folder, [PASSPHRASE]) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("shift", [0, 1, 2])
@pytest.mark.parametrize("how", ["plain", "hex", "HEX", "base64", "deflated"])
def test_the_search_finds_every_writing(tmp_path: Path, encoding: str, shift: int, how: str) -> None:
    content = b"\xff" * shift + STOOD.encode(encoding) + b"after"
    ways = {
        "plain": content,
        "hex": content.hex().encode(),
        "HEX": content.hex().upper().encode(),
        "base64": base64.b64encode(content),
        "deflated": b"before" + zlib.compress(content) + b"after",
    }
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file.bin").write_bytes(b"some bytes" + ways[how] + b"more")
    assert found_in(tmp_path, [STOOD])
    assert found_in(tmp_path, ["something else entirely"]) == []
