"""Fills the fields of a file the way other programs do: with pypdf, pdf.js and poppler, each in its own way."""

import codecs
import io
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ByteStringObject, NameObject

HERE = Path(__file__).parent


def by_pypdf(data: bytes, values: Mapping[str, str]) -> bytes:
    """Text fields with their pictures, and boxes by the name of their state."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        for reference in page.get("/Annots", []):
            field: Any = reference.get_object()
            owner = field if "/T" in field else field["/Parent"].get_object()
            value = values.get(str(owner["/T"]))
            if value is None:
                continue
            if owner["/FT"] == "/Tx":
                writer.update_page_form_field_values(page, {str(owner["/T"]): value}, auto_regenerate=False)
            elif f"/{value}" in field["/AP"]["/N"]:
                field[NameObject("/AS")] = NameObject(f"/{value}")
                owner[NameObject("/V")] = NameObject(f"/{value}")
    return _written(writer)


def bare(data: bytes, values: Mapping[str, str]) -> bytes:
    """Text alone, quickly and without its picture, as a program without fonts does."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    form: Any = writer.root_object["/AcroForm"]
    for reference in form["/Fields"]:
        field = reference.get_object()
        if str(field["/T"]) in values:
            typed = codecs.BOM_UTF16_BE + values[str(field["/T"])].encode("utf-16-be")
            field[NameObject("/V")] = ByteStringObject(typed)
    return _written(writer)


def by_script(command: list[str], data: bytes, values: Mapping[str, str], folder: Path) -> bytes:
    """With a program that takes the file, the filled file's name and the values."""
    source, target, wanted = folder / "empty.pdf", folder / "filled.pdf", folder / "values.json"
    source.write_bytes(data)
    wanted.write_text(json.dumps(dict(values)), encoding="utf-8")
    subprocess.run(
        [*command, str(source), str(target), str(wanted)], check=True, capture_output=True, timeout=60
    )
    return target.read_bytes()


def _written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
