"""The work flow as a picture on one page, the whole procedure or one case's way through it, and again as a list.

The boxes stand where the procedure's data puts them, here as on screen; nothing is placed anew.
"""

from dataclasses import replace

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import professionals_only
from hsb_desktop.documents.compose.frame import composed
from hsb_desktop.documents.inputs import CopyDetails, PictureBox, PictureSummary
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.words import t


def compose(copy: CopyDetails, picture: PictureSummary) -> Composed:
    """The case's way; NotForThisReader for anybody but a professional."""
    professionals_only(copy.recipient, picture.title)
    name = copy.case.child.name if picture.of_case else ""
    subtitle = " · ".join(part for part in (name, picture.stands) if part)
    made = composed(
        copy, picture.kind, picture.title, subtitle, picture.edition, body(picture), landscape=True
    )
    return replace(made, paper=replace(made.paper, subject=name))


def body(picture: PictureSummary) -> b.Blocks:
    """The picture, and on the next page what it says in words."""
    diagram = b.Diagram(
        tuple(b.DiagramHead(title, source) for title, source in picture.heads),
        tuple(_box(box) for box in picture.boxes),
        tuple(b.DiagramLink(start, end, b.BoxState(state)) for start, end, state in picture.links),
        said_of(picture),
    )
    title = t("The same in words")
    found: list[b.Block] = [diagram, b.PageBreak(), b.Heading(title, 2)]
    for place, (head, source) in enumerate(picture.heads):
        rows = tuple(
            (b.Words(box.title), b.Words(box.state_words), b.Words(box.line))
            for box in picture.boxes
            if box.column == place
        )
        name = t("{title}, {section}", title=head, section=source) if source else head
        columns = (b.Column.MIDDLE, b.Column.MIDDLE, b.Column.WIDE)
        table = b.Table(
            (t("Box"), t("How it stands"), t("More")), rows, name, columns=columns, row_heads=True
        )
        found += [b.Heading(name, 3), table]
    return b.Blocks(tuple(found), (t("Picture"), title))


def said_of(picture: PictureSummary) -> str:
    """The picture as somebody hears it who does not see it."""
    parts = [
        picture.title
        if not picture.stands
        else t("{title}. {stands}", title=picture.title, stands=picture.stands)
    ]
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
