"""A part of the plan as cards, in the child's words. It shows the blocks it is given and knows nothing else."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hsb_desktop.documents import blocks as b
from hsb_desktop.ui.kit.layout import Item, grow, row
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words, body, lead, muted, subheading
from hsb_desktop.ui.kit.tokens import Role

_BESIDE = 2


def cards(blocks: Sequence[b.Block], *, beside: bool) -> list[Item]:
    """The blocks, each place in a card of its own; `beside` where there is room for two in a row."""
    found: list[Item] = []
    places: list[QWidget] = []
    for card in _cards(blocks):
        places.append(card)
        if len(places) == (_BESIDE if beside else 1):
            found += [_line(places), 16]
            places = []
    if places:
        found += [_line(places), 16]
    return found


def _line(places: list[QWidget]) -> Item:
    return row(*(grow(place) for place in places), gap=16)


def _cards(blocks: Sequence[b.Block]) -> list[QWidget]:
    made: list[QWidget] = []
    words: list[Item] = []
    for block in blocks:
        if isinstance(block, b.Heading):
            made += _closed(words)
            words = [subheading(block.text)]
        else:
            words += _words(block)
    return made + _closed(words)


def _closed(words: list[Item]) -> list[QWidget]:
    return [Card(*words, None, margins=(24, 20, 24, 20))] if words else []


def _words(block: b.Block) -> list[Item]:
    match block:
        case b.KeyValues(rows):
            return [item for one in rows for item in _pair(one)]
        case b.Paragraph(words):
            return [8, body(words.text)]
        case b.Bullets(items):
            return [item for words in items for item in (8, body("•  " + words.text))]
        case b.Checks(items):
            return [item for check in items for item in (8, body(check.text))]
        case b.Table(head, rows):
            return [item for line in rows for item in _row(head, line)]
        case b.Notice(title, text):
            return [8, Words(title, Role.STRONG), *([body(text)] if text else [])]
        case _:
            return []


def _pair(one: b.KeyValue) -> list[Item]:
    absent = one.value.tone is b.Tone.ABSENT
    value = muted(one.value.text) if absent else Words(one.value.text, Role.STRONG)
    return [12, muted(one.label), 2, value, *([body(one.note)] if one.note else [])]


def _row(head: Sequence[str], line: Sequence[b.Words]) -> list[Item]:
    return [
        item
        for name, words in zip(head, line, strict=True)
        if words.text
        for item in (12, muted(name), 2, lead(words.text, "text"))
    ]
