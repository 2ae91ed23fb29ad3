"""Takes the pages of another agency's PDF as pictures, in a process of its own with little memory and time, so that a
file made to do harm ends with that process. The file itself is never opened in this one.
"""

import base64
from typing import Any

from hsb_desktop.casework.foreign_port import MOST_PAGES, CannotEnclose, ForeignPages, too_large
from hsb_desktop.documents.blocks import Picture
from hsb_desktop.documents.enclosure import EnclosedPage
from hsb_desktop.papers.filled import answer_of
from hsb_desktop.procedure.words import t

_SECONDS = 90  # sixty pages of print take ten


def read_foreign(data: bytes) -> ForeignPages:
    """Its pages; CannotEnclose with why not."""
    if why := too_large(len(data)):
        raise CannotEnclose(why)
    said = answer_of("hsb_desktop.papers.foreign_scan", data, _SECONDS)
    if "pages" not in said:
        raise CannotEnclose(_why(said.get("refused", "deep")))
    return ForeignPages(tuple(_page(page) for page in said["pages"]))


def _page(said: dict[str, Any]) -> EnclosedPage:
    picture = Picture(
        said["width"],
        said["height"],
        said["grey"],
        said["packed"],
        said["digest"],
        base64.b64decode(said["data"]),
    )
    return EnclosedPage(picture, said["words"])


def _why(word: str) -> str:
    return {
        "no_pdf": t("This is not a PDF file."),
        "encrypted": t("The file is locked with a password or other protection. Ask for it without."),
        "script": t("There is a program (JavaScript) in the file. Ask for it as a print or a scan."),
        "xfa": t("This is a kind of form (XFA) that cannot be drawn here. Ask for it as a print or a scan."),
        "launch": t("The file would start other programs. Ask for it as a print or a scan."),
        "outside": t("The file would send something away. Ask for it as a print or a scan."),
        "attachment": t("Another file or a recording is hidden in it. Ask for it without."),
        "long": t("The file has more than {n} pages. Ask for it in parts.", n=MOST_PAGES),
        "large": t("The pictures of its pages are too large. Ask for it in parts, or in grey."),
        "deep": t("The file is made in a way that would take this laptop too long to read."),
    }.get(word, t("The file is damaged and cannot be read."))
