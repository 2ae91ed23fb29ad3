"""The blocks a paper is made of: plain words in an order, with the part each plays. They know no page, font or case.

Every text is exactly what was typed or said; escaping, visible control characters and glyphs are the drawer's affair.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Tone(StrEnum):
    """How words are meant; drawn so that black-and-white printing keeps the difference."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"  # words about the words: a source, a remark
    ABSENT = "absent"  # stands where there is no answer: not answered, not known, declined, not applicable


@dataclass(frozen=True, slots=True)
class Words:
    """A text and its tone. Line breaks in it are kept."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the paper's own title (and that of each part of a pack), 2 a section, 3 a part of a section."""

    text: str
    level: int = 2
    new_page: bool = False  # whether it begins a page (the parts of a pack)
    whole: bool = False  # a short part of a pack: it follows where all of it has room, else it begins a page


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    words: Words


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A question or fact and what was answered; `note` was added to it, `above` puts the label over running text."""

    label: str
    value: Words
    note: str = ""
    above: bool = False


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labels with their values, one under the other; `name` says what they describe, for someone who only hears it."""

    rows: tuple[KeyValue, ...]
    name: str = ""


class Column(StrEnum):
    """How much room a column asks for."""

    NUMBER = "number"  # the number of the row
    NARROW = "narrow"  # an amount, a time, one word
    MIDDLE = "middle"  # a name, a role
    DATE = "date"  # a day in full: two lines in a table of five columns
    WIDE = "wide"  # sentences


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under header cells; without rows `empty` is said in their place. Rows have as many cells as `head`."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    name: str = ""
    empty: str = ""
    columns: tuple[Column, ...] = ()  # one for each header cell, or none for even widths
    row_heads: bool = False  # whether the first cell of a row names the row


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` where the order means something."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist as it stands."""

    text: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Checks:
    """A checklist, its boxes drawn and said."""

    items: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Room for one signature; `recorded` says what was recorded, and `room` is false where nobody is to sign.

    `strokes` is a signature drawn on the screen, as lines of points on a pad of 1000 by 400.
    """

    label: str
    recorded: Words
    room: bool = True
    strokes: tuple[tuple[tuple[int, int], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Who agreed, with room to sign and date."""

    lines: tuple[SignatureLine, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """One line of the attendance sheet. Empty texts are room to write; `signs` is false for who does not attend."""

    role: str
    name: str = ""
    agency: str = ""
    state: str = ""  # invited, apologies, not invited: as words
    signs: bool = True


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """The list that is passed round: who is expected, with an empty box each to sign, and `spare` empty lines."""

    seats: tuple[Seat, ...]
    spare: int = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that must not be overlooked: a bold sentence and what it means."""

    title: str
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the paper's parts (headings of level 1 after it) with their page numbers."""

    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from nothing to `low`, and on to `high` where the number is told as a range; `words` stand at its end."""

    label: str
    words: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars under each other. `said` is what somebody hears who does not see it."""

    name: str
    bars: tuple[Bar, ...]
    said: str


class BoxState(StrEnum):
    """What a box of a diagram is to the case; each has its own outline, so that black and white keeps it."""

    DONE = "done"
    NOW = "now"
    POSSIBLE = "possible"
    NOT_REQUIRED = "not_required"


@dataclass(frozen=True, slots=True)
class DiagramBox:
    """A box: `column` and `row` from the top left, `mark` says its state in words."""

    column: int
    row: float
    title: str
    line: str = ""
    mark: str = ""
    state: BoxState = BoxState.POSSIBLE
    here: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class DiagramLink:
    """A line from one box to another, by their places in the list of boxes."""

    start: int
    end: int
    state: BoxState = BoxState.POSSIBLE


@dataclass(frozen=True, slots=True)
class DiagramHead:
    """The words over a column."""

    title: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes in columns with lines between, over the width of the page. `said` is what somebody hears instead."""

    heads: tuple[DiagramHead, ...]
    boxes: tuple[DiagramBox, ...]
    links: tuple[DiagramLink, ...]
    said: str


class Room(StrEnum):
    """What an empty space is for; paper and fillable file give it the shape that suits."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    TICKS = "ticks"
    SIGN = "sign"  # to sign by hand; no field of a file
    DRAW = "draw"  # an empty box; no field of a file


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick: `value` is what it stands for in a fillable file."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Space:
    """Room for one answer. `key` names it in a fillable file, `said` is the question as somebody hears it there.

    `caption` stands over it, `lines` is how many lines of handwriting it takes; of ticks `several` says whether more
    than one may be chosen. `held` is printed and cannot be changed.
    """

    key: str
    room: Room
    said: str
    caption: str = ""
    lines: int = 1
    ticks: tuple[Tick, ...] = ()
    several: bool = False
    held: str = ""


@dataclass(frozen=True, slots=True)
class WriteIn:
    """A question to answer by hand: number, words, short remarks under them, and its spaces. `half`: half a line."""

    number: str
    label: str
    spaces: tuple[Space, ...]
    remarks: tuple[str, ...] = ()
    half: bool = False


@dataclass(frozen=True, slots=True)
class WriteIns:
    """Questions to answer by hand, one after the other; `lead` stands over what comes next."""

    items: tuple[WriteIn, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class RoomToDraw:
    """An empty box under its words, as high as so many lines of handwriting."""

    words: str
    lines: int = 10


@dataclass(frozen=True, slots=True)
class WriteInTable:
    """Empty rows under header cells; a row has as many spaces as `head`."""

    head: tuple[str, ...]
    rows: tuple[tuple[Space, ...], ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of one page: a JPEG, or where `packed` rows of four bits of grey each, deflated; never more than grey
    then. `digest` stands for them where papers are compared.
    """

    width: int
    height: int
    grey: bool
    packed: bool
    digest: str
    data: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """A page that somebody outside made, as a picture. `caption` stands over it, `said` is heard in its place.

    `words` is what the file says there, as far as that can be read out of it: looked through for names before the copy
    goes, and never printed.
    """

    picture: Picture
    caption: str
    said: str
    words: str = ""
    first: bool = False  # under the heading of its paper


Block = (
    Heading
    | Paragraph
    | KeyValues
    | Table
    | Bullets
    | Checks
    | SignatureLines
    | AttendanceSheet
    | Notice
    | PageBreak
    | Contents
    | BarChart
    | Diagram
    | WriteIns
    | RoomToDraw
    | WriteInTable
    | ForeignPage
)


@dataclass(frozen=True, slots=True)
class Blocks:
    """A run of blocks with what was kept out of it and why, for the person who releases the paper."""

    blocks: tuple[Block, ...] = ()
    included: tuple[str, ...] = ()
    left_out: tuple["LeftOut", ...] = field(default=())

    def __add__(self, other: "Blocks") -> "Blocks":
        return Blocks(
            self.blocks + other.blocks,
            tuple(dict.fromkeys(self.included + other.included)),
            tuple(dict.fromkeys(self.left_out + other.left_out)),
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not on this copy, and why; shown before release and never printed."""

    what: str
    why: str
