"""What was chosen in the printer's dialog, as the pages that are painted. It opens no dialog and paints nothing.

Pages are counted from 0 here and from 1 in the dialog. CUPS would pick single pages out of what was painted, where
empty backs have moved them; so what the dialog left to it is done here and taken off the job.
"""

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrintEngine, QPrinter

# Where Qt keeps the options of a CUPS job, as names and values in turn; it has no public name for it.
_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
_RANGES = "page-ranges"
_NOTHING = "2-1"  # RFC 8011, 5.2.7: a queue has to refuse it, and does so before it takes the pages


def pages_asked_for(printer: QPrinter, count: int) -> list[int]:
    """Which of `count` pages are wanted, in order: all of them where nothing else was said."""
    said = _taken_from_cups(printer)
    if said:
        wanted = {number for part in said.split(",") for number in _range(part, count)}
        return [page for page in range(count) if page + 1 in wanted]
    first, last = printer.fromPage(), printer.toPage()
    if 0 < first <= last:
        return list(range(first - 1, min(last, count)))
    return list(range(count))


def begins_among(wanted: Sequence[int], begins: Sequence[int]) -> tuple[int, ...]:
    """Where among the wanted pages another copy begins, when `begins` are the first pages of the copies."""
    copies = [sum(begin <= page for begin in begins) for page in wanted]
    return tuple(at for at in range(1, len(copies)) if copies[at] != copies[at - 1])


def call_off(printer: QPrinter) -> None:
    """Before the painter ends: what was painted is not sent. Qt sends to CUPS all the same, so CUPS must refuse it."""
    if printer.abort():
        return
    engine = printer.printEngine()
    known = engine.property(_CUPS_OPTIONS)
    engine.setProperty(_CUPS_OPTIONS, [*(known if isinstance(known, list) else []), _RANGES, _NOTHING])


def _taken_from_cups(printer: QPrinter) -> str:
    engine = printer.printEngine()
    known = engine.property(_CUPS_OPTIONS)
    options = list(known) if isinstance(known, list) else []
    pairs = list(zip(options[::2], options[1::2], strict=False))
    said = next((value for name, value in pairs if name == _RANGES), "")
    if said:
        left = [text for name, value in pairs if name != _RANGES for text in (name, value)]
        engine.setProperty(_CUPS_OPTIONS, left)
    return str(said)


def _range(words: str, count: int) -> range:
    first, _, last = words.strip().partition("-")
    return range(int(first or 1), int(last or (count if "-" in words else first)) + 1)
