"""The panel's overview as pages to print or save. It holds counts only, belongs to no case, and is kept nowhere."""

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.paper_kinds import panel_copy
from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.documents.compose import overview as composer
from hsb_desktop.documents.overview import Overview
from hsb_desktop.documents.paper import Paper


def overview_paper(desk: Desk, overview: Overview) -> Paper:
    """The overview on paper, as it is shown; that it was made is entered in the journal."""
    with desk.store.unit() as unit:
        unit.journal(JournalEntry("overview.saved", subject=overview.period), desk.clock.now())
    return composer.compose(overview, panel_copy(desk))


def overview_file(desk: Desk, paper: Paper) -> bytes:
    """Its pages. It asks nothing of the store."""
    return desk.writer.draw(paper)


def overview_file_name(overview: Overview) -> str:
    """The name offered for the file: the months, nobody."""
    return f"overview-{overview.months[0]:%Y-%m}-{overview.months[-1]:%Y-%m}.pdf"
