"""What can go wrong with copies of the store, each as one sentence: what happened, what was kept, what to do."""

from hsb_desktop.procedure.words import t
from hsb_desktop.store.errors import StoreError


class NotThisStore(StoreError):
    """A copy of somebody else's records, or of other ones of this worker."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "This backup belongs to other records; nothing was changed, so choose a backup that was made of these."
            )
        )


class BackupGone(StoreError):
    """A copy was listed and cannot be read any more: the stick was taken out, the share is away."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The backup cannot be reached any more; your records were kept as they are, "
                "so connect the place it is in and try again."
            )
        )


class PlaceAway(StoreError):
    """The second place cannot be reached or written to."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The place for your backups cannot be reached or written to; the backup on this laptop was kept, "
                "so connect it or choose another place."
            )
        )


class OtherKey(StoreError):
    """A copy from before these records were given another key."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "This backup was made before your records got another key; it was kept as it is, "
                "so give the passphrase of that day to put it back."
            )
        )
