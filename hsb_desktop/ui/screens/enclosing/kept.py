"""One paper of another agency that is in the pack: what it is, in whose copies, and the way out of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.enclosing import Choice, Enclosed
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.layout import column, row
from hsb_desktop.ui.kit.text import muted, strong
from hsb_desktop.ui.screens.enclosing.readers import ReadersChoice


class KeptPaper(QWidget):
    """What can be done with it is asked of the screen.

    Signals:
        readers_wanted(): other people are ticked.
        gone(): it is to be taken out.
        file_wanted(): save the file as it came.
    """

    readers_wanted = Signal()
    gone = Signal()
    file_wanted = Signal()

    def __init__(self, kept: Enclosed, people: Sequence[Choice]) -> None:
        super().__init__()
        self.kept = kept
        self.readers = ReadersChoice(people, frozenset(one.id for one in kept.readers) & _still(kept, people))
        self.readers.chosen.connect(lambda _who, _on: self.readers_wanted.emit())
        day = short_date(kept.at.astimezone(london()).date())
        said = t(
            "{agency} · pages: {n} · put in {day} by {name}",
            agency=kept.agency,
            n=kept.pages,
            day=day,
            name=kept.by,
        )
        self.out = quiet(t("Take it out of the pack"), icon="close")
        self.out.setAccessibleName(t("Take “{title}” out of the pack", title=kept.title))
        self.file = quiet(t("Save the file as it came"), icon="save_file")
        self.file.setAccessibleName(t("Save the file of “{title}” as it came", title=kept.title))
        self.out.clicked.connect(self.gone)
        self.file.clicked.connect(self.file_wanted)
        ways = row(self.file, self.out, None, gap=8)
        parts = (column(strong(kept.title), muted(said), gap=2), self.readers, ways)
        self.setLayout(column(*parts, gap=12, margins=(20, 14, 20, 14)))


def _still(kept: Enclosed, people: Sequence[Choice]) -> frozenset[str]:
    """Those of its list who are who they were when they were put on it."""
    known = {one.id: one.name for one in people}
    return frozenset(one.id for one in kept.readers if known.get(one.id) == one.name)
