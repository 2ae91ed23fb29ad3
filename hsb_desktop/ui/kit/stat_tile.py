"""One number with its words. A suppressed number is a range in words with its hatched shape, never a figure."""

from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words, muted, small
from hsb_desktop.ui.kit.tokens import Role


class StatTile(Card):
    """A figure, what it counts, and since when or of what."""

    def __init__(self, figure: str, words: str, note: str = "", *, suppressed: bool = False) -> None:
        self._figure = Words(figure, Role.HEADING, "withheld.ink" if suppressed else "text", figures=True)
        self._words, self._note = words, note
        top = row(self._figure, gap=8)
        if suppressed:
            top.add(StateGlyph(State.WITHHELD, 18))
        top.add(None)
        super().__init__(top, small(words), margins=(20, 12, 16, 12))
        if note:
            self.add(muted(note))
        self.set_figure(figure)

    def set_figure(self, figure: str) -> None:
        """Another number."""
        self._figure.setText(figure)
        self.setAccessibleName(" ".join(p for p in (figure, self._words, self._note) if p))
