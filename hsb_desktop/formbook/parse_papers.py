"""Reads the layouts of the papers of a whole case: those of the program, and an edition's papers.toml before them.

Every fault goes to the list. A paper of an edition with the id of one of the program takes its place.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hsb_desktop.documents.compose.case_paper import read_by_anybody
from hsb_desktop.formbook.parse_question import read_id
from hsb_desktop.formbook.reading import Faults, Table, one_of_these, read_toml
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Audience, Form
from hsb_desktop.procedure.paper_layout import Cover, PaperLayout, Part, PartLayout
from hsb_desktop.procedure.words import t
from hsb_desktop.support.paths import resources_directory

PAPERS = "papers.toml"
_SHIPPED = Path("papers") / "case_papers.toml"
_TAKEN = (  # kinds of the papers of a meeting, of the panel and of the program itself
    "meeting_pack",
    "meeting_pack_short",
    "outcome_sheet",
    "collection_list",
    "journal",
    "overview",
    "panel_agenda",
    "recovery_page",
)
_INSERT = "_insert"  # the end of the kind of a record's paper that goes into another plan
_PICTURES = (Part.CASE_PICTURE, Part.PROCEDURE_PICTURE)  # which fill the first page under the title
_UNNAMED = (Part.RECORD, Part.WORDS)  # whose own headings stand, or none
_READERS = tuple(audience.value for audience in Audience)


def parse_papers(
    folder: Path, root: Path, procedure: Procedure, forms: Sequence[Form], faults: Faults
) -> tuple[PaperLayout, ...]:
    """Every paper of a case in the edition in `folder`, as they are offered; without papers.toml the program's own."""
    shipped = shipped_papers()
    if not (folder / PAPERS).is_file():
        return shipped
    top = read_toml(folder / PAPERS, root, faults, procedure.words)
    if top is None:
        return shipped
    tables = top.tables("paper", required=True)
    own = tuple(_paper(table, {form.id: form for form in forms}) for table in tables)
    top.done()
    ids = [paper.id for paper in own]
    kinds = {form.record or form.id for form in forms} | {form.id for form in forms} | {*_TAKEN}
    for table, paper in zip(tables, own, strict=True):
        if ids.count(paper.id) > 1:
            table.fault(
                "id", t("“{value}” stands here twice.", value=paper.id), t("Give each paper its own id.")
            )
        elif paper.id.endswith(_INSERT) or paper.id in kinds - {one.id for one in shipped}:
            table.fault("id", t("“{value}” is another paper’s id.", value=paper.id), t("Choose another id."))
    places = {paper.id: paper for paper in own}
    kept = tuple(places.pop(paper.id, paper) for paper in shipped)
    return (*kept, *places.values())


def shipped_papers() -> tuple[PaperLayout, ...]:
    """The papers that come with the program."""
    faults = Faults()
    top = read_toml(resources_directory() / _SHIPPED, resources_directory(), faults)
    found = (
        tuple(_paper(table, {}) for table in top.tables("paper", required=True)) if top is not None else ()
    )
    if faults or not found:
        raise AssertionError("; ".join(map(str, faults)) or "no papers")
    return found


def _paper(table: Table, forms: dict[str, Form]) -> PaperLayout:
    title = table.text("title")
    paper = PaperLayout(
        id=read_id(table),
        offered=table.optional_text("offered", title),
        title=title,
        audience=frozenset(map(Audience, table.texts("audience", required=True, one_of=_READERS))),
        cover=tuple(map(Cover, table.texts("cover", one_of=tuple(Cover)))),
        parts=tuple(_part(part, forms) for part in table.tables("part", required=True)),
        landscape=table.truth("landscape"),
        one_page=table.truth("one_page"),
        edition=table.truth("edition"),
    )
    table.done()
    if len(set(paper.cover)) < len(paper.cover):
        table.fault("cover", t("Something in it stands here twice."), t("Name each once."))
    if len(paper.parts) > 1:
        _headings(table, paper)
    for audience in sorted(paper.audience):
        if paper.parts and not read_by_anybody(paper.parts, forms, audience):
            table.fault(
                "audience",
                t("No part of this paper may be read by “{audience}”.", audience=audience.value),
                t("Take them off the list, or add a part that is for them."),
            )
    return paper


def _headings(table: Table, paper: PaperLayout) -> None:
    for place, part in enumerate(paper.parts):
        under_title = place == 0 and part.kind in _PICTURES
        if not part.heading and not under_title and part.kind not in _UNNAMED:
            table.fault(
                f"part[{place}].heading",
                t("This part has no heading."),
                t("Give it one: only a part that is the whole paper has none."),
            )


def _part(table: Table, forms: dict[str, Form]) -> PartLayout:
    kind = Part(table.text("kind", one_of=tuple(Part)))
    of_record = kind is Part.RECORD
    found = PartLayout(
        kind,
        table.optional_text("heading") if kind not in _UNNAMED else "",
        table.text("form", one_of=tuple(forms)) if of_record else "",
        table.texts("sections") if of_record else (),
        table.text("words") if kind is Part.WORDS else "",
    )
    table.done()
    form = forms.get(found.form)
    known = tuple(section.id for section in form.sections) if form is not None else ()
    wrong = [section for section in found.sections if section not in known]
    for section in wrong:
        table.fault("sections", t("“{value}” is not known here.", value=section), one_of_these(known))
    if of_record and found.sections and set(wrong) == set(found.sections):
        return replace(found, sections=())  # as if none were chosen, so that nothing is said of it twice
    return found
