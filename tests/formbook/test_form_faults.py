# ruff: noqa: E501  # a table with one case a line
"""Each kind of fault in a form, through a real broken file: one fault, at its key path, with what and a remedy."""

from pathlib import Path

import pytest

from hsb_desktop.formbook.folder_check import check_folder
from tests.formbook.broken import GAUGE, NOTE, PROCEDURE, STEPS, change, copied, faults_of

WRITTEN = 'short = "Written on"'
FIRST = "section[0].item[0]"
WHY = "section[0].item[5]"
TASKS = "section[1].item[4]"
CONDITION = '{ question = "finding", is = "act" }'
IN_WHY = f"{WHY}.show_when.any[0]"

# name: (file, what stands there, what is put there, where the fault is, words of it)
CASES = {
    "a fact given that is none": (NOTE, "[form]", '[[gives]]\nfact = "weather"\non = "written_on"\n[form]', "gives[0].fact", "not a fact of the procedure"),
    "a fact given on no date": (NOTE, "[form]", '[[gives]]\nfact = "visit"\non = "wet"\n[form]', "gives[0].on", "not a date question"),
    "a fact given on nothing": (NOTE, "[form]", '[[gives]]\nfact = "visit"\non = "nowhere"\n[form]', "gives[0].on", "not a date question"),
    "hours from a fact without an hour": (STEPS, 'opens = { facts = ["report"], each = true }', 'opens = { facts = ["visit"] }', "step[1].limit.kind", "at what hour “visit”"),
    "hours from a decision without an hour": (STEPS, 'opens = { facts = ["report"], each = true }', 'opens = { while = { category = ["act"] } }', "step[1].limit.kind", "at what hour “verdict”"),
    "another limit where nothing was decided": (STEPS, 'limit = { kind = "working_days", days = 2 }', 'limit = { kind = "working_days", days = 2, instead = [{ when = "hurried", days = 1 }] }', "step[0].limit.instead", "opened by `while`"),
    "an earlier start where nothing was decided": (STEPS, 'limit = { kind = "working_days", days = 2 }', 'limit = { kind = "working_days", days = 2, earlier_start = true }', "step[0].limit.earlier_start", "opened by `while`"),
    "a text into a date": (NOTE, "[form]", '[[gives]]\nfact = "verdict"\non = "written_on"\nfields = { finding = "finding", since = "why" }\n[form]', "gives[0].fields.since", "“why” is of the kind text"),
    "options that the field has not": (NOTE, "[form]", '[[gives]]\nfact = "verdict"\non = "written_on"\nfields = { finding = "seen_by" }\n[form]', "gives[0].fields.finding", "is of the kind choices"),
    "a needed field left out": (NOTE, "[form]", '[[gives]]\nfact = "verdict"\non = "written_on"\n[form]', "gives[0].fields", "needs “finding”"),
    "a field that the fact has not": (NOTE, "[form]", '[[gives]]\nfact = "visit"\non = "written_on"\nfields = { weather = "wet" }\n[form]', "gives[0].fields.weather", "not a field of that fact"),
    "a field from no question": (NOTE, "[form]", '[[gives]]\nfact = "verdict"\non = "written_on"\nfields = { finding = "nowhere" }\n[form]', "gives[0].fields.finding", "not asked in this form"),
    "a time from no question": (NOTE, "[form]", '[[gives]]\nfact = "report"\non = "written_on"\nat = "wet"\n[form]', "gives[0].at", "not a time question"),
    "a time for a fact that has none": (NOTE, "[form]", '[[gives]]\nfact = "visit"\non = "written_on"\nat = "next_at"\n[form]', "gives[0].at", "no time of day"),
    "an unknown key": (NOTE, WRITTEN, f'{WRITTEN}\ncolour = "red"', f"{FIRST}.colour", "`colour` is not known"),
    "a value of the wrong kind": (NOTE, WRITTEN, "short = 3", f"{FIRST}.short", "wrong kind of value"),
    "a label left out": (NOTE, 'label = "Is it wet?"', "", "section[0].item[2].label", "`label` is missing"),
    "an unknown kind": (NOTE, 'kind = "yes_no"', 'kind = "maybe"', "section[0].item[2].kind", "“maybe” is not known"),
    "a question twice": (NOTE, 'id = "boats"', 'id = "wet"', "section[0].item[2].id", "“wet” stands twice"),
    "a section twice": (NOTE, 'id = "later"', 'id = "found"', "section[1].id", "“found” stands twice"),
    "a repeat called like a question": (NOTE, 'id = "tasks"', 'id = "wet"', f"{TASKS}.id", "stands twice"),
    "a cell twice in a row": (NOTE, 'id = "due"', 'id = "task"', f"{TASKS}.question[1].id", "“task” stands twice"),
    "a number twice": (GAUGE, 'number = "2"', 'number = "1"', "section[0].item[1].number", "Number 1 stands twice"),
    "an id that is none": (NOTE, 'id = "wet"', 'id = "Wet!"', "section[0].item[2].id", "“Wet!” is not an id"),
    "an id with capitals": (NOTE, 'id = "later"', 'id = "Later"', "section[1].id", "“Later” is not an id"),
    "a short name too long": (NOTE, WRITTEN, 'short = "Written on which day?"', f"{FIRST}.short", "has 21 characters"),
    "no source": (NOTE, 'section = "D"\n    about = "parent"', 'about = "parent"', "section[1].item[2].section", "source is missing"),
    "a source that is not a document": (NOTE, 'document = "elsewhere"', 'document = "nowhere"', "section[0].item[4].document", "“nowhere”"),
    "required without a message": (NOTE, 'required_message = "Say why."', "", f"{WHY}.required_message", "has no message"),
    "a message without required": (NOTE, 'required = true\n    required_message = "Say why."', 'required_message = "Say why."', f"{WHY}.required_message", "not required"),
    "required twice over": (GAUGE, 'required_when = { question = "role"', 'required = true\n        required_when = { question = "role"', "section[1].item[0].question[2].required_when", "required anyway"),
    "an audience left out": (NOTE, 'audience = ["professional", "panel"]', "", "section[0].item[3].audience", "who may read"),
    "an unknown audience": (NOTE, '["professional", "panel"]', '["professional", "press"]', "section[0].item[3].audience[1]", "“press”"),
    "professionals left out": (NOTE, '["professional", "panel"]', '["panel"]', "section[0].item[3].audience", "Professionals could not"),
    "a family copy about another child": (NOTE, 'about = "parent"', 'about = "child_harmed"', "section[1].item[2].audience", "never goes to a child or family"),
    "a family copy about a third party": (NOTE, 'about = "parent"', 'about = "third_party"', "section[1].item[2].audience", "never goes to a child or family"),
    "a family copy about nobody in particular": (NOTE, '    about = "parent"\n', "", "section[1].item[2].about", "whom it speaks of"),
    "a child's label for others": (NOTE, '["child", "professional"]', '["professional"]', f"{WHY}.child_label", "not for the child"),
    "an option twice": (NOTE, 'id = "ferry"', 'id = "miller"', "section[0].item[4].options[1].id", "“miller” stands here twice"),
    "a choice without options": (NOTE, 'options_of = "category"\n', "", "section[0].item[3].options", "which options"),
    "two kinds of options": (NOTE, 'options_of = "category"', 'options_of = "plan"\noptions = [{ id = "act", label = "Act" }]', "section[0].item[3].options", "which options"),
    "options of nothing": (NOTE, 'options_of = "category"', 'options_of = "weather"', "section[0].item[3].options_of", "“weather” is not known"),
    "options where none can be": (NOTE, WRITTEN, f'{WRITTEN}\noptions = [{{ id = "a", label = "A" }}]', f"{FIRST}.options", "has no options"),
    "an unknown reason for no value": (NOTE, '["not_known"]', '["gone"]', "section[0].item[1].allow_missing[0]", "“gone”"),
    "actions that could not be followed up": (NOTE, 'id = "tasks"', 'id = "actions"', "actions.action_done", "no question “action_done” of the kind date"),
    "a name in a date": (NOTE, 'prefill = "today"', 'prefill = "worker_name"', f"{FIRST}.prefill", "does not fit"),
    "people in a date": (NOTE, 'prefill = "today"', 'prefill = "today"\nperson = true', f"{FIRST}.person", "in a line of text only"),
    "an edition beyond the calendar": (PROCEDURE, "in_force_to = 2021-06-30", "in_force_to = 2041-06-30", "procedure.in_force_to", "does not hold that day"),
    "an unknown prefill": (NOTE, 'prefill = "today"', 'prefill = "noon"', f"{FIRST}.prefill", "“noon”"),
    "a condition on nothing": (NOTE, CONDITION, '{ question = "weather", is = "act" }', f"{IN_WHY}.question", "“weather” is not asked before"),
    "a condition on what comes later": (NOTE, CONDITION, '{ answered = "next_on" }', f"{IN_WHY}.answered", "not asked before"),
    "a condition on itself": (NOTE, CONDITION, '{ answered = "why" }', f"{IN_WHY}.answered", "not asked before"),
    "a condition on an answer that is none": (NOTE, CONDITION, '{ question = "finding", is = "acts" }', f"{IN_WHY}.is", "“acts” is never an answer"),
    "a condition on a truth of TOML": (NOTE, CONDITION, '{ question = "wet", is = true }', f"{IN_WHY}.is", "in quotation marks"),
    "a condition on a number of TOML": (NOTE, CONDITION, '{ question = "wet", is = 1 }', f"{IN_WHY}.is", "wrong kind of value"),
    "a condition on the text of a date": (NOTE, CONDITION, '{ question = "written_on", is = "2026-12-30" }', f"{IN_WHY}.is", "never an answer"),
    "a condition without a relation": (NOTE, CONDITION, '{ question = "finding" }', IN_WHY, "not said what the answer"),
    "a condition with two relations": (NOTE, CONDITION, '{ question = "boats", at_least = 1, is = "not_known" }', IN_WHY, "not said what the answer"),
    "a condition that says two things": (NOTE, CONDITION, '{ answered = "wet", predicate = "something_not_known" }', IN_WHY, "exactly one thing"),
    "a condition that says nothing": (NOTE, CONDITION, "{}", IN_WHY, "exactly one thing"),
    "a number asked of what is none": (NOTE, '{ question = "boats", at_least = 3 }', '{ question = "wet", at_least = 3 }', f"{WHY}.show_when.any[1].all[1].at_least", "“wet” is not a number"),
    "an empty list of conditions": (NOTE, f"{{ any = [{CONDITION}, ", "{ any = [{ all = [] }, ", f"{IN_WHY}.all", "no condition in the list"),
    "an unknown predicate": (NOTE, '"agreement_declined"', '"full_moon"', "section[1].item[3].show_when.predicate", "“full_moon”"),
    "a condition of a row on another row's repeat": (NOTE, 'id = "after_no"', 'id = "after_no"\n    required_message = "Say."\n    required_when = { answered = "task" }', "section[1].item[3].required_when.answered", "not asked before"),
    "a check of an unknown rule": (NOTE, 'rule = "longest"', 'rule = "shortest"', f"{WHY}.constraints[0].rule", "“shortest”"),
    "a check that does not fit": (NOTE, 'rule = "longest"', 'rule = "at_most"', f"{WHY}.constraints[0].rule", "does not fit"),
    "a check without a message": (NOTE, ', message = "Use at most 200 characters."', "", f"{WHY}.constraints[0].message", "`message` is missing"),
    "a check against no date": (NOTE, 'other = "written_on", message = "The next', 'other = "wet", message = "The next', "section[1].item[0].constraints[0].other", "not another date"),
    "a check against itself": (NOTE, 'other = "due", message', 'other = "done", message', f"{TASKS}.question[2].constraints[0].other", "not another date"),
    "an answer asked for that is none": (GAUGE, 'required_message = "Choose whether they came."', 'required_message = "Choose."\n        constraints = [{ rule = "must_be", is = "here", message = "Come." }]', "section[1].item[0].question[1].constraints[0].is", "“here” is not known"),
    "a yes that is not asked for": (NOTE, 'short = "Wet"', 'short = "Wet"\n    constraints = [{ rule = "must_be", is = "perhaps", message = "Dry." }]', "section[0].item[2].constraints[0].is", "“perhaps” is not known"),
    "days that are not said": (NOTE, 'rule = "after", other = "written_on"', 'rule = "within", other = "written_on"', "section[1].item[0].constraints[0].value", "`value` is missing"),
    "a repeat in a repeat": (NOTE, 'id = "due"\n        kind = "date"', 'id = "due"\n        kind = "repeat"', f"{TASKS}.question[1].kind", "inside a repeat"),
    "a repeat that asks nothing": (GAUGE, '[[section.item]]\n    id = "watch"', '[[section.item]]\n    id = "idle"\n    kind = "repeat"\n    label = "Idle"\n    row_label = "Row"\n    section = "C"\n\n    [[section.item]]\n    id = "watch"', "section[1].item[0].question", "asks nothing"),
    "an unknown layout": (NOTE, 'layout = "table"', 'layout = "grid"', f"{TASKS}.layout", "“grid”"),
    "least rows without a message": (NOTE, '    least_message = "Add a task."\n', "", f"{TASKS}.least_message", "belong together"),
    "a least number below nought": (NOTE, "least = 1", "least = -1", f"{TASKS}.least", "-1 is too small"),
    "a row filled in before a record": (NOTE, 'id = "task"\n', 'id = "task"\nprefill = "worker_name"\n', f"{TASKS}.question[0].prefill", "not filled in before"),
    "a start row of another question": (NOTE, "values = { task =", "values = { chore =", f"{TASKS}.row[0].values.chore", "not a question of the row"),
    "a start row with a date": (NOTE, "values = { task =", "values = { due =", f"{TASKS}.row[0].values.due", "text or a choice only"),
    "a start row of an option that is none": (GAUGE, 'rows_of = "role"', 'row = [{ id = "x", label = "X", values = { role = "king" } }]\n    rows_of = "role"', "section[1].item[0].row[0].values.role", "not one of its options"),
    "a start row twice": (GAUGE, 'rows_of = "role"', 'row = [{ id = "neighbour", label = "X" }]\n    rows_of = "role"', "section[1].item[0].row", "“neighbour” stands twice"),
    "rows into a question that cannot hold them": (GAUGE, 'rows_into = "role"', 'rows_into = "came"', "section[1].item[0].rows_into", "cannot hold these rows"),
    "rows into no question": (GAUGE, 'rows_into = "role"', 'rows_into = "hat"', "section[1].item[0].rows_into", "“hat”"),
    "an indicator that the matrix has not": (GAUGE, 'id = "cact_2"', 'id = "cact_3"', "section[0].item[2].id", "not an indicator of the matrix"),
    "a form that completes no record": (GAUGE, 'id = "gauge"', 'id = "gauge"\nrecord = "letter"', "form.record", "“letter” is not a record"),
    "a form that belongs to none": (NOTE, 'belongs_to = "gauge"', 'belongs_to = "book"', "form.belongs_to", "not another form"),
    "a form that belongs to itself": (NOTE, 'belongs_to = "gauge"', 'belongs_to = "note"', "form.belongs_to", "not another form"),
    "a form called otherwise than its file": (GAUGE, 'id = "gauge"', 'id = "gage"', "form.id", "called gauge.toml"),
    "a record without its form": (PROCEDURE, 'form = "note"', 'form = "letter"', "record[0].form", "no form “letter” that completes “note”"),
    "a record that does not name its form": (PROCEDURE, '\nform = "note"', "", "record", "which does not name it"),
    "a further form that is none": (PROCEDURE, 'form = "note"', 'form = "note"\nalso = ["letter"]', "record[0].also", "no form “letter” that completes “note”"),
    "a step done in no form": (STEPS, 'id = "first_visit"', 'id = "first_visit"\nform = "letter"', "step[0].form", "gives what closes this step"),
    "a step done in a form that gives nothing": (STEPS, 'id = "first_visit"', 'id = "first_visit"\nform = "note"', "step[0].form", "gives what closes this step"),
    "a condition on an indicator": (GAUGE, 'short = "River"', 'short = "River"\n    show_when = { question = "cwatch_1", is = "yes" }', "section[0].item[1].show_when.is", "“yes” is never an answer"),
    "an option that is a number": (NOTE, '["not_known"]', "[1]", "section[0].item[1].allow_missing[0]", "not text"),
    "an unknown table": (GAUGE, "[form]", '[extra]\na = 1\n\n[form]', "extra", "`extra` is not known"),
}  # fmt: skip
FOLLOWED_BY_OTHERS = {
    # where one change breaks what depends on it, the first fault is the one that is meant
    "a question twice", "a repeat in a repeat", "a form called otherwise than its file", "rows into no question",
    "a choice without options", "two kinds of options", "options of nothing", "an unknown kind", "an id that is none",
    "a section twice", "a cell twice in a row", "a source that is not a document",
    "a record without its form", "actions that could not be followed up",
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_fault_is_found_with_its_place_and_remedy(name: str, tmp_path: Path) -> None:
    file, old, new, at, words = CASES[name]
    found = faults_of(tmp_path, file, old, new)
    meant = [fault for fault in found if (fault.file, fault.at) == (file, at) and words in fault.what]
    assert len(meant) == 1, [str(fault) for fault in found]
    assert meant[0].remedy.endswith(".")
    if name not in FOLLOWED_BY_OTHERS:
        assert len(found) == 1, [str(fault) for fault in found]


def test_the_tiny_procedure_itself_has_none(tmp_path: Path) -> None:
    assert check_folder(copied(tmp_path)).faults == ()


def test_every_fault_is_told_in_one_run(tmp_path: Path) -> None:
    root = copied(tmp_path)
    change(root, NOTE, 'label = "Is it wet?"', "")
    change(root, NOTE, 'rule = "longest"', 'rule = "shortest"')
    change(root, GAUGE, 'number = "2"', 'number = "1"')
    change(root, PROCEDURE, 'label = "round table"', "")
    found = check_folder(root).faults
    assert [(fault.file, fault.at) for fault in found] == [
        (PROCEDURE, "forum[0].label"),
        (GAUGE, "section[0].item[1].number"),
        (NOTE, "section[0].item[2].label"),
        (NOTE, "section[0].item[5].constraints[0].rule"),
    ]


def test_forms_are_not_blamed_for_a_faulty_procedure(tmp_path: Path) -> None:
    found = faults_of(tmp_path, PROCEDURE, 'label = "round table"', "")
    assert [fault.file for fault in found] == [PROCEDURE]


def test_broken_toml_names_its_line(tmp_path: Path) -> None:
    found = faults_of(tmp_path, NOTE, 'kind = "date"', "kind = date")
    assert [fault.file for fault in found] == [NOTE]
    assert "line 21" in found[0].what


def test_a_key_twice_names_its_line(tmp_path: Path) -> None:
    found = faults_of(tmp_path, NOTE, WRITTEN, f"{WRITTEN}\n{WRITTEN}")
    assert "line 24" in found[0].what


@pytest.mark.parametrize("deep", [30, 3000])
def test_a_condition_nested_without_end(deep: int, tmp_path: Path) -> None:
    nested = "{ not = " * deep + CONDITION + " }" * deep
    found = faults_of(tmp_path, NOTE, CONDITION, nested)
    assert "nested too deeply" in found[0].what
