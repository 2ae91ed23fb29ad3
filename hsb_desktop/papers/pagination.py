"""Pieces onto pages: what belongs together stays together, what is too long goes on overleaf, nothing is dropped."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from hsb_desktop.papers.pieces import HeadingPiece, Piece

_STRAY = 90.0  # a last page that holds less looks like a mistake
_AIR = 20.0


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
            parts[0].new_page = piece.new_page
            piece = parts[0]
            parts[1].new_page = parts[1].continued = True
            waiting.appendleft(parts[1])
        pages[-1].append(Placed(piece, at - gap))
        if isinstance(piece, HeadingPiece):
            piece.landing.page = len(pages)
        at -= gap + piece.height
        previous_after = piece.after
        piece.begun_page = piece.new_page
        piece.new_page = False
    for end in _ends(pages):
        _fill_up(pages, end, top, bottom)
    return pages


def _ends(pages: list[list[Placed]]) -> list[int]:
    """The last page of the paper and of each part that is followed by another, where it does not begin the part."""
    last = [at for at in range(1, len(pages)) if at + 1 == len(pages) or _begins_a_part(pages[at + 1])]
    return [at for at in last if not _begins_a_part(pages[at])]


def _begins_a_part(page: list[Placed]) -> bool:
    piece = page[0].piece
    return isinstance(piece, HeadingPiece) and piece.level == 1


def _fill_up(pages: list[list[Placed]], end: int, top: float, bottom: float) -> None:
    """A few lines alone on a last page take what stands before them along, from its heading on."""
    last, before = pages[end], pages[end - 1]
    if top - _foot(last) > _STRAY or last[0].piece.begun_page:
        return
    start = len(before) - 1
    while start > 0 and before[start - 1].piece.keep_with_next:
        start -= 1
    if start == 0 or before[start].piece.continued:
        return
    moved = before[start:] + last
    height = before[start].top - _foot(before) + _AIR + (top - _foot(last))
    if height > top - bottom:
        return
    del before[start:]
    down = top - moved[0].top
    split = len(moved) - len(last)
    again = [Placed(one.piece, one.top + down) for one in moved[:split]]
    gap = max(again[-1].piece.after, last[0].piece.before)
    shift = top - (_foot(again) - gap)
    pages[end] = again + [Placed(one.piece, one.top - shift) for one in last]
    for one in again:
        if isinstance(one.piece, HeadingPiece):
            one.piece.landing.page = end + 1


def _foot(page: list[Placed]) -> float:
    return page[-1].top - page[-1].piece.height


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
