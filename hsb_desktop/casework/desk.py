"""What every casework function works with: the open store, clock, book of procedures, drawing of papers."""

from dataclasses import dataclass

from hsb_desktop.casework.ports import Book, PaperWriter, Store, Worker
from hsb_desktop.support.clock import Clock


@dataclass(frozen=True)
class Desk:
    """A worker's desk. It lives on the store's thread; a window only ever passes it on."""

    store: Store
    clock: Clock
    book: Book
    writer: PaperWriter
    worker: Worker
