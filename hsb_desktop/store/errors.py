"""What can go wrong with the store, each as one sentence: what happened, what was kept, what to do.

No sentence ever holds a path, a key or anything that was typed.
"""

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t


class StoreError(HsbError):
    """A known condition of the store; `mends` where putting a backup back is the way out."""

    mends = False


class WrongPassphrase(StoreError):
    """The key file is whole and the passphrase does not fit it; the next try is taken after `wait` seconds."""

    def __init__(self, wait: float = 0.0) -> None:
        self.wait = wait
        super().__init__(
            t(
                "This passphrase does not open your records; nothing was changed, so check Caps Lock and try again."
            )
        )


class CodeMistyped(StoreError):
    """What was entered cannot be a recovery code."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "This recovery code has a wrong character or is not whole; nothing was changed, "
                "so compare it with your paper and try again."
            )
        )


class CodeNotTheSame(StoreError):
    """What was typed back from the paper is another code than the one shown."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "This is not the code that was printed; the code that opened your records before was kept, "
                "so take the paper just printed and enter its code."
            )
        )


class WrongCode(StoreError):
    """A whole recovery code that fits no slot of this store."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "This recovery code is not the one of these records; nothing was changed, "
                "so look for the newest code that was printed for them."
            )
        )


class EmptyPassphrase(StoreError):
    """A store cannot be made with nothing as its passphrase."""

    def __init__(self) -> None:
        super().__init__(t("A passphrase is needed; nothing was created, so enter one and try again."))


class SecondInstance(StoreError):
    """Another process holds this store's lock."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The program is already open on this computer with these records; nothing was changed, "
                "so go back to the window that is open, or close it and start again."
            )
        )


class KeysDamaged(StoreError):
    """Neither the key file nor its copy can be read as one, or its parameters are below the floor."""

    mends = True

    def __init__(self) -> None:
        super().__init__(
            t(
                "The key file of your records is damaged and cannot be used; the records themselves were not touched, "
                "so do not delete anything: put a backup back here, or ask your IT support to."
            )
        )


class KeysMissing(StoreError):
    """The records are there, the key file is not."""

    mends = True

    def __init__(self) -> None:
        super().__init__(
            t(
                "The key file of your records is missing; the records themselves were not touched, "
                "so do not delete anything: put a backup back here, or ask your IT support to."
            )
        )


class StoreMissing(StoreError):
    """The key file is there, the records are not; a new empty store is never put in their place."""

    mends = True

    def __init__(self) -> None:
        super().__init__(
            t(
                "The file with your records is missing; its key file was kept and no new file was made, "
                "so put a backup back here, or ask your IT support to."
            )
        )


class StoreDamaged(StoreError):
    """The records' file, or a page of it, is not what was written."""

    mends = True

    def __init__(self) -> None:
        super().__init__(
            t(
                "The file with your records is damaged and part of it cannot be read; it was left as it is, "
                "so do not delete anything: put a backup back here, or ask your IT support to."
            )
        )


class StorePlain(StoreError):
    """The records would have been, or are, readable without the passphrase."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The program stopped because the file of your records would not have been encrypted; "
                "nothing was written to it, so ask your IT support to install the program again."
            )
        )


class StoreUnsafe(StoreError):
    """A safety setting of the database did not read back as it was set, or its engine is too old."""

    def __init__(self, setting: str) -> None:
        super().__init__(
            t(
                "The program stopped because a safety setting of the database could not be switched on ({setting}); "
                "your records were not changed, so ask your IT support to install the program again.",
                setting=setting,
            )
        )


class StoreNewer(StoreError):
    """A later version of the program wrote this store."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "Your records were last opened with a newer version of this program; nothing was changed, "
                "so install the newer version to open them."
            )
        )


class AlreadyCreated(StoreError):
    """There are records in this folder; a second creation would hide them."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "There are records on this computer already; nothing was changed, so unlock them with their passphrase."
            )
        )


class BackupFailed(StoreError):
    """A copy of the store did not prove to be whole, so it was taken away again."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The backup could not be proved to be whole and was taken away again; your records were kept as "
                "they are, so try another place, and tell your IT support if it happens again."
            )
        )


class FolderRefused(StoreError):
    """The folder cannot be written to."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The folder of your records cannot be written to; what was saved before is kept, "
                "so ask your IT support to give your account the right to write there, then try again."
            )
        )


class FolderGone(StoreError):
    """The file that was opened is not in its place any more: what is written to it goes when it is closed."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The folder of your records is not where it was, so the last change is not saved; what was saved "
                "before is kept in that folder, so put it back, or plug its stick in again, and try again."
            )
        )


class DiskFull(StoreError):
    """No room for the write."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The disk is full, so the last change is not saved; what was saved before is kept, "
                "so free some space and try again."
            )
        )


class DiskFailed(StoreError):
    """The disk reported an error at a read or a write."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "The disk reported an error, so the last change is not saved; what was saved before is kept, "
                "so try again, and if it happens again ask your IT support to check the disk."
            )
        )


class NotInStore(StoreError):
    """An id leads to nothing."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "What you asked for is not in the records on this computer; nothing was changed, "
                "so go back and choose again."
            )
        )


class IssuedRecord(StoreError):
    """An issued record is never changed, only followed by a new version."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "This record has been issued and stays as it is; nothing was changed, "
                "so start a new version to amend it."
            )
        )


class StoreClosed(StoreError):
    """The store was locked before this could run."""

    def __init__(self) -> None:
        super().__init__(
            t("Your records are locked; what was saved before is kept, so unlock them and try again.")
        )
