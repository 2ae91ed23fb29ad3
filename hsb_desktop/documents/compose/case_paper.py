"""A paper of a whole case from its layout: the parts it names, each as far as it is this reader's.

Who may ever read a part is said here and by the forms; a layout can keep a part from a reader, never give one more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import is_for_panel, must_be_among, readers_of
from hsb_desktop.documents.compose.frame import born_words, composed, reading
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed
from hsb_desktop.documents.record_blocks import record_blocks
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Audience, Form
from hsb_desktop.procedure.paper_layout import Cover, PaperLayout, Part, PartLayout
from hsb_desktop.procedure.words import t

_PROFESSIONALS = frozenset({Audience.PROFESSIONAL})
_EVERYBODY = frozenset(Audience)
CEILINGS: Mapping[Part, frozenset[Audience]] = MappingProxyType(
    {
        Part.STANDING: _PROFESSIONALS,
        Part.OPEN_STEPS: _PROFESSIONALS,
        Part.AGREED_ACTIONS: _PROFESSIONALS,
        Part.PEOPLE: _PROFESSIONALS,
        Part.CHRONOLOGY: _PROFESSIONALS,
        Part.RISK_MATRIX: _PROFESSIONALS,
        Part.CASE_PICTURE: _PROFESSIONALS,
        Part.PROCEDURE_PICTURE: _EVERYBODY,  # it is about nobody
        Part.CONTACTS: _PROFESSIONALS,
        Part.COPY_REGISTER: _PROFESSIONALS,
        Part.WORDS: _EVERYBODY,
    }
)


@dataclass(frozen=True, slots=True)
class MadePart:
    """A part with what the case has for it: `body` makes its blocks under a name, `says` goes under the title.

    `readers` may have it.
    """

    layout: PartLayout
    readers: frozenset[Audience]
    body: Callable[[CopyDetails, str], b.Blocks] = field(repr=False)
    says: Mapping[Cover, str] = field(default_factory=dict)


def part_readers(part: PartLayout, form: Form | None) -> frozenset[Audience]:
    """Who may ever read a part: of a record whom its form names, the panel only of a form that is made for it."""
    if part.kind is not Part.RECORD:
        return CEILINGS[part.kind]
    found = readers_of(form) if form is not None else frozenset()
    return found if form is not None and is_for_panel(form) else found - {Audience.PANEL}


def read_by_anybody(parts: Sequence[PartLayout], forms: Mapping[str, Form], audience: Audience) -> bool:
    """Whether a reader of that kind may have any of the parts, but sentences that stand on every copy."""
    told = (part for part in parts if part.kind is not Part.WORDS)
    return any(audience in part_readers(part, forms.get(part.form)) for part in told)


def readers(layout: PaperLayout, parts: Sequence[MadePart]) -> frozenset[Audience]:
    """Who may have the paper: of its audience those for whom it holds more than the sentences on every copy."""
    told = (part.readers for part in parts if part.layout.kind is not Part.WORDS)
    return layout.audience & frozenset().union(*told)


def compose(layout: PaperLayout, parts: Sequence[MadePart], edition: str, copy: CopyDetails) -> Composed:
    """The paper for one reader; NotForThisReader for whoever none of it is for."""
    must_be_among(copy.recipient, readers(layout, parts), layout.title)
    whole, says = b.Blocks(), dict[Cover, str]()
    for part in parts:
        name = part.layout.heading or layout.title
        if copy.recipient.audience not in part.readers:
            whole += b.Blocks(left_out=(b.LeftOut(name, t("professionals only")),))
            continue
        says |= part.says
        found = part.body(copy, name)
        if found.blocks and part.layout.heading:
            found = replace(found, blocks=(b.Heading(part.layout.heading, 2), *found.blocks))
        whole += found
    made = composed(
        copy,
        layout.id,
        layout.title,
        _under_title(layout, copy, says),
        edition if layout.edition else "",
        whole,
        landscape=layout.landscape,
        one_page=layout.one_page,
    )
    if Cover.NAME in layout.cover:
        return made
    return replace(made, paper=replace(made.paper, subject=""))  # it is about nobody


def _under_title(layout: PaperLayout, copy: CopyDetails, says: Mapping[Cover, str]) -> str:
    child = copy.case.child
    known = {
        Cover.NAME: child.name,
        Cover.BORN: t("born {date}", date=born_words(child)) if child.born is not None else "",
        Cover.REFERENCE: copy.case.reference,
        Cover.ON: t("on {date}", date=long_date(copy.printed_on)),
        Cover.UNTIL: t("until {date}", date=long_date(copy.printed_on)),
        **says,
    }
    return " · ".join(known[piece] for piece in layout.cover if known.get(piece))


def said(words: str) -> b.Blocks:
    """A sentence that stands on every such paper."""
    return b.Blocks((b.Paragraph(b.Words(words)),))


def record_body(
    part: PartLayout, form: Form, record: Record | None
) -> Callable[[CopyDetails, str], b.Blocks]:
    """Sections of a record under their own headings, by the same allow-list as on the record's own paper."""

    def body(copy: CopyDetails, _name: str) -> b.Blocks:
        if record is None:
            absent = t("{record}: nothing was completed yet.", record=form.title)
            return b.Blocks((b.Paragraph(b.Words(absent, b.Tone.ABSENT)),))
        return record_blocks(record.form, record.answers, reading(copy), frozenset(part.sections))

    return body
