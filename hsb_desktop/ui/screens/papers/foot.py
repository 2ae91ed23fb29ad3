"""The foot of a paper's page: which copy it is and for whom; print a draft, issue it; then print and save it."""

from PySide6.QtCore import Signal

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, secondary
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.text import body


class PapersFoot(FooterBar):
    """One primary action: issue while the copy is not issued, save once it is.

    Signals:
        print_wanted(): print what is shown.
        draft_wanted(): save what is shown as a draft.
        onward(): the primary action was pressed.
        all_wanted(): print every copy that was issued.
        cancelled(): what is on its way to the printer or to a file is not wanted any more.
    """

    print_wanted = Signal()
    draft_wanted = Signal()
    onward = Signal()
    all_wanted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        self.words = body("")
        self.all = secondary(t("Print every copy"), icon="printer", height=48)
        self.print = secondary(t("Print a draft"), icon="printer", height=48)
        self.save_draft = secondary(t("Save a draft"), icon="save_file", height=48)
        self.primary = primary(t("Issue the paper"), icon="issue", height=48)
        self.cancel = secondary(t("Cancel"), icon="close", height=48)
        ways = [self.cancel, self.save_draft, self.all, self.print, self.primary]
        super().__init__(left=[self.words], right=ways)
        self.cancel.clicked.connect(self.cancelled)
        self.cancel.hide()
        self.save_draft.clicked.connect(self.draft_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.all.clicked.connect(self.all_wanted)
        self.all.hide()
        self.primary.clicked.connect(self.onward)

    def offer(self, words: str, name: str, *, issued: bool) -> None:
        """Say which copy it is and what can be done with it."""
        self.words.setText(words)
        self._under_way(going=False)
        self.save_draft.setVisible(not issued)
        if issued:
            self._name(t("Print it"), t("Save a copy"), "save_file")
        elif name:
            self._name(t("Print a draft"), t("Issue to {name}", name=name), "issue")
        else:
            self._name(t("Print a draft"), t("Issue the paper"), "issue")

    def offer_all(self, copies: int) -> None:
        """Offer to print every copy, where there is more than one."""
        self.all.setVisible(copies > 1)
        self.all.setText(t("Print {n} copies", n=copies))
        self.all.updateGeometry()

    def say(self, words: str) -> None:
        """Say what is under way, or what was done."""
        self.words.setText(words)
        self.dress()

    def work(self, words: str) -> None:
        """Say what is on its way out of the program, with the way to stop it and no other."""
        self._under_way(going=True)
        self.say(words)

    def _under_way(self, *, going: bool) -> None:
        self.cancel.setVisible(going)
        for way in (self.print, self.primary):
            way.setVisible(not going)
        if going:  # they come back where they are offered again
            self.save_draft.hide()
            self.all.hide()

    def _name(self, print_it: str, onward: str, icon: str) -> None:
        self.print.setText(print_it)
        self.primary.setText(onward)
        self.print.updateGeometry()
        self.set_mark(self.primary, icon)
