"""Where a form asks in the words of the national returns, it asks with all of their codes, and never insists."""

from datetime import date

import pytest

from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.code_sets import code_set

ASKED = {
    ("strategy_minutes", "participation"): "participation",
    ("risk_discussion_minutes", "participation"): "participation",
    ("mase_nomination", "legal_status"): "legal_status",
    ("mase_nomination", "plan_category"): "plan_category",
    ("cp_conference_record", "plan_category"): "plan_category",
    ("cp_conference_record", "participation"): "participation",
    ("step_down_record", "closure"): "closure",
}


@pytest.mark.parametrize(("place", "name"), ASKED.items(), ids=str)
def test_the_options_are_the_codes_of_the_set(place: tuple[str, str], name: str) -> None:
    form, asked = place
    question = load_book().form_in_force(form, date(2026, 12, 21)).question(asked)
    codes = code_set(name).codes
    assert [option.hint for option in question.options] == list(codes)
    assert [option.label.casefold() for option in question.options] == [
        words.casefold() for words in codes.values()
    ]
    assert not question.required
    assert question.source is not None
    assert question.source.document == "national-returns"
