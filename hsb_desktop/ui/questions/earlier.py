"""Brings an earlier wording of a field back: a line under the page where the field in front has had any, then the list.

The list takes the place of the work while it is looked at. Bringing one back is an answer like any other, so what stood
is among the earlier wordings afterwards.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.typed import question_of
from hsb_desktop.casework.wordings import Wording, wordings
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.dates_in_words import clock_time, short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.surface import RowCard
from hsb_desktop.ui.kit.text import body, muted, title
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen

_MOST = 50  # wordings listed; the oldest beyond stay in the store


class EarlierWordings(QObject):
    """Signals:
    shown(QWidget): the list, to stand in place of the work.
    """

    shown = Signal(object)

    def __init__(
        self,
        screen: Screen,
        session: RecordSession,
        show: Callable[[QWidget], None],
    ) -> None:
        """`show` puts the list in place of the work."""
        super().__init__(screen)
        self.shown.connect(show)
        self._screen, self._session = screen, session
        self._key: FieldKey | None = None
        self.button = LinkLine("", Role.SMALL_STRONG)
        self.button.hide()
        self.button.clicked.connect(self._show)

    def look(self) -> None:
        """Another field is in front: the button is there where it had other wordings."""
        key, record_id = self._session.entered, self._session.record_id
        self._key = key
        if key is None or record_id is None:
            self.button.hide()
            return

        def found(ones: tuple[Wording, ...]) -> None:
            if self._key == key and self._session.record_id == record_id:
                self.button.say(t("Earlier wordings of “{question}”", question=self._label(key)))
                self.button.setVisible(len(ones) > 1)

        self._screen.services.runner.ask(self, lambda desk: wordings(desk, record_id, key), found)

    def hide(self) -> None:
        """Nothing can be changed here."""
        self._key = None
        self.button.hide()

    def _label(self, key: FieldKey) -> str:
        view = self._session.view
        question = question_of(view.record.form, key) if view is not None else None
        label = question.label if question is not None else ""
        return t("Note: {question}", question=label) if key.note else label

    def _show(self) -> None:
        key, record_id = self._key, self._session.record_id
        if key is None or record_id is None:
            return
        self.button.hide()
        self._screen.services.autosave.flush()
        self._screen.services.runner.ask(
            self,
            lambda desk: wordings(desk, record_id, key),
            lambda ones: self.shown.emit(self._page(key, ones)),
            self._screen.fail,
        )

    def _page(self, key: FieldKey, ones: tuple[Wording, ...]) -> QWidget:
        back = quiet(t("Back to the field"), icon="arrow_left")
        back.clicked.connect(lambda: self._leave(key))
        rows = [self._row(key, one, stands=not place) for place, one in enumerate(ones[:_MOST])]
        page = holder(
            column(
                row(back, None),
                8,
                title(t("Earlier wordings")),
                4,
                body(self._label(key)),
                4,
                muted(t("Bringing one back keeps the one that stands among these.")),
                16,
                RowCard(rows, inset=20),
                16,
            )
        )
        page.setFocusProxy(back)
        return page

    def _row(self, key: FieldKey, one: Wording, *, stands: bool) -> QWidget:
        at = one.at.astimezone(london())
        when = t("{day}, {time}", day=short_date(at.date()), time=clock_time(at))
        said = t("{when}, version {n}", when=when, n=one.version) if one.version > 1 else when
        words = column(body(one.words), 2, muted(t("Stands now: {when}", when=said) if stands else said))
        line = row(grow(words), gap=16, margins=(20, 12, 14, 12))
        if not stands:
            bring = quiet(t("Bring it back"), icon="undo")
            bring.setAccessibleName(t("Bring back: {words}", words=one.words[:80]))
            bring.clicked.connect(partial(self._bring, key, one))
            line.add(bring)
        return holder(line)

    def _leave(self, key: FieldKey) -> None:
        """The work again, the focus in its field."""
        self._screen.open(replace(self._screen.here(), key=key.text))
        self.look()

    def _bring(self, key: FieldKey, one: Wording) -> None:
        self._session.answer(key, one.answer)
        self._leave(key)
