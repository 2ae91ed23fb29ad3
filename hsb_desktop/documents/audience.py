"""The allow-list: whether an answer may stand on a copy, and if not, why not. Decided here and nowhere else."""

from hsb_desktop.documents.paper import NotForThisReader, Recipient
from hsb_desktop.procedure.form import About, Audience, Question
from hsb_desktop.procedure.words import t

_FAMILY = frozenset({Audience.CHILD, Audience.FAMILY})
_NEVER_FOR_FAMILY = frozenset({About.CHILD_HARMED, About.THIRD_PARTY})


def may_read(question: Question, audience: Audience) -> bool:
    """Whether the answer may stand on this reader's copy. What is about another child or a third party never reaches a
    family or child copy, whatever the form says."""
    if audience in _FAMILY and question.about in _NEVER_FOR_FAMILY:
        return False
    return audience in question.audience


def why_not(question: Question, audience: Audience) -> str:
    """Why an answer was left out, for the person who releases the paper."""
    if audience in _FAMILY and question.about is About.CHILD_HARMED:
        return t("about another child")
    if audience in _FAMILY and question.about is About.THIRD_PARTY:
        return t("about somebody else")
    if question.audience == frozenset({Audience.PROFESSIONAL}):
        return t("professionals only")
    return t("not on the list of this copy")


def professionals_only(recipient: Recipient, title: str) -> None:
    """Stops a paper that is for professionals alone from being made for anybody else (NotForThisReader)."""
    if recipient.audience is not Audience.PROFESSIONAL:
        raise NotForThisReader(
            t(
                "{title}: this paper is for professionals only, so no copy was made for {name}. Choose a professional.",
                title=title,
                name=recipient.name,
            )
        )
