"""The bar at the top: search, the save state in words, cover, lock. They are tools, not actions."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import draw_keycap, tool
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_icon, painting, text_width
from hsb_desktop.ui.kit.saved import SavedIndicator
from hsb_desktop.ui.kit.surface import Panel, Rule
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role


class SearchLine(TextLine):
    """The search field, with its icon and its key."""

    def __init__(self) -> None:
        super().__init__(t("Search cases and actions, Control K"), width=420, height=38)
        self.setProperty("kind", "search")
        self.setPlaceholderText(t("Search cases and actions"))

    def restyle(self) -> None:
        """Take the font now worn; leave room for icon and key."""
        super().restyle()
        key = round(text_width(t("Ctrl K"), Role.SMALL)) + look().px(14)
        self.setTextMargins(look().px(26), 0, key + look().px(4), 0)

    def set_width(self, width: int) -> None:
        """Another width, in px at 100 %."""
        self._width = width
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the icon and the key."""
        super().paintEvent(event)
        size = look().px(18)
        with painting(self) as painter:
            draw_icon(painter, "search", look().px(12), (self.height() - size) / 2, size, "text_muted")
            key = t("Ctrl K")
            left = self.width() - text_width(key, Role.SMALL) - look().px(20)
            draw_keycap(painter, left, self.height(), key, look().colour("text_muted"))


class TopBar(Panel):
    """Signals: `search_wanted()` (Ctrl+K, or its button where it is folded), `searched(text)`, `cover_wanted()`,
    `lock_wanted()`, `menu_wanted()` (the rail, where it is folded), `visit_wanted()` (on the screens of a case)."""

    search_wanted = Signal()
    searched = Signal(str)
    cover_wanted = Signal()
    lock_wanted = Signal()
    menu_wanted = Signal()
    visit_wanted = Signal()

    def __init__(self) -> None:
        self.search = SearchLine()
        self.saved = SavedIndicator()
        self.menu_button = tool(t("Menu"), icon="menu")
        self.search_button = tool(t("Search"), icon="search")
        self.cover_button = tool(t("Cover screen"), icon="cover", keycap=t("Shift ×3"))
        self.lock_button = tool(t("Lock"), icon="lock")
        self.visit_button = tool(t("Visit"), icon="home")
        self.visit_button.hide()
        self._rule = Rule(vertical=True)
        self._rule.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = row(
            self.menu_button,
            self.search_button,
            self.search,
            None,
            self.saved,
            12,
            self._rule,
            8,
            self.visit_button,
            self.cover_button,
            self.lock_button,
            gap=4,
            margins=(32, 9, 24, 9),
        )
        super().__init__("bar_top", self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text()))
        self.search_button.clicked.connect(self.search_wanted)
        self.cover_button.clicked.connect(self.cover_wanted)
        self.lock_button.clicked.connect(self.lock_wanted)
        self.menu_button.clicked.connect(self.menu_wanted)
        self._narrow = False
        self.saved.installEventFilter(self)
        self.visit_button.clicked.connect(self.visit_wanted)
        self.set_fold(Fold.WIDE)

    def set_fold(self, fold: Fold) -> None:
        """Narrow: the rail and the search field become buttons."""
        narrow = fold is Fold.NARROW
        self.menu_button.setVisible(narrow)
        self.search_button.setVisible(narrow)
        self.search.setVisible(not narrow)
        self.search.set_width(420 if fold is Fold.WIDE else 320)
        wide = fold is Fold.WIDE
        self.search.setPlaceholderText(t("Search cases and actions") if wide else t("Search"))
        self._narrow = narrow
        self._part()
        self.cover_button.set_keycap("" if narrow else t("Shift ×3"))
        self.cover_button.setText(t("Cover") if narrow else t("Cover screen"))
        self._row.set_sizes(margins=(12, 3, 12, 3) if narrow else (32, 9, 24, 9))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line stands between two things: before anything is saved there is only one."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._part()
        return False

    def _part(self) -> None:
        self._rule.setVisible(not self._narrow and not self.saved.isHidden())

    def focus_search(self) -> None:
        """Ctrl+K: the search is wanted, wherever it stands."""
        self.search_wanted.emit()

    def show_search(self, *, on: bool) -> None:
        """Where the field is folded away it takes the place of the bar's buttons while it is used."""
        if not self._narrow:
            return
        self.search.setVisible(on)
        for button in (self.menu_button, self.search_button, self.cover_button, self.lock_button):
            button.setVisible(not on)
