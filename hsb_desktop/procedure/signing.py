"""A signature belongs to the exact wording it was given for: what the family reads of a record, put into one digest.

A drawn signature is kept as lines of points on a pad of 1000 by 400, from the top left: "x,y x,y;x,y x,y".
"""

import hashlib
from dataclasses import replace

from hsb_desktop.procedure.answers import Agreement, AnswerSet
from hsb_desktop.procedure.checks import shown
from hsb_desktop.procedure.form import Audience, Form, Kind, Question

PAD = (1000, 400)
_FAMILY = frozenset({Audience.CHILD, Audience.FAMILY})
_MOST = 60_000  # characters: more is no signature
Strokes = tuple[tuple[tuple[int, int], ...], ...]


def wording(form: Form, answers: AnswerSet) -> str:
    """The digest of what stands in the record for who signs it: all that the family reads, or everything where it
    reads nothing, but for the signatures themselves."""
    now = shown(form, answers)
    asked = [place for place in now.asked if place.question.kind is not Kind.AGREEMENT]
    read = [place for place in asked if _FAMILY & place.question.audience] or asked
    parts = [form.id]
    for place in read:
        note = replace(place.key, note=True)
        given = (now.answers.get(place.key), now.answers.get(note))
        parts.append(
            "\0".join(
                (place.key.text, _words(place.question), *(repr((one.value, one.missing)) for one in given))
            )
        )
    return hashlib.sha256("\1".join(parts).encode()).hexdigest()


def _words(question: Question) -> str:
    return f"{question.label}\0{question.child_label}"


def signed(before: Agreement | None, given: Agreement, now: str) -> Agreement:
    """The agreement with the wording it is given for. Where it says one it is signed anew; where the name that stood
    is kept, so are its drawing and its own wording."""
    if not given.agreed or given.wording:
        return given
    same = before is not None and before.agreed and before.by == given.by
    if before is not None and same and given.strokes in {"", before.strokes}:
        return replace(given, strokes=before.strokes, wording=before.wording)
    return replace(given, wording=now)


def is_for_earlier(agreement: Agreement, now: str) -> bool:
    """Whether it was given for another wording than the one that stands now."""
    return agreement.agreed and bool(agreement.wording) and agreement.wording != now


def strokes_text(strokes: Strokes) -> str:
    """A drawn signature as it is kept."""
    return ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in strokes if stroke)


def read_strokes(text: str) -> Strokes:
    """A drawn signature from how it is kept; nothing where it cannot be read."""
    if not text or len(text) > _MOST:
        return ()
    try:
        return tuple(tuple(_point(pair) for pair in stroke.split(" ")) for stroke in text.split(";"))
    except ValueError:
        return ()


def _point(pair: str) -> tuple[int, int]:
    across, down = (int(part) for part in pair.split(","))
    if not (0 <= across <= PAD[0] and 0 <= down <= PAD[1]):
        raise ValueError(pair)
    return across, down
