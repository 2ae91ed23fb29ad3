"""Says, while a concern is typed, that the child may be known here already: references and initials, never a name."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.duplicates import Duplicate, possible_duplicates
from hsb_desktop.procedure.case import BirthKind
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.layout import Column, column
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.questions.birth import BirthFields
from hsb_desktop.ui.runtime.runner import Runner

_AFTER_MS = 300  # since the last letter: nobody is told of a likeness of half a name
_SHORTEST = 3  # letters of a name that tell something


class AlikeCases(QWidget):
    """Follows name, date of birth and number.

    Signals:
        case_wanted(CaseId): the worker wants to see a case that is named here.
        looked(): a look came back; tests wait for it.
    """

    case_wanted = Signal(object)
    looked = Signal()

    def __init__(self, runner: Runner, name: TextLine, birth: BirthFields, number: TextLine) -> None:
        super().__init__()
        self._runner, self._name, self._birth, self._number = runner, name, birth, number
        self._asked: object = None
        self._list: Column = column(gap=8)
        self.setLayout(column(self._list, 24))
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.look)
        for line in (name, number):
            line.textChanged.connect(self._wait)
        born: DateField = birth.born
        for box in born.boxes():
            box.textChanged.connect(self._wait)
        birth.known.chosen.connect(self._wait)

    def look(self) -> None:
        """Ask now."""
        name, born, known = self._name.text().strip(), self._birth.born.value(), self._birth.kind()
        number = self._number.text().strip()
        asked = (name, born, known, number)
        if asked == self._asked:
            return
        self._asked = asked
        if len(name) < _SHORTEST and not number:
            self._show(())
            return
        self._runner.ask(
            self,
            lambda desk: possible_duplicates(desk, name, born, BirthKind(known), number),
            lambda found: self._show(found) if asked == self._asked else None,
        )

    def _wait(self, _typed: object = None) -> None:
        self._timer.start()

    def _show(self, found: Sequence[Duplicate]) -> None:
        self._list.clear()
        self.setVisible(bool(found))
        for one in found:
            self._list.add(self._notice(one))
        self.looked.emit()

    def _notice(self, one: Duplicate) -> Notice:
        case_id: CaseId = one.case_id
        go = quiet(t("Look at {reference}", reference=one.reference), trailing="arrow_right")
        go.clicked.connect(lambda: self.case_wanted.emit(case_id))
        return Notice(
            State.ATTENTION,
            t(
                "This child may be known already: {reference}, {initials}",
                reference=one.reference,
                initials=one.initials,
            ),
            " ".join(one.reasons),
            t("What you typed is kept. If it is another child, go on; nothing is held up."),
            actions=[go],
        )
