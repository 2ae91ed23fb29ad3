"""The work flow as a picture on one page, the whole procedure or one case's way through it, and again as a list.

The boxes stand where the procedure's data puts them, here as on screen; nothing is placed anew.
"""

from collections.abc import Callable

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.inputs import PictureBox, PictureSummary
from hsb_desktop.procedure.words import t


def body(picture: PictureSummary, name: str) -> b.Blocks:
    """The picture, called so, and on the next page what it says in words."""
    diagram = b.Diagram(
        tuple(b.DiagramHead(title, source) for title, source in picture.heads),
        tuple(_box(box) for box in picture.boxes),
        tuple(b.DiagramLink(start, end, b.BoxState(state)) for start, end, state in picture.links),
        said_of(picture, name),
    )
    title = t("The same in words")
    return b.Blocks(
        (diagram, b.PageBreak(), b.Heading(title, 2), _listed(picture, title)), (t("Picture"), title)
    )


def _listed(picture: PictureSummary, title: str) -> b.Table:
    """A row for each box, in the order of the picture; how it stands only where it stands for a case."""
    parts = [
        t("{title}, {section}", title=head, section=source) if source else head
        for head, source in picture.heads
    ]
    columns: list[tuple[str, b.Column, Callable[[PictureBox], str]]] = [
        (t("Box"), b.Column.WIDE, lambda box: box.title),
        (t("Part"), b.Column.MIDDLE, lambda box: parts[box.column]),
        (t("How it stands"), b.Column.MIDDLE, lambda box: box.state_words),
        (t("More"), b.Column.WIDE, lambda box: box.line.removeprefix(f"{box.state_words}: ")),
    ]
    boxes = sorted(picture.boxes, key=lambda box: box.column)
    filled = [one for one in columns if any(one[2](box) for box in boxes)]
    rows = tuple(tuple(b.Words(said(box)) for _, _, said in filled) for box in boxes)
    return b.Table(
        tuple(head for head, _, _ in filled),
        rows,
        title,
        t("The picture has no boxes."),
        tuple(column for _, column, _ in filled),
        row_heads=True,
    )


def contacts(known: tuple[tuple[str, str], ...], name: str) -> b.Blocks:
    """Whom to ask, as far as the council has confirmed it; nothing where it has not."""
    if not known:
        return b.Blocks()
    rows = tuple((b.Words(who), b.Words(about)) for who, about in known)
    columns = (b.Column.WIDE, b.Column.WIDE)
    table = b.Table((t("Who"), t("About")), rows, name, columns=columns, row_heads=True)
    return b.Blocks((table,), (name,))


def said_of(picture: PictureSummary, name: str) -> str:
    """The picture as somebody hears it who does not see it."""
    parts = [t("{title}. {stands}", title=name, stands=picture.stands) if picture.stands else name]
    for place, (head, _) in enumerate(picture.heads):
        boxes = [_said(box) for box in picture.boxes if box.column == place]
        parts.append(t("{column}: {boxes}", column=head, boxes="; ".join(boxes)))
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _said(box: PictureBox) -> str:
    return ", ".join(part for part in (box.title, _mark(box), box.line) if part)


def _mark(box: PictureBox) -> str:
    """The state in words, where its line does not say it already."""
    return "" if box.line.startswith(box.state_words) else box.state_words


def _box(box: PictureBox) -> b.DiagramBox:
    state = b.BoxState(box.state)
    return b.DiagramBox(box.column, box.row, box.title, box.line, _mark(box), state, box.here, box.group)
