"""Beside each page: why it is asked, where the procedure asks it, and who can help."""

from datetime import date

from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.glyphs import Icon
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.surface import Panel, Rule
from hsb_desktop.ui.kit.text import body, muted, small, subheading
from hsb_desktop.ui.screens.assessment.steps import Page


def edition_words(form: Form) -> str:
    """The edition a form belongs to, as people say it: "Islington, October 2016"."""
    try:
        month = f"{date.fromisoformat(form.edition + '-01'):%B %Y}"
    except ValueError:
        month = form.edition
    return f"{form.procedure.replace('_', ' ').title()}, {month}"


class Guidance(Panel):
    """What stands beside a page, or behind "Why this is asked" where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._column = column(gap=8)
        page = ScrollPage(margins=(24, 24, 16, 24))
        page.add(holder(self._column), None)
        super().__init__("side_right", column(grow(page)))
        if parent is not None:
            self.setParent(parent)

    def show_page(self, page: Page, document: str) -> None:
        """The guidance of one page; `document` names the edition it comes from."""
        self._column.clear()
        question = page.indicator
        words = (question.guidance if question is not None else "") or page.section.guidance
        source = question.source if question is not None else page.section.source
        if words:
            self._column.add(subheading(t("Why this is asked")), body(words))
        where = (
            t("§{section} {title}", section=source.section, title=page.section.title)
            if source.section
            else page.section.title
        )
        self._column.add(_cited("library", where), _cited("library", document), 8, Rule(), 8)
        if question is not None:
            self._column.add(
                subheading(t("Answering")),
                body(
                    t(
                        "Not known is a good answer. It stays on the list of gaps, so that someone can find out."
                    )
                ),
                8,
                Rule(),
                8,
            )
        self._column.add(
            subheading(t("Who can help")),
            body(t("A consultation with SIPP or the Coordinator should be sought for this assessment.")),
            muted(t("§3")),
        )


def _cited(icon: str, words: str) -> QWidget:
    return holder(row(Icon(icon, "text_muted", 16), grow(small(words)), gap=8))
