"""What all papers made from one record share: the frame of the copy around the record's own blocks."""

from hsb_desktop.documents.audience import may_read
from hsb_desktop.documents.blocks import Blocks, KeyValue, KeyValues, Words
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed, Paper
from hsb_desktop.documents.record_blocks import Reading
from hsb_desktop.documents.values import date_words
from hsb_desktop.documents.withholding import read_by, reader_of
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import BirthKind, Person, Record
from hsb_desktop.procedure.dates import month_name
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Audience, Form, Kind
from hsb_desktop.procedure.words import t


def reading(copy: CopyDetails, *, full: bool = False) -> Reading:
    """How this copy's recipient reads a form."""
    return Reading(copy.recipient.audience, copy.predicates, full, copy.recipient.people)


def title_of(form: Form, copy: CopyDetails) -> str:
    """The form's title, in plain words for the child."""
    return form.child_title if copy.recipient.audience is Audience.CHILD and form.child_title else form.title


def composed(
    copy: CopyDetails,
    kind: str,
    title: str,
    subtitle: str,
    edition: str,
    parts: Blocks,
    *,
    landscape: bool = False,
    one_page: bool = False,
) -> Composed:
    """The copy with these parts, and the list of what it holds and what was left out."""
    paper = Paper(
        kind=kind,
        title=title,
        marking=copy.marking,
        case_reference=copy.case.reference,
        recipient=copy.recipient,
        copy_number=copy.copy_number,
        copies=copy.copies,
        edition=edition,
        printed_on=copy.printed_on,
        blocks=parts.blocks,
        subtitle=subtitle,
        subject=copy.case.child.name,
        draft=copy.draft,
        seal=copy.seal,
        landscape=landscape,
        one_page=one_page,
    )
    return Composed(paper, parts.included, parts.left_out)


def edition_of(form: Form) -> str:
    """The edition as it stands at the foot: procedure and date, nothing else."""
    return f"{form.procedure.capitalize()} {form.edition}"


def made_on(record: Record, copy: CopyDetails) -> str:
    """The first day that this reader may see, as the form calls it ("Held on"); empty where there is none."""
    answers = read_by(record.form, record.answers, reader_of(copy.recipient))
    for question in record.form.questions():
        if question.kind is Kind.DATE and may_read(question, copy.recipient.audience):
            day = answers.text(question.id)
            said = question.short or t("Made on")
            return t("{made_on} {date}", made_on=said, date=date_words(day)) if day else ""
    return ""


def subtitle_of(record: Record, copy: CopyDetails) -> str:
    """For whom the record stands, when it was made, which version."""
    version = t("version {n}", n=record.version) if record.version > 1 else ""
    return " · ".join(part for part in (copy.case.child.name, made_on(record, copy), version) if part)


def child_rows(copy: CopyDetails) -> Blocks:
    """Who the case is about, so that nobody reads the wrong child's paper; on professional copies only."""
    if copy.recipient.audience is not Audience.PROFESSIONAL:
        return Blocks()
    child = copy.case.child
    rows = [
        KeyValue(t("Child"), Words(child.name)),
        KeyValue(t("Case reference"), Words(copy.case.reference)),
    ]
    if child.born is not None:
        rows.insert(1, KeyValue(t("Date of birth"), Words(born_words(child))))
    if copy.case.system_id:
        rows.append(KeyValue(t("Council’s system"), Words(copy.case.system_id)))
    return Blocks((KeyValues(tuple(rows), t("The child")),))


def born_words(child: Person) -> str:
    """The date of birth, as certain as it is known."""
    if child.born is None:
        return t("Not known")
    if child.birth_kind is BirthKind.ESTIMATED:
        return t("{month} {year} (estimated)", month=month_name(child.born), year=child.born.year)
    if child.birth_kind is BirthKind.UNBORN:
        return t("Expected {date}", date=long_date(child.born))
    return long_date(child.born)


def already_said(text: str, answers: AnswerSet) -> bool:
    """Whether this text stands in the record's own answers, so that it is not printed twice."""
    return any(answers.get(key).value == text for key in answers)


def in_a_sentence(label: str) -> str:
    """A label inside a sentence: "Care plan" begins small there, "CP plan" stays as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
