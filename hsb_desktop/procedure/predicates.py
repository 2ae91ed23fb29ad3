"""The named predicates a form may use in a condition, where the closed language has no word for it.

A new one is written here, tested by name and released; it reads the answers that count and nothing else.
"""

from collections.abc import Mapping
from types import MappingProxyType

from hsb_desktop.procedure.answers import Agreement, AnswerSet
from hsb_desktop.procedure.conditions import Predicate
from hsb_desktop.procedure.form import Missing


def something_not_known(answers: AnswerSet) -> bool:
    """An answer given so far is *not known*."""
    return any(answers.get(key).missing is Missing.NOT_KNOWN for key in answers)


def agreement_declined(answers: AnswerSet) -> bool:
    """Somebody was asked to agree and declined."""
    agreements = (Agreement.of(answers.get(key)) for key in answers)
    return any(agreement is not None and not agreement.agreed for agreement in agreements)


PREDICATES: Mapping[str, Predicate] = MappingProxyType(
    {"something_not_known": something_not_known, "agreement_declined": agreement_declined}
)
