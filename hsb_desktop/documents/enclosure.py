"""Another agency's paper as a part of a pack: pictures of its pages, for the readers on its own list and nobody else.

A picture cannot be read out and cannot be checked letter by letter, so each page says what it is in words of ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.paper import Recipient
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Allowed:
    """Somebody who may have it, as they were when they were put on its list: under another name, or as another kind of
    reader, it is not for them."""

    id: str
    name: str
    audience: Audience

    def is_reader(self, recipient: Recipient) -> bool:
        """Whether this recipient is who was put on the list."""
        known = (recipient.id, recipient.name, recipient.audience)
        return bool(self.id) and (self.id, self.name, self.audience) == known


@dataclass(frozen=True, slots=True)
class EnclosedPage:
    """A page as a picture, with what the file says there where that can be read out of it."""

    picture: b.Picture
    words: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """`title` and `agency` as the worker named them."""

    title: str
    agency: str
    pages: tuple[EnclosedPage, ...]
    readers: frozenset[Allowed] = frozenset()

    def is_for(self, recipient: Recipient) -> bool:
        """Whether it may be in this recipient's copy."""
        return any(one.is_reader(recipient) for one in self.readers)


def enclosed(recipient: Recipient, enclosure: Enclosure) -> b.Blocks:
    """All its pages, or nothing of it but the words for the person who releases the copy."""
    title = enclosure.title
    if not enclosure.is_for(recipient):
        return b.Blocks(left_out=(b.LeftOut(title, t("not on the list of this paper")),))
    said = t(
        "A paper of another agency ({agency}), as pictures of its pages. A screen reader cannot read them; ask {agency}"
        " for it in another form.",
        agency=enclosure.agency,
    )
    lead = b.Paragraph(b.Words(said, b.Tone.QUIET))
    pages = tuple(_page(enclosure, at) for at in range(len(enclosure.pages)))
    return b.Blocks((b.Heading(title, 1, new_page=True), lead, *pages), (title,))


def _page(enclosure: Enclosure, at: int) -> b.ForeignPage:
    page, number, pages = enclosure.pages[at], at + 1, len(enclosure.pages)
    caption = t("Page {n} of {total} of “{title}”", n=number, total=pages, title=enclosure.title)
    said = t(
        "{page}, a page of another agency ({agency}) as a picture. It cannot be read by a screen reader.",
        page=caption,
        agency=enclosure.agency,
    )
    return b.ForeignPage(page.picture, caption, said, page.words, first=at == 0)


def unread(pages: Sequence[b.Block]) -> tuple[str, ...]:
    """The captions of the pictures out of which no word can be read, so that nothing in them is searched for names."""
    return tuple(page.caption for page in pages if isinstance(page, b.ForeignPage) and not page.words.strip())
