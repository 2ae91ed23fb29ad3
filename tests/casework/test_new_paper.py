"""A new paper for a made-up council is a text file: screen, checks, record, blank and every reader's copy follow."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from hsb_desktop.casework.blanks import blank_form, drawn_blank
from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.papers import kinds, preview, recipients
from hsb_desktop.casework.records import complete_record, open_record, start_record
from hsb_desktop.formbook.book import load_book
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.form import Kind
from hsb_desktop.procedure.plain import remarks
from hsb_desktop.support.clock import FixedClock
from tests.casework.councils import INVENTED
from tests.casework.people import fill

FORM = """
[form]
id = "ferry_plan"
title = "Ferry plan"
about = "How the child crosses the river, made with the family."
record = "ferry_plan"
section = "D"
child_title = "My way over"

[plain]
longest_sentence = 15
hard = { "embark" = "get on" }

[[section]]
id = "crossing"
title = "Crossing"
child_title = "How I cross"
section = "D"

    [[section.item]]
    id = "with_whom"
    kind = "text"
    label = "With whom does the child cross?"
    short = "With whom"
    child_label = "I cross with"
    required = true
    required_message = "Write with whom the child crosses."
    section = "D"
    about = "child"
    audience = ["child", "family", "professional"]

    [[section.item]]
    id = "watched"
    kind = "line"
    label = "What do professionals watch for?"
    short = "Watched"
    section = "D"
    about = "third_party"
    audience = ["professional"]
"""
RECORD = '\n[[record]]\nid = "ferry_plan"\nlabel = "Ferry plan"\nsection = "D"\nform = "ferry_plan"\n'


def test_a_paper_that_no_python_knows_is_written_shown_and_printed_empty(
    desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(INVENTED, tmp_path / "forms"))
    edition = root / "riverside" / "2026-01"
    (edition / "forms" / "ferry_plan.toml").write_text(FORM, encoding="utf-8")
    with (edition / "procedure.toml").open("a", encoding="utf-8") as procedure:
        procedure.write(RECORD)
    there = replace(desk, book=load_book(root, "riverside"))

    case_id = open_case(
        there,
        NewCase("Rowan Ellery", date(2012, 5, 4), "letter", date(2026, 12, 21), plan_status="early_help"),
    ).case_id
    add_person(there, case_id, NewPerson(PersonKind.PARENT, "C. Ellery", "Mother"))
    add_person(
        there, case_id, NewPerson(PersonKind.PROFESSIONAL, "P. Lindqvist", "Teacher", "Northfield School")
    )
    record_id = start_record(there, case_id, "ferry_plan").record_id
    answers = {"with_whom": Answer("With my aunt Wrenna"), "watched": Answer("Planted for professionals")}
    fill(there, record_id, answers, clock)
    complete_record(there, record_id)

    (choice,) = [one for one in kinds(there, case_id) if one.kind == "ferry_plan"]
    assert choice.record_id == record_id
    read = {}
    for one in recipients(there, case_id, "ferry_plan", record_id):
        shown = preview(there, case_id, "ferry_plan", record_id, one.id)
        read[one.copy_type] = " ".join(" ".join(page_texts(shown.data)).split())
        assert shown.printable
    assert set(read) >= {"child", "family", "professional"}
    assert "My way over" in read["child"]
    assert "I cross with With my aunt Wrenna" in read["child"]
    assert "Ferry plan" in read["family"]
    assert {kind for kind, words in read.items() if "Planted" in words} == {"professional"}

    blank = blank_form(there, "ferry_plan")
    empty = " ".join(" ".join(page_texts(drawn_blank(there, blank, fillable=False))).split())
    assert "1.1 With whom does the child cross?" in empty
    assert "Wrenna" not in empty

    (plain, none) = open_record(there, record_id).record.form.questions()
    assert (plain.kind, none.plain) == (Kind.TEXT, None), "only what the child reads is remarked on"
    assert plain.plain is not None
    assert remarks(plain.plain, "We embark.") == ("“embark” may be hard to read. Try “get on”.",)
