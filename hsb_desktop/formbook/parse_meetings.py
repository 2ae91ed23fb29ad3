"""Reads meetings.toml: the kinds of meeting of an edition, held against its procedure and then against its forms.

The file may be missing: a procedure may be without meetings. Every fault goes to the list.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from hsb_desktop.formbook.parse_gives import misfit
from hsb_desktop.formbook.parse_words import Known, read_basis, read_cite
from hsb_desktop.formbook.reading import Faults, Table, one_of_these, read_toml
from hsb_desktop.procedure.definition import Procedure, Quorum, Role
from hsb_desktop.procedure.facts import FactRule
from hsb_desktop.procedure.form import Form, Kind, Question, Repeat
from hsb_desktop.procedure.meeting import MeetingKind
from hsb_desktop.procedure.steps import StepRule
from hsb_desktop.procedure.words import t

MEETINGS = "meetings.toml"
ATTENDANCE, AGENDA = "attendance", "agenda"  # the repeats of a meeting's form
ASKED = {"date": Kind.DATE, "time": Kind.TIME, "chair": Kind.CHOICE, "chair_name": Kind.LINE}
OF_A_ROW = ("role", "person", "agency", "contact", "attendance")
ANSWERS = ("invited", "attended", "apologies", "not_invited")  # to the question `attendance` of a row
OF_AN_ITEM, STATES = ("agenda_title", "agenda_lead", "agenda_state"), ("now", "discussed")  # of the agenda
HELD_ON = "meeting_date"  # what the date question of the minutes that says when it was held begins with
Fault = Callable[[str, str, str], None]


def parse_meetings(
    folder: Path,
    root: Path,
    known: Known,
    words: Mapping[str, str],
    faults: Faults,
    *,
    facts: tuple[FactRule, ...],
    steps: tuple[StepRule, ...],
    roles: tuple[Role, ...],
    quorum: tuple[Quorum, ...],
) -> tuple[MeetingKind, ...]:
    """The kinds of meeting of the edition in `folder`, in the order they are offered."""
    if not (folder / MEETINGS).is_file():
        return ()
    top = read_toml(folder / MEETINGS, root, faults, words)
    if top is None:
        return ()
    found: list[MeetingKind] = []
    for table in top.tables("meeting", required=True):
        kind = MeetingKind(
            id=table.text("id"),
            label=table.text("label"),
            about=table.text("about"),
            form=table.text("form"),
            minutes=table.text("minutes"),
            fact=table.text("fact", one_of=tuple(rule.id for rule in facts)),
            cite=read_cite(table, known),
            basis=read_basis(table),
            begins=_begins(table.table("begins")),
            steps=table.texts("steps", one_of=tuple(rule.id for rule in steps)),
            main=table.texts("main"),
            roles=table.texts("roles", required=True, one_of=tuple(role.id for role in roles)),
            quorum=table.texts("quorum", one_of=tuple(agency.id for agency in quorum)),
            chairs=table.texts("chairs"),
            decides=table.texts("decides", required=True),
            needed=table.texts("needed"),
        )
        table.done()
        _check_kind(table, kind, found, {rule.id: rule for rule in steps})
        found.append(kind)
    top.done()
    return tuple(found)


def _begins(table: Table) -> tuple[tuple[str, str], ...]:
    return tuple((key, table.text(key)) for key in table.keys())  # noqa: SIM118  # a Table is not a mapping


def _check_kind(
    table: Table, kind: MeetingKind, before: list[MeetingKind], steps: Mapping[str, StepRule]
) -> None:
    if any(kind.id == known.id for known in before):
        table.fault("id", t("“{id}” stands here twice.", id=kind.id), t("Give each its own id."))
    if any((kind.form, kind.begins) == (known.form, known.begins) for known in before):
        table.fault(
            "begins",
            t("Another meeting has the same form and begins alike, so that nothing tells them apart."),
            t("Give each another answer under `begins`."),
        )
    for place, name in enumerate(kind.main):
        if name not in kind.steps or any(name in known.main for known in before):
            table.fault(
                f"main[{place}]",
                t(
                    "“{step}” is not one of `steps` here, or another meeting is the main one for it.",
                    step=name,
                ),
                t("Name a step of `steps`, in one meeting only."),
            )
    for place, name in enumerate(kind.steps):
        closing = {fact for match in steps[name].closing.facts for fact in match.kinds}
        if kind.fact not in closing:
            table.fault(
                f"steps[{place}]",
                t("“{fact}” does not close “{step}”.", fact=kind.fact, step=name),
                t("Name steps that it closes, or another `fact`."),
            )


def check_meetings(procedure: Procedure, forms: Mapping[str, Form], file: str, faults: Faults) -> None:
    """What the kinds of meeting say of the forms; `forms` are all forms of the edition."""
    for place, kind in enumerate(procedure.meetings):

        def fault(key: str, what: str, remedy: str, place: int = place) -> None:
            faults.add(file, f"meeting[{place}].{key}", what, remedy)

        form, minutes = forms.get(kind.form), forms.get(kind.minutes)
        for key, name, found in (("form", kind.form, form), ("minutes", kind.minutes, minutes)):
            if found is None:
                fault(key, t("There is no form “{id}”.", id=name), one_of_these(sorted(forms)))
        if form is not None:
            _check_form(kind, form, fault)
        if form is not None and minutes is not None:
            _check_minutes(kind, form, minutes, fault)
            _check_fact(procedure, kind, (form, minutes), fault)


def _check_form(kind: MeetingKind, form: Form, fault: Fault) -> None:
    asked = _asked(form)
    for name, expected in ASKED.items():
        if name not in asked or asked[name].kind is not expected:
            fault(
                "form",
                t(
                    "“{form}” has no question “{id}” of the kind {kind}.",
                    form=form.id,
                    id=name,
                    kind=expected.value,
                ),
                t("Every meeting asks it; add it to the form."),
            )
    _check_agenda(form, fault)
    rows = next(
        (item for item in form.items() if isinstance(item, Repeat) and item.layout == ATTENDANCE), None
    )
    if rows is not None:
        _check_answers(form, rows, ATTENDANCE, ANSWERS, fault)
    if rows is None or rows.id != ATTENDANCE or not {one.id for one in rows.questions}.issuperset(OF_A_ROW):
        fault(
            "form",
            t("“{form}” has no attendance list.", form=form.id),
            t(
                "Add a repeat `attendance` with that layout and the questions {known}.",
                known=", ".join(OF_A_ROW),
            ),
        )
    elif not {row.id for row in rows.start_rows}.issuperset(kind.roles):
        fault(
            "roles",
            t("A role has no row in the attendance of “{form}”.", form=form.id),
            t("Add the row there."),
        )
    for name, answer in kind.begins:
        if name not in asked or asked[name].option(answer) is None:
            fault(
                f"begins.{name}",
                t("“{answer}” is no answer to “{question}”.", answer=answer, question=name),
                t("Use an option of a question of “{form}”.", form=form.id),
            )
    chairs = {option.id for option in asked["chair"].options} if "chair" in asked else set()
    for name in kind.chairs:
        if name not in chairs:
            fault(
                "chairs",
                t("“{answer}” is no answer to “{question}”.", answer=name, question="chair"),
                one_of_these(sorted(chairs)),
            )


def _check_agenda(form: Form, fault: Fault) -> None:
    rows = next((item for item in form.items() if isinstance(item, Repeat) and item.id == AGENDA), None)
    if rows is None:
        return
    for name in OF_AN_ITEM:
        if name not in {one.id for one in rows.questions}:
            fault(
                "form",
                t("The agenda of “{form}” has no question “{id}”.", form=form.id, id=name),
                t("Add it to the rows of `agenda`."),
            )
    _check_answers(form, rows, OF_AN_ITEM[-1], STATES, fault)


def _check_answers(form: Form, rows: Repeat, name: str, expected: tuple[str, ...], fault: Fault) -> None:
    """The answers to a question of a row that the program itself goes by."""
    question = next((one for one in rows.questions if one.id == name), None)
    missing = [one for one in expected if question is not None and question.option(one) is None]
    if missing:
        fault(
            "form",
            t(
                "“{id}” in “{form}” has no option {missing}.",
                id=name,
                form=form.id,
                missing=", ".join(missing),
            ),
            t("The options are: {known}; more may be added.", known=", ".join(expected)),
        )


def _check_minutes(kind: MeetingKind, form: Form, minutes: Form, fault: Fault) -> None:
    if minutes.belongs_to not in ("", form.id):
        fault(
            "minutes",
            t("“{minutes}” belongs to “{form}”.", minutes=minutes.id, form=minutes.belongs_to),
            t("Name minutes that belong to “{form}”, or to no form.", form=form.id),
        )
    asked = _asked(minutes)
    for key, names in (("decides", kind.decides), ("needed", kind.needed)):
        for name in names:
            if name not in asked:
                fault(
                    key,
                    t("“{form}” asks no “{question}”.", form=minutes.id, question=name),
                    t("Name a question that stands outside repeats."),
                )
    if not any(question.kind is Kind.DATE and question.prefill == HELD_ON for question in asked.values()):
        fault(
            "minutes",
            t("“{form}” does not say when the meeting was held.", form=minutes.id),
            t('Add a date question with prefill = "meeting_date".'),
        )
    sections = {section.id for section in minutes.sections}
    agenda = next((item for item in form.items() if isinstance(item, Repeat) and item.id == AGENDA), None)
    for row in agenda.start_rows if agenda is not None else ():
        if row.id not in sections:
            fault(
                "minutes",
                t("“{form}” has no section “{id}” for that item of the agenda.", form=minutes.id, id=row.id),
                t("Give the row of the agenda the id of a section."),
            )


def _check_fact(procedure: Procedure, kind: MeetingKind, forms: tuple[Form, Form], fault: Fault) -> None:
    """What the fact must say is asked in one of the two forms."""
    rule = procedure.fact_rule(kind.fact)
    asked = _asked(forms[0]) | _asked(forms[1])
    for field in rule.fields if rule is not None else ():
        unfit = misfit(field, asked[field.id]) if field.id in asked else None
        if unfit is not None:
            fault("fact", *unfit)
        if field.required and field.id not in asked:
            fault(
                "fact",
                t("Neither form asks “{field}”, which “{fact}” needs.", field=field.id, fact=kind.fact),
                t("Add a question with that id."),
            )


def _asked(form: Form) -> dict[str, Question]:
    return {item.id: item for item in form.items() if isinstance(item, Question)}
