"""PDFs as another agency would send them: printed, scanned, in colour, turned."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from hsb_desktop.papers.filled_scan import Refused
from hsb_desktop.papers.foreign_scan import scan

WORDS = "Attendance in the autumn term was as agreed."


def printed(words: Sequence[str] = (WORDS,), *, colour: bool = False) -> bytes:
    """A page for each of these texts, in print."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842), invariant=1)
    for text in words:
        if colour:
            canvas.setFillColorRGB(0.1, 0.4, 0.8)
            canvas.rect(40, 760, 515, 40, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
        for line in range(20):
            canvas.drawString(60, 700 - 15 * line, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def scanned() -> bytes:
    """A page that is one picture, with no word in it to be read."""
    from PIL import Image

    picture = io.BytesIO()
    Image.linear_gradient("L").resize((620, 877)).save(picture, "PNG")
    picture.seek(0)
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(842, 595), invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 842, 595)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def here(_module: str, data: bytes, _seconds: int) -> dict[str, Any]:
    """What the process of its own would say, said in this one, where that is not what is tried."""
    try:
        return scan(data)
    except Refused as refused:
        return {"refused": str(refused)}
    except Exception:  # noqa: BLE001 - as the process answers
        return {"refused": "damaged"}
