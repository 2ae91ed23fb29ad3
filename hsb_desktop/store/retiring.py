"""Destroys the store of a laptop that is given back: first every key slot, overwritten and taken away, then the rest.

Without its slots the database opens for nobody. On a flash disk an overwritten block may live on for a while where only
a laboratory reads it; what is written of a slot there still needs the passphrase or code to open.
"""

import shutil

from hsb_desktop.store.folder import StoreFolder, database_files
from hsb_desktop.support.files import overwrite, sync_directory


def destroy(files: StoreFolder) -> None:
    """Take every slot away, those of the copies in this folder too, then the records. It may be repeated."""
    for slots in [*files.path.glob("keys*.json"), *files.backups.glob("*/keys*.json")]:
        overwrite(slots)
        slots.unlink()
        sync_directory(slots.parent)
    for database in (files.records, files.unfinished, files.rekeyed):
        for path in database_files(database):
            path.unlink(missing_ok=True)
    shutil.rmtree(files.backups, ignore_errors=True)
    for path in (files.anchor, files.next_anchor, files.card, files.attempts):
        path.unlink(missing_ok=True)
    sync_directory(files.path)
