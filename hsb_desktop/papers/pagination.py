"""Pieces onto pages: what belongs together stays together, what is too long goes on overleaf, nothing is dropped."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from hsb_desktop.papers.pieces import HeadingPiece, Piece


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and its upper edge, in points from the bottom of the page."""

    piece: Piece
    top: float


def paginate(pieces: Sequence[Piece], top: float, bottom: float) -> list[list[Placed]]:
    """The pages, each with its pieces; headings learn their page number."""
    waiting = deque(pieces)
    pages: list[list[Placed]] = [[]]
    at = top
    previous_after = 0.0
    while waiting:
        piece = waiting.popleft()
        fresh = not pages[-1]
        gap = 0 if fresh else max(previous_after, piece.before)
        room = at - gap - bottom
        if not fresh and (piece.new_page or not _may_begin(piece, waiting, room, top - bottom)):
            waiting.appendleft(piece)
            pages.append([])
            at = top
            continue
        if piece.height > room:
            parts = piece.divide(room, fresh)
            if parts is None and not fresh:
                waiting.appendleft(piece)
                pages.append([])
                at = top
                continue
            if parts is None:
                raise RuntimeError(f"{type(piece).__name__} cannot be divided and is taller than a page")
            piece = parts[0]
            parts[1].new_page = True
            waiting.appendleft(parts[1])
        pages[-1].append(Placed(piece, at - gap))
        if isinstance(piece, HeadingPiece):
            piece.landing.page = len(pages)
        at -= gap + piece.height
        previous_after = piece.after
        piece.new_page = False
    return pages


def _may_begin(piece: Piece, following: Sequence[Piece], room: float, page: float) -> bool:
    """Whether the piece, with those it must stay with, may begin in `room`; a run taller than a page always may."""
    needed = 0.0
    chain = [piece]
    if piece.keep_with_next:
        for other in following:
            chain.append(other)
            if not other.keep_with_next or other.new_page:
                break
    for at, link in enumerate(chain):
        gap = max(chain[at - 1].after, link.before) if at else 0
        needed += gap + (link.beginning if at == len(chain) - 1 else link.height)
    return needed <= room or needed > page
