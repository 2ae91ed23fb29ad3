"""Each named predicate, by name."""

from hsb_desktop.procedure.answers import Agreement, AnswerSet
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.predicates import PREDICATES
from tests.procedure.forms import cells, given


def test_these_are_all() -> None:
    assert set(PREDICATES) == {"something_not_known", "agreement_declined"}


def test_something_not_known() -> None:
    holds = PREDICATES["something_not_known"]
    assert not holds(AnswerSet())
    assert not holds(given(a="x", b=Missing.DECLINED))
    assert holds(given(a="x", b=Missing.NOT_KNOWN))
    assert holds(cells(AnswerSet(), r__1__a=Missing.NOT_KNOWN))


def test_agreement_declined() -> None:
    holds = PREDICATES["agreement_declined"]
    assert not holds(AnswerSet())
    assert not holds(given(a=Missing.DECLINED, b=Agreement(agreed=True, by="R.E.", on="2026-12-30").value))
    assert holds(given(a=Agreement(agreed=False, because="Later").value))
