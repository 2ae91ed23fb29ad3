"""Every question has one number, and it is the form's own where the form gives one."""

import pytest

from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.form import Cite, Form, Kind, Question, Repeat, Section
from hsb_desktop.procedure.numbering import numbers
from tests.documents import samples

HERE = Cite("local")


def _question(name: str, number: str = "") -> Question:
    return Question(name, Kind.LINE, name, HERE, number=number)


def _form(*items: Question | Repeat) -> Form:
    return Form("sample", "1", "form", "Form", (Section("one", "One", items, HERE),), HERE)


def test_questions_are_counted_in_their_section() -> None:
    repeat = Repeat("rows", "Rows", "Row", (_question("a"), _question("same")), HERE)
    found = numbers(_form(_question("first"), repeat, _question("same")))
    assert [found.of(name) for name in ("first", "rows", "same")] == ["1.1", "1.2", "1.3"]
    assert [found.of(name, "rows") for name in ("a", "same", "first")] == ["1.2.1", "1.2.2", "1.1"]
    assert found.of("unknown") == ""


def test_what_the_form_numbers_keeps_its_number_and_the_others_pass_it_by() -> None:
    found = numbers(_form(_question("own", "A.1"), _question("other"), _question("third", "2.7")))
    assert [found.of(name) for name in ("own", "other", "third")] == ["A.1", "A.2", "2.7"]


def test_letters_go_on_after_the_last() -> None:
    sections = tuple(Section(f"s{n}", "S", (_question(f"q{n}"),), HERE) for n in range(28))
    own = Section("own", "Own", (_question("own", "1.1"),), HERE)
    found = numbers(Form("sample", "1", "form", "Form", (*sections, own), HERE))
    assert [found.of(f"q{n}") for n in (0, 8, 19, 20, 21)] == ["A.1", "K.1", "Y.1", "AA.1", "AB.1"]


@pytest.mark.parametrize("form", load_book().forms_in_force(samples.ON), ids=lambda form: form.id)
def test_no_two_questions_of_a_shipped_form_have_one_number(form: Form) -> None:
    found = numbers(form)
    given = [found.of(item.id) for item in form.items()]
    rows = [item for item in form.items() if isinstance(item, Repeat)]
    given += [found.of(question.id, repeat.id) for repeat in rows for question in repeat.questions]
    assert all(given)
    assert len(given) == len(set(given))
