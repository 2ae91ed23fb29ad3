"""A page of another agency as a picture on a page of ours: as large as there is room, in its proportions, with a thin
edge so that nobody takes it for our own words. Lengths in points.
"""

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

from hsb_desktop.documents.blocks import Picture
from hsb_desktop.papers.figures import Figure
from hsb_desktop.papers.style import inks
from hsb_desktop.papers.tags import Element, TaggedCanvas


class ForeignFigure(Figure):
    """The bytes of the picture go into the file as they are."""

    after = 6

    def __init__(self, picture: Picture, element: Element, said: str, width: float, room: float) -> None:
        super().__init__(width, width * picture.height / picture.width, element, said, room)
        self._picture, self._across = picture, width

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """In the middle of the page where it is narrower."""
        super().draw(canvas, x + (self._across - self._across * self._scale) / 2, top)

    def _paint(self, canvas: TaggedCanvas) -> None:
        height = self._natural
        canvas.put_picture(_pixels(self._picture), self._picture.digest, (0, -height, self._across, height))
        canvas.setStrokeColor(HexColor(inks()["border_control"]))
        canvas.setLineWidth(0.6)
        canvas.rect(0, -height, self._across, height, stroke=1, fill=0)


def _pixels(picture: Picture) -> pdfdoc.PDFStream:
    about = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName("DeviceGray" if picture.grey else "DeviceRGB"),
        "BitsPerComponent": 4 if picture.packed else 8,
        "Filter": PDFName("FlateDecode" if picture.packed else "DCTDecode"),
    }
    return pdfdoc.PDFStream(PDFDictionary(about), picture.data, filters=[])
