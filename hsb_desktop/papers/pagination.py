"""Pieces onto pages: what belongs together stays together, what is too long goes on overleaf, nothing is dropped."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hsb_desktop.papers.pieces import HeadingPiece, Piece

_STRAY = 90.0  # a last page that holds less looks like a mistake
_REST = 0.34  # share of a page: what goes on overleaf and holds less goes there with the section before it
_KEPT = 0.4  # share of a page that the page before keeps of its own
_AIR = 20.0
_CLOSER = 0.7  # how far pieces may draw together where that saves the paper a page


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and its upper edge, in points from the bottom of the page; `of` counts the pieces of the paper."""

    piece: Piece
    top: float
    of: int


@dataclass(slots=True)
class _Mending:
    """What a second laying out does otherwise: pieces that begin a page; room given up where one is divided."""

    begin: set[int] = field(default_factory=set)
    give_up: dict[tuple[int, int], float] = field(default_factory=dict)  # of a piece, on a page
    gaps: float = 1.0  # of the usual gap between pieces


def paginate(pieces: Sequence[Piece], top: float, bottom: float) -> list[list[Placed]]:
    """The pages, each with its pieces; headings learn their page number."""
    pages = _flow(pieces, top, bottom, _Mending())
    closer = _flow(pieces, top, bottom, _Mending(gaps=_CLOSER)) if len(pages) > 1 else pages
    if len(closer) < len(pages):
        pages = closer
        mending = _mending(pages, top, bottom, _CLOSER)
    else:
        mending = _mending(pages, top, bottom)
    if mending.begin or mending.give_up:
        again = _flow(pieces, top, bottom, mending)
        pages = again if len(again) == len(pages) else pages
    for number in range(len(pages), 0, -1):
        for placed in pages[number - 1]:
            if isinstance(placed.piece, HeadingPiece):
                placed.piece.landing.page = number
    return pages


def _flow(pieces: Sequence[Piece], top: float, bottom: float, mending: _Mending) -> list[list[Placed]]:
    waiting = deque(enumerate(pieces))
    pages: list[list[Placed]] = [[]]
    at = top
    previous_after = 0.0
    while waiting:
        of, piece = waiting.popleft()
        fresh = not pages[-1]
        gap = 0 if fresh else max(previous_after, piece.before) * mending.gaps
        room = at - gap - bottom
        begins = piece.new_page or (of in mending.begin and not piece.continued)
        begins = begins or _goes_whole(piece, (one for _, one in waiting), room, mending.gaps)
        if not fresh and (
            begins or not _may_begin(piece, (one for _, one in waiting), room, top - bottom, mending.gaps)
        ):
            waiting.appendleft((of, piece))
            pages.append([])
            at = top
            continue
        if piece.height > room:
            spared = mending.give_up.get((of, len(pages)), 0.0)
            parts = (piece.divide(room - spared, fresh) if spared else None) or piece.divide(room, fresh)
            if parts is None and not fresh:
                waiting.appendleft((of, piece))
                pages.append([])
                at = top
                continue
            if parts is None:
                raise RuntimeError(f"{type(piece).__name__} cannot be divided and is taller than a page")
            parts[0].new_page, parts[0].continued = piece.new_page, piece.continued
            piece = parts[0]
            parts[1].new_page = parts[1].continued = True
            waiting.appendleft((of, parts[1]))
        pages[-1].append(Placed(piece, at - gap, of))
        at -= gap + piece.height
        previous_after = piece.after
    return pages


def _goes_whole(piece: Piece, following: Iterable[Piece], room: float, gaps: float) -> bool:
    """Whether a short part would be torn here, so that it begins a page: not a line of it stands on this one."""
    if not isinstance(piece, HeadingPiece) or not piece.whole:
        return False
    needed = piece.height
    before: Piece = piece
    for other in following:
        if other.new_page or (isinstance(other, HeadingPiece) and other.level == 1):
            break
        needed += max(before.after, other.before) * gaps + other.height
        before = other
    return needed > room


def _ends(pages: list[list[Placed]]) -> list[int]:
    """The last page of the paper and of each part that is followed by another, where it does not begin the part."""
    last = [at for at in range(1, len(pages)) if at + 1 == len(pages) or _begins_a_part(pages[at + 1])]
    return [at for at in last if not _begins_a_part(pages[at])]


def _begins_a_part(page: list[Placed]) -> bool:
    piece = page[0].piece
    return isinstance(piece, HeadingPiece) and piece.level == 1


def _mending(pages: list[list[Placed]], top: float, bottom: float, gaps: float = 1.0) -> _Mending:
    """A few lines alone on a last page take what stands before them along, from its heading on; else more rows."""
    found = _Mending(gaps=gaps)
    for end in _ends(pages):
        first = pages[end][0]
        held = top - _foot(pages[end])
        rest = first.piece.continued
        if held > max(_STRAY, _REST * (top - bottom)):
            continue
        if first.piece.new_page and not rest:
            continue  # it stands there because it was to
        start = _start(pages[end - 1], held, top, bottom)
        if start is not None:
            found.begin.add(start)
        elif rest and held <= _STRAY:
            found.give_up[first.of, end] = _STRAY - held + _AIR
    return found


def _start(before: list[Placed], held: float, top: float, bottom: float) -> int | None:
    """The piece from which on a page goes overleaf: its last heading if that leaves enough, else its last group."""
    page = top - bottom
    groups = [
        at
        for at in range(1, len(before))
        if not before[at - 1].piece.keep_with_next
        and not before[at].piece.continued
        and before[at].top - _foot(before) + _AIR + held <= page
        and top - _foot(before[:at]) >= _KEPT * page
    ]
    headed = [at for at in groups if isinstance(before[at].piece, HeadingPiece)]
    if headed:
        return before[headed[-1]].of
    return before[groups[-1]].of if groups and held <= _STRAY else None


def _foot(page: list[Placed]) -> float:
    return page[-1].top - page[-1].piece.height


def _may_begin(piece: Piece, following: Iterable[Piece], room: float, page: float, gaps: float) -> bool:
    """Whether the piece, with those it must stay with, may begin in `room`; a run taller than a page always may."""
    needed = 0.0
    chain = [piece]
    if piece.keep_with_next:
        for other in following:
            chain.append(other)
            if not other.keep_with_next or other.new_page:
                break
    for at, link in enumerate(chain):
        gap = max(chain[at - 1].after, link.before) * gaps if at else 0
        needed += gap + (link.beginning if at == len(chain) - 1 else link.height)
    return needed <= room or needed > page
