"""The page that carries a recovery code, drawn in memory; the code is kept nowhere."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.ports import PageImage, PaperWriter
from hsb_desktop.documents.compose.recovery_page import compose_recovery_page

_PRINT_SCALE = 200 / 72  # dots to the inch on paper


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page as a file, and as an image to print."""

    data: bytes
    image: PageImage


def draw_code_page(writer: PaperWriter, code: str, on: date) -> CodePage:
    """The page for a code, made on that day."""
    data = writer.draw(compose_recovery_page(code, on))
    return CodePage(data, writer.page_image(data, 0, _PRINT_SCALE))
