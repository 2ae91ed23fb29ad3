"""An edition as a list of parts in words: what is described for people, and what two editions are compared by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hsb_desktop.formbook.folder_check import Edition
from hsb_desktop.formbook.form_words import condition_words, question_note, question_sentences
from hsb_desktop.formbook.rule_words import basis_words, fact_sentences, flag_words, step_sentences
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Cite, Form, Gives, Question, Repeat, Section
from hsb_desktop.procedure.matrix import Cell
from hsb_desktop.procedure.meeting import MeetingKind
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.paper_layout import PaperLayout
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `level` is 2 or 3 for a heading, 0 for an item, 1 for an item of an item. `key` is the same in every
    edition; `note` stands behind the title, `says` are sentences."""

    key: tuple[str, ...]
    level: int
    title: str
    note: str = ""
    says: tuple[str, ...] = ()
    number: str = ""


def outline(edition: Edition) -> tuple[Part, ...]:
    """Every part of an edition without faults, in order."""
    procedure = edition.procedure
    assert procedure is not None, "an edition with faults has no outline"
    return (
        *_lists(procedure),
        *_people(procedure),
        *_happenings(procedure),
        *_matrix(procedure),
        *_steps(procedure),
        *_meetings(procedure, edition.forms),
        *_panel(edition.panel, procedure),
        *_papers(edition.papers),
        *(part for form in edition.forms for part in _form(form, procedure)),
    )


def _of(kind: str, title: str, parts: Iterable[tuple[str, str, str, Iterable[str]]]) -> Iterator[Part]:
    """A heading with its items: id, title, note, sentences. Nothing where there is none."""
    found = [Part((kind, id_), 0, label, note, tuple(says)) for id_, label, note, says in parts]
    if found:
        yield Part((kind,), 2, title)
        yield from found


def _lists(procedure: Procedure) -> Iterator[Part]:
    cited = procedure.cite_words
    yield from _of(
        "document", t("What it rests on"), ((one.id, one.title, one.short, ()) for one in procedure.documents)
    )
    yield from _of(
        "principle",
        t("What it says of the whole"),
        ((one.id, one.title, cited(one.cite), (one.text,)) for one in procedure.principles),
    )
    yield from _of("word", t("Words"), ((key, key, "", (word,)) for key, word in procedure.words.items()))
    yield from _of(
        "category",
        t("Categories"),
        ((str(one.value), one.label, cited(one.cite), ()) for one in procedure.categories),
    )
    yield from _of(
        "plan",
        t("The child’s plan"),
        ((one.id, one.label, "", _forums(one.forums, procedure)) for one in procedure.plans),
    )
    yield from _of(
        "outcome",
        t("Outcomes of a meeting"),
        ((one.id, one.label, cited(one.cite), (one.meaning,)) for one in procedure.outcomes),
    )


def _people(procedure: Procedure) -> Iterator[Part]:
    cited = procedure.cite_words
    reason = t("Not inviting them needs a reason and who decided.")
    yield from _of(
        "role",
        t("Who attends"),
        (
            (
                one.id,
                one.label,
                cited(one.cite),
                [*_sentence(one.hint), *([reason] if one.reason_needed else [])],
            )
            for one in procedure.roles
        ),
    )
    yield from _of(
        "quorum",
        t("Whose absence is a warning"),
        (
            (one.id, one.label, _marked(one.cite, one.basis, procedure), _any_of(one.roles, procedure))
            for one in procedure.quorum
        ),
    )
    reached = (
        (one, ", ".join(part for part in (one.telephone, one.mark) if part)) for one in procedure.contacts
    )
    yield from _of(
        "contact",
        t("Whom to ask"),
        ((one.id, one.role, cited(one.cite), [*_sentence(one.asked), how]) for one, how in reached),
    )


def _any_of(roles: tuple[str, ...], procedure: Procedure) -> list[str]:
    labels = {role.id: role.label for role in procedure.roles}
    return [t("One of these is enough: {roles}.", roles=", ".join(labels[name] for name in roles))]


def _sentence(text: str) -> list[str]:
    return [f"{text}."] if text else []


def _happenings(procedure: Procedure) -> Iterator[Part]:
    cited = procedure.cite_words
    yield from _of(
        "record",
        t("Records"),
        ((one.id, one.label, _marked(one.cite, one.basis, procedure), ()) for one in procedure.records),
    )
    yield from _of(
        "fact",
        t("What is recorded as a fact"),
        (
            (
                one.id,
                one.label,
                cited(one.cite) if one.cite is not None else "",
                fact_sentences(one, procedure),
            )
            for one in procedure.facts
        ),
    )
    flags = (
        (one.id, one.sentence, cited(one.cite), [t("Raised {when}.", when=flag_words(one, procedure))])
        for one in procedure.flags
    )
    yield from _of("flag", t("What is flagged"), flags)


def _forums(ids: tuple[str, ...], procedure: Procedure) -> tuple[str, ...]:
    forums = [forum.label for forum in (procedure.forum(name) for name in ids) if forum is not None]
    return (t("A discussion may be part of: {forums}.", forums=", ".join(forums)),) if forums else ()


def _marked(cite: Cite, basis: Basis, procedure: Procedure) -> str:
    words = procedure.cite_words(cite)
    return words if basis is Basis.SOURCE else f"{words}; {basis_words(basis)}"


def _matrix(procedure: Procedure) -> Iterator[Part]:
    matrix = procedure.matrix
    yield Part(("matrix",), 2, t("Risk matrix"))
    for row in matrix.rows:
        cells: tuple[tuple[str, tuple[Cell, ...]], ...] = (
            (matrix.heads.level, (row.levels_text,)),
            (matrix.heads.colour, (row.colours_text,)),
            (matrix.heads.lead_agency, row.lead_agency),
            (matrix.heads.response, row.response),
        )
        cells_said = [
            f"{name}: {cell.text} ({_marked(cell.cite, cell.basis, procedure)})"
            for name, group in cells
            for cell in group
        ]
        yield Part(("matrix", "row", str(row.category)), 0, row.label, "", tuple(cells_said))
    for one in matrix.indicators:
        yield Part(("matrix", one.id), 0, one.text, procedure.cite_words(one.cite), (), one.id)
    texts = {one.id: one.text for one in matrix.indicators}
    for one_id, other_id in matrix.contradictions:
        said = t("“{one}” and “{other}” contradict each other", one=texts[one_id], other=texts[other_id])
        yield Part(("matrix", one_id, other_id), 0, said)


def _steps(procedure: Procedure) -> Iterator[Part]:
    parts = (
        (one.id, one.label, _marked(one.cite, one.basis, procedure), step_sentences(one, procedure))
        for one in procedure.steps
    )
    yield from _of("step", t("Steps"), parts)


def _meetings(procedure: Procedure, forms: Sequence[Form]) -> Iterator[Part]:
    by_id = {form.id: form for form in forms}
    titles = {form.id: form.title for form in forms}
    roles = {role.id: role.label for role in procedure.roles}
    quorum = {one.id: one.label for one in procedure.quorum}
    steps = {step.id: step.label for step in procedure.steps}

    def says(kind: MeetingKind) -> Iterator[str]:
        yield kind.about
        yield t("Forms: {form}; {minutes}.", form=titles[kind.form], minutes=titles[kind.minutes])
        if kind.steps:
            yield t("Set up for: {steps}.", steps=", ".join(steps[name] for name in kind.steps))
        if kind.main:
            yield t("Offered first for: {steps}.", steps=", ".join(steps[name] for name in kind.main))
        yield t("Who comes: {roles}.", roles=", ".join(roles[name] for name in kind.roles))
        if kind.quorum:
            yield t("A warning without: {quorum}.", quorum=", ".join(quorum[name] for name in kind.quorum))
        yield from _holding(kind, by_id[kind.form], by_id[kind.minutes])

    yield from _of(
        "meeting",
        t("Meetings"),
        (
            (kind.id, kind.label, _marked(kind.cite, kind.basis, procedure), says(kind))
            for kind in procedure.meetings
        ),
    )


def _holding(kind: MeetingKind, form: Form, minutes: Form) -> Iterator[str]:
    """Who chairs, what is on the agenda, what is decided, and what must be answered before it is closed."""
    chairs = [option.label for option in form.question("chair").options if option.id in kind.chairs]
    if chairs:
        yield t("Chair: {chairs}.", chairs=t(" or ").join(chairs))
    agenda = next((item for item in form.items() if isinstance(item, Repeat) and item.id == "agenda"), None)
    if agenda is not None and agenda.start_rows:
        yield t("Agenda: {items}.", items="; ".join(row.label for row in agenda.start_rows))
    for name in kind.decides:
        asked = minutes.question(name)
        answers = " · ".join(option.label for option in asked.options)
        decided = t("Decides: {question} {answers}", question=asked.label, answers=answers)
        yield f"{decided}." if answers else decided.rstrip()
    needed = [minutes.question(name).short or minutes.question(name).label for name in kind.needed]
    if needed:
        yield t("Before it is closed: {questions}, where they are asked.", questions=", ".join(needed))


def _panel(panel: PanelRule | None, procedure: Procedure) -> Iterator[Part]:
    if panel is None:
        return
    says = (panel.about, f"{panel.chairs}.")
    yield Part(("panel",), 2, f"{panel.word}: {panel.name}", procedure.cite_words(panel.cite), says)
    for place, point in enumerate(panel.agenda):
        yield Part(("panel", "agenda", point.shows or str(place)), 0, point.title, t("agenda"))
    for seat in panel.seats:
        note = procedure.cite_words(seat.cite)
        yield Part(("panel", "seat", seat.id), 0, seat.label, note, (t("core member"),) if seat.core else ())
    for chart in panel.charts:
        title = t("Counted: {title}", title=chart.title)
        note = procedure.cite_words(chart.cite)
        yield Part(("panel", "chart", chart.id), 0, title, note, (f"{chart.note}.",) if chart.note else ())


def _papers(papers: Sequence[PaperLayout]) -> Iterator[Part]:
    if papers:
        yield Part(("papers",), 2, t("Papers of the whole case"))
    for paper in papers:
        readers = t("for: {readers}", readers=", ".join(sorted(paper.audience)))
        held = [part.heading or part.words or part.form or part.kind.value for part in paper.parts]
        yield Part(
            ("papers", paper.id), 0, paper.title, readers, tuple(f"{one.rstrip('.')}." for one in held)
        )


def _form(form: Form, procedure: Procedure) -> Iterator[Part]:
    record = procedure.record(form.record)
    says = [form.about]
    if record is not None:
        says.append(t("Completes the record “{record}”.", record=record.label))
    says += [_gives(gives, form, procedure) for gives in form.gives]
    says += list(_plain(form))
    yield Part(("form", form.id), 2, form.title, procedure.cite_words(form.source), tuple(says))
    for section in form.sections:
        yield from _section(section, form, procedure)


def _plain(form: Form) -> Iterator[str]:
    rule = next((question.plain for question in form.questions() if question.plain is not None), None)
    if rule is not None:
        yield t(
            "Where the child reads, a sentence of more than {n} words is remarked on as it is written.",
            n=rule.longest_sentence,
        )
    if rule is not None and rule.hard:
        words = t(", ").join(t("{word} ({plainer})", word=word, plainer=plain) for word, plain in rule.hard)
        yield t("So are words that are hard to read: {words}.", words=words)


def _gives(gives: Gives, form: Form, procedure: Procedure) -> str:
    rule = procedure.fact_rule(gives.fact)
    label = rule.label if rule is not None else gives.fact
    return t("“{question}” records the fact “{fact}”.", question=form.question(gives.on).label, fact=label)


def _section(section: Section, form: Form, procedure: Procedure) -> Iterator[Part]:
    says = [part for part in (section.hint, section.guidance) if part]
    if section.show_when is not None:
        says.append(t("Asked {when}.", when=condition_words(section.show_when, form)))
    if section.child_draws:
        says.append(t("The child has room to draw: {words}", words=section.child_draws))
    key = ("form", form.id, section.id)
    yield Part(key, 3, section.title, procedure.cite_words(section.source), tuple(says))
    for item in section.items:
        if isinstance(item, Question):
            yield _question(item, key, 0, form, procedure)
        else:
            yield _repeat(item, key, form, procedure)
            yield from (_question(cell, (*key, item.id), 1, form, procedure) for cell in item.questions)


def _repeat(item: Repeat, key: tuple[str, ...], form: Form, procedure: Procedure) -> Part:
    says = [part for part in (item.hint, item.guidance, item.least_message) if part]
    if item.show_when is not None:
        says.append(t("Asked {when}.", when=condition_words(item.show_when, form)))
    if item.child_label or item.child_row_label:
        words = t(", ").join(text for text in (item.child_label, item.child_row_label) if text)
        says.append(t("The child reads: {label}", label=words))
    if item.start_rows:
        says.append(t("Begins with: {rows}.", rows=", ".join(row.label for row in item.start_rows)))
    return Part((*key, item.id), 0, item.label, t("any number of rows"), tuple(says))


def _question(question: Question, key: tuple[str, ...], level: int, form: Form, procedure: Procedure) -> Part:
    return Part(
        (*key, question.id),
        level,
        question.label,
        question_note(question, procedure),
        tuple(question_sentences(question, form)),
        question.number,
    )
