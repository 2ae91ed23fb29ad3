"""How this copy reaches its reader: asked for each copy, nothing is chosen at first. The detail is a draft on disk."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.copy_values import Delivery, how_words
from hsb_desktop.casework.drafts import drafts_of, handing_over
from hsb_desktop.casework.work_views import RecipientView
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.text import subheading
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Services

_FIELD = "detail"


class Handing(QWidget):
    """Hidden while no copy is shown, and once it is issued."""

    def __init__(self, services: Services, failed: Callable[[HsbError], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._failed = services, failed
        self._keeper = DraftKeeper(services.autosave, self)
        self._place = ""
        self.ways = Select(t("Way of delivery"), list(how_words().items()))
        self.detail = TextLine(t("Where to, or through whom"))
        self.detail.textEdited.connect(self._typed)
        ways = FormRow(t("Way of delivery"), self.ways)
        detail = FormRow(t("Where to, or through whom"), self.detail, hint=t("If it helps to find it again."))
        head = subheading(t("How it reaches them"))
        self.setLayout(column(14, head, 8, ways, 10, detail))
        self.hide()

    def show_for(self, case_id: CaseId | None, who: RecipientView | None) -> None:
        """Ask about the copy for this person; nobody takes the question away."""
        place = handing_over(case_id, who.id) if case_id is not None and who is not None else ""
        self.setVisible(bool(place))
        if place == self._place:
            return
        self._place = place
        self.ways.set_value("")
        self.detail.setText("")
        if place:

            def came(kept: Mapping[str, str]) -> None:
                if self._place == place and not self.detail.text():
                    self.detail.setText(kept.get(_FIELD, ""))

            self._services.runner.ask(self, lambda desk: drafts_of(desk, place), came, self._failed)

    def value(self) -> Delivery | None:
        """How it goes, or None while nothing is chosen."""
        how = self.ways.value()
        return Delivery(how, self.detail.text().strip()) if how else None

    def words(self) -> str:
        """The way that is chosen, as it is confirmed."""
        way = how_words().get(self.ways.value(), "")
        detail = self.detail.text().strip()
        return t("{way}: {detail}", way=way, detail=detail) if detail else way

    def served(self) -> None:
        """The copy is issued: for the next one it is asked again."""
        if self._place:
            self._keeper.drop(self._place)
        self._place = ""
        self.hide()

    def take_focus(self) -> None:
        """Put the keyboard into the first question."""
        self.ways.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self, words: str) -> None:
        if self._place:
            self._keeper.typed(self._place, {_FIELD: words})
