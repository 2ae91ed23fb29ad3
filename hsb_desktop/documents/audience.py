"""The allow-list: whether an answer may stand on a copy, and if not, why not. Decided here and nowhere else."""

from hsb_desktop.documents.paper import NotForThisReader, Recipient
from hsb_desktop.procedure.form import About, Audience, Form, Question
from hsb_desktop.procedure.words import t

FAMILY = frozenset({Audience.CHILD, Audience.FAMILY})
_PROFESSIONALS = frozenset({Audience.PROFESSIONAL})
_NEVER_FOR_FAMILY = frozenset({About.CHILD_HARMED, About.THIRD_PARTY})


def may_read(question: Question, audience: Audience) -> bool:
    """Whether the answer may stand on this reader's copy. What is about another child or a third party never reaches a
    family or child copy, whatever the form says."""
    if audience in FAMILY and question.about in _NEVER_FOR_FAMILY:
        return False
    return audience in question.audience


def why_not(question: Question, audience: Audience) -> str:
    """Why an answer was left out, for the person who releases the paper."""
    if audience in FAMILY and question.about is About.CHILD_HARMED:
        return t("about another child")
    if audience in FAMILY and question.about is About.THIRD_PARTY:
        return t("about somebody else")
    if question.audience == frozenset({Audience.PROFESSIONAL}):
        return t("professionals only")
    return t("not on the list of this copy")


def readers_of(form: Form) -> frozenset[Audience]:
    """Who may read anything of a form at all."""
    return frozenset(
        audience
        for audience in Audience
        if any(may_read(question, audience) for question in form.questions())
    )


def is_for_family(form: Form) -> bool:
    """Whether the child or the family may have a copy."""
    return not FAMILY.isdisjoint(readers_of(form))


def is_for_panel(form: Form) -> bool:
    """Whether it is made for the panel: the panel may read most of it, not a line here and there."""
    asked = tuple(form.questions())
    return sum(may_read(question, Audience.PANEL) for question in asked) * 2 > len(asked)


def refusal(recipient: Recipient, readers: frozenset[Audience]) -> str:
    """Why there is no copy for somebody, in one short sentence; empty where there is one."""
    if recipient.audience in readers:
        return ""
    if readers == _PROFESSIONALS or (recipient.audience in FAMILY and readers.isdisjoint(FAMILY)):
        return t("This paper is for professionals only.")
    return t("Nothing in this paper is on the list of a {kind}.", kind=_small(recipient.copy_words))


def must_be_among(recipient: Recipient, readers: frozenset[Audience], title: str) -> None:
    """Stops a paper from being made for somebody it holds nothing for (NotForThisReader)."""
    why = refusal(recipient, readers)
    if why:
        raise NotForThisReader(
            t(
                "{title}: no copy was made for {name}. {why} Choose somebody else.",
                title=title,
                name=recipient.name,
                why=why,
            )
        )


def professionals_only(recipient: Recipient, title: str) -> None:
    """Stops a paper that is for professionals alone from being made for anybody else (NotForThisReader)."""
    must_be_among(recipient, _PROFESSIONALS, title)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
