"""Which kind of thing happened: grouped by part of the work, what the pathway waits for first, found by words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.fact_forms import FactChoice, FactGroup
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, holder
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.kit.text_line import TextLine


class Choosing(QWidget):
    """Signals: `chosen(str)`: the page of what happened."""

    chosen = Signal(str)

    def __init__(self, groups: Sequence[FactGroup]) -> None:
        super().__init__()
        self._groups = groups
        self.finder = TextLine(t("Find what happened"), width=420)
        self.finder.textEdited.connect(self._fill)
        self.finder.returnPressed.connect(self._take)
        self._list: Column = column(gap=0)
        head = column(
            title(t("Record something that happened")),
            4,
            lead(t("Only what has happened is recorded. The pathway follows at once.")),
            16,
            FormRow(t("Find what happened"), self.finder),
            20,
        )
        self.setLayout(column(Measured(column(head, holder(self._list)), 820)))
        self._fill("")

    def _fill(self, words: str) -> None:
        wanted = words.casefold().split()
        self._list.clear()
        self._found: list[FactChoice] = []
        for group in self._groups:
            found = [choice for choice in group.choices if _fits(choice, group.title, wanted)]
            if found:
                self._found += found
                card = RowCard([self._row(choice) for choice in found])
                self._list.add(SectionHead(group.title), 6, card, 20)
        if not self._found:
            self._list.add(
                EmptyState(
                    "search", t("Nothing of that name"), t("Other words may find it; clear them to see all.")
                )
            )

    def _take(self) -> None:
        """Enter: the one that was found; of several, the list itself is walked."""
        possible = [choice for choice in self._found if not choice.why_not]
        if len(possible) == 1:
            self.chosen.emit(possible[0].page)

    def _row(self, choice: FactChoice) -> ListRow:
        waits = t("“{step}” waits for it", step=choice.waits[0]) if choice.waits else ""
        row = ListRow(
            choice.label,
            state=State.OPEN if choice.waits else None,
            icon="" if choice.waits else "pencil",
            rule=choice.why_not or " · ".join(part for part in (choice.section, waits) if part),
            opens=not choice.why_not,
        )
        row.clicked.connect(lambda: self.chosen.emit(choice.page) if not choice.why_not else None)
        return row


def _fits(choice: FactChoice, group: str, wanted: Sequence[str]) -> bool:
    said = f"{choice.label} {group} {' '.join(choice.waits)}".casefold()
    return all(word in said for word in wanted)
