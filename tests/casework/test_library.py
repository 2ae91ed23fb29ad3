"""The library: what the procedure says is found by word and section; contacts are as published until confirmed."""

from datetime import timedelta

import pytest

from hsb_desktop.casework.contacts import as_published, confirm_contact, contacts, known_contacts
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.library import LibraryView, found, library
from hsb_desktop.casework.library_paper import (
    flow_paper,
    library_file,
    library_file_name,
    matrix_paper,
)
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import rowan


@pytest.fixture
def view(desk: Desk) -> LibraryView:
    """The library on Monday 21 December 2026."""
    return library(desk)


def titles(view: LibraryView, words: str) -> list[str]:
    """What is found, in order."""
    return [entry.title for group in found(view.guidance, words) for entry in group.entries]


def test_every_step_meeting_and_form_is_in_it_with_its_source(desk: Desk, view: LibraryView) -> None:
    procedure = desk.book.procedure(desk.clock.today())
    entries = [entry for group in view.guidance for entry in group.entries]
    assert {rule.id for rule in procedure.steps if rule.guidance} <= {entry.step for entry in entries}
    assert {kind.label for kind in procedure.meetings} <= {entry.title for entry in entries}
    assert all(entry.source for entry in entries)
    forms = desk.book.forms_in_force(desk.clock.today())
    asked = {question.guidance for form in forms for question in form.questions() if question.guidance}
    assert asked <= {entry.text for entry in entries}
    assert {form.id for form in view.forms} == {form.id for form in forms}, "those of no record too"
    assert view.forms[0].id == "risk_assessment", "in the order in which they are met"


def test_what_the_procedure_says_of_the_whole_stands_first(view: LibraryView) -> None:
    whole = view.guidance[0]
    assert [entry.source for entry in whole.entries] == ["§1", "§1", "§2", "§2", "§2", "§2", "§3", "§8", "§9"]
    for named in ("Hackett", "Thresholds of Need", "Brook", "London procedures", "resilience"):
        assert named in " ".join(entry.text for entry in whole.entries)


def test_it_is_searched_by_words_in_any_order_and_by_section(view: LibraryView) -> None:
    assert titles(view, "strategy HSB meeting") == titles(view, "meeting hsb strategy") != []
    by_section = [entry for group in found(view.guidance, "§5.4") for entry in group.entries]
    assert by_section
    assert all("5.4" in entry.source + entry.text for entry in by_section)
    assert titles(view, "no such word anywhere") == []
    assert found(view.guidance, "  ") == view.guidance


def test_the_review_date_of_the_procedure_is_told_once_it_has_passed(view: LibraryView) -> None:
    assert "October 2017" in view.review


def test_a_box_of_the_work_flow_says_what_the_procedure_says_of_it(view: LibraryView) -> None:
    ids = {node.id for column in view.picture.columns for node in column.nodes}
    assert ids == set(view.of_box)
    assert view.of_box["strategy"][0].source == "§5.3"
    assert [entry.title for entry in view.of_box["no_section_47"]] == ["Section 47 threshold not met"]
    assert [(entry.title, entry.source) for entry in view.of_box["concern"]] == [("Concern received", "§3")]


def test_the_matrix_marks_what_is_local(view: LibraryView) -> None:
    assert [len(column.indicators) for column in view.matrix] == [0, 4, 6, 6, 4]
    lead = {words: source for column in view.matrix for _, words, source in column.usual}
    assert lead["Universal services"] == "local, to be confirmed"


def test_a_contact_is_as_published_until_it_is_confirmed_here(desk: Desk, clock: FixedClock) -> None:
    before = contacts(desk)
    assert before
    assert not any(one.confirmed or one.name for one in before)
    one = before[1]
    assert "published 2016, not confirmed" in one.mark
    with pytest.raises(NotReady, match="telephone number or an e-mail"):
        confirm_contact(desk, one.id, "D. Marsh", " ", "")
    with pytest.raises(NotReady, match="not in the directory"):
        confirm_contact(desk, "nobody", "", "01234", "")
    clock.advance(timedelta(days=1))
    confirm_contact(desk, one.id, " D. Marsh ", "01632 960001", "")
    now = contacts(desk)[1]
    assert (now.name, now.confirmed, now.confirmed_by) == ("D. Marsh", True, "T. Marlow")
    assert now.mark == "confirmed Tuesday 22 December 2026"
    with desk.store.unit() as unit:
        printed = [contact.printed for contact in known_contacts(desk, unit)]
    assert f"{now.role}, D. Marsh, 01632 960001" in printed
    as_published(desk, one.id)
    assert contacts(desk) == before


def test_the_work_flow_and_the_blank_matrix_are_printed_about_nobody(desk: Desk) -> None:
    rowan(desk)
    flow, matrix = flow_paper(desk), matrix_paper(desk)
    pages = page_texts(library_file(desk, flow))
    words = " ".join(" ".join(pages).split())
    assert "HSB strategy meeting" in words
    assert "How it stands" not in words
    assert "Child Protection Coordinators (published 2016, not confirmed)" in words
    assert "020 7527 8102" not in words, "an unconfirmed number is not printed"
    blank = page_texts(library_file(desk, matrix))
    assert len(blank) == 1
    assert "Ellery" not in " ".join((*pages, *blank))
    assert [library_file_name(paper) for paper in (flow, matrix)] == [
        "workflow-whole-2016-10.pdf",
        "risk-matrix-2016-10.pdf",
    ]
