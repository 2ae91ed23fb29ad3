"""The choice of who may read an answer or a row, in place of the work: kinds of reader, and people it is not for.

Only fewer than the question allows can be chosen. What is chosen holds for every paper made from then on.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.who_may_read import WhoMayRead, choose_readers, keep_readers, who_may_read
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.narrowing import WHOLE_ROW, Narrowing
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.text import body, muted, subheading, title
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen


class WhoMayReadPage(QObject):
    """Opens the choice for one place of the record of a session; `show` puts a page in the place of the work."""

    def __init__(self, screen: Screen, session: RecordSession, show: Callable[[QWidget], None]) -> None:
        super().__init__(screen)
        self._screen, self._session, self._show = screen, session, show

    def ask(self, key: FieldKey) -> None:
        """Show the choice as it stands."""
        record_id, there = self._session.record_id, self._there()
        if record_id is None:
            return
        self._screen.services.autosave.flush()

        def came(choice: WhoMayRead) -> None:
            if self._session.record_id == record_id and self._there() == there:
                page = ChoicePage(choice)
                page.back.clicked.connect(lambda: self._leave(key))
                page.keep.clicked.connect(lambda: self._keep(record_id, key, page))
                self._show(page)

        self._screen.services.runner.ask(
            self, lambda desk: who_may_read(desk, record_id, key), came, self._screen.fail
        )

    def _there(self) -> tuple[CaseId | None, RecordId | None]:
        """Whose page is in front: a session may still be at a record of the one before it."""
        return self._screen.current.case_id, self._screen.current.record_id

    def _keep(self, record_id: RecordId, key: FieldKey, page: "ChoicePage") -> None:
        readers = frozenset(kind for kind, box in page.kinds.items() if box.isChecked())
        people = frozenset(person for person, box in page.people.items() if box.isChecked())
        self._screen.services.runner.ask(
            self,
            lambda desk: choose_readers(desk, record_id, key, readers, people),
            lambda _saved: self._leave(key),
            self._screen.fail,
        )

    def keep_pasted(self, key: FieldKey, narrowing: Narrowing) -> None:
        """What was pasted comes from where fewer may read: only they may read it here from now on, as a chip says."""
        record_id = self._session.record_id
        if record_id is None:
            return
        self._screen.services.runner.ask(
            self,
            lambda desk: keep_readers(desk, record_id, key, narrowing),
            lambda _saved: self._session.load(),
            self._screen.fail,
        )

    def _leave(self, key: FieldKey) -> None:
        """The work again, as the store has it now, the focus in its field."""
        at = "" if key.question == WHOLE_ROW else key.text
        self._screen.open(replace(self._screen.here(), key=at))


class ChoicePage(QWidget):
    """Boxes to tick; nothing is kept before `keep` is pressed."""

    def __init__(self, choice: WhoMayRead) -> None:
        super().__init__()
        self.back = quiet(t("Back"), icon="arrow_left")
        self.keep = primary(t("Keep it so"))
        self.kinds = {kind.audience: CheckBox(kind.label) for kind in choice.kinds}
        self.people = {person.id: CheckBox(person.label) for person in choice.people}
        for kind in choice.kinds:
            self.kinds[kind.audience].setChecked(kind.on)
            self.kinds[kind.audience].setEnabled(not kind.always)
        for person in choice.people:
            self.people[person.id].setChecked(person.kept)
        said = column(title(t("Who may read this")), 4, body(choice.label), 8)
        said.add(
            muted(
                t(
                    "Fewer people than the question allows, never more. It holds for every paper from now on, whatever"
                    " is written here later. Where the question itself is on their copy, “[withheld]” stands there."
                )
            )
        )
        if choice.origin:
            said.add(8, muted(t("The text comes from: {origin}", origin=choice.origin)))
        said.add(20, subheading(t("Kinds of copy it may stand on")), 8)
        for box in self.kinds.values():
            said.add(box, 6)
        if self.people:
            said.add(14, subheading(t("Not for these people, whatever copy they get")), 8)
            for box in self.people.values():
                said.add(box, 6)
        if self.people or not all(kind.always for kind in choice.kinds):
            said.add(20, row(self.keep, None))
        else:
            words = t(
                "Only professionals may read it, and the case names none of them who could be left out."
            )
            said.add(10, muted(words))
        self.setLayout(column(row(self.back, None), 8, holder(said), 16))
        self.setFocusProxy(self.back)
