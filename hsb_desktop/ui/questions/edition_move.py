"""A draft begun under an older edition: says that a newer one is in force, shows what moving would do, and moves it."""

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.moving import MovePreview, move_on_offer, move_record, preview_move
from hsb_desktop.casework.work_views import RecordView
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.questions.guidance import month_words
from hsb_desktop.ui.questions.moving_page import MovingPage
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen


class EditionMove(QObject):
    """The way of one open record to the edition in force; `notice` stands on its page while there is one.

    Signals:
        seen(MovingPage): the preview came, to be shown in place of the work.
        left_alone(): the draft stays as it is.
        moved(): the draft stands under the newer edition.
    """

    seen = Signal(object)
    left_alone = Signal()
    moved = Signal()

    def __init__(self, screen: Screen, session: RecordSession) -> None:
        super().__init__(screen)
        self._screen, self._session = screen, session
        self._looked_at: RecordId | None = None
        self._body = column()
        self.notice = holder(self._body)

    def forget(self) -> None:
        """Another record comes."""
        self._looked_at = None
        self._body.clear()

    def look(self, view: RecordView) -> None:
        """Once for each record that is opened; where no newer edition is in force nothing is said."""
        record_id = view.record.id
        if record_id != self._looked_at:
            self._looked_at = record_id
            self._body.clear()
            self._screen.services.runner.ask(
                self, lambda desk: move_on_offer(desk, record_id), self._say, self._screen.fail
            )

    def _say(self, preview: MovePreview | None) -> None:
        if preview is None or preview.record_id != self._session.record_id:
            return
        see = secondary(t("See what would change"))
        see.clicked.connect(self._see)
        notice = Notice(
            State.ADVISORY,
            t("A newer edition of this form is in force"),
            t(
                "This draft was begun under the edition of {old}. It can stay so, or move to that of {new}.",
                old=month_words(preview.from_edition),
                new=month_words(preview.to_edition),
            ),
            actions=[see],
            closes=True,
        )
        self._body.clear()
        self._body.add(notice, 16)

    def _see(self) -> None:
        """As the draft stands now, with what is being typed."""
        record_id = self._session.record_id
        if record_id is not None:
            self._screen.leave()
            self._screen.services.runner.ask(
                self, lambda desk: preview_move(desk, record_id), self._show, self._screen.fail
            )

    def _show(self, preview: MovePreview) -> None:
        if preview.record_id != self._session.record_id:
            return
        page = MovingPage(preview)
        page.wanted.connect(self._go)
        page.left_alone.connect(self._stay)
        self._body.clear()
        self.seen.emit(page)
        page.move_it.setFocus()

    def _stay(self) -> None:
        self._looked_at = None
        self.left_alone.emit()

    def _go(self, pin: str) -> None:
        record_id = self._session.record_id
        if record_id is not None:
            self._screen.services.runner.ask(
                self, lambda desk: move_record(desk, record_id, pin), self._done, self._screen.fail
            )

    def _done(self, _changes: Changes) -> None:
        self._looked_at = None
        self.moved.emit()
