"""How far the invitations of a meeting are, from its record: which versions were saved, and for when. Values only."""

from hsb_desktop.casework.work_views import CALLED_OFF
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.words import t

SAVED, SAVED_ON, VERSION, SAVED_FOR = "invitations", "saved_on", "saved_version", "saved_for"
BECAUSE = "called_off_because"


def saved_versions(meeting: Record) -> list[tuple[int, str]]:
    """The versions saved so far with what each said, in order."""
    if not keeps_versions(meeting):
        return []
    rows: tuple[RowId, ...] = meeting.answers.rows(SAVED)
    cells = [(meeting.answers.cell(SAVED, row, VERSION).value, row) for row in rows]
    return [
        (version, meeting.answers.cell_text(SAVED, row, SAVED_FOR))
        for version, row in cells
        if isinstance(version, int)
    ]


def invitation_words(meeting: Record) -> str:
    """How far the invitation is, in a sentence."""
    saved = saved_versions(meeting)
    if not saved:
        return t("It was not saved yet.")
    if saved[-1][1] == said_of(meeting):
        return t("It was saved as the meeting stands.")
    if meeting.answers.text(CALLED_OFF):
        return t(
            "Those who were invited still have it in their calendars. Save the cancellation and send it."
        )
    return t(
        "The meeting was changed since the invitation was saved. Save it again and send it to everybody."
    )


def said_of(meeting: Record) -> str:
    """What a version says of the meeting, in one line."""
    answers = meeting.answers
    said = [answers.text(name).strip() for name in ("date", "time", "until", "place")]
    return " · ".join(
        [*(part for part in said if part), *([t("called off")] if answers.text(CALLED_OFF) else [])]
    )


def keeps_versions(meeting: Record) -> bool:
    return any(isinstance(item, Repeat) and item.id == SAVED for item in meeting.form.items())
