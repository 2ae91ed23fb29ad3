"""The room a question leaves on a blank: by its kind, sized by what people write, each space named by its field key.

Names in a fillable file: the key of the answer as it is written in the store, and behind an `@` the part of it:
`@missing` why there is no answer, `@OPTION` one box of several, `@by`, `@on`, `@because` the parts of an agreement.
A row that a paper adds is called `new1`, `new2` and so on.
"""

from dataclasses import replace

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.asked_if import tick_words
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import Kind, Question
from hsb_desktop.procedure.words import t

NEW_ROW = "new"
MISSING, BY, ON, BECAUSE = "missing", "by", "on", "because"
AGREED, DECLINED = "agreed", "declined"
LINES = 5  # of a long text; so many lines of handwriting are some sixty words
_IN_A_LINE = 80  # characters of handwriting over the width of the page
_MOST_LINES = 14
_INDICATOR = ("present", "not_present", "not_known")
_TEXT_ROOMS = {
    Kind.LINE: b.Room.LINE,
    Kind.TEXT: b.Room.TEXT,
    Kind.DATE: b.Room.DATE,
    Kind.TIME: b.Room.TIME,
    Kind.NUMBER: b.Room.NUMBER,
}


def spaces(question: Question, key: FieldKey, said: str, *, lines: int = LINES) -> tuple[b.Space, ...]:
    """The spaces for one answer; `lines` is what a long text takes where the form says nothing of its length."""
    if question.kind is Kind.AGREEMENT:
        found = _agreement(key.text, said)
    elif question.kind in _TEXT_ROOMS:
        room = _TEXT_ROOMS[question.kind]
        tall = _lines(question, lines) if room is b.Room.TEXT else 1
        found = (b.Space(key.text, room, said, lines=tall), *_missing(question, key.text, said))
    else:
        found = (_ticks(question, key.text, said),)
    if question.note:
        note = t("Note")
        found += (b.Space(replace(key, note=True).text, b.Room.LINE, f"{said}: {note}", note),)
    return found


def _lines(question: Question, usual: int) -> int:
    longest = next((rule.value for rule in question.constraints if rule.rule == "longest"), 0)
    return min(_MOST_LINES, max(1, -(-longest // _IN_A_LINE))) if longest else usual


def _ticks(question: Question, key: str, said: str) -> b.Space:
    words = tick_words()
    if question.kind is Kind.YES_NO:
        offered = [(name, words[name]) for name in ("yes", "no")]
    elif question.kind is Kind.INDICATOR:
        offered = [(name, words[name]) for name in _INDICATOR]
    else:
        offered = [(option.id, option.label) for option in question.options]
    several = question.kind is Kind.CHOICES
    taken = {name for name, _ in offered}
    offered += [(one.value, words[one.value]) for one in question.allow_missing if one.value not in taken]
    return b.Space(key, b.Room.TICKS, said, ticks=tuple(b.Tick(*one) for one in offered), several=several)


def _missing(question: Question, key: str, said: str) -> tuple[b.Space, ...]:
    if not question.allow_missing:
        return ()
    ticks = tuple(b.Tick(one.value, tick_words()[one.value]) for one in question.allow_missing)
    heard = t("{question}: why there is no answer", question=said)
    return (b.Space(f"{key}@{MISSING}", b.Room.TICKS, heard, t("If there is no answer"), ticks=ticks),)


def _agreement(key: str, said: str) -> tuple[b.Space, ...]:
    name, day, why = t("Name"), t("Date"), t("If not, because")
    ticks = (b.Tick(AGREED, t("Agreed")), b.Tick(DECLINED, t("Not agreed")))
    return (
        b.Space(key, b.Room.TICKS, said, ticks=ticks),
        b.Space(f"{key}@{BY}", b.Room.LINE, f"{said}: {name}", name),
        b.Space(f"{key}@{ON}", b.Room.DATE, f"{said}: {day}", day),
        b.Space(f"{key}@{BECAUSE}", b.Room.LINE, f"{said}: {why}", why),
        b.Space("", b.Room.SIGN, "", t("Signature")),
    )
