"""The fields of a filled form as answers to its form: what is written there, and where it cannot be one, why not.

Names of fields are those that `documents.blank_spaces` gives.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from hsb_desktop.casework.filled_port import CannotTakeIn
from hsb_desktop.documents.blank_spaces import AGREED, BECAUSE, BY, DECLINED, MISSING, NEW_ROW, ON
from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey, Value
from hsb_desktop.procedure.form import Form, Kind, Missing, Question, Repeat
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.values import misfit, read_day
from hsb_desktop.procedure.words import t

_DAY = re.compile(r"\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})\s*", re.ASCII)
_ISO = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s*", re.ASCII)
_TIME = re.compile(r"\s*(\d{1,2})\s*[:.]\s*(\d{2})\s*", re.ASCII)
_MOST_DIGITS = 9
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Written:
    """What stands at one place of the paper: the answer, or where it is none, the words and why not."""

    key: FieldKey
    question: Question
    answer: Answer = field(default_factory=Answer)
    text: str = ""
    why_not: str = ""

    @property
    def new_row(self) -> bool:
        """Whether it stands in a row that the paper adds."""
        return self.key.row.startswith(NEW_ROW)


def written(form: Form, fields: Mapping[str, str]) -> tuple[Written, ...]:
    """Everything that was filled in, in the form's order; CannotTakeIn where a field is none of this form's."""
    parts: dict[str, dict[str, str]] = {}
    for name, value in fields.items():
        place, _, part = name.partition("@")
        parts.setdefault(place, {})[part] = _plain(value)
    found = []
    for key, question in _places(form, parts):
        given = parts.pop(key.text, {})
        if any(value.strip() for value in given.values()):
            found.append(_written(key, question, given))
        note = replace(key, note=True)
        words = parts.pop(note.text, {}).get("", "")
        if question.note and words.strip():
            found.append(_text(note, question, words))
    if any(value.strip() for given in parts.values() for value in given.values()):
        raise CannotTakeIn(t("The file answers something that this form does not ask."))
    return tuple(found)


def _places(form: Form, parts: Mapping[str, object]) -> Iterator[tuple[FieldKey, Question]]:
    """Every place that the paper can have, the rows that it adds in their order."""
    for item in form.items():
        if isinstance(item, Question):
            yield FieldKey(item.id), item
            continue
        begun = [RowId(start.id) for start in item.start_rows]
        for row in [*begun, *_added(item, parts)]:
            for question in item.questions:
                yield FieldKey(question.id, item.id, row), question


def _added(repeat: Repeat, parts: Mapping[str, object]) -> list[RowId]:
    shape = re.compile(rf"{re.escape(repeat.id)}/({NEW_ROW}\d{{1,3}})/")
    rows = {match[1] for name in parts if (match := shape.match(name))}
    return [RowId(row) for row in sorted(rows, key=lambda row: int(row.removeprefix(NEW_ROW)))]


def _plain(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _unseen(text: str) -> bool:
    return any(unicodedata.category(c) in _UNSEEN and c not in "\n\t" for c in text)


def _text(key: FieldKey, question: Question, text: str) -> Written:
    if _unseen(text):
        return Written(key, question, text=text, why_not=_hidden_signs())
    return Written(key, question, Answer(text), text)


def _hidden_signs() -> str:
    return t("There are signs in it that cannot be seen.")


def _written(key: FieldKey, question: Question, given: Mapping[str, str]) -> Written:
    if question.kind is Kind.AGREEMENT:
        return _agreement(key, question, given)
    if question.kind is Kind.CHOICES:
        chosen = tuple(option.id for option in question.options if given.get(option.id))
        return Written(key, question, Answer(chosen))
    text, why = given.get("", ""), given.get(MISSING, "")
    if text.strip() and why:
        both = t("The paper gives an answer and says why there is none.")
        return Written(key, question, text=text, why_not=both)
    missing = why or (
        text if text in {one.value for one in question.allow_missing} and _is_tick(question) else ""
    )
    if missing and not (question.option(missing) if _is_tick(question) else None):
        allowed = {one.value: one for one in question.allow_missing}
        if missing not in allowed:
            raise CannotTakeIn(t("The file answers something that this form does not ask."))
        return Written(key, question, Answer(missing=Missing(missing)))
    if question.kind in {Kind.LINE, Kind.TEXT}:
        return _text(key, question, text)
    value = _value(question, text)
    if value is None or misfit(question, value):
        return Written(key, question, text=text, why_not=_cannot(question))
    return Written(key, question, Answer(value), text)


def _is_tick(question: Question) -> bool:
    return question.kind in {Kind.CHOICE, Kind.YES_NO, Kind.INDICATOR}


def _value(question: Question, text: str) -> Value | None:
    match question.kind:
        case Kind.YES_NO:
            return {"yes": True, "no": False}.get(text)
        case Kind.DATE:
            return _day(text)
        case Kind.TIME:
            found = _TIME.fullmatch(text)
            return f"{int(found[1]):02d}:{found[2]}" if found else None
        case Kind.NUMBER:
            digits = text.strip()
            plain = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
            return int(digits) if plain else None
        case _:
            return text


def _day(text: str) -> str | None:
    if found := _DAY.fullmatch(text):
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    return found[1] if (found := _ISO.fullmatch(text)) else None


def _cannot(question: Question) -> str:
    return {
        Kind.DATE: t("It cannot be read as a date. Type it in the record."),
        Kind.TIME: t("It cannot be read as a time. Type it in the record."),
        Kind.NUMBER: t("It cannot be read as a whole number. Type it in the record."),
    }.get(question.kind, t("It is none of the answers that this question has."))


def _agreement(key: FieldKey, question: Question, given: Mapping[str, str]) -> Written:
    """Agreed by whom and when, or not agreed and why; a name without a tick is neither."""
    ticked, by, because = given.get("", ""), given.get(BY, "").strip(), given.get(BECAUSE, "").strip()
    day = given.get(ON, "").strip()
    said = ", ".join(part for part in (by, day, because) if part)
    if ticked not in {AGREED, DECLINED}:
        return Written(key, question, text=said, why_not=t("Neither agreed nor not agreed is ticked."))
    if _unseen(said):
        return Written(key, question, text=said, why_not=_hidden_signs())
    if ticked == DECLINED:
        return Written(key, question, Answer(Agreement(agreed=False, because=because).value), said)
    on = _day(day) if day else ""
    if on is None or (on and read_day(on) is None):
        return Written(
            key, question, text=said, why_not=t("Its date cannot be read. Enter it in the record.")
        )
    return Written(key, question, Answer(Agreement(agreed=True, by=by, on=on).value), said)
