"""Reads every form of one edition: `forms/<procedure>/<edition>/forms/<form>.toml`, each held against its procedure."""

from collections.abc import Mapping
from pathlib import Path

from hsb_desktop.formbook.check_conventions import check_conventions
from hsb_desktop.formbook.parse_form import parse_form
from hsb_desktop.formbook.parse_local import NOTHING
from hsb_desktop.formbook.parse_meetings import MEETINGS, check_meetings
from hsb_desktop.formbook.parse_procedure import PROCEDURE, STEPS, words_of
from hsb_desktop.formbook.parse_question import Around
from hsb_desktop.formbook.parse_words import Known
from hsb_desktop.formbook.reading import Faults, Table, read_toml
from hsb_desktop.formbook.shared_sections import with_shared_sections
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form, Option
from hsb_desktop.procedure.words import t

FORMS = "forms"


def around(procedure: Procedure) -> Around:
    """What a sound procedure offers its forms."""
    return Around(
        known=Known(procedure.document, tuple(document.id for document in procedure.documents)),
        lists=lists_of(procedure),
        indicators=frozenset(indicator.id for indicator in procedure.matrix.indicators),
        records=frozenset(record.id for record in procedure.records),
        facts={rule.id: rule for rule in procedure.facts},
        words=procedure.words,
    )


def around_faulty(top: Table) -> Around:
    """What can still be told of a procedure with faults: the documents it names."""
    head, documents = top.values.get("procedure"), top.values.get("document")
    own = head.get("document") if isinstance(head, dict) else None
    ids = (
        [item.get("id") for item in documents if isinstance(item, dict)]
        if isinstance(documents, list)
        else []
    )
    texts = tuple(one for one in ids if isinstance(one, str))
    words = words_of(top, NOTHING)
    return Around(Known(own if isinstance(own, str) else "", texts), lists=None, words=words)


def lists_of(procedure: Procedure) -> Mapping[str, tuple[Option, ...]]:
    """The lists of a procedure that the options or start rows of a form may come from."""
    return {
        "category": tuple(Option(str(one.value), _capital(one.label)) for one in procedure.categories),
        "plan": tuple(Option(one.id, _capital(one.label)) for one in procedure.plans),
        "forum": tuple(Option(one.id, _capital(one.label)) for one in procedure.forums),
        "outcome": tuple(Option(one.id, one.label, one.meaning) for one in procedure.outcomes),
        "record": tuple(Option(one.id, one.label) for one in procedure.records),
        "role": tuple(Option(one.id, one.label, one.hint) for one in procedure.roles),
        "colour": tuple(Option(one.id, one.label) for one in procedure.matrix.colours),
        "level": tuple(Option(str(one.value), one.label) for one in procedure.matrix.levels),
    }


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def form_files(folder: Path) -> tuple[Path, ...]:
    """The form files of an edition, in order of name."""
    return tuple(sorted((folder / FORMS).glob("*.toml")))


def parse_forms(
    folder: Path, root: Path, procedure: tuple[str, str], offers: Around, faults: Faults
) -> tuple[Form, ...]:
    """Every form of the edition in `folder`; `procedure` is its id and edition. Of no use while there are faults."""
    found: list[Form] = []
    tops: list[Table] = []
    for path in form_files(folder):
        top = read_toml(path, root, faults, offers.words)
        if top is None:
            continue
        top = with_shared_sections(top, path, root, offers.words)
        form = parse_form(top, *procedure, offers)
        if form.id and form.id != path.stem:
            top.fault(
                "form.id",
                t("The file is called {file} and the form “{id}”.", file=path.name, id=form.id),
                t("Give both the same name."),
            )
        found.append(form)
        tops.append(top)
    ids = {path.stem for path in form_files(folder)}
    for form, top in zip(found, tops, strict=True):
        if form.belongs_to and (form.belongs_to not in ids or form.belongs_to == form.id):
            top.fault(
                "form.belongs_to",
                t("“{id}” is not another form of this edition.", id=form.belongs_to),
                t("Name one of: {known}.", known=", ".join(sorted(ids - {form.id}))),
            )
    return tuple(found)


def check_records(procedure: Procedure, forms: tuple[Form, ...], folder: str, faults: Faults) -> None:
    """What forms, records and steps say of each other; `forms` are all forms of the edition in `folder`."""
    file = f"{folder}/{PROCEDURE}"
    by_id = {form.id: form for form in forms}
    for place, record in enumerate(procedure.records):
        for name in (*([record.form] if record.form else []), *record.also):
            if name not in by_id or by_id[name].record != record.id:
                faults.add(
                    file,
                    f"record[{place}].{'form' if name == record.form else 'also'}",
                    t("There is no form “{form}” that completes “{record}”.", form=name, record=record.id),
                    t("Correct the id, or set `record` in that form."),
                )
    _check_steps(procedure, by_id, f"{folder}/{STEPS}", faults)
    check_meetings(procedure, by_id, f"{folder}/{MEETINGS}", faults)
    check_conventions(procedure, by_id, folder, faults)
    for form in forms:
        record_kind = procedure.record(form.record)
        if record_kind is not None and form.id not in (record_kind.form, *record_kind.also):
            faults.add(
                file,
                "record",
                t(
                    "Form “{form}” completes “{record}”, which does not name it.",
                    form=form.id,
                    record=form.record,
                ),
                t("Set `form` in that [[record]], or add it to `also`."),
            )


def _check_steps(procedure: Procedure, forms: Mapping[str, Form], file: str, faults: Faults) -> None:
    """The form that a step is done in gives a fact that closes the step."""
    for place, step in enumerate(procedure.steps):
        kinds = {kind for match in step.closing.facts for kind in match.kinds}
        form = forms.get(step.form)
        if step.form and (form is None or not kinds & {gives.fact for gives in form.gives}):
            faults.add(
                file,
                f"step[{place}].form",
                t("There is no form “{form}” that gives what closes this step.", form=step.form),
                t("Correct the id, or add [[gives]] with one of: {known}.", known=", ".join(sorted(kinds))),
            )
