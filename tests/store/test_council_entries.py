"""What belongs to no case: the newest entry under a key counts, each stays, and the journal vouches for all of them."""

from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.vault import FolderVault
from tests.store.samples import NOW, PASSPHRASE


def test_the_newest_entry_under_a_key_counts(store: EncryptedStore, vault: FolderVault) -> None:
    with store.unit() as unit:
        unit.put_council("contact", "duty", {"phone": "1"}, NOW)
        unit.put_council("contact", "night", {"phone": "2"}, NOW)
        unit.put_council("contact", "duty", {"phone": "3"}, NOW)
        unit.put_council("panel_date", "one", {"on": "2026-12-17"}, NOW)
        unit.put_council("panel_date", "one", None, NOW)
    vault.close()
    opened = vault.open(PASSPHRASE)
    with opened.unit() as unit:
        assert unit.council("contact") == {"duty": {"phone": "3"}, "night": {"phone": "2"}}
        assert unit.council("panel_date") == {}
    assert not opened.verify().faults
