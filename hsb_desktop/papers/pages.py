"""Pages of a drawn paper as pixels and as text, from memory only, without a file. Not for two threads at once."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium_c

from hsb_desktop.casework.ports import FoundWords, PageImage


@contextmanager
def _document(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def page_count(data: bytes) -> int:
    """The number of pages."""
    with _document(data) as document:
        return len(document)


def page_image(data: bytes, page: int, scale: float) -> PageImage:
    """One page (from 0) as BGRA rows without padding; `scale` 1.0 is 72 dots to the inch."""
    with _document(data) as document:
        bitmap = document[page].render(scale=scale, force_bitmap_format=pdfium_c.FPDFBitmap_BGRA)
        row = bitmap.width * 4
        pixels = bytes(bitmap.buffer)
        if bitmap.stride != row:
            starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
            pixels = b"".join(pixels[start : start + row] for start in starts)
        image = PageImage(bitmap.width, bitmap.height, pixels)
        bitmap.close()
        return image


def page_texts(data: bytes) -> tuple[str, ...]:
    """The text of each page as a reader would copy it."""
    with _document(data) as document:
        return tuple(page.get_textpage().get_text_range() for page in document)


def found_on_pages(data: bytes, words: str) -> tuple[FoundWords, ...]:
    """Where these words stand, capitals or not, page by page from the top; each with the boxes that cover it."""
    with _document(data) as document:
        return tuple(
            found
            for number, page in enumerate(document)
            for found in sorted(_found(number, page, words), key=_from_the_top)
        )


def _from_the_top(found: FoundWords) -> tuple[float, float]:
    left, top, _, _ = found.boxes[0] if found.boxes else (0.0, 0.0, 0.0, 0.0)
    return top, left


def _found(number: int, page: pypdfium2.PdfPage, words: str) -> Iterator[FoundWords]:
    text, (_, height) = page.get_textpage(), page.get_size()
    search = text.search(words)
    while (span := search.get_next()) is not None:
        corners = [text.get_rect(at) for at in range(text.count_rects(*span))]
        yield FoundWords(
            number,
            tuple((left, height - top, right - left, top - low) for left, low, right, top in corners),
        )
