"""Every text of a paper with the place it stands in: what is checked for glyphs and searched for what is not meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the label or heading it stands under, as a person would find it.

    What is not `printed` is to be read in a picture; it is searched as all the rest, and needs no letters of ours.
    """

    where: str
    text: str
    printed: bool = True


def all_texts(paper: Paper) -> Iterator[Text]:
    """Every text of the paper, those on every page first, then the blocks in order."""
    for text in (
        paper.marking,
        paper.case_reference,
        paper.subject,
        paper.title,
        paper.subtitle,
        paper.edition,
    ):
        yield Text(t("Head and foot of each page"), text)
    yield Text(t("Head and foot of each page"), paper.seal)
    yield Text(t("Recipient"), paper.recipient.name)
    yield Text(t("Recipient"), paper.recipient.relation)
    heading = paper.title
    for block in paper.blocks:
        if isinstance(block, b.Heading):
            heading = block.text
        yield from block_texts(block, heading)


@singledispatch
def block_texts(block: b.Block, heading: str) -> Iterator[Text]:
    """The texts of one block, `heading` being the one it stands under."""
    raise TypeError(f"no texts for a block of kind {type(block).__name__}")


@block_texts.register
def _(block: b.Heading, _heading: str) -> Iterator[Text]:
    yield Text(block.text, block.text)


@block_texts.register
def _(block: b.Contents, heading: str) -> Iterator[Text]:
    yield Text(heading, block.title)


@block_texts.register
def _(block: b.Paragraph, heading: str) -> Iterator[Text]:
    yield Text(heading, block.words.text)


@block_texts.register
def _(block: b.KeyValues, heading: str) -> Iterator[Text]:
    yield Text(heading, block.name)
    for row in block.rows:
        yield Text(heading, row.label)
        yield Text(row.label, row.value.text)
        yield Text(row.label, row.note)


@block_texts.register
def _(block: b.Table, heading: str) -> Iterator[Text]:
    yield from (Text(heading, text) for text in (block.name, block.empty, *block.head))
    for row in block.rows:
        yield from (Text(name, words.text) for name, words in zip(block.head, row, strict=True))


@block_texts.register
def _(block: b.Bullets, heading: str) -> Iterator[Text]:
    yield from (Text(heading, words.text) for words in block.items)


@block_texts.register
def _(block: b.Checks, heading: str) -> Iterator[Text]:
    yield from (Text(heading, line.text) for line in block.items)


@block_texts.register
def _(block: b.SignatureLines, heading: str) -> Iterator[Text]:
    for line in block.lines:
        yield Text(heading, line.label)
        yield Text(line.label, line.recorded.text)


@block_texts.register
def _(block: b.AttendanceSheet, heading: str) -> Iterator[Text]:
    for seat in block.seats:
        texts = (seat.role, seat.name, seat.agency, seat.state)
        yield from (Text(seat.role or heading, text) for text in texts)


@block_texts.register
def _(block: b.Notice, _heading: str) -> Iterator[Text]:
    yield from (Text(block.title, text) for text in (block.title, block.text, block.source))


@block_texts.register
def _(_block: b.PageBreak, _heading: str) -> Iterator[Text]:
    yield from ()


@block_texts.register
def _(block: b.BarChart, _heading: str) -> Iterator[Text]:
    yield from (Text(block.name, text) for text in (block.name, block.said))
    for bar in block.bars:
        yield from (Text(block.name, text) for text in (bar.label, bar.words))


@block_texts.register
def _(block: b.Diagram, heading: str) -> Iterator[Text]:
    yield Text(heading, block.said)
    for head in block.heads:
        yield from (Text(heading, text) for text in (head.title, head.source))
    for box in block.boxes:
        yield from (Text(box.title, text) for text in (box.title, box.line, box.mark, box.group))


@block_texts.register
def _(block: b.ForeignPage, heading: str) -> Iterator[Text]:
    yield from (Text(heading, text) for text in (block.caption, block.said))
    yield Text(block.caption, block.words, printed=False)


@block_texts.register
def _(block: b.WriteIns, heading: str) -> Iterator[Text]:
    yield Text(heading, block.lead)
    for item in block.items:
        yield from (Text(heading, text) for text in (item.number, item.label, *item.remarks))
        for space in item.spaces:
            yield from _space_texts(space, item.label)


@block_texts.register
def _(block: b.RoomToDraw, heading: str) -> Iterator[Text]:
    yield Text(heading, block.words)


@block_texts.register
def _(block: b.WriteInTable, heading: str) -> Iterator[Text]:
    yield from (Text(heading, text) for text in block.head)
    for row in block.rows:
        for name, space in zip(block.head, row, strict=True):
            yield from _space_texts(space, name)


def _space_texts(space: b.Space, where: str) -> Iterator[Text]:
    """What is printed of a space, and what a fillable file says and names it by."""
    ticks = (text for tick in space.ticks for text in (tick.label, tick.value))
    yield from (Text(where, text) for text in (space.caption, space.held, space.said, space.key, *ticks))
