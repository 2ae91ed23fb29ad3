"""Makes pictures of the pages of a PDF that another agency wrote, or gives the one word for why not.

Runs as a process of its own (`python -m hsb_desktop.papers.foreign_scan`): the file on standard input, JSON on standard
output, little memory and little time. It opens no other file and follows nothing that the file points to.
"""

import base64
import hashlib
import io
import sys
import zlib
from typing import TYPE_CHECKING, Any

from hsb_desktop.casework.foreign_port import MOST_PAGES, MOST_PICTURES
from hsb_desktop.papers.filled_scan import Refused, answer, look_through

if TYPE_CHECKING:
    from PIL.Image import Image

SECONDS = 60
_DOTS = 150 / 72  # to a point, on A4
_LONGEST, _SHORTEST = 1754, 8  # pixels of the longer side, which is A4's; and of the shorter
_MOST_WORDS = 20_000  # characters of one page
_COLOURLESS = 12  # how far the three colours may lie apart in what is grey
_QUALITY = 72
# A link or an address is drawn and leads nowhere from there.
_HARMLESS = frozenset({"/URI", "/GoToR"})


def scan(data: bytes) -> dict[str, Any]:
    """Each page as a picture, with the words that stand there."""
    from pypdf import PdfReader

    if not data.startswith(b"%PDF-"):
        raise Refused("no_pdf")
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Refused("encrypted")
    look_through(reader.trailer, _HARMLESS)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise Refused("long")
    return {"pages": _pages(data, count)}


def _pages(data: bytes, count: int) -> list[dict[str, Any]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    if not count or len(document) != count:
        raise Refused("damaged")
    document.init_forms()  # what was filled in is drawn too
    found: list[dict[str, Any]] = []
    total = 0
    for page in document:
        found.append(_page(page))
        total += len(found[-1]["data"])
        if total > MOST_PICTURES:
            raise Refused("large")
    return found


def _page(page: Any) -> dict[str, Any]:
    width, height = page.get_size()
    if not width > 0 or not height > 0:
        raise Refused("damaged")
    scale = min(_DOTS, _LONGEST / max(width, height))
    if min(width, height) * scale < _SHORTEST:
        raise Refused("damaged")
    words = page.get_textpage().get_text_range()[:_MOST_WORDS]
    image: Image = page.render(scale=scale).to_pil().convert("RGB")
    grey = _is_grey(image)
    packed, data = _smallest(image, grey=grey)
    return {
        "width": image.width,
        "height": image.height,
        "grey": grey,
        "packed": packed,
        "digest": hashlib.sha256(data).hexdigest(),
        "data": base64.b64encode(data).decode("ascii"),
        "words": words.encode("utf-8", "replace").decode("utf-8"),
    }


def _is_grey(image: "Image") -> bool:
    from PIL import ImageChops

    red, green, blue = image.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(one.getextrema()[1] <= _COLOURLESS for one in apart)  # type: ignore[operator]  # of one band


def _smallest(image: "Image", *, grey: bool) -> tuple[bool, bytes]:
    """Whether it is packed, and its bytes: sixteen greys for print, a JPEG for photographs and for colour."""
    target = io.BytesIO()
    kept = image.convert("L") if grey else image
    kept.save(target, "JPEG", quality=_QUALITY)
    jpeg = target.getvalue()
    packed = zlib.compress(_four_bits(kept), 9) if grey else b""
    return (True, packed) if packed and len(packed) < len(jpeg) else (False, jpeg)


def _four_bits(image: "Image") -> bytes:
    """Two pixels to a byte; each row begins a byte."""
    levels = image.point([round(value / 17) for value in range(256)])
    if levels.width % 2:
        wider = levels.crop((0, 0, levels.width + 1, levels.height))
        levels = wider
    plain = levels.tobytes()
    return bytes(high << 4 | low for high, low in zip(plain[::2], plain[1::2], strict=True))


if __name__ == "__main__":
    sys.exit(answer(scan, SECONDS))
