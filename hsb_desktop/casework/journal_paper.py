"""The journal of one case on paper: for the worker as a professional, with the journal's seal; the paper is not kept.

That it was made is entered, and so is what it leaves out said on it.
"""

from dataclasses import replace

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.journal import Asked, JournalLine, journal_page
from hsb_desktop.casework.journal_port import Checked
from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.documents.compose import journal as composer
from hsb_desktop.documents.compose.journal import EntryLine
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.procedure.dates_in_words import clock_time, long_date, short_date
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

MOST = 2000  # entries on one paper


def journal_paper(desk: Desk, asked: Asked, case_id: CaseId) -> Paper:
    """The entries that are asked for, as the screen shows them, at most `MOST`."""
    lines, more, going_on = list[JournalLine](), False, replace(asked, case_id=case_id, before=None)
    while not more:
        page = journal_page(desk, going_on)
        lines += page.lines
        if page.before is None:
            break
        more, going_on = len(lines) >= MOST, replace(going_on, before=page.before)
    with desk.store.unit() as unit:
        case, seal = unit.case(case_id), unit.journal_seal()
        unit.journal(JournalEntry("journal.saved", case_id, case_id), desk.clock.now())
    marking = procedure_of(desk).words.get("marking", t("OFFICIAL-SENSITIVE"))
    worker = Recipient(desk.worker.name, desk.worker.role, Audience.PROFESSIONAL)
    copy = CopyDetails(case, worker, 1, 1, marking, desk.clock.today(), seal=seal)
    cut = t("Only the newest {n} entries are on this paper.", n=len(lines)) if more else ""
    return composer.compose(copy, [_line(line) for line in lines], standing_words(desk.store.checked), cut)


def journal_file(desk: Desk, paper: Paper) -> bytes:
    """Its pages. It asks nothing of the store."""
    return desk.writer.draw(paper)


def standing_words(checked: Checked | None) -> str:
    """How the whole journal was found when it was last read."""
    if checked is None:
        return t(
            "The record has not been checked since it was unlocked; that happens by itself behind your work."
        )
    at = checked.at.astimezone(london())
    when = t("{day} at {time}", day=long_date(at.date()), time=clock_time(at))
    if checked.faults:
        return t(
            "The record does not hold: {n} things are not as they were written. Checked {when}. Tell your IT support; "
            "“hsb-desktop verify” names each.",
            n=checked.faults,
            when=when,
        )
    return t("The record holds: {n} entries, checked {when}.", n=f"{checked.entries:,}", when=when)


def change_words(change: tuple[str, str, str]) -> str:
    """What changed, with its old and new value, in one line."""
    name, was, now = change
    what = name if name.endswith("?") else t("{what}:", what=name)
    if not was:
        return t("{what} “{now}”", what=what, now=now) if now else t("{what} taken away", what=what)
    if not now:
        return t("{what} “{was}” was taken away", what=what, was=was)
    return t("{what} “{was}” became “{now}”", what=what, was=was, now=now)


def happened_words(line: JournalLine) -> str:
    """When it happened, where that was another day than that of its recording."""
    if line.happened is None:
        return ""
    day = long_date(line.happened)
    return t("decided {day}", day=day) if line.decided else t("happened {day}", day=day)


def _line(line: JournalLine) -> EntryLine:
    day = t(
        "{day} {year}, {time}", day=short_date(line.at.date()), year=line.at.year, time=clock_time(line.at)
    )
    gone = t("What it said was destroyed.") if line.destroyed else ""
    detail = (happened_words(line), line.about, *map(change_words, line.changes), gone)
    return EntryLine(day, line.who, line.what, "; ".join(part for part in detail if part))
