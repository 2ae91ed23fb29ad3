"""The question before a copy is issued, and the words for which copy it is."""

from hsb_desktop.casework.work_views import PaperPreview, RecipientView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.ask import Ask


def may_issue(ask: Ask, who: RecipientView) -> bool:
    """Ask whether it may go to this person; the safe answer is no."""
    reader = t("{name}, {relation}", name=who.name, relation=who.relation) if who.relation else who.name
    said = t(
        "{kind} for {reader}. It is kept in the case as it is, and the record can then be changed"
        " only as a new version.",
        kind=who.copy_words,
        reader=reader,
    )
    yes = t("Issue to {name}", name=who.name)
    return ask.confirm(t("Issue to {name}?", name=who.name), said, yes, t("Not yet"))


def copy_in_words(preview: PaperPreview, *, issued: bool) -> str:
    """Which copy it is and for whom."""
    name = preview.recipient.name
    if issued:
        return t(
            "Copy {n} of {total}, issued to {name}", n=preview.copy_number, total=preview.copies, name=name
        )
    return t("Copy {n} of {total}, for {name} only", n=preview.copy_number, total=preview.copies, name=name)
