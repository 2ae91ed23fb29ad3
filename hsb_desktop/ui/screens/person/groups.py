"""Groups of fields on the page of a person: in the open, or folded away until somebody wants them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.layout import Column, column, holder
from hsb_desktop.ui.kit.surface import Card, SectionHead


def open_group(name: str, rows: Column) -> QWidget:
    """The group under its name."""
    return holder(column(SectionHead(name), 8, Card(rows)))


class FoldedGroup(QWidget):
    """Its fields stand behind a button. What is filled in unfolds by itself, unless it is not for every eye.

    `starts` are the beginnings of the names of its fields.
    """

    def __init__(self, name: str, rows: Column, starts: tuple[str, ...], *, shows_filled: bool) -> None:
        super().__init__()
        self._name, self._starts, self._shows_filled = name, starts, shows_filled
        self._card = Card(rows)
        self.button = quiet("")
        self.button.clicked.connect(lambda: self._show(open_now=self._card.isHidden()))
        self._head = SectionHead(name, action=self.button)
        self.setLayout(column(self._head, 8, self._card))
        self._show(open_now=False)

    def unfold_filled(self, texts: Mapping[str, str]) -> None:
        """Show what holds something, or say that it does."""
        filled = any(text for name, text in texts.items() if name.startswith(self._starts))
        self._show(open_now=filled and self._shows_filled)
        if filled and not self._shows_filled:
            self._head.set_count(t("recorded, not shown here"))

    def _show(self, *, open_now: bool) -> None:
        self._card.setVisible(open_now)
        self.button.setText(t("Hide") if open_now else t("Show"))
        said = t("Hide {group}", group=self._name) if open_now else t("Show {group}", group=self._name)
        self.button.setAccessibleName(said)
