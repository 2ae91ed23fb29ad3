"""The worker's identity: made once, kept inside the store, and a card that says nothing of the person."""

import json
from pathlib import Path

import pytest
from nacl.exceptions import BadSignatureError
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from hsb_desktop.store import fingerprint as fingerprints
from hsb_desktop.store.fingerprint import FINGERPRINT_WORDS, word_list
from hsb_desktop.store.identity import fingerprint, new_identity
from hsb_desktop.store.sealing import canonical
from hsb_desktop.store.vault import FolderVault
from tests.store.samples import NAME, PASSPHRASE, ROLE

# Of the keys 00… and 11…: a change of the words or of their order would change every card's fingerprint.
KNOWN = ("loose", "compost", "pencil", "humid", "sunrise", "active", "gecko", "isotope")


def test_the_card_is_signed_by_the_keys_in_the_store(vault: FolderVault, folder: Path) -> None:
    held = vault.open(PASSPHRASE).identity
    card = json.loads((folder / "card.json").read_text())
    signature = bytes.fromhex(card.pop("signature"))
    VerifyKey(bytes.fromhex(card["signing"])).verify(canonical(card), signature)
    with pytest.raises(BadSignatureError):
        VerifyKey(bytes.fromhex(card["signing"])).verify(canonical({**card, "sealing": "00" * 32}), signature)
    assert SigningKey(held.signing_secret).verify_key.encode().hex() == card["signing"]
    assert bytes(PrivateKey(held.sealing_secret).public_key).hex() == card["sealing"]
    sealed = SealedBox(PrivateKey(held.sealing_secret).public_key).encrypt(b"to a colleague")
    assert SealedBox(PrivateKey(held.sealing_secret)).decrypt(sealed) == b"to a colleague"


def test_the_card_holds_no_name_and_no_secret(vault: FolderVault, folder: Path) -> None:
    held = vault.open(PASSPHRASE).identity
    text = (folder / "card.json").read_text()
    for word in (*NAME.split(), ROLE, held.signing_secret.hex(), held.sealing_secret.hex()):
        assert word not in text
    assert set(json.loads(text)) == {
        "format",
        "version",
        "worker",
        "signing",
        "sealing",
        "fingerprint",
        "signature",
    }


def test_the_identity_stays_the_same(vault: FolderVault) -> None:
    first = vault.open(PASSPHRASE).identity
    vault.close()
    assert vault.open(PASSPHRASE).identity == first


def test_the_fingerprint_names_both_keys() -> None:
    one, other = new_identity(), new_identity()
    words = fingerprint(one.signing_public, one.sealing_public)
    assert len(words) == FINGERPRINT_WORDS
    assert words == fingerprint(one.signing_public, one.sealing_public)
    assert words != fingerprint(one.signing_public, other.sealing_public)
    assert words != fingerprint(other.signing_public, one.sealing_public)
    assert fingerprint("00" * 32, "11" * 32) == KNOWN


def test_the_words_are_plain_and_different() -> None:
    words = word_list()
    assert len(set(words)) == 2048
    assert list(words) == sorted(words)
    assert all(word.isascii() and word.islower() and word.isalpha() and 3 <= len(word) <= 9 for word in words)


def test_a_damaged_list_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "words.txt").write_text("one two three")
    monkeypatch.setattr(fingerprints, "resources_directory", lambda: tmp_path)
    with pytest.raises(FileNotFoundError):
        word_list()
