"""What the opening of a store found that its worker has to know, as sentences. Reads nothing and changes nothing."""

from datetime import datetime

from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.store.anchor import History
from hsb_desktop.support.clock import london


def warnings_of(history: History, *, keys_genuine: bool, clock_was: datetime | None) -> tuple[str, ...]:
    """The gravest first."""
    found = []
    if not keys_genuine:
        found.append(
            t(
                "The key file of your records was changed outside the program; your records were kept as they are, "
                "so tell your IT support before you rely on them."
            )
        )
    if history is not History.WHOLE:
        found.append(_of_history(history))
    if clock_was is not None:
        found.append(set_back(clock_was))
    return tuple(found)


def set_back(was: datetime) -> str:
    """That the machine's clock stands before a moment it has shown already."""
    at = was.astimezone(london())
    return t(
        "The clock of this laptop was set back: your records were last changed on {day} at {time} by it; nothing was "
        "changed, but what is due is counted by this clock, so put it right before you rely on the dates.",
        day=long_date(at.date()),
        time=f"{at:%H:%M}",
    )


def _of_history(history: History) -> str:
    if history in {History.ANCHOR_MISSING, History.ANCHOR_CHANGED}:
        return t(
            "The file that guards the history of your records is missing or was changed outside the program; "
            "your records were kept as they are, so tell your IT support before you rely on them."
        )
    if history is History.ELSEWHERE:
        return t(
            "These records were opened on another computer before and never on this one; nothing was changed, so if "
            "nobody moved them here for you, tell your IT support before you rely on them."
        )
    return t(
        "Your records are not as this program last left them: an older copy was put back or part of the "
        "history is missing; nothing was changed, so tell your IT support before you rely on them."
    )


def faults_found(number: int) -> str:
    """That a whole reading found places where the records are not as they were written."""
    return t(
        "Part of your records is not as this program wrote it ({n} places): an older page was put back or something "
        "was changed outside the program; nothing was changed now, so tell your IT support before you rely on them.",
        n=number,
    )
