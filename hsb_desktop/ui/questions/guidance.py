"""Beside the work: why a question is asked, where the procedure asks it, and who can help.

Every word comes from the form's own guidance and sections; nothing of a procedure is written here.
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.form import Form, Kind, Question, Repeat, Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.glyphs import Icon
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.surface import Rule
from hsb_desktop.ui.kit.text import body, small, strong, subheading

HELP = "consultation"  # the question of a form that says who can be asked, where it has one


def edition_words(form: Form) -> str:
    """The edition a form belongs to, as people say it: "Islington, October 2016"."""
    return f"{form.procedure.replace('_', ' ').title()}, {month_words(form.edition)}"


def month_words(edition: str) -> str:
    """The month of an edition in words, or its name where it is none."""
    try:
        return f"{date.fromisoformat(edition + '-01'):%B %Y}"
    except ValueError:
        return edition


class Guidance(ScrollPage):
    """What stands beside a page, or behind "Why this is asked" where there is no room. Arrows scroll it."""

    def __init__(self) -> None:
        super().__init__(margins=(24, 8, 16, 24))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(t("Why this is asked"))
        self._column = column(gap=8)
        self.add(holder(self._column), None)
        self._said: tuple[object, ...] = ()

    def show_for(self, form: Form, section: Section, item: Question | Repeat | None) -> None:
        """What the form says about the part in front, and about the question that has the focus."""
        said = (form.pin, section.id, item.id if item is not None else "")
        if said == self._said:
            return
        self._said = said
        self._column.clear()
        own = item.guidance if item is not None else ""
        words = [part for part in (own, section.guidance) if part] or [form.about]
        if own and section.guidance and isinstance(item, Question) and item.kind is not Kind.INDICATOR:
            self._column.add(strong(item.short or item.label))
        for part in words[: 1 if _is_indicator(item) else 2]:
            self._column.add(body(part))
        self._cite(form, section, item)
        self._answering(item)
        self._helping(form)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(" ".join(words))

    def _cite(self, form: Form, section: Section, item: Question | Repeat | None) -> None:
        source = item.source if item is not None and item.source.section else section.source
        where = section.title
        if source.section:
            where = t("§{section} {title}", section=source.section, title=section.title)
        self._column.add(_cited("library", where), _cited("library", edition_words(form)))

    def _answering(self, item: Question | Repeat | None) -> None:
        if not _is_indicator(item):
            return
        words = t("Not known is a good answer. It stays on the list of gaps, so that someone can find out.")
        self._column.add(8, Rule(), 8, subheading(t("Answering")), body(words))

    def _helping(self, form: Form) -> None:
        help_with = next((question for question in form.questions() if question.id == HELP), None)
        if help_with is None or not help_with.guidance:
            return
        self._column.add(8, Rule(), 8, subheading(t("Who can help")), body(help_with.guidance))
        if help_with.source.section:
            self._column.add(_cited("library", t("§{section}", section=help_with.source.section)))


def _is_indicator(item: Question | Repeat | None) -> bool:
    return isinstance(item, Question) and item.kind is Kind.INDICATOR


def _cited(icon: str, words: str) -> QWidget:
    return holder(row(Icon(icon, "text_muted", 16), grow(small(words)), gap=8))
