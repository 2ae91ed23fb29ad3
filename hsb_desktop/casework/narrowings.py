"""Who may read a place of a record by its form alone, and that it is fewer: kept with the answer and entered."""

from collections.abc import Sequence

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import JournalEntry, RecordHead, Unit
from hsb_desktop.casework.typed import question_of
from hsb_desktop.documents.audience import may_read
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import Audience, Form, Question
from hsb_desktop.procedure.narrowing import WHOLE_ROW, Narrowing
from hsb_desktop.procedure.words import t


def keep_narrowing(desk: Desk, unit: Unit, head: RecordHead, key: FieldKey, chosen: Narrowing) -> None:
    """From now on only these may read it; inside a transaction, without asking whether it is wider."""
    stood = unit.answers(head.id).narrowed.get(key, Narrowing())
    if chosen == stood:
        return
    now = desk.clock.now()
    unit.narrow(head.id, key, chosen, now)
    said = {"key": key.text, "old": _said(stood), "new": _said(chosen)}
    unit.journal(JournalEntry("answer.narrowed", head.case_id, head.id, content=said), now)


def allowed_at(form: Form, key: FieldKey) -> frozenset[Audience]:
    """Who may read what stands at a key by the form alone; of a row, whoever may read any of it."""
    asked: Sequence[Question]
    if key.question == WHOLE_ROW:
        asked = form.repeat(key.repeat).questions
    else:
        question = question_of(form, key)
        asked = () if question is None else (question,)
    return allowed_for(*asked)


def allowed_for(*asked: Question) -> frozenset[Audience]:
    """Who may read any of these questions by the form alone."""
    return frozenset(kind for kind in Audience if any(may_read(question, kind) for question in asked))


def narrowing_words(allowed: frozenset[Audience], narrowing: Narrowing) -> str:
    """What is kept from whom, in few words; empty where nothing is."""
    left = allowed if narrowing.readers is None else allowed & narrowing.readers
    people = len(narrowing.not_for)
    kept = ""
    if people:
        kept = t("not for 1 person") if people == 1 else t("not for {n} people", n=people)
    if left == allowed:
        return kept[:1].upper() + kept[1:]
    if left == {Audience.PROFESSIONAL}:
        words = t("Professionals only")
    else:
        away = [words for kind, words in _away().items() if kind in allowed - left]
        words = t("Not for {who}", who=t(" or ").join(away))
    return t("{kinds}, {people}", kinds=words, people=kept) if kept else words


def _away() -> dict[Audience, str]:
    return {
        Audience.CHILD: t("the child"),
        Audience.FAMILY: t("the family"),
        Audience.PANEL: t("the panel"),
    }


def _said(narrowing: Narrowing) -> dict[str, object]:
    return {
        "readers": None if narrowing.readers is None else sorted(narrowing.readers),
        "not_for": sorted(narrowing.not_for),
        "origin": narrowing.origin,
    }
