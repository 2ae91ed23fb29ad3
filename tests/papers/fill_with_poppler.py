"""python3 fill_with_poppler.py EMPTY FILLED VALUES.json: fills a form as a document viewer of the desktop does.

Run with the system's Python, which has poppler's bindings (gir1.2-poppler-0.18). A box is known by what is heard of it.
"""

import json
import sys
from pathlib import Path
from typing import Any


def main(source: str, target: str, wanted: str) -> None:
    import gi  # type: ignore[import-not-found]

    gi.require_version("Poppler", "0.18")
    from gi.repository import Poppler  # type: ignore[import-not-found]

    values: dict[str, str] = json.loads(Path(wanted).read_text(encoding="utf-8"))
    file: Any = Poppler.Document.new_from_file(Path(source).as_uri(), None)
    for number in range(file.get_n_pages()):
        for mapping in file.get_page(number).get_form_field_mapping():
            field = mapping.field
            value = values.get(field.get_name())
            if value is None:
                continue
            if field.get_field_type() == Poppler.FormFieldType.TEXT:
                field.text_set_text(value)
            elif field.get_alternate_ui_name().endswith(f": {value}"):
                field.button_set_state(True)
    file.save(Path(target).as_uri())


def there() -> None:
    """Fails where the bindings are not there."""
    import gi

    gi.require_version("Poppler", "0.18")


if __name__ == "__main__":
    there() if sys.argv[1:] == ["--there"] else main(*sys.argv[1:])
