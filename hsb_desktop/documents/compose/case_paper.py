"""A paper of a whole case from its layout: the parts it names, each as far as it is this reader's.

Who may ever read a part is said here and by the forms; a layout can keep a part from a reader, never give one more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import is_for_family, is_for_panel, may_read, must_be_among
from hsb_desktop.documents.compose.frame import born_words, composed, made_on, reading, title_of
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed
from hsb_desktop.documents.record_blocks import record_blocks
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Audience, Form, Repeat
from hsb_desktop.procedure.paper_layout import Cover, PaperLayout, Part, PartLayout
from hsb_desktop.procedure.words import t

_PROFESSIONALS = frozenset({Audience.PROFESSIONAL})
_EVERYBODY = frozenset(Audience)
_ABOUT_NOBODY = frozenset({Part.PROCEDURE_PICTURE, Part.CONTACTS, Part.WORDS})
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
    """Who may ever read a part: of a record whom its questions name, the panel only of a form that is made for it."""
    if part.kind is not Part.RECORD:
        return CEILINGS[part.kind]
    if form is None:
        raise ValueError("a record has a form")
    asked = tuple(
        question
        for section in form.sections
        if not part.sections or section.id in part.sections
        for item in section.items
        for question in (item.questions if isinstance(item, Repeat) else (item,))
    )
    told = (one for one in Audience if any(may_read(question, one) for question in asked))
    return frozenset(told) - (frozenset() if is_for_panel(form) else {Audience.PANEL})


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
    if any(part.kind not in _ABOUT_NOBODY for part in layout.parts):
        return made
    return replace(made, paper=replace(made.paper, subject=""))


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


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest completed record of a form, if any; `writing`: one is being written, so that it is not printed."""

    form: Form
    record: Record | None = None
    writing: bool = False


def record_body(part: PartLayout, newest: Newest) -> Callable[[CopyDetails, str], b.Blocks]:
    """Sections of a record under their own headings, by the same allow-list as on the record's own paper.

    Agreements stand on the record's own paper only: there is the wording they were given for.
    """

    def body(copy: CopyDetails, _name: str) -> b.Blocks:
        record, title = newest.record, title_of(newest.form, copy)
        if record is None and newest.writing:
            return _absent(
                t("{record}: it is being written and is not printed before it is complete.", record=title)
            )
        if record is None:
            return _absent(t("{record}: nothing was completed yet.", record=title))
        version = t("version {n}", n=record.version) if record.version > 1 else ""
        of_what = " · ".join(filter(None, (title, made_on(record, copy), version)))
        whole = b.Blocks((b.Paragraph(b.Words(of_what, b.Tone.QUIET)),))
        held = frozenset(section.id for section in record.form.sections)
        if not held.issuperset(part.sections):
            whole += _absent(t("{record}: an earlier edition of the form has no such part.", record=title))
        read = reading(copy, full=not is_for_family(record.form))
        return whole + record_blocks(record.form, record.answers, read, frozenset(part.sections) or held)

    return body


def _absent(words: str) -> b.Blocks:
    return b.Blocks((b.Paragraph(b.Words(words, b.Tone.ABSENT)),))
