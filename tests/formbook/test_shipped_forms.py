"""The forms that come with the program: sound, sourced, worded for their readers, and in step with their procedure."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import SectionState, faults, progress, start_answers
from hsb_desktop.procedure.facts import FieldKind
from hsb_desktop.procedure.form import About, Audience, Form, Kind, Question, Repeat

ON = date(2026, 12, 30)
BOOK = load_book()
PROCEDURE = BOOK.procedure(ON)
FORMS = {form.id: form for form in BOOK.forms_in_force(ON)}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)
FAMILY = {Audience.CHILD, Audience.FAMILY}


def words_of(form: Form) -> Iterator[str]:
    """Every text that a person reads in a form."""
    yield from (form.title, form.about, form.child_title)
    for section in form.sections:
        yield from (section.title, section.child_title, section.hint, section.guidance)
        for item in section.items:
            yield from (item.label, item.hint, item.guidance)
            if isinstance(item, Repeat):
                yield from (item.row_label, item.least_message, *(row.label for row in item.start_rows))
    for question in form.questions():
        yield from (question.label, question.short, question.hint, question.guidance, question.child_label)
        yield question.required_message
        yield from (check.message for check in question.constraints)
        yield from (text for option in question.options for text in (option.label, option.hint))


def test_these_are_the_forms() -> None:
    assert set(FORMS) >= {
        "risk_assessment",
        "strategy_meeting",
        "strategy_minutes",
        "safety_plan",
        "diversion_plan",
        "mase_nomination",
        "mase_update",
        "mase_feedback",
        "mase_closure",
        "consultation",
        "direct_work_plan",
        "immediate_protection",
        "case_note",
        "section_47",
        "manager_review",
        "coordinator_discussion",
        "tys_handover",
        "family_group_conference",
        "police_referral",
    }


@each_form
def test_every_question_has_its_source_and_its_readers(form: Form) -> None:
    documents = {document.id for document in PROCEDURE.documents}
    for question in form.questions():
        assert question.source.document in documents, question.id
        assert question.source.section or question.source.document != PROCEDURE.document, question.id
        assert Audience.PROFESSIONAL in question.audience, question.id
        assert 0 < len(question.short) <= 20, question.id
        if question.about in {About.CHILD_HARMED, About.THIRD_PARTY}:
            assert not question.audience & FAMILY, question.id


@each_form
def test_every_section_and_repeat_has_its_source(form: Form) -> None:
    documents = {document.id for document in PROCEDURE.documents}
    sources = [
        form.source,
        *(section.source for section in form.sections),
        *(item.source for item in form.items()),
    ]
    assert {source.document for source in sources} <= documents


@each_form
def test_words_are_plain(form: Form) -> None:
    texts = [text for text in words_of(form) if text]
    assert not [text for text in texts if "!" in text or "  " in text or text != text.strip()]
    assert not [text for text in texts if re.search(r"['\"]", text)], "quotation marks are typographic"
    assert not [text for text in texts if re.search(r"perpetrator|offender|abuser|victim\b", text.lower())]


@each_form
def test_a_message_says_what_to_do(form: Form) -> None:
    for question in form.questions():
        if question.required or question.required_when is not None:
            assert re.match(r"(Enter|Choose|Write|Say|Record) .+\.$", question.required_message), question.id


@each_form
def test_what_the_child_reads_is_in_the_childs_words(form: Form) -> None:
    for question in form.questions():
        plain = question.id == "setting"  # it is the place itself, said by its own row
        assert bool(question.child_label) == (Audience.CHILD in question.audience and not plain), question.id


def test_the_assessment_asks_the_twenty_indicators_of_the_matrix() -> None:
    asked = [
        question.id for question in FORMS["risk_assessment"].questions() if question.kind is Kind.INDICATOR
    ]
    assert asked == [indicator.id for indicator in PROCEDURE.matrix.indicators]
    assert len(asked) == 20


def test_indicators_are_numbered_by_their_id_and_shortened_never_reworded() -> None:
    for question in FORMS["risk_assessment"].questions():
        indicator = PROCEDURE.matrix.indicator(question.id)
        if indicator is not None:
            assert question.number == question.id.removeprefix("c").replace("_", ".")
            words = re.findall(r"\w+", question.label.lower())
            published = iter(re.findall(r"\w+", indicator.text.lower()))
            assert all(word in published for word in words), question.label


def test_nothing_of_an_assessment_meeting_or_minutes_is_for_a_family() -> None:
    for name in ("risk_assessment", "strategy_meeting", "strategy_minutes"):
        assert not [question.id for question in FORMS[name].questions() if question.audience & FAMILY]


def test_minutes_have_one_part_for_each_item_of_the_agenda() -> None:
    agenda = [row.id for row in FORMS["strategy_meeting"].repeat("agenda").start_rows]
    sections = [section.id for section in FORMS["strategy_minutes"].sections]
    assert len(agenda) == 6
    assert [section for section in sections if section in agenda] == agenda


def test_attendance_begins_with_every_role() -> None:
    attendance = FORMS["strategy_meeting"].repeat("attendance")
    assert [(row.id, dict(row.values)) for row in attendance.start_rows] == [
        (role.id, {"role": role.id}) for role in PROCEDURE.roles
    ]
    assert attendance.every_row


@pytest.mark.parametrize(
    ("form_id", "fact"),
    [
        ("risk_assessment", "category_decided"),
        ("strategy_minutes", "strategy_meeting_held"),
        ("strategy_meeting", "strategy_meeting_held"),
        ("diversion_plan", "diversion_plan_incorporated"),
    ],
)
def test_a_question_called_like_a_field_of_its_fact_can_give_that_field(form_id: str, fact: str) -> None:
    rule = PROCEDURE.fact_rule(fact)
    assert rule is not None
    questions = {item.id: item for item in FORMS[form_id].items() if isinstance(item, Question)}
    shared = [(field, questions[field.id]) for field in rule.fields if field.id in questions]
    assert shared
    for field, question in shared:
        if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
            extra = {option.id for option in question.options} - {
                str(choice.value) for choice in field.choices
            }
            assert extra <= ({"none"} if form_id == "diversion_plan" else set())
            assert len(question.options) - len(extra) == len(field.choices)


def test_every_field_of_a_decision_is_asked() -> None:
    rule = PROCEDURE.fact_rule("category_decided")
    assert rule is not None
    assert {field.id for field in rule.fields} <= {
        question.id for question in FORMS["risk_assessment"].questions()
    }


def test_an_outcome_asks_what_it_needs() -> None:
    minutes = {question.id for question in FORMS["strategy_minutes"].questions()}
    assert {"outcome", "enquiry", "follow_up_by", "review_every_days", "mase_referral"} <= minutes


@each_form
def test_a_new_record_begins_and_says_what_is_missing(form: Form) -> None:
    begun = AnswerSet(start_answers(form, {"today": "2026-12-30", "worker_name": "A. Example"}))
    missing = faults(form, begun, ON)
    assert missing
    assert all(fault.message for fault in missing)
    assert SectionState.NEEDS_ATTENTION not in {part.state for part in progress(form, begun, ON)}


def test_a_case_is_closed_to_the_panel_on_three_tests() -> None:
    tests = [
        question.id
        for question in FORMS["mase_closure"].questions()
        if any(check.rule == "must_be" and check.blocks for check in question.constraints)
    ]
    assert tests == ["overview_not_needed", "risk_reduced", "manageable"]
    begun = AnswerSet().put(FieldKey("risk_reduced"), Answer(value=False))
    refused = [
        fault for fault in faults(FORMS["mase_closure"], begun, ON) if fault.key.question == "risk_reduced"
    ]
    assert [fault.message for fault in refused] == [
        "The case stays with the panel until the risk has reduced."
    ]


@pytest.mark.parametrize("name", ["mase_nomination", "mase_update"])
def test_every_professional_is_heard_before_the_panel(name: str) -> None:
    inputs = FORMS[name].repeat("inputs")
    assert inputs.least == 1
    how = next(question for question in inputs.questions if question.id == "input_how")
    assert how.option("at_panel") is not None, "an external service gives its own update"


def test_every_step_and_part_says_what_the_procedure_asks() -> None:
    assert not [step.id for step in PROCEDURE.steps if not step.guidance]
    silent = [
        (form.id, section.id)
        for form in FORMS.values()
        for section in form.sections
        if not (section.guidance or section.hint or any(item.guidance for item in section.items))
    ]
    assert not silent


def test_the_directory_names_roles_and_nobody() -> None:
    assert {contact.id for contact in PROCEDURE.contacts} >= {"coordinator", "cp_coordinators"}
    for contact in PROCEDURE.contacts:
        assert (contact.name, contact.email, contact.confirmed) == ("", "", False)
        assert contact.printed == f"{contact.role} (published 2016, not confirmed)"


@pytest.mark.parametrize(
    ("form", "question", "section", "named"),
    [
        ("risk_assessment", "own_protection", "2", "protection themselves"),
        ("risk_assessment", "strengths", "2", "strengths"),
        ("risk_assessment", "background", "2", "background"),
        ("risk_assessment", "child_view", "2", "child say"),
        ("strategy_meeting", "chair", "5.3", "a CP Coordinator"),
        ("strategy_minutes", "risks_to_linked", "5.3", "siblings"),
        ("strategy_minutes", "prosecution", "5.3", "prosecution"),
        ("strategy_minutes", "follows", "6(1)", "diversion planning"),
        ("strategy_minutes", "lead_agency", "6(1)", "Targeted Services"),
        ("mase_nomination", "instructed_by", "7", "Coordinator"),
        ("mase_feedback", "services", "7", "Key services"),
        ("mase_feedback", "external_updates", "7", "external services"),
    ],
)
def test_what_the_source_names_is_asked_with_its_section(
    form: str, question: str, section: str, named: str
) -> None:
    asked = FORMS[form].question(question)
    assert named in f"{asked.label} {asked.hint} {asked.guidance}"
    assert (asked.source.document, asked.source.section) == (PROCEDURE.document, section)


def test_what_follows_a_threshold_that_is_not_met_is_one_of_the_two_that_the_source_gives() -> None:
    follows = FORMS["strategy_minutes"].question("follows")
    assert [option.id for option in follows.options] == ["no_further_action", "diversion_planning"]
    assert follows.required
